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

// serveSeed is the world that serve shows: the canonical one, with readable ids.
const serveSeed = 1

func newServe(shop *workshop) *cobra.Command {
	var addr, existence string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the API alone, for any client",
		Long: `Runs the API under study on loopback and prints its base URL and each person's
credentials. Every request leaves a line of the audit log on standard error.

It runs until ctrl+c. The world is made anew at each start.`,
		Example: "  authlab serve\n  authlab serve --addr 127.0.0.1:8080\n  authlab serve --existence disclosed --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !onLoopback(addr) {
				return &lab.Mistake{Where: "--addr " + addr, What: "the API answers on loopback only", Try: "127.0.0.1:8080, and a tunnel from elsewhere"}
			}
			policy := lab.Existence(existence)
			if policy != lab.Hidden && policy != lab.Disclosed {
				return &lab.Mistake{Where: "--existence", What: fmt.Sprintf("%q is not a house policy", existence), Try: "hidden (404) or disclosed (403)"}
			}
			w := served(time.Now(), policy)
			server, err := mockapi.Listen(mockapi.New(w, mockapi.Options{Log: cmd.ErrOrStderr(), Clock: time.Now}), addr)
			if err != nil {
				return &lab.Mistake{Where: "--addr " + addr, What: fmt.Sprintf("it cannot listen there: %v", err), Try: "127.0.0.1:0, which takes a free port"}
			}
			defer func() { _ = server.Close() }() // it is over either way
			if err := announce(cmd.OutOrStdout(), server, w, asJSON); err != nil {
				return err
			}
			<-cmd.Context().Done()
			return nil
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:0", "where to listen; port 0 takes a free one")
	cmd.Flags().StringVar(&existence, "existence", string(lab.Hidden), "what to answer for another's object: hidden (404) or disclosed (403)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// onLoopback reports whether an address is one only this machine can reach.
func onLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	return err != nil || host == "localhost" || net.ParseIP(host).IsLoopback() // what is no address is refused by listening
}

type servedObject struct {
	BaseURL   string            `json:"base_url"`
	Keys      []lab.Key         `json:"keys"`
	Passwords map[string]string `json:"passwords"`
}

func announce(out io.Writer, server *mockapi.Server, w *world.World, asJSON bool) error {
	if asJSON {
		return printJSON(out, servedObject{server.BaseURL(), server.Keys(), passwords(w)})
	}
	return printLines(out, serveLines(server.BaseURL(), server.Keys(), passwords(w)))
}

func serveLines(base string, keys []lab.Key, passwords map[string]string) []string {
	const asJSON = "-H 'Content-Type: application/json'"
	lines := []string{
		"the API listens on " + base + ", and GET / lists its routes",
		"",
		"present no credential:",
		fmt.Sprintf("  curl -i %s/tickets", base),
		"sign in with a password, for a session cookie or a bearer token:",
		fmt.Sprintf(`  curl -i %s/login %s -d '{"name":"ana","password":"%s"}'`, base, asJSON, passwords["ana"]),
		fmt.Sprintf(`  curl -i %s/token %s -d '{"name":"ana","password":"%s"}'`, base, asJSON, passwords["ana"]),
		"or present a session that is open already:",
	}
	for _, key := range keys {
		if key.With == lab.WithSession {
			lines = append(lines, fmt.Sprintf("  %-6s %-22s password %-9s -H '%s: %s'", key.Who, key.Note, passwords[key.Who], key.Header, key.Value))
		}
	}
	return append(lines, "", "--json prints everybody's bearer tokens too, and authlab token mints others; ctrl+c stops the API")
}

func passwords(w *world.World) map[string]string {
	known := map[string]string{}
	for _, person := range w.People() {
		if person.Password != "" && !person.Hidden {
			known[person.ID] = person.Password
		}
	}
	return known
}
