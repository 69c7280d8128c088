.PHONY: test lint golden words bench conformance gallery pictures

# Everything a change must pass, short of the race detector (see .ci/run).
test:
	go vet ./...
	go test ./...

lint:
	go tool -modfile=.ci/tools/go.mod golangci-lint run

# Rewrite the golden files; read the diff before committing it.
golden:
	go test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n1 dirname | sort -u) -update

# List the words that scenarios and lessons use now; a new one may be a typo: read the diff.
words:
	go test ./scenarios -run '^TestNoWordIsATypo$$' -words -count 1

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Each clause the API is held to, the test that holds it, and whether it does.
conformance:
	@go test ./mockapi -run '^TestConformanceTable$$' -conformance -count 1 -v

gallery:
	go run . gallery

# Draw the README's pictures anew, from the real screens.
pictures:
	go test ./tui -run '^TestTheReadmeShowsTheScreensAsTheyAre$$' -update -count 1
