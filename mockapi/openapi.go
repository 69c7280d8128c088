package mockapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"authlab/lab"
	"authlab/lab/pattern"
)

// The parts of an OpenAPI 3.1 document that this API has need of.
type (
	openAPI struct {
		OpenAPI    string                          `json:"openapi"`
		Info       openInfo                        `json:"info"`
		Paths      map[string]map[string]operation `json:"paths"` // by path and method
		Components openComponents                  `json:"components"`
	}
	openInfo struct {
		Title       string `json:"title"`
		Version     string `json:"version"`
		Description string `json:"description"`
	}
	operation struct {
		ID          string                 `json:"operationId"`
		Summary     string                 `json:"summary"`
		Description string                 `json:"description,omitempty"`
		Security    []map[string][]string  `json:"security"` // any of them; empty for none
		Parameters  []parameter            `json:"parameters,omitempty"`
		Body        *content               `json:"requestBody,omitempty"`
		Responses   map[string]openMessage `json:"responses"` // by status
	}
	parameter struct {
		Name     string     `json:"name"`
		In       string     `json:"in"`
		Required bool       `json:"required"`
		Schema   openSchema `json:"schema"`
	}
	content struct {
		Content map[string]mediaType `json:"content"` // by media type
	}
	mediaType struct {
		Schema openSchema `json:"schema"`
	}
	openSchema struct {
		Ref        string                `json:"$ref,omitempty"`
		Type       string                `json:"type,omitempty"`
		Properties map[string]openSchema `json:"properties,omitempty"`
		Required   []string              `json:"required,omitempty"`
	}
	openMessage struct {
		Ref         string               `json:"$ref,omitempty"`
		Description string               `json:"description,omitempty"`
		Headers     map[string]mediaType `json:"headers,omitempty"`
		Content     map[string]mediaType `json:"content,omitempty"`
	}
	openComponents struct {
		Schemas   map[string]openSchema     `json:"schemas"`
		Responses map[string]openMessage    `json:"responses"`
		Security  map[string]securityScheme `json:"securitySchemes"`
	}
	securityScheme struct {
		Type        string `json:"type"`
		Description string `json:"description"`
		Scheme      string `json:"scheme,omitempty"`
		In          string `json:"in,omitempty"`
		Name        string `json:"name,omitempty"`
	}
)

func openAPIRoutes() []Route {
	return []Route{{Method: "GET", Pattern: "/openapi.json", Access: Public, About: "this API as an OpenAPI document", handler: getOpenAPI}}
}

func getOpenAPI(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(visitOf(r).api.openAPI()) // an answer is kept in memory: this cannot fail
}

// OpenAPI is the API as an OpenAPI 3.1 document, drawn from its routes. It is the
// same for every world, and made once.
func OpenAPI() []byte { return slices.Clone(sharedOpenAPI()) }

var sharedOpenAPI = sync.OnceValue(func() []byte {
	document := openAPI{
		OpenAPI: "3.1.1",
		Info: openInfo{
			Title: "authlab", Version: "1",
			Description: "The API of a company that sells to other companies. HEAD is answered wherever GET is, without content (RFC 9110 §9.3.2), and so is not listed.\n\n" +
				"A request meets these gates in this order, and the first that refuses answers: " + gatesInOrder() + ". " +
				"So nobody is asked who they are where there is no path (404), no such method on it (405), no such method anywhere (501), or a shorter way to write it (301).",
		},
		Paths:      map[string]map[string]operation{},
		Components: openComponents{Schemas: map[string]openSchema{"Problem": problemSchema()}, Responses: refusals(), Security: map[string]securityScheme{}},
	}
	for _, route := range Routes() {
		if document.Paths[route.Pattern] == nil {
			document.Paths[route.Pattern] = map[string]operation{}
		}
		document.Paths[route.Pattern][strings.ToLower(route.Method)] = operationOf(route)
		for _, one := range route.Access.schemes() {
			if described, is := securityOf(one); is {
				document.Components.Security[securityName(one)] = described
			}
		}
	}
	text, err := json.MarshalIndent(document, "", "  ")
	if err != nil {
		panic(fmt.Errorf("mockapi: the OpenAPI document cannot be written: %w", err)) // texts and maps always can
	}
	return append(text, '\n')
})

func gatesInOrder() string {
	var names []string
	for _, gate := range lab.Gates() {
		names = append(names, string(gate))
	}
	return strings.Join(names, ", ")
}

