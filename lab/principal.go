package lab

// Principal is the proven caller. Proof says how: "session cookie", "bearer token".
type Principal struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Kind        string   `json:"kind"` // person or service
	Tenant      string   `json:"tenant"`
	Roles       []string `json:"roles,omitempty"`
	Permissions []string `json:"permissions,omitempty"`
	Scopes      []string `json:"scopes,omitempty"`
	Proof       string   `json:"proof"`

	// ACR is the assurance of the sign-in and AMR its methods (RFC 8176), where
	// the credential says. Actor is who acts in the principal's name (RFC 8693
	// §4.1), where somebody else does.
	ACR   string   `json:"acr,omitempty"`
	AMR   []string `json:"amr,omitempty"`
	Actor string   `json:"actor,omitempty"`
}

// Object names the thing a request is about, and whose it is.
type Object struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Owner  string `json:"owner"`
	Tenant string `json:"tenant"`
}
