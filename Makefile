.PHONY: test lint golden bench gallery

# Everything a change must pass, short of the race detector (see .ci/run).
test:
	go vet ./...
	go test ./...

lint:
	go tool -modfile=.ci/tools/go.mod golangci-lint run

# Rewrite the golden files; read the diff before committing it.
golden:
	go test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n1 dirname | sort -u) -update

bench:
	go test -run '^$$' -bench . -benchmem ./...

gallery:
	go run . gallery
