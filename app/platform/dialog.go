package platform

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ncruces/zenity"
)

var (
	// ErrCancelled is what the Choose functions return when the person closes
	// the dialog without a choice, or the context ends.
	ErrCancelled = errors.New("nothing was chosen")

	// ErrNoNativeDialog is what the Choose functions return on a machine that
	// has no dialogs of its own: the desktop then shows its own.
	ErrNoNativeDialog = errors.New("this machine has no file dialog")
)

// Filter is one kind of file that a dialog offers.
type Filter struct {
	Name     string   // such as "Excel workbook"
	Patterns []string // such as "*.xlsx"; case does not matter
}

// Ask says what a dialog asks for. Every field may be left empty.
type Ask struct {
	Title   string
	Folder  string // where to begin
	Name    string // the name suggested; for ChooseSave only
	Filters []Filter
}

// ChooseFile asks for one existing file and gives its path.
func ChooseFile(ctx context.Context, ask Ask) (string, error) {
	ask.Name = ""
	return choose(ctx, ask, func(opts []zenity.Option) (string, error) { return zenity.SelectFile(opts...) })
}

// ChooseFiles asks for one or more existing files of one folder.
func ChooseFiles(ctx context.Context, ask Ask) ([]string, error) {
	ask.Name = ""
	return choose(ctx, ask, func(opts []zenity.Option) ([]string, error) { return zenity.SelectFileMultiple(opts...) })
}

// ChooseFolder asks for one existing folder.
func ChooseFolder(ctx context.Context, ask Ask) (string, error) {
	ask.Name, ask.Filters = "", nil
	return choose(ctx, ask, func(opts []zenity.Option) (string, error) {
		return zenity.SelectFile(append(opts, zenity.Directory())...)
	})
}

// ChooseSave asks where to write a file and under which name. If the file
// exists, the person has agreed to replace it. A name without an extension gets
// that of the first filter. Nothing is written.
func ChooseSave(ctx context.Context, ask Ask) (string, error) {
	for {
		path, err := choose(ctx, ask, func(opts []zenity.Option) (string, error) {
			return zenity.SelectFileSave(append(opts, zenity.ConfirmOverwrite())...)
		})
		if err != nil || filepath.Ext(path) != "" || extension(ask.Filters) == "" {
			return path, err
		}
		path += extension(ask.Filters)
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path, nil
		}
		// The dialog asked about another name than the one that now results.
		ask.Folder, ask.Name = filepath.Split(path)
	}
}

// extension is that of the first filter, with its dot; empty if there is none.
func extension(filters []Filter) string {
	if len(filters) == 0 || len(filters[0].Patterns) == 0 {
		return ""
	}
	ext, isPlain := strings.CutPrefix(filters[0].Patterns[0], "*.")
	if !isPlain || strings.ContainsAny(ext, "*?[") {
		return ""
	}
	return "." + ext
}

// choose shows a dialog and gives its errors the names of this package.
func choose[T any](ctx context.Context, ask Ask, show func([]zenity.Option) (T, error)) (T, error) {
	var none T
	if !hasNativeDialog() {
		return none, ErrNoNativeDialog
	}
	chosen, err := show(options(ctx, ask))
	switch {
	case err == nil:
		return chosen, nil
	case errors.Is(err, zenity.ErrCanceled), ctx.Err() != nil:
		return none, ErrCancelled
	default:
		return none, fmt.Errorf("show file dialog: %w", err)
	}
}

func options(ctx context.Context, ask Ask) []zenity.Option {
	opts := []zenity.Option{zenity.Context(ctx)}
	if ask.Title != "" {
		opts = append(opts, zenity.Title(ask.Title))
	}
	if ask.Folder != "" || ask.Name != "" {
		// The separator at the end says that a name is that of a folder.
		start := strings.TrimSuffix(ask.Folder, string(filepath.Separator)) + string(filepath.Separator)
		if ask.Folder == "" {
			start = ""
		}
		opts = append(opts, zenity.Filename(start+ask.Name))
	}
	for _, f := range ask.Filters {
		// zenity writes into the patterns it is given.
		opts = append(opts, zenity.FileFilter{Name: f.Name, Patterns: slices.Clone(f.Patterns), CaseFold: true})
	}
	return opts
}
