package audittime

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"slices"
	"strconv"
)

// MaxPopulation is the largest population that DrawItems draws from.
const MaxPopulation = 10_000_000

// ErrTooMany refuses a draw from more than MaxPopulation.
var ErrTooMany = errors.New("there are too many to draw from; draw from a part, such as a month")

// drawn is an item with what ranks it.
type drawn struct {
	at     int64
	digest [sha256.Size]byte
}

// DrawItems returns which items of a numbered population, counted from 1, chance picks: the first ones in the order of
// Rank, with the numbers in decimal as keys. A larger draw by the same seed takes in the smaller one, so that a sample can
// be extended. They come in ascending order, all of them when more are asked for than there are.
func DrawItems(seed string, population, size int64) ([]int64, error) {
	if population > MaxPopulation {
		return nil, ErrTooMany
	}
	if size = min(size, population); size <= 0 {
		return nil, nil
	}
	var best []drawn // in the order of Rank
	key := append([]byte(seed), '\n')
	for at := int64(1); at <= population; at++ {
		d := drawn{at, sha256.Sum256(strconv.AppendInt(key, at, 10))}
		full := int64(len(best)) == size
		if full && compareDrawn(d, best[size-1]) >= 0 {
			continue
		}
		if full {
			best = best[:size-1]
		}
		i, _ := slices.BinarySearchFunc(best, d, compareDrawn)
		best = slices.Insert(best, i, d)
	}
	out := make([]int64, len(best))
	for i, d := range best {
		out[i] = d.at
	}
	slices.Sort(out)
	return out, nil
}

func compareDrawn(a, b drawn) int { return bytes.Compare(a.digest[:], b.digest[:]) }
