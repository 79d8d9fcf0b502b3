# make run   opens the desktop on the sample case.      make test   runs every test.
# Both install what is missing on a Debian system and say so; other systems: README.md.

SHELL       := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS   += --no-print-directory

TAGS    := migrated_fynedo
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo 0.1.0-dev)
BUILD   := go build -trimpath -tags $(TAGS) -ldflags '-s -w -X main.version=$(VERSION)'
TEST    := go test -json -shuffle=on -timeout 20m -tags
TALLY   := go run .ci/tally/main.go $(if $(SUM),-add $(SUM))

# The programs that open a window need a C compiler; everything else builds and is tested without one.
WITH_C     := ./cmd/fieldcase ./cmd/gallery
WITHOUT_C   = $(shell go list -tags $(TAGS) ./... | grep -v -x -E 'fieldcase/cmd/(fieldcase|gallery)')
# Packages whose tests open real windows carry the build tag window.
WINDOW      = $(shell grep -rlwE --include='*_test.go' '^//go:build .*window' app cmd | xargs -r dirname | sort -u | sed 's|^|./|')

# Packages in whose code or tests something runs beside something else, and the shell, which works with all of them. A page
# is worked on one thread in its tests, where the race detector has nothing to see and takes its time. The longest are first,
# so that none of them is left over at the end.
BESIDE      = ^\s*go [a-zA-Z]|"sync"|"sync/atomic"|t\.Parallel|\bchan 
RACE        = ./cmd/casectl ./app/casefile ./app/desktop ./store $(shell grep -rlE --include='*.go' '$(BESIDE)' app cmd store | xargs -r dirname | sort -u | sed 's|^|./|')

GOLANGCI := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
VULN     := go run golang.org/x/vuln/cmd/govulncheck@v1.9.0

export LANG     := en_US.UTF-8
export LC_CTYPE := C.UTF-8
unexport LC_ALL

.PHONY: help run test test-fast test-window race race-all lint fmt bench bench-all screenshots fuzz vuln cross build clean

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## install what is missing, build, open the desktop on the sample case
	@.ci/install-packages build display
	@$(MAKE) build
	@.ci/desktop out/sample

test: ## install what is missing, run every test, those with a real window included
	@.ci/install-packages build display test
	@$(MAKE) test-fast
	@$(MAKE) test-window

test-fast: ## all tests that need neither window nor C compiler
	@CGO_ENABLED=0 $(TEST) $(TAGS) $(WITHOUT_C) | $(TALLY)

test-window: ## the tests that open real windows, on a virtual screen, and those of the programs that do
	@.ci/with-display $(TEST) $(TAGS),window $(sort $(WINDOW) $(WITH_C)) | $(TALLY)

# Property tests look at fewer examples here: the detector watches who meets whom, make test has tried the values.
race: ## the tests in which something runs beside something else, under the race detector
	@RAPID_CHECKS=20 CGO_ENABLED=1 $(TEST) $(TAGS) -race $(RACE) | $(TALLY)

race-all: ## all tests under the race detector
	@RAPID_CHECKS=20 CGO_ENABLED=1 $(TEST) $(TAGS) -race ./... | $(TALLY)

lint: ## formatting, vet and linters (.golangci.yml)
	@go vet -tags $(TAGS),window ./...
	@go vet .ci/tally/main.go
	@$(GOLANGCI) run --build-tags $(TAGS),window ./...
	@$(GOLANGCI) fmt --diff ./... .ci

fmt: ## put every file into the form that lint asks for
	@$(GOLANGCI) fmt ./... .ci

bench: ## measure what a user is promised, and print it as a table
	@.ci/install-packages build display bench
	@.ci/bench

bench-all: ## run every benchmark
	@.ci/install-packages bench
	@CGO_ENABLED=0 go test -tags $(TAGS) -run '^$$' -bench . -benchmem $(WITHOUT_C)

screenshots: ## remake the pictures of every page in testdata/screenshots
	@.ci/install-packages build display
	@go test -tags $(TAGS),window -count=1 -run '^TestScreenshots$$' ./cmd/fieldcase/windowtest -screenshots

FUZZTIME := 30s
fuzz: ## let every fuzz target run for FUZZTIME
	@grep -rnoE --include='*_test.go' '^func Fuzz\w+' app store cmd | sed -E 's|(.*)/[^/]*:[0-9]+:func (.*)|\1 \2|' | \
	while read -r folder target; do \
		echo "$$folder $$target"; \
		CGO_ENABLED=0 go test -tags $(TAGS) -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "./$$folder"; \
	done

vuln: ## known vulnerabilities in what we call; told, not failed, where their database cannot be reached
	@set +e; said=$$($(VULN) -tags $(TAGS) ./... 2>&1); code=$$?; echo "$$said"; \
	if [ $$code != 0 ] && grep -q 'fetching vulnerabilities' <<<"$$said"; then \
		echo 'NOT CHECKED for known vulnerabilities: their database cannot be reached from here'; exit 0; \
	fi; exit $$code

cross: ## build the command line for the other systems, to see that it does
	@for system in windows/amd64 darwin/arm64 linux/arm64; do \
		echo "casectl for $$system"; \
		CGO_ENABLED=0 GOOS=$${system%/*} GOARCH=$${system#*/} go build -tags $(TAGS) -o /dev/null ./cmd/casectl; \
	done

build: ## build bin/fieldcase and bin/casectl
	@echo 'Building bin/fieldcase and bin/casectl (the first time takes some minutes)'
	@CGO_ENABLED=0 $(BUILD) -o bin/ ./cmd/casectl
	@CGO_ENABLED=1 $(BUILD) -o bin/ ./cmd/fieldcase

clean: ## remove what make run and the tests left
	@rm -rf bin out
