package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fieldcase/app/audit"
)

// Hash is a SHA-256.
type Hash [sha256.Size]byte

// String returns the hash as 64 hexadecimal digits.
func (h Hash) String() string { return fmt.Sprintf("%x", h[:]) }

// Head is the last change of an editing session: its number and its hash.
type Head struct {
	N    int64
	Hash Hash
}

// Heads are the heads of editing sessions by the session's ID: what a reader had before it.
type Heads map[string]Head

// String returns the heads as canonical JSON: an array of [session, n, hash], ordered by session.
func (h Heads) String() string {
	ids := make([]string, 0, len(h))
	for id := range h {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var c canonical
	c.open()
	for _, id := range ids {
		c.open()
		c.text(id)
		c.number(h[id].N)
		c.text(h[id].Hash.String())
		c.close()
	}
	c.close()
	return string(c.b)
}

// ParseHeads reads what String wrote.
func ParseHeads(s string) (Heads, error) {
	var list [][3]json.RawMessage
	if err := json.Unmarshal([]byte(s), &list); err != nil {
		return nil, fmt.Errorf("read heads %.40q: %w", s, err)
	}
	out := Heads{}
	for _, e := range list {
		var id, hash string
		var h Head
		if json.Unmarshal(e[0], &id) != nil || json.Unmarshal(e[1], &h.N) != nil || json.Unmarshal(e[2], &hash) != nil {
			return nil, fmt.Errorf("read heads: %.120s is no head", e)
		}
		sum, err := hex.DecodeString(hash)
		if err != nil || copy(h.Hash[:], sum) != len(h.Hash) || len(sum) != len(h.Hash) {
			return nil, fmt.Errorf("read heads: %.80q is no hash", hash)
		}
		out[id] = h
	}
	return out, nil
}

// canonical writes JSON in the one form that hashes are taken of: RFC 8785 for arrays of texts and integers, that is no
// spaces, and in texts only the quote, the backslash and the characters below U+0020 escaped, in their shortest form.
type canonical struct{ b []byte }

func (c *canonical) comma() {
	if n := len(c.b); n > 0 && c.b[n-1] != '[' {
		c.b = append(c.b, ',')
	}
}

func (c *canonical) open()  { c.comma(); c.b = append(c.b, '[') }
func (c *canonical) close() { c.b = append(c.b, ']') }

func (c *canonical) number(n int64) {
	c.comma()
	c.b = strconv.AppendInt(c.b, n, 10)
}

func (c *canonical) text(s string) {
	c.comma()
	c.b = append(c.b, '"')
	for _, x := range []byte(s) {
		switch {
		case x == '"' || x == '\\':
			c.b = append(c.b, '\\', x)
		case x >= 0x20:
			c.b = append(c.b, x)
		default:
			if i := strings.IndexByte("\b\t\n\f\r", x); i >= 0 {
				c.b = append(c.b, '\\', "btnfr"[i])
				continue
			}
			c.b = fmt.Appendf(c.b, `\u%04x`, x)
		}
	}
	c.b = append(c.b, '"')
}

// genesis returns the hash that the chain of a session begins with.
func (s *session) genesis(caseID audit.ID) Hash {
	var c canonical
	c.open()
	for _, t := range []string{
		"fieldcase", string(caseID), s.id, string(s.startedAt), s.who.Name, s.who.Initials, s.who.Role, s.who.Program, s.who.Host, s.heads,
	} {
		c.text(t)
	}
	c.close()
	return sha256.Sum256(c.b)
}

// chainLink is one change as its hash covers it.
type chainLink struct {
	session, action     string
	at                  audit.Instant
	label, undoes       string
	n                   int64
	kind, record, field string
	value               audit.Value
	replaces            string
}

// hash returns the hash of the change that follows the one with hash before.
func (l chainLink) hash(before Hash) Hash {
	var c canonical
	c.open()
	c.text(l.session)
	c.number(l.n)
	for _, t := range []string{l.action, string(l.at), l.label, l.undoes, l.kind, l.record, l.field, string(l.value), l.replaces} {
		c.text(t)
	}
	c.close()
	return sha256.Sum256(append(before[:len(before):len(before)], c.b...))
}

// Within reports whether whoever has the other heads has every change of these: of two copies of a case, the one whose
// heads are within the other's is older, or the same.
func (h Heads) Within(other Heads) bool {
	for id, head := range h {
		if other[id].N < head.N {
			return false
		}
	}
	return true
}
