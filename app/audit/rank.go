package audit

import (
	"slices"
	"strings"
)

// rankDigits are the digits of the keys that order lists, from the least to the greatest. Their order is that of their
// bytes, which is also the order in which the case file sorts.
const rankDigits = "0123456789abcdefghijklmnopqrstuvwxyz"

// RankBetween returns a key that sorts after one key and before another; "" stands for no neighbour on that side. Keys
// are fractions: between two of them there is always a third, so that moving one record changes that record alone and
// two auditors who move different ones do not touch the same. ok is false where the two leave no room: they are equal or
// the wrong way round, as a merge can leave them, or hold letters that no key of ours has.
func RankBetween(after, before string) (rank string, ok bool) {
	var b strings.Builder
	bounded := before != ""
	for i := 0; ; i++ {
		low, high := digitAt(after, i, 0), len(rankDigits)
		if bounded {
			high = digitAt(before, i, -1)
		}
		if low < 0 || high < low || bounded && i >= len(before) {
			return "", false
		}
		if high-low > 1 {
			b.WriteByte(rankDigits[low+(high-low)/2])
			return b.String(), true
		}
		b.WriteByte(rankDigits[low])
		bounded = bounded && high == low
	}
}

// digitAt returns the value of the digit of a key at a place, past for a place behind its end, and -1 for a letter that
// is no digit.
func digitAt(key string, i, past int) int {
	if i >= len(key) {
		return past
	}
	return strings.IndexByte(rankDigits, key[i])
}

// MoveRank returns what changes when the element of a list at one place is moved to another: new keys by the place they
// had before. ranks are the keys of the list in the order in which it is shown. Only the moved element gets a new key,
// unless the keys leave no room for it; then all get one.
func MoveRank(ranks []string, from, to int) map[int]string {
	if from == to || from < 0 || to < 0 || from >= len(ranks) || to >= len(ranks) {
		return nil
	}
	order := moved(len(ranks), from, to)
	if rank, ok := rankAt(ranks, order, to); ok && ascending(ranks, order, from) {
		return map[int]string{from: rank}
	}
	out := map[int]string{}
	for i, rank := range EvenRanks(len(order)) {
		if ranks[order[i]] != rank {
			out[order[i]] = rank
		}
	}
	return out
}

// moved returns the places 0 … n-1 in the order that they have after one was moved to another.
func moved(n, from, to int) []int {
	order := make([]int, 0, n)
	for i := range n {
		if i != from {
			order = append(order, i)
		}
	}
	return slices.Insert(order, to, from)
}

// rankAt returns a key for the place between its neighbours in an order; it is false when they leave no room.
func rankAt(ranks []string, order []int, place int) (string, bool) {
	after, before := "", ""
	if place > 0 {
		if after = ranks[order[place-1]]; after == "" {
			return "", false
		}
	}
	if place+1 < len(order) {
		if before = ranks[order[place+1]]; before == "" {
			return "", false
		}
	}
	return RankBetween(after, before)
}

// ascending reports whether the keys ascend strictly in an order, one element left out.
func ascending(ranks []string, order []int, without int) bool {
	last, begun := "", false
	for _, i := range order {
		if i == without {
			continue
		}
		if begun && ranks[i] <= last {
			return false
		}
		last, begun = ranks[i], true
	}
	return true
}

// EvenRanks returns n keys in ascending order with room before, between and behind them.
func EvenRanks(n int) []string {
	width, all := 1, len(rankDigits)
	for ; all < 2*(n+1); all *= len(rankDigits) {
		width++
	}
	out := make([]string, n)
	for i := range out {
		at := (i + 1) * (all / (n + 1))
		key := make([]byte, width)
		for d := width - 1; d >= 0; d-- {
			key[d] = rankDigits[at%len(rankDigits)]
			at /= len(rankDigits)
		}
		out[i] = string(key)
	}
	return out
}

// LastRank returns a key behind all of the given ones.
func LastRank(ranks []string) string {
	last := ""
	for _, r := range ranks {
		last = max(last, r)
	}
	if rank, ok := RankBetween(last, ""); ok {
		return rank
	}
	return last + "m" // a letter that no key of ours has: behind it all the same
}
