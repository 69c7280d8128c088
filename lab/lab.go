// Package lab holds the nouns and the rules of authlab: what a scenario is,
// what a request met on its way through the two checkpoints, what a learner
// answered and what that earns.
//
// It imports only the standard library. The API under study, the sandbox, the
// store and the screens all see lab; lab sees none of them.
package lab
