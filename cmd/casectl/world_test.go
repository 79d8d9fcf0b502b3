package main

import (
	"runtime/debug"
	"testing"
)

func TestUnreleased(t *testing.T) {
	t.Parallel()
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "ddcdb7590e61a2b4c6d8e0f1a3b5c7d9e1f3a5b7"}
	for want, settings := range map[string][]debug.BuildSetting{
		"0.1.0-dev":                      nil, // go run, or the source without its history
		"0.1.0-dev+ddcdb7590e61":         {commit, {Key: "vcs.modified", Value: "false"}},
		"0.1.0-dev+ddcdb7590e61.changed": {commit, {Key: "vcs.modified", Value: "true"}},
	} {
		if got := unreleased(settings); got != want {
			t.Errorf("%v: %q, want %q", settings, got, want)
		}
	}
}