func operationOf(route Route) operation {
	op := operation{ID: operationID(route), Summary: route.About, Security: []map[string][]string{}, Responses: responsesOf(route)}
	if route.Permission != "" {
		op.Description = "It asks for the permission " + route.Permission + "."
	}
	for _, one := range route.Access.schemes() {
		if _, is := securityOf(one); is {
			op.Security = append(op.Security, map[string][]string{securityName(one): {}})
		}
	}
	for _, name := range pathNames().FindAllStringSubmatch(route.Pattern, -1) {
		op.Parameters = append(op.Parameters, parameter{Name: name[1], In: "path", Required: true, Schema: openSchema{Type: "string"}})
	}
	if schema, has := bodySchema(route); has {
		op.Body = &content{Content: map[string]mediaType{"application/json": {schema}}}
	}
	return op
}

// operationID of "GET /orders/{id}/invoices" is "getOrdersIdInvoices".
func operationID(route Route) string {
	id := strings.ToLower(route.Method)
	for _, word := range words().FindAllString(route.Pattern, -1) {
		id += strings.ToUpper(word[:1]) + word[1:]
	}
	return id
}

var (
	words     = pattern.Late(`[A-Za-z0-9]+`)
	pathNames = pattern.Late(`\{([^}]+)\}`)
	forms     = pattern.Late(`\{("[^}]*)\}`)
	quotes    = pattern.Late(`"([^"]+)"`)
)

// bodySchema is what a route's line says that its body holds: {"order", "amount"}.
func bodySchema(route Route) (openSchema, bool) {
	fields := map[string]openSchema{}
	for _, form := range forms().FindAllString(route.About, -1) {
		for _, name := range quotes().FindAllStringSubmatch(form, -1) {
			fields[name[1]] = openSchema{}
		}
	}
	if route.Access == SignIn {
		fields = map[string]openSchema{"name": {Type: "string"}, "password": {Type: "string"}}
	}
	return openSchema{Type: "object", Properties: fields}, len(fields) > 0
}

// securityOf describes a scheme; one that is found in the body has no description.
func securityOf(one scheme) (securityScheme, bool) {
	switch {
	case slices.Contains([]credentialKind{credentialCode, credentialRecovery, credentialPasskey}, one.kind):
		return securityScheme{Type: "apiKey", Description: "session that waits for a " + string(one.kind), In: "cookie", Name: SessionCookie}, true
	case one.kind == credentialSession:
		return securityScheme{Type: "apiKey", Description: string(one.kind), In: "cookie", Name: SessionCookie}, true
	case one.kind == credentialCertificate:
		return securityScheme{Type: "mutualTLS", Description: string(one.kind)}, true
	case one.name != "":
		return securityScheme{Type: "http", Description: string(one.kind), Scheme: one.name}, true
	}
	return securityScheme{}, false
}

