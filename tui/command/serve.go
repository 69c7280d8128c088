package command

import (
	"fmt"
	"io"
	"net"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"

	"github.com/spf13/cobra"
)

// serving is what serve was asked for.
type serving struct {
	addr, secure, control string
	existence, world      string
	anywhere              []string
	tls, asJSON, openAPI  bool
	discoverable          bool
}

func newServe(shop *workshop) *cobra.Command {
	var asked serving
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the API alone, for any client",
		Long: `Runs the API under study on loopback and prints its base URL and each person's
credentials. Every request leaves a line of the audit log on standard error.

A second port, which is no part of the API, starts the world anew and moves its
clock. With --tls a third speaks TLS, where services prove themselves by client
certificate; the authority to trust is written beside your attempts.

With --discoverable tokens are issued in the name of the base URL: that is how a
client library finds the identity provider, with nothing but its address.

It runs until ctrl+c, and then lets what is under way come to its end, for five
seconds at most. The world is made anew at each start.`,
		Example: `  authlab serve
  authlab serve --addr 127.0.0.1:8080 --tls
  authlab serve --addr 127.0.0.1:8080 --discoverable
  authlab serve --world seed=7,existence=disclosed,clock=2026-03-02T10:00:00Z --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return serve(cmd, shop, asked) },
	}
	flags := cmd.Flags()
	flags.StringVar(&asked.addr, "addr", "127.0.0.1:0", "where to listen; port 0 takes a free one")
	flags.BoolVar(&asked.tls, "tls", false, "speak TLS too, on a port of its own")
	flags.StringVar(&asked.secure, "tls-addr", "127.0.0.1:0", "where to speak TLS")
	flags.StringVar(&asked.control, "control", "127.0.0.1:0", "where to take commands to reset the world and to move its clock")
	flags.StringVar(&asked.world, "world", "", "which world: seed=, existence= and clock=, with commas between them")
	flags.StringVar(&asked.existence, "existence", string(lab.Hidden), "what to answer for another's object: hidden (404) or disclosed (403)")
	flags.StringSliceVar(&asked.anywhere, "anywhere", nil, "listen beyond loopback, for clients that call the API by these host names")
	flags.BoolVar(&asked.discoverable, "discoverable", false, "issue tokens in the name of the base URL, for client libraries to discover")
	flags.BoolVar(&asked.asJSON, "json", false, "print one JSON object")
	flags.BoolVar(&asked.openAPI, "openapi", false, "print the API as an OpenAPI 3.1 document, and end")
	return cmd
}

func serve(cmd *cobra.Command, shop *workshop, asked serving) error {
	if asked.openAPI {
		_, err := cmd.OutOrStdout().Write(mockapi.OpenAPI())
		return err
	}
	began := time.Now()
	spec, err := worldSpec(asked, began)
	if err != nil {
		return err
	}
	if err := asked.reach(cmd.ErrOrStderr()); err != nil {
		return err
	}
	w := world.New(spec)
	server, err := asked.listen(mockapi.New(w, mockapi.Options{
		Log: cmd.ErrOrStderr(), Hosts: asked.anywhere,
		Clock: func() time.Time { return spec.Clock.Add(time.Since(began)) },
	}))
	if err != nil {
		return err
	}
	defer func() { _ = server.Close() }() // it is over either way
	if asked.discoverable {
		server.IssueAs(server.BaseURL())
	}
	control, err := server.OpenControl(asked.control)
	if err != nil {
		return cannotListen("--control", asked.control, err)
	}
	defer func() { _ = control.Close() }() // likewise
	shown, err := show(shop, server, control, w)
	if err != nil {
		return err
	}
	if err := shown.print(cmd.OutOrStdout(), asked.asJSON); err != nil {
		return err
	}
	<-cmd.Context().Done()
	return server.Drain()
}

func (asked serving) listen(a *mockapi.API) (*mockapi.Server, error) {
	var choices []mockapi.Listening
	if asked.tls {
		if err := free(asked.secure); err != nil {
			return nil, cannotListen("--tls-addr", asked.secure, err)
		}
		choices = append(choices, mockapi.Encrypted(asked.secure))
	}
	server, err := mockapi.Listen(a, asked.addr, choices...)
	if err != nil {
		return nil, cannotListen("--addr", asked.addr, err)
	}
	return server, nil
}

// free tries an address, so that a mistake is told of the flag that made it.
func free(addr string) error {
	socket, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	return socket.Close()
}

func cannotListen(flag, addr string, err error) error {
	return &lab.Mistake{Where: flag + " " + addr, What: fmt.Sprintf("it cannot listen there: %v", err), Try: "127.0.0.1:0, which takes a free port"}
}

// reach refuses to listen where other machines can reach the API, unless that was
// asked for: then it warns.
func (asked serving) reach(warnings io.Writer) error {
	if !onLoopback(asked.control) {
		return &lab.Mistake{Where: "--control " + asked.control, What: "commands are taken on loopback only", Try: "127.0.0.1:0"}
	}
	for flag, addr := range map[string]string{"--addr": asked.addr, "--tls-addr": asked.secure} {
		if len(asked.anywhere) == 0 && !onLoopback(addr) {
			return &lab.Mistake{Where: flag + " " + addr, What: "the API answers on loopback only", Try: "127.0.0.1:8080, or --anywhere with the names it is called by"}
		}
	}
	if len(asked.anywhere) > 0 {
		_, err := fmt.Fprintln(warnings, "warning: other machines can reach this API, and everybody's password is printed here; it holds nothing that is real")
		return err
	}
	return nil
}

// onLoopback reports whether an address is one only this machine can reach.
func onLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	return err != nil || host == "localhost" || net.ParseIP(host).IsLoopback() // what is no address is refused by listening
}
