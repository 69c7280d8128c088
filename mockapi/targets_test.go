package mockapi_test

import (
	"strings"

	"authlab/mockapi"
	"authlab/mockapi/world"
)

// everyTarget lists the path of every route that reads, for every object there is.
func everyTarget(w *world.World) []string {
	var targets []string
	for _, route := range mockapi.Routes() {
		if route.Method == "GET" {
			targets = append(targets, targetsOf(w, route)...)
		}
	}
	return targets
}

// targetsOf fills a route's path with every object it could be about, and with
// one id that nothing has.
func targetsOf(w *world.World, route mockapi.Route) []string {
	if !strings.Contains(route.Pattern, "{") {
		return []string{route.Pattern}
	}
	var targets []string
	for _, id := range append(idsOf(w, firstKind(route)), "none-0") {
		path := strings.Replace(route.Pattern, "{id}", id, 1)
		if route.Within == "" {
			targets = append(targets, path)
			continue
		}
		for _, part := range append(idsOf(w, route.Kind), "none-0") {
			targets = append(targets, strings.Replace(path, "{"+route.Kind+"}", part, 1))
		}
	}
	return targets
}

// firstKind is the kind of object {id} stands for.
func firstKind(route mockapi.Route) string {
	if route.Within != "" {
		return route.Within
	}
	return route.Kind
}

func idsOf(w *world.World, kind string) []string {
	var ids []string
	for _, object := range w.Objects(kind) {
		ids = append(ids, object.ID)
	}
	return ids
}
