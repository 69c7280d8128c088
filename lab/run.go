package lab

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// RunConfig is what a run is made of. Nothing in it is shared with another run
// but the store.
type RunConfig struct {
	Learner  string
	Scenario *Scenario
	Target   Target // the API in the scenario's world
	// Elsewhere starts the API of a scenario in another world; it may be nil where
	// every step is played in the scenario's.
	Elsewhere func(*Scenario) (Target, error)
	Bench     Bench
	Store     Store
	Now       func() time.Time // for the times of attempts
	NewID     func() string    // for the ids of attempts
}

// Run is one learner's pass through one scenario. It is safe for use by several
// goroutines. Its methods may block on the API, the bench or the store; each
// that judges something returns only after the attempt is stored.
type Run struct {
	config  RunConfig
	targets *targets

	mu       sync.Mutex
	attempts []Attempt             // at this scenario, in order
	lines    map[string][]Exchange // of diagnose steps, by step
}

// OpenRun picks a run up where the learner's stored attempts left it.
func OpenRun(ctx context.Context, config RunConfig) (*Run, error) {
	stored, err := config.Store.Attempts(ctx, config.Learner)
	if err != nil {
		return nil, err
	}
	targets, err := openTargets(config)
	if err != nil {
		return nil, err
	}
	run := &Run{config: config, targets: targets, lines: map[string][]Exchange{}}
	for _, attempt := range stored {
		if attempt.Scenario == config.Scenario.ID {
			run.attempts = append(run.attempts, attempt)
		}
	}
	run.deployAcceptedFix()
	return run, nil
}

// deployAcceptedFix puts the latest accepted fix back behind its route: a
// repaired API stays repaired over a restart.
func (r *Run) deployAcceptedFix() {
	for _, attempt := range slices.Backward(r.attempts) {
		if attempt.Right && attempt.Record.Verdict != nil {
			r.targets.deploy(r.source(attempt.Record.Source))
			return
		}
	}
}

// Scenario is what is being played.
func (r *Run) Scenario() *Scenario { return r.config.Scenario }

// Target is the API that a step is played against: the scenario's, but where the
// step asks for another world.
func (r *Run) Target(step string) Target { return r.targets.at(step) }

// Outside delivers exchanges with other clients than the run, until it is closed.
func (r *Run) Outside() <-chan Exchange { return r.targets.outside }

// Close ends the run and its APIs.
func (r *Run) Close() error { return r.targets.close() }

// State is how the learner stands now.
func (r *Run) State() ScenarioProgress {
	r.mu.Lock()
	defer r.mu.Unlock()
	return foldScenario(r.config.Scenario, slices.Clone(r.attempts))
}

// Attempts returns the learner's attempts at this scenario, in order.
func (r *Run) Attempts() []Attempt {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.attempts)
}

// Text resolves the {{names}} in prose; a name the world does not know stays as
// it stands (the lesson compiler refuses such prose).
func (r *Run) Text(prose string) string {
	text, err := r.config.Target.Expand(prose)
	if err != nil {
		return prose
	}
	return text
}

// Keys is the keyring at a step: the API's, and the key a craft starts with where
// that is none of those.
func (r *Run) Keys(step string) ([]Key, error) {
	keys := r.Target(step).Keys()
	at, found := r.config.Scenario.Step(step)
	if !found || at.Craft == nil {
		return keys, nil
	}
	start, err := r.Target(step).Key(at.Craft.Start.As, at.Craft.Start.With)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(keys, func(k Key) bool { return k.Who == start.Who && k.With == start.With }) {
		keys = append(keys, start)
	}
	return keys, nil
}

// Request is what a step starts from: what a prediction sends, or what stands
// in a craft's editor at first.
func (r *Run) Request(step string) (Request, error) {
	at, err := r.step(step, StepPredict, StepCraft)
	if err != nil {
		return Request{}, err
	}
	if at.Predict != nil {
		return BuildRequest(r.Target(step), at.Predict.Sent)
	}
	return BuildRequest(r.Target(step), at.Craft.Start)
}

// Predict sends the step's request for real, compares, and stores the answer.
func (r *Run) Predict(ctx context.Context, step string, said Prediction) (Attempt, error) {
	at, err := r.step(step, StepPredict)
	if err != nil {
		return Attempt{}, err
	}
	exchange, err := r.lastOf(ctx, at)
	if err != nil {
		return Attempt{}, err
	}
	judged := JudgePrediction(*at.Predict, said, exchange)
	return r.answer(ctx, step, judged.Right(), Record{Prediction: &judged, Exchange: &exchange})
}

