// Package command is authlab's command line. Beside main it is the only package
// that sees every other: here the parts are put together.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/signal"
	"strings"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// The exit codes of every command.
const (
	exitOK    = 0
	exitNo    = 1 // the answer is no: a fix does not hold, a pack has findings
	exitWrong = 2 // the question was wrong, or could not be put
)

// errNo ends a command that has printed its "no" already.
var errNo = errors.New("no")

// Run carries out one command line and returns its exit code.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, getenv func(string) string) int {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	shop := newWorkshop(getenv)
	defer shop.close()
	root := newRoot(shop)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := fang.Execute(ctx, root, fang.WithVersion(version()), fang.WithErrorHandler(printError))
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errNo):
		return exitNo
	default:
		return exitWrong
	}
}

func newRoot(shop *workshop) *cobra.Command {
	root := &cobra.Command{
		Use:   "authlab",
		Short: "Learn to tell authentication from authorization, one request at a time",
		Long: `Two checkpoints stand before every API: authentication proves who is calling,
authorization decides what that caller may do. Predict what an API answers, see
at which gate it stopped, break what is broken, and mend it in real Go.

Without a command, authlab opens its home screen.`,
		Example: `  authlab                      # the home screen
  authlab play H1              # one scenario
  authlab play H1 --plain      # the same in lines, for pipes and screen readers
  authlab check H1 fix.go      # does this fix hold?`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return playScreens(cmd, shop, "") },
	}
	root.PersistentFlags().StringVar(&shop.packFlag, "pack", "", "pack to use instead of the one inside authlab: a folder, or a zip of it")
	root.PersistentFlags().StringVar(&shop.dataFlag, "data", "", "folder for your attempts (also AUTHLAB_DATA; default: authlab under the XDG data directory)")
	root.AddCommand(
		newPlay(shop), newList(shop), newDrill(shop), newShift(shop), newInterview(shop), newDue(shop), newRead(shop), newServe(shop), newToken(shop), newFix(shop), newCheck(shop),
		newProgress(shop), newSettings(shop), newPack(shop), newGallery(shop), newDoctor(shop), newVersion(),
	)
	return root
}

// printError prints what went wrong on a line of its own; a plain "no" has been
// printed by the command.
func printError(w io.Writer, _ fang.Styles, err error) {
	if errors.Is(err, errNo) || errors.Is(err, context.Canceled) {
		return
	}
	text := "authlab: " + err.Error()
	if strings.HasPrefix(err.Error(), "unknown command") || strings.HasPrefix(err.Error(), "unknown flag") {
		text += "; try authlab --help"
	}
	_, _ = fmt.Fprintln(w, text) // there is nowhere left to say that stderr is gone
}
