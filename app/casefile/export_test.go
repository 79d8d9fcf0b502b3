package casefile

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"

	"fieldcase/app/audit"
)

// Sentinels returns the errors that Explain knows.
func Sentinels() []error {
	var out []error
	for _, e := range explanations {
		out = append(out, e.sentinel)
	}
	return out
}

// StoreSentinels returns the messages of the sentinels of package store, read from its source, so that a new one cannot
// be forgotten.
func StoreSentinels() (messages []string, err error) {
	f, err := parser.ParseFile(token.NewFileSet(), "../../store/errors.go", nil, 0)
	if err != nil {
		return nil, err
	}
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if call, ok := v.Values[0].(*ast.CallExpr); ok && len(call.Args) == 1 {
			if lit, ok := call.Args[0].(*ast.BasicLit); ok && v.Names[0].IsExported() {
				m, err := strconv.Unquote(lit.Value)
				if err == nil {
					messages = append(messages, m)
				}
			}
		}
		return true
	})
	return messages, nil
}

// TakeIn makes a record part of the case in memory, as a save does that no rule refuses.
func TakeIn(s *Session, r audit.Recorder) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.current
	s.current = before.With(r)
	s.search.follow(before, s.current, []audit.Recorder{r})
}

// Superfluous is the rule that lets backups go.
var Superfluous = superfluous
