package command

import (
	"fmt"
	"io"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/spf13/cobra"
)

func newToken(*workshop) *cobra.Command {
	var wanted tokenWanted
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "token <who>",
		Short: "Mint an access token that authlab serve takes, or must refuse",
		Long: `Mints an access token for somebody of the world that authlab serve shows, and
prints it. Without flags it is honest: a running authlab serve takes it.

Each flag changes one thing it says, or who signs it. What the API makes of the
outcome is printed on standard error: that is asked of the API's own code.

With --dpop the token is bound to a key of its owner's, and printed as the two
fields of one request, with a proof of possession that is good once, for a minute.`,
		Example: `  authlab token ana
  curl -i http://127.0.0.1:8080/orders -H "Authorization: Bearer $(authlab token ana)"
  authlab token ana --scope tickets.read     # good for tickets, 403 for orders
  authlab token ben --issuer partner         # Ben's company speaks for Ben
  authlab token ana --issuer partner         # and not for Ana: 401 invalid_token
  authlab token ana --expired                # 401, and so are those that follow
  authlab token ana --audience https://shop.authlab.test
  authlab token ana --key retired
  authlab token ada --acr aal1 --amr pwd     # 401 where a second factor is asked for
  authlab token ada --age 2h                 # 401 where a sign-in must be fresh
  authlab token ledger --certificate ledger.pem   # worth nothing without it
  authlab token fin --alg none               # signed by nobody
  authlab token fin --alg HS256              # the public key taken for a secret
  authlab token plato --dpop "GET http://127.0.0.1:8080/whoami/bound" |
    curl -i http://127.0.0.1:8080/whoami/bound -H @-`,
		Args: whoArgument,
		RunE: func(cmd *cobra.Command, args []string) error {
			wanted.who, wanted.narrowed = args[0], cmd.Flags().Changed("scope")
			now := time.Now()
			minted, err := wanted.mint(served(now, lab.Hidden), fmt.Sprintf("command-%d", now.UnixNano()))
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), minted)
			}
			return minted.print(cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	wanted.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object, with what the API makes of it")
	return cmd
}

func whoArgument(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return &lab.Mistake{Where: "authlab token", What: "it needs to know for whom", Try: "authlab token ana"}
	}
	return nil
}

func (t *tokenWanted) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&t.scope, "scope", "", "scopes it is given for, with spaces between; default: all that its owner's roles can use")
	flags.StringVar(&t.audience, "audience", authn.Audience, "the API it is meant for")
	flags.StringVar(&t.issuer, "issuer", "house", "who issues it: house, partner, or any address")
	flags.StringVar(&t.alg, "alg", world.EdDSA, "how it is signed: EdDSA, ES256, none or HS256")
	flags.StringVar(&t.key, "key", "current", "key that signs it: current, next, retired or partner")
	flags.StringVar(&t.typ, "type", authn.TokenType, "type its header gives")
	flags.BoolVar(&t.expired, "expired", false, "let it have expired a minute ago")
	flags.DurationVar(&t.notBefore, "not-before", 0, "let it hold only after so long, as 10m")
	flags.StringVar(&t.acr, "acr", "", "assurance of its owner's sign-in: aal1, aal2, or none to leave it out; default: all that the house asks of them")
	flags.StringVar(&t.amr, "amr", "", `methods of that sign-in, with spaces between: "pwd otp mfa", or none`)
	flags.DurationVar(&t.age, "age", 0, "how long ago that was, as 2h")
	flags.StringVar(&t.certificate, "certificate", "", "file of the client certificate to bind it to, as serve --tls writes it")
	flags.StringVar(&t.dpop, "dpop", "", `bind it to a key, and prove that for a request: "GET http://…"`)
	flags.StringVar(&t.nonce, "nonce", "", "nonce the proof repeats; default: the one authlab serve hands out now")
}

// tokenMinted is a token, and what the API's own code makes of it.
type tokenMinted struct {
	Scheme  string `json:"scheme"` // Bearer or DPoP
	Token   string `json:"token"`
	Proof   string `json:"proof,omitempty"`
	Taken   bool   `json:"taken"`
	Refused string `json:"refused,omitempty"` // why
}

func (m tokenMinted) print(out, notes io.Writer) error {
	if m.Refused != "" {
		if _, err := fmt.Fprintf(notes, "the API refuses this one: %s\n", m.Refused); err != nil {
			return err
		}
	}
	if m.Proof == "" {
		return printLines(out, []string{m.Token})
	}
	return printLines(out, []string{"Authorization: DPoP " + m.Token, "DPoP: " + m.Proof})
}

// served is the world as authlab serve shows it, at a time.
func served(now time.Time, existence lab.Existence) *world.World {
	return world.New(servedSpec(now, existence))
}

// known finds somebody of the world, or says who is near.
func (t tokenWanted) known(w *world.World) error {
	if _, found := w.Person(t.who); found {
		return nil
	}
	var names []string
	for _, person := range w.People() {
		if !person.Hidden {
			names = append(names, person.ID)
		}
	}
	near := lab.Near(t.who, names)
	return &lab.Mistake{Where: t.who, What: "nobody here has that name", Try: strings.Join(near[:min(3, len(near))], ", ")}
}
