package received

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// decoded replaces entities by what they stand for, in the place of the text, which never gets longer.
func decoded(text []byte) ([]byte, error) {
	i := bytes.IndexByte(text, '&')
	if i < 0 {
		return text, validText(text)
	}
	out := text[:0]
	for rest := text; ; i = bytes.IndexByte(rest, '&') {
		if i < 0 {
			out = append(out, rest...)
			return out, validText(out)
		}
		out = append(out, rest[:i]...)
		rest = rest[i+1:]
		end := bytes.IndexByte(rest[:min(len(rest), longestEntity)], ';')
		if end < 0 {
			return nil, errors.New("an entity that does not end")
		}
		r, ok := entity(string(rest[:end]))
		if !ok {
			return nil, fmt.Errorf("an unknown entity %q", rest[:end])
		}
		out = utf8.AppendRune(out, r)
		rest = rest[end+1:]
	}
}

// entity returns the character of an entity.
func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, isNumber := strings.CutPrefix(name, "#")
	base := 10
	if hex, isHex := strings.CutPrefix(digits, "x"); isHex {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	return rune(n), isNumber && err == nil && utf8.ValidRune(rune(n))
}

// validText refuses what is no UTF-8 and characters that XML has not (XML 1.0, 2.2).
func validText(text []byte) error {
	plain := true
	for _, c := range text {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return fmt.Errorf("the character U+%04X", c)
		}
		plain = plain && c < utf8.RuneSelf
	}
	switch {
	case plain:
		return nil
	case !utf8.Valid(text):
		return errors.New("text that is not UTF-8")
	case bytes.Contains(text, []byte("\uFFFE")) || bytes.Contains(text, []byte("\uFFFF")):
		return errors.New("the character U+FFFE or U+FFFF")
	}
	return nil
}