// securityName of "bearer token" is "bearerToken".
func securityName(one scheme) string {
	name := ""
	for _, word := range strings.Fields(string(one.kind)) {
		if name != "" {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		name += word
	}
	return name
}

// responsesOf are the answer to a success, and the refusals of each gate.
func responsesOf(route Route) map[string]openMessage {
	status, media := success(route)
	done := openMessage{Description: http.StatusText(status)}
	if media != "" {
		done.Content = map[string]mediaType{media: {}}
	}
	responses := map[string]openMessage{strconv.Itoa(status): done}
	for _, refusal := range refusalsOf(route) {
		responses[strconv.Itoa(refusal)] = openMessage{Ref: "#/components/responses/" + refusalName(route, refusal)}
	}
	return responses
}

// refusalName tells the identity provider's answers apart, which say to a client
// what is wrong as OAuth 2.0 has it.
func refusalName(route Route, status int) string {
	if strings.HasPrefix(route.Pattern, "/idp/") || strings.HasPrefix(route.Pattern, "/saml/") {
		return "Provider" + strconv.Itoa(status)
	}
	return strconv.Itoa(status)
}

// success is what a route answers where all went well. Most answer 200 with JSON.
func success(route Route) (status int, media string) {
	switch route.Name() {
	case "POST /tickets", "POST /invoices", "POST /refunds", "POST /refunds/requests", "POST /invitations", "POST /documents", "POST /reports",
		"POST /invoices/{id}/download", "POST /dashboards/{id}/alerts", "POST /impersonations", "POST /recovery-codes", "POST /passkeys", "POST /partner/keys":
		return http.StatusCreated, "application/json"
	case "POST /logout", "DELETE /documents/{id}", "DELETE /audit", "DELETE /dashboards/{id}/alerts/{alert}", "POST /documents/{id}/transfer",
		"POST /password", "DELETE /sessions", "DELETE /sessions/{id}", "DELETE /passkeys/{id}", "DELETE /partner/keys/{id}",
		"DELETE /users/{id}/sessions", "POST /users/{id}/disable", "POST /users/{id}/enable":
		return http.StatusNoContent, ""
	case "POST /registrations":
		return http.StatusAccepted, "application/json"
	case "GET /metrics":
		return http.StatusOK, "text/plain"
	case "GET /invoices/export":
		return http.StatusOK, "text/csv"
	case "GET /saml/login", "POST /idp/consent":
		return http.StatusSeeOther, ""
	case "GET /saml/metadata", "GET /idp/saml/metadata":
		return http.StatusOK, "application/samlmetadata+xml"
	case "GET /.well-known/jwks.json":
		return http.StatusOK, "application/jwk-set+json"
	}
	return http.StatusOK, "application/json"
}

// refusalsOf lists the statuses with which a route, or the server in front of it,
// can refuse.
func refusalsOf(route Route) []int {
	all := []int{
		http.StatusBadRequest, http.StatusForbidden, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge,
		http.StatusRequestURITooLong, http.StatusMisdirectedRequest, http.StatusRequestHeaderFieldsTooLarge,
		http.StatusNotImplemented, http.StatusServiceUnavailable, http.StatusHTTPVersionNotSupported,
	}
	if route.Access != Public && route.Access != Linked {
		all = append(all, http.StatusUnauthorized)
	}
	if strings.Contains(route.Pattern, "{") || route.Kind != "" {
		all = append(all, http.StatusNotFound)
	}
	if route.Method != http.MethodGet && !route.Forms {
		all = append(all, http.StatusUnsupportedMediaType)
	}
	if route.Name() == "POST /registrations" {
		all = append(all, http.StatusConflict)
	}
	if route.Astray != "" {
		all = append(all, http.StatusSeeOther)
	}
	if rationed(route) {
		all = append(all, http.StatusTooManyRequests)
	}
	return all
}

// rationed reports whether tries at a route are counted: where somebody proves who
// they are by something that could be guessed, and what a partner's key may do.
func rationed(route Route) bool {
	switch route.Access {
	case SignIn, Legacy, Partner, Proxy, OneTimeCode, RecoveryCode, Passkey, Client, Flow:
		return true
	case Public, Linked, SignedIn, Bound, Mutual, HalfSignedIn, Token:
	}
	return route.Name() == "POST /password" || route.Name() == "POST /registrations"
}

// refusals are problem documents, all of one form; the identity provider's can
// also be an error code (RFC 6749 §5.2).
func refusals() map[string]openMessage {
	all := map[string]openMessage{}
	problem := map[string]mediaType{"application/problem+json": {openSchema{Ref: "#/components/schemas/Problem"}}}
	code := openSchema{Type: "object", Required: []string{"error"}, Properties: map[string]openSchema{"error": {Type: "string"}}}
	either := map[string]mediaType{"application/json": {code}, "application/problem+json": problem["application/problem+json"]}
	for _, status := range append(refusalsOf(Route{Method: http.MethodPost, Kind: "any", Access: SignIn, Astray: "/any"}), http.StatusConflict) {
		message := openMessage{Description: phrase(status), Content: problem, Headers: refusalHeaders(status)}
		if status == http.StatusSeeOther {
			message.Content = nil
		}
		all[strconv.Itoa(status)] = message
		message.Content = either
		all["Provider"+strconv.Itoa(status)] = message
	}
	return all
}

func refusalHeaders(status int) map[string]mediaType {
	switch status {
	case http.StatusSeeOther:
		return map[string]mediaType{"Location": {openSchema{Type: "string"}}}
	case http.StatusUnauthorized:
		return map[string]mediaType{"WWW-Authenticate": {openSchema{Type: "string"}}}
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		return map[string]mediaType{"Retry-After": {openSchema{Type: "string"}}}
	}
	return nil
}

func problemSchema() openSchema {
	return openSchema{
		Type: "object", Required: []string{"type", "title", "status"},
		Properties: map[string]openSchema{"type": {Type: "string"}, "title": {Type: "string"}, "status": {Type: "integer"}},
	}
}
