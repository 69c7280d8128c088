package api

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// JSON answers with a status and a value.
func JSON(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		http.Error(w, "the answer cannot be written as JSON", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n')) // a caller who hung up cannot be told
}

// bodyLimit is the most Read takes of a request, in bytes.
const bodyLimit = 64 << 10

// Read decodes the request's JSON body into the value target points to.
func Read(r *http.Request, target any) error {
	decoder := json.NewDecoder(io.LimitReader(r.Body, bodyLimit))
	if err := decoder.Decode(target); err != nil {
		return fmt.Errorf("the body is not the JSON this route reads: %w", err)
	}
	return nil
}

// Unauthorized answers 401 with the challenges the API accepts: who are you?
// (RFC 9110 §15.5.2)
func Unauthorized(w http.ResponseWriter, r *http.Request) {
	problem(w, r, http.StatusUnauthorized)
}

// Forbidden answers 403: I know who you are, and you may not.
// (RFC 9110 §15.5.4)
func Forbidden(w http.ResponseWriter, r *http.Request) {
	problem(w, r, http.StatusForbidden)
}

// InsufficientScope answers 403 with the challenge of RFC 6750 §3.1: you may, but
// not with a token that was not given for this scope.
func InsufficientScope(w http.ResponseWriter, r *http.Request, scope string) {
	deskOf(r).MoreScope(w, r, scope)
}

// NotFound answers 404: there is nothing here, or nothing I would tell you of.
// (RFC 9110 §15.5.5)
func NotFound(w http.ResponseWriter, r *http.Request) {
	problem(w, r, http.StatusNotFound)
}

// Unavailable answers 503, and says when to come back: it cannot be done now,
// whoever asks. (RFC 9110 §15.6.4)
func Unavailable(w http.ResponseWriter, r *http.Request) {
	problem(w, r, http.StatusServiceUnavailable)
}

// BadRequest answers 400: I cannot make sense of this.
// (RFC 9110 §15.5.1)
func BadRequest(w http.ResponseWriter, r *http.Request) {
	problem(w, r, http.StatusBadRequest)
}

func problem(w http.ResponseWriter, r *http.Request, status int) {
	deskOf(r).Problem(w, r, status)
}
