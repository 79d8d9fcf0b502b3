//go:build !migrated_fynedo

package app_test

import "testing"

// Without the tag, Fyne checks the thread of every call, and grids crawl (fyne#5689).
func TestBuildTag(t *testing.T) {
	t.Fatal("build and test with -tags migrated_fynedo")
}
