package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fieldcase/store"
)

// bigIndex is an index of so many documents of 250 letters, of words as frequent as those of a language.
func bigIndex(tb testing.TB, n int) *store.Index {
	words := strings.Fields(strings.Repeat("the of audit review model drift report risk data owner ", 3) + "statement assessment supplier impact sample training record evidence policy objective interview procedure change approval incident monitoring threshold version committee deployment clinical radiology patient consent retention bias test validation release rollback access log")
	x := newIndex(tb)
	var docs []store.Document
	for i := range n {
		var b strings.Builder
		for j := range 40 {
			b.WriteString(words[(i*31+j*j*17+i/7*j)%len(words)] + " ")
		}
		docs = append(docs, document(fmt.Sprint(i), fmt.Sprintf("MK-%05d", i), b.String(), "8.4 interview 2026-05-04"))
	}
	for len(docs) > 0 {
		k := min(200, len(docs))
		if err := x.Put(context.Background(), docs[:k]...); err != nil {
			tb.Fatal(err)
		}
		docs = docs[k:]
	}
	if err := x.Settle(context.Background()); err != nil {
		tb.Fatal(err)
	}
	return x
}

func BenchmarkIndex_find(b *testing.B) {
	x := bigIndex(b, 20000)
	for _, query := range []string{"a", "d", "dr", "drift rep", "model assessment th", "8.4", "MK-0123", "zzz", "the of audit", "release zzz"} {
		b.Run(query, func(b *testing.B) {
			q := store.ParseQuery(query)
			for b.Loop() {
				if _, err := x.Find(context.Background(), q, 0, 8); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkIndex_fill(b *testing.B) {
	for b.Loop() {
		bigIndex(b, 20000)
	}
}
