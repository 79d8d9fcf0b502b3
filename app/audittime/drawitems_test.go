package audittime_test

import (
	"errors"
	"slices"
	"strconv"
	"testing"

	"fieldcase/app/audittime"
)

func TestDrawItems_areTheFirstOfTheRanking(t *testing.T) {
	t.Parallel()
	var keys []string
	for i := range 200 {
		keys = append(keys, strconv.Itoa(i+1))
	}
	ranked := audittime.Rank("2026-05-04 change records", keys)
	for _, size := range []int64{0, 1, 7, 199, 200, 500} {
		var want []int64
		for _, ticket := range ranked[:min(size, 200)] {
			n, err := strconv.ParseInt(ticket.Key, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, n)
		}
		slices.Sort(want)
		got, err := audittime.DrawItems("2026-05-04 change records", 200, size)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%d: %v, %v; want %v", size, got, err, want)
		}
	}
}

func TestDrawItems_aSeedDrawsTheSame(t *testing.T) {
	t.Parallel()
	got, err := audittime.DrawItems("2026-04-20/12/5", 12, 5)
	again, _ := audittime.DrawItems("2026-04-20/12/5", 12, 5)
	other, _ := audittime.DrawItems("2026-04-21/12/5", 12, 5)
	if err != nil || len(got) != 5 || !slices.Equal(got, again) || slices.Equal(got, other) {
		t.Errorf("%v, again %v, by another seed %v, %v", got, again, other, err)
	}
	larger, _ := audittime.DrawItems("2026-04-20/12/5", 12, 8)
	for _, n := range got {
		if !slices.Contains(larger, n) {
			t.Errorf("the larger draw %v leaves %d out", larger, n)
		}
	}
}

func TestDrawItems_refusesWhatTakesTooLong(t *testing.T) {
	t.Parallel()
	if _, err := audittime.DrawItems("x", audittime.MaxPopulation+1, 5); !errors.Is(err, audittime.ErrTooMany) {
		t.Errorf("%v", err)
	}
}
