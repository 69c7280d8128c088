package command

import (
	"strings"

	"authlab/tui"

	"github.com/spf13/cobra"
)

func newList(shop *workshop) *cobra.Command {
	return &cobra.Command{
		Use:   "list [words]",
		Short: "List what there is to play and to read, and what comes next",
		Long: `The home screen in lines: how you stand, what to do next and why, and the tracks with
their lessons and scenarios. With words it lists what has all of them in its id, its
title, its track, its concepts or the clauses that settle it; level:2, mode:fix,
topic:tenant, clause:8.2.2 and is:open ask one thing each.`,
		Example: "  authlab list\n  authlab list tenant is:open\n  authlab list clause:9470",
		RunE: func(cmd *cobra.Command, args []string) error {
			config, err := shop.screens(cmd.Context())
			if err != nil {
				return err
			}
			progress, err := shop.progress(cmd.Context())
			if err != nil {
				return err
			}
			return printLines(cmd.OutOrStdout(), tui.HomeLines(config, progress, strings.Join(args, " ")))
		},
	}
}