// lastOf sends what a prediction is about, and before it what comes first.
func (r *Run) lastOf(ctx context.Context, at *Step) (Exchange, error) {
	exchanges, err := SendAll(ctx, r.Target(at.ID), at.Predict.Requests())
	if err != nil {
		return Exchange{}, err
	}
	return exchanges[len(exchanges)-1], nil
}

// Send sends any request. The attempt is stored where it meets the goal of the
// craft step it is sent at; trying costs nothing.
func (r *Run) Send(ctx context.Context, step string, request Request) (Exchange, Attempt, error) {
	exchange, err := r.Target(step).Send(ctx, request)
	if err != nil {
		return Exchange{}, Attempt{}, err
	}
	attempt, err := r.Observe(ctx, step, exchange)
	return exchange, attempt, err
}

// Observe credits an exchange to a craft step, wherever it came from.
func (r *Run) Observe(ctx context.Context, step string, exchange Exchange) (Attempt, error) {
	at, found := r.config.Scenario.Step(step)
	if !found || at.Craft == nil || !at.Craft.Done.Met(exchange) {
		return Attempt{}, nil
	}
	return r.answer(ctx, step, true, Record{Exchange: &exchange})
}

// Check compiles a fix without running it.
func (r *Run) Check(text string) []Diagnostic {
	return r.config.Bench.Check(r.source(text))
}

// Fix judges a fix over its matrix and stores the attempt. An accepted fix is
// deployed.
func (r *Run) Fix(ctx context.Context, step, text string) (Attempt, error) {
	if _, err := r.step(step, StepFix); err != nil {
		return Attempt{}, err
	}
	verdict, err := r.config.Bench.Judge(ctx, r.source(text))
	if err != nil {
		return Attempt{}, err
	}
	attempt, err := r.answer(ctx, step, verdict.Passed, Record{Source: text, Verdict: &verdict})
	if err == nil && verdict.Passed {
		r.targets.deploy(r.source(text))
	}
	return attempt, err
}

// Lines returns the exchanges whose audit lines a diagnose step shows. They are
// sent when first asked for.
func (r *Run) Lines(ctx context.Context, step string) ([]Exchange, error) {
	at, err := r.step(step, StepDiagnose)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if lines, sent := r.lines[step]; sent {
		return lines, nil
	}
	lines, err := SendAll(ctx, r.Target(step), at.Diagnose.Requests)
	if err != nil {
		return nil, err
	}
	r.lines[step] = lines
	return lines, nil
}

// Pick answers a choose or a diagnose step with the option, or the line, at an
// index from 0.
func (r *Run) Pick(ctx context.Context, step string, option int) (Attempt, error) {
	at, err := r.step(step, StepChoose, StepDiagnose)
	if err != nil {
		return Attempt{}, err
	}
	right, err := r.pickIsRight(ctx, at, option)
	if err != nil {
		return Attempt{}, err
	}
	return r.answer(ctx, step, right, Record{Choice: &option})
}

func (r *Run) pickIsRight(ctx context.Context, at *Step, option int) (bool, error) {
	if at.Choose != nil {
		if option < 0 || option >= len(at.Choose.Options) {
			return false, outOfRange(option, len(at.Choose.Options))
		}
		return at.Choose.Options[option].Right, nil
	}
	lines, err := r.Lines(ctx, at.ID)
	if err != nil {
		return false, err
	}
	if option < 0 || option >= len(lines) {
		return false, outOfRange(option, len(lines))
	}
	return at.Diagnose.Matches(lines[option]), nil
}

func outOfRange(option, count int) error {
	return &Mistake{What: fmt.Sprintf("there is no answer %d", option+1), Try: fmt.Sprintf("a number from 1 to %d", count)}
}

// Hint returns the next hint of a step, and the last one again once all are taken.
func (r *Run) Hint(ctx context.Context, step string) (string, error) {
	at, found := r.config.Scenario.Step(step)
	if !found || len(at.Hints) == 0 {
		return "", &Mistake{What: "this step has no hints", Try: "reading its goal again"}
	}
	taken := r.stateOf(at).HintsTaken
	if taken < len(at.Hints) {
		if _, err := r.append(ctx, Attempt{Step: step, Kind: Hinted}); err != nil {
			return "", err
		}
		taken++
	}
	return r.Text(at.Hints[taken-1]), nil
}

