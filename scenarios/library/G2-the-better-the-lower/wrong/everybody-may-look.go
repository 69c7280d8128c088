//go:build lesson

package desk

import "authlab/lab/api"

// rank says how high a role stands. 1 is the top, as on everybody's badge.
var rank = map[string]int{
	"admin":    1,
	"editor":   2,
	"analyst":  3,
	"viewer":   4,
	"reporter": 4, // the service that files the monthly reports
}

// needed is the rank an action asks for, or a better one.
var needed = map[string]int{
	"dashboard.read":  4,
	"dashboard.write": 2,
}

const unranked = 99

// Authorize compares the caller's rank with the one that the action needs.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	return rankOf(p) <= needed[action]
}

// rankOf is the best rank among somebody's roles. A role without a rank stands at
// the bottom.
func rankOf(p api.Principal) int {
	best := unranked
	for _, role := range p.Roles {
		one, has := rank[role]
		if !has {
			one = 4
		}
		best = min(best, one)
	}
	return best
}
