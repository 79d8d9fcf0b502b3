package audittime

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"fieldcase/app/audit"
)

// Ticket is a site with its place in a draw.
type Ticket struct {
	Key    string `json:"key"`    // what stands for the site: its ID, or its number in a list
	Digest string `json:"digest"` // SHA-256 by which it is ranked, in hexadecimal
}

// Rank puts keys in the order of a draw: by the SHA-256 of the seed, a line feed and the key, in UTF-8, the least digest
// first. The order they are given in does not matter, and a key that is given twice counts once. Whoever has the seed can
// draw again with any program that knows SHA-256:
//
//	printf '%s\n%s' "$seed" "$key" | sha256sum
func Rank(seed string, keys []string) []Ticket {
	out := make([]Ticket, 0, len(keys))
	for _, k := range keys {
		sum := sha256.Sum256([]byte(seed + "\n" + k))
		out = append(out, Ticket{k, hex.EncodeToString(sum[:])})
	}
	slices.SortFunc(out, func(a, b Ticket) int {
		return cmp.Or(strings.Compare(a.Digest, b.Digest), strings.Compare(a.Key, b.Key))
	})
	return slices.Compact(out)
}

// Draw returns the sites that chance picks: the first ones in the order of Rank, with the IDs of the sites as keys; all of
// them when more are asked for than there are.
func Draw(seed string, sites []audit.ID, random int64) []audit.ID {
	keys := make([]string, len(sites))
	for i, s := range sites {
		keys[i] = string(s)
	}
	var out []audit.ID
	for _, t := range Rank(seed, keys) {
		if int64(len(out)) >= random {
			break
		}
		out = append(out, audit.ID(t.Key))
	}
	return out
}

// Redraw returns the sites that were drawn at random for a recorded sample.
func Redraw(s audit.SiteSample) []audit.ID { return Draw(s.Seed, s.Population, s.Random) }
