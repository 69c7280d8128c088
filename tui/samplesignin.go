package tui

import (
	"net/http"

	"authlab/lab"
)

// sampleSignInSteps are those of Fin, who has a one-time code.
func sampleSignInSteps() []signedStep {
	step := func(title, proves, clause, send, answer string, gate lab.Gate) signedStep {
		request, _ := lab.ParseRequest(send) // it is one
		return signedStep{lab.SignInStep{Title: title, Proves: proves, Clause: clause, Request: request}, lab.Exchange{
			Request: request, Principal: &lab.Principal{ID: "fin", Tenant: "oak", ACR: "aal2"},
			Response: lab.Response{Status: http.StatusOK, Header: http.Header{
				"Content-Type": {"application/json"}, "Set-Cookie": {"session=Zx81xP0NqhgE5yTnEdmVeA; Path=/; HttpOnly; SameSite=Lax"},
			}, Body: answer},
			Trace: lab.Trace{
				{Gate: lab.GateRoute, Outcome: lab.Pass, Reason: request.Method + " " + request.Target},
				{Gate: lab.GateTransport, Outcome: lab.Pass, Reason: "this machine"},
				{Gate: lab.GateCredential, Outcome: lab.Pass, Reason: "password"},
				{Gate: lab.GateIdentity, Outcome: lab.Pass, Reason: "fin · oak"},
				{Gate: gate, Outcome: lab.Pass, Reason: "200"},
			},
		}}
	}
	return []signedStep{
		step("the password", "proves that somebody knows the password of Fin: one factor, and a server that sees it could use it", "NIST SP 800-63B-4 §3.1.1",
			"POST /login HTTP/1.1\nContent-Type: application/json\n\n{\"name\":\"fin\",\"password\":\"fin-pw\"}", `{"missing":["otp","recovery"]}`, lab.GateHandler),
		step("the one-time code", "proves that somebody holds the authenticator: a second factor, good once; a fake site could still pass it on", "RFC 6238 §5.2",
			"POST /login/otp HTTP/1.1\nContent-Type: application/json\nCookie: session=Zx81xP0NqhgE5yTnEdmVeA\n\n{\"code\":\"083112\"}", `{"id":"fin","name":"Fin"}`, lab.GateHandler),
		step("the session at work", "proves that the session is one the server remembers; each request shows it anew, and nothing else", "RFC 9110 §3.3",
			"GET /whoami HTTP/1.1\nCookie: session=PqLmw82kD0Qz6sTt1yUuVw", `{"id":"fin","name":"Fin"}`, lab.GateHandler),
	}
}

// sampleSignIn is a sign-in of which so many exchanges were sent.
func sampleSignIn(sent int) func(scene) []screen {
	return func(sc scene) []screen {
		steps := sampleSignInSteps()
		s := newSignIn(openSignIn{who: "fin", name: "Fin", way: "one-time code"})
		s.busy, s.due = false, &steps[0].step
		s.say(nil)
		for i := range sent {
			answer := signInSent{to: s, exchange: steps[i].exchange}
			if i+1 < len(steps) {
				answer.due = &steps[i+1].step
			} else {
				answer.key = lab.Key{Who: "fin", Name: "Fin", With: lab.SignedIn + lab.WithSession}
			}
			s.show(answer, sc)
		}
		return []screen{s}
	}
}

// sampleRefusedSignIn is one whose code did not hold.
func sampleRefusedSignIn(sc scene) []screen {
	s := sampleSignIn(1)(sc)[0].(*signIn)
	refused := sampleRefused("fin", lab.GateIdentity, http.StatusUnauthorized, "the code is not the one of now, or was used")
	refused.Request = s.due.Request
	s.show(signInSent{to: s, exchange: refused, err: &lab.Mistake{
		What: "the sign-in ends here: the one-time code was answered with 401, at identity", Try: "what the trace says, or another way to sign in",
	}}, sc)
	return []screen{s}
}
