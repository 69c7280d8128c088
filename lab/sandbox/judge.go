package sandbox

import (
	"context"
	"encoding/binary"
	"hash/fnv"

	"authlab/lab"
	"authlab/mockapi"
)

// strangeSeed derives a seed from a fix and another one: for one fix always the
// same, and none that the fix could know.
func strangeSeed(played uint64, source lab.Source) uint64 {
	sum := fnv.New64a()
	_, _ = sum.Write(binary.LittleEndian.AppendUint64(nil, played)) // a hash takes everything
	_, _ = sum.Write([]byte(source.Text))
	return sum.Sum64()
}

// wanted asks the API's own code, each probe in a fresh copy of its world.
func wanted(settings []setting, probes []probe) []lab.Exchange {
	exchanges := make([]lab.Exchange, len(probes))
	for i, one := range probes {
		own := mockapi.New(settings[one.setting].world.Clone(), mockapi.Options{})
		exchanges[i] = own.Do(context.Background(), one.request)
	}
	return exchanges
}

// judgement holds all that a verdict is reached from.
type judgement struct {
	settings      []setting
	probes        []probe
	wanted, given []lab.Exchange
	readable      []map[string]string // by setting, then by the object's id
	missing       map[asking]int      // the probe about what is not there
}

// judge compares what was wanted with what was given, probe by probe.
func judge(settings []setting, probes []probe, wanted, given []lab.Exchange) []lab.Probe {
	j := judgement{
		settings: settings, probes: probes, wanted: wanted, given: given,
		readable: readable(settings, probes, wanted),
		missing:  missingProbes(probes),
	}
	judged := make([]lab.Probe, len(probes))
	for i := range probes {
		judged[i] = j.probe(i)
	}
	return judged
}

func (j judgement) probe(i int) lab.Probe {
	one, found := j.probes[i], j.find(i)
	return lab.Probe{
		Name:    one.name,
		Actor:   actorOf(one.key),
		Request: one.request.Method + " " + one.request.Target,
		Want:    describeWanted(j.wanted[i]),
		Got:     describe(j.given[i], found),
		Outcome: found.Outcome,
		Wanted:  &j.wanted[i],
		Given:   &j.given[i],
	}
}

func (j judgement) find(i int) finding {
	one := j.probes[i]
	caller, _ := j.settings[one.setting].world.Person(one.key.Who)
	found := compare(j.wanted[i], j.given[i], one.secrets(caller, j.readable[one.setting]))
	if found.Outcome == lab.Right && j.tellsExistence(i) {
		return finding{lab.UnderBlocked, "but in other words than for a missing one, which tells that it exists"}
	}
	return found
}

// readable collects, for each setting, what the API tells of an object to those
// who may read it.
func readable(settings []setting, probes []probe, wanted []lab.Exchange) []map[string]string {
	answers := make([]map[string]string, len(settings))
	for i := range answers {
		answers[i] = map[string]string{}
	}
	for i, one := range probes {
		if one.object != nil && succeeded(wanted[i]) {
			answers[one.setting][one.object.ID] = wanted[i].Response.Body
		}
	}
	return answers
}

func actorOf(key lab.Key) string {
	if key.Note == "" {
		return key.Who
	}
	return key.Who + " · " + key.Note
}