// Reveal closes a step without points and returns its solution. Of a prediction it
// keeps the exchange that gave it away.
func (r *Run) Reveal(ctx context.Context, step string) (string, error) {
	at, found := r.config.Scenario.Step(step)
	if !found {
		return "", fmt.Errorf("step %q: %w", step, ErrNotFound)
	}
	solution, came, err := r.solution(ctx, at)
	if err != nil {
		return "", err
	}
	if r.stateOf(at).Revealed != nil {
		return solution, nil
	}
	_, err = r.append(ctx, Attempt{Step: step, Kind: Revealed, Record: Record{Exchange: came}})
	return solution, err
}

// solution works a step's answer out, asking the API where only it can know; of a
// prediction it returns what came, too.
func (r *Run) solution(ctx context.Context, at *Step) (string, *Exchange, error) {
	switch at.Kind {
	case StepPredict:
		came, err := r.came(ctx, at)
		if err != nil {
			return "", nil, err
		}
		return at.Predict.solution(AnswerOf(*came)), came, nil
	case StepCraft:
		request, err := BuildRequest(r.Target(at.ID), at.Craft.Model)
		return request.Text(), nil, err
	case StepFix:
		return r.config.Scenario.Solution.Text, nil, nil
	case StepDiagnose:
		lines, err := r.Lines(ctx, at.ID)
		if err != nil {
			return "", nil, err
		}
		index := slices.IndexFunc(lines, at.Diagnose.Matches)
		return fmt.Sprintf("line %d", index+1), nil, nil
	case StepChoose:
		index := slices.IndexFunc(at.Choose.Options, func(o Option) bool { return o.Right })
		return fmt.Sprintf("%d. %s", index+1, at.Choose.Options[index].Text), nil, nil
	}
	return "", nil, fmt.Errorf("step %q: %w", at.ID, ErrNotFound)
}

// came is what the request of a prediction led to: when it was answered or shown,
// since the API's code may have been mended after that, or else now.
func (r *Run) came(ctx context.Context, at *Step) (*Exchange, error) {
	if kept := r.stateOf(at).Came(); kept != nil {
		return kept, nil
	}
	exchange, err := r.lastOf(ctx, at)
	return &exchange, err
}

// Draft keeps the unfinished text of a fix or a craft. A text that is kept
// already is not kept again.
func (r *Run) Draft(ctx context.Context, step, text string) error {
	if text == r.Source(step) {
		return nil
	}
	_, err := r.append(ctx, Attempt{Step: step, Kind: Drafted, Record: Record{Source: text}})
	return err
}

// Source is what stands in the editor of a fix: the learner's latest text, or
// the broken file.
func (r *Run) Source(step string) string {
	if text, kept := r.Kept(step); kept {
		return text
	}
	return r.config.Scenario.Broken.Text
}

// Kept is the learner's latest text of a step, and whether there is any.
func (r *Run) Kept(step string) (text string, kept bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, attempt := range slices.Backward(r.attempts) {
		if attempt.Step == step && attempt.Record.Source != "" {
			return attempt.Record.Source, true
		}
	}
	return "", false
}

func (r *Run) source(text string) Source {
	return Source{Name: r.config.Scenario.FileName(), Text: text}
}

func (r *Run) step(id string, kinds ...StepKind) (*Step, error) {
	step, found := r.config.Scenario.Step(id)
	if !found || !slices.Contains(kinds, step.Kind) {
		return nil, fmt.Errorf("step %q of %s: %w", id, r.config.Scenario.ID, ErrNotFound)
	}
	return step, nil
}

func (r *Run) stateOf(step *Step) StepState {
	return foldStep(step, attemptsAt(r.Attempts(), r.config.Scenario.ID, step.ID))
}

func (r *Run) answer(ctx context.Context, step string, right bool, record Record) (Attempt, error) {
	return r.append(ctx, Attempt{Step: step, Kind: Answered, Right: right, Record: record})
}

// append stores an attempt and only then lets anybody see it.
func (r *Run) append(ctx context.Context, attempt Attempt) (Attempt, error) {
	attempt.ID = r.config.NewID()
	attempt.Learner = r.config.Learner
	attempt.Scenario = r.config.Scenario.ID
	attempt.At = r.config.Now()
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.config.Store.Append(ctx, attempt); err != nil {
		return Attempt{}, fmt.Errorf("your answer could not be stored, so it is not judged: %w", err)
	}
	r.attempts = append(r.attempts, attempt)
	return attempt, nil
}
