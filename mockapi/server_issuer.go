package mockapi

// IssueAs makes the identity provider call itself what the server is reached by,
// so that a client that discovers it finds the name it expects (RFC 8414 §3.3).
// Tokens issued before name another issuer, and hold no more; the keyring is
// handed out anew. It is for a server that is run on its own: in the game the
// name stays the same, whatever port is free.
func (s *Server) IssueAs(url string) {
	s.api.mu.Lock()
	defer s.api.mu.Unlock()
	s.api.world.Federation().Issuer = url
	s.keys = newKeyring(s.api.world)
}
