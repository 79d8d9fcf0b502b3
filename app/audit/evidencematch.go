package audit

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// shortNumber is the last part of a finding's number at the beginning of a name: 03 of "03 rota.pdf".
var shortNumber = regexp.MustCompile(`^0*(\d{1,4})(?:[^\d.]|$)`)

// MatchEvidence says to which nonconformity, or document asked for, a file belongs that came with the client's answers: by the number in its name
// or in that of a folder it lies in, whole (NC-2026-ST2-03) or its last part alone where no other nonconformity of the list
// ends so. The name nearest to the file decides. Files that name none, or several, are left to a person.
//
// Where the name tells of none, a file belongs to what the client wrote its name beside: files, which may be nil.
func MatchEvidence(of []Asked, files map[ID][]string, paths []string) map[string]ID {
	short, ambiguous := map[int]ID{}, map[int]bool{}
	for _, f := range of {
		if _, n, ok := splitNumber(f.Label); ok {
			_, twice := short[n]
			ambiguous[n] = ambiguous[n] || twice
			short[n] = f.ID
		}
	}
	for n := range ambiguous {
		if ambiguous[n] {
			delete(short, n)
		}
	}
	out := map[string]ID{}
	for _, p := range paths {
		for at := strings.ReplaceAll(p, `\`, "/"); at != "" && at != "." && at != "/"; at = path.Dir(at) {
			if id, named := namedBy(of, short, path.Base(at)); named {
				if id != "" {
					out[p] = id
				}
				break
			}
		}
		if _, found := out[p]; !found {
			if id := writtenBeside(of, files, path.Base(strings.ReplaceAll(p, `\`, "/"))); id != "" {
				out[p] = id
			}
		}
	}
	return out
}

// writtenBeside returns what a file's name was written beside, with or without its ending; "" for nothing, or for several.
func writtenBeside(of []Asked, files map[ID][]string, name string) (id ID) {
	stem := strings.TrimSuffix(name, path.Ext(name))
	for _, f := range of {
		if !slices.ContainsFunc(files[f.ID], func(s string) bool { return strings.EqualFold(s, name) || strings.EqualFold(s, stem) }) {
			continue
		}
		if id != "" {
			return ""
		}
		id = f.ID
	}
	return id
}

// namedBy returns the nonconformity that a name names; named without one where it names several.
func namedBy(of []Asked, short map[int]ID, name string) (id ID, named bool) {
	folded := foldNumber(name)
	for _, f := range of {
		if !containsNumber(folded, foldNumber(f.Label)) {
			continue
		}
		if named && id != f.ID {
			return "", true
		}
		id, named = f.ID, true
	}
	if named {
		return id, true
	}
	m := shortNumber.FindStringSubmatch(name)
	if m == nil {
		return "", false
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || short[n] == "" {
		return "", false
	}
	return short[n], true
}

// foldNumber writes blanks, underscores and dashes of all kinds alike, which people change in the names of files.
func foldNumber(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '–', '—', '‑', '.':
			return '-'
		default:
			return r
		}
	}, strings.ToUpper(s))
}

// containsNumber reports whether a number stands in a name and does not go on: NC-1 is not in NC-12.
func containsNumber(name, number string) bool {
	for from := 0; number != ""; {
		i := strings.Index(name[from:], number)
		if i < 0 {
			return false
		}
		end := from + i + len(number)
		if end == len(name) || name[end] < '0' || name[end] > '9' {
			return true
		}
		from = end
	}
	return false
}
