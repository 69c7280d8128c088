package sandbox

import (
	"context"
	"errors"

	"authlab/lab"
)

// given is what a worker makes of the probes.
type given struct {
	diagnostics []lab.Diagnostic
	exchanges   []lab.Exchange
}

// given asks the code, in a worker. Where the worker comes to grief, the probes
// it did not answer are crashed for that reason.
func (b *Bench) given(ctx context.Context, source lab.Source, settings []setting, probes []probe) (given, error) {
	var told given
	answered, stopped := make([]*lab.Exchange, len(probes)), "the code gave no answer"
	err := b.pool.run(ctx, b.job(source, settings, probes), func(line report) {
		told.diagnostics = append(told.diagnostics, line.Diagnostics...)
		if line.Stopped != "" {
			stopped = line.Stopped
		}
		if line.Exchange != nil && line.Ask >= 0 && line.Ask < len(answered) {
			line.Exchange.Request = probes[line.Ask].request
			answered[line.Ask] = line.Exchange
		}
	})
	var brought *grief
	if err != nil && !errors.As(err, &brought) {
		return told, err
	}
	if brought != nil {
		stopped = brought.Error()
	}
	for i, exchange := range answered {
		if exchange == nil {
			exchange = &lab.Exchange{Request: probes[i].request, Crash: stopped}
		}
		told.exchanges = append(told.exchanges, *exchange)
	}
	return told, nil
}

// job asks the code what the probes ask, each in the world it was grown for.
func (b *Bench) job(source lab.Source, settings []setting, probes []probe) job {
	j := job{Task: taskAnswer, Source: source, Replacement: *b.scenario.Replaces, Seed: strangeSeed(b.chance, source)}
	for _, where := range settings {
		j.Worlds = append(j.Worlds, origin{
			Spec: where.world.Spec(), Public: where.world.VerifyingKey(), Snapshot: where.history, Signed: where.world.Signed(),
		})
	}
	for _, one := range probes {
		j.Asks = append(j.Asks, ask{World: one.setting, Request: one.request})
	}
	return j
}
