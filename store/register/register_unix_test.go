//go:build unix

package register_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fieldcase/app/date"
	"fieldcase/store/register"
	"fieldcase/store/register/registertest"
)

// server is the PostgreSQL that the tests start: one for all, each test in a database of its own.
var server *registertest.Server

func TestMain(m *testing.M) {
	var err error
	if server, err = registertest.Start(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := server.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// database makes an empty database and returns its address.
func database(t *testing.T) string {
	t.Helper()
	at, err := server.Database()
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// execute runs a statement as another tool would.
func execute(t *testing.T, at, statement string) {
	t.Helper()
	db := connected(t, at)
	if _, err := db.ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func connected(t *testing.T, at string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func opened(t *testing.T, at string) *register.Register {
	t.Helper()
	r, err := register.Open(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

var (
	today = date.MustParse("2027-04-09")
	now   = time.Date(2027, 4, 9, 8, 0, 0, 0, time.UTC)
)

func perez() register.Row {
	due := register.Deadline{Day: date.MustParse("2027-03-25"), What: "Surveillance 1", Why: "12 months after the decision", Rule: "D2"}
	return register.Row{
		Case: "c1", Head: "h1", Changes: 3, Changed: "2027-04-01T08:00:00.000Z", File: "/cases/Pérez.fieldcase", AsOf: today,
		Facts: json.RawMessage(`{"case":{"id":"c1"},"text":"a\u0000b"}`), Client: "Pérez y Hijos Seguros, S.A.\x00", Status: "active",
		Standing: "surveillance-overdue", Certificate: "FC-AIMS-0101", Expires: date.MustParse("2029-03-24"), Next: "Surveillance 1",
		Due: due, OpenMinor: 1, Lead: "Márta Kővári", Deadlines: []register.Deadline{due, {Day: date.MustParse("2028-12-31"), What: "Surveillance 2", Rule: "D3"}},
	}
}

// reaching answers with how far each file holds its case, by head.
func reaching(reach map[string]register.Reach) func(context.Context, register.Row) (register.Reach, error) {
	return func(_ context.Context, r register.Row) (register.Reach, error) { return reach[r.Head], nil }
}

var states = map[string]register.Reach{
	"h1": {"s1": 3}, "h2": {"s1": 3, "s2": 2}, "h0": {"s1": 1}, "other": {"s1": 3, "s9": 1},
}

func published(t *testing.T, r *register.Register, rows ...register.Row) []register.Outcome {
	t.Helper()
	out, err := r.Publish(t.Context(), rows, reaching(states), "Ragnhild Moe", now)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestPublish_eachOutcome walks one case through everything that can become of it.
func TestPublish_eachOutcome(t *testing.T) {
	t.Parallel()
	at := database(t)
	r := opened(t, at)
	row := perez()
	for _, step := range []struct {
		change func(*register.Row)
		want   register.Outcome
	}{
		{func(*register.Row) {}, register.Added},
		{func(*register.Row) {}, register.Unchanged},
		{func(x *register.Row) { x.AsOf = today.AddDays(1) }, register.Refreshed},
		{func(x *register.Row) { x.Head = "h2" }, register.Updated},
		{func(*register.Row) {}, register.Unchanged},
		{func(x *register.Row) { x.Head = "h1" }, register.Behind},
		{func(x *register.Row) { x.Head = "h0" }, register.Behind},
		{func(x *register.Row) { x.Head = "other" }, register.Diverged},
		{func(x *register.Row) { x.Head = "h2" }, register.Unchanged},
	} {
		step.change(&row)
		if got := published(t, r, row); !slices.Equal(got, []register.Outcome{step.want}) {
			t.Errorf("with head %s: %v, want %s", row.Head, got, step.want)
		}
	}
	var head, by string
	if err := connected(t, at).QueryRowContext(t.Context(), "SELECT head, published_by FROM fieldcase_register").Scan(&head, &by); err != nil || head != "h2" || by != "Ragnhild Moe" {
		t.Errorf("the register has head %s by %s, %v", head, by, err)
	}
}

// TestRegister_isReadByOtherTools reads the views with plain SQL.
func TestRegister_isReadByOtherTools(t *testing.T) {
	t.Parallel()
	at := database(t)
	r := opened(t, at)
	none := register.Row{Case: "c2", Head: "h0", AsOf: today, Facts: json.RawMessage(`{}`), Client: "Żurawski"}
	published(t, r, perez(), none)
	db := connected(t, at)
	var client, why, expires string
	var late bool
	err := db.QueryRowContext(t.Context(), "SELECT client, due_why, expires_on::text, late FROM fieldcase_register WHERE case_id = 'c1'").Scan(&client, &why, &expires, &late)
	if err != nil || client != "Pérez y Hijos Seguros, S.A." || why != "12 months after the decision" || expires != "2029-03-24" || late != time.Now().UTC().After(date2027) {
		t.Errorf("%q, %q, %s, late %v, %v", client, why, expires, late, err)
	}
	var due int
	if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM fieldcase_due WHERE client LIKE 'P%'").Scan(&due); err != nil || due != 2 {
		t.Errorf("%d last days, %v", due, err)
	}
	var days sql.NullInt64
	if err := db.QueryRowContext(t.Context(), "SELECT days_left FROM fieldcase_register WHERE case_id = 'c2'").Scan(&days); err != nil || days.Valid {
		t.Errorf("a client without a last day has %v days, %v", days, err)
	}
	entries, err := r.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []register.Entry{
		{Case: "c1", File: "/cases/Pérez.fieldcase", Facts: json.RawMessage(`{"case":{"id":"c1"},"text":"a\u0000b"}`)}, {Case: "c2", Facts: json.RawMessage(`{}`)},
	}
	if diff := cmp.Diff(want, entries); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

var date2027 = time.Date(2027, 3, 26, 0, 0, 0, 0, time.UTC)

// TestPublish_isAllOrNothing: the reading of one file fails, and no case is written.
func TestPublish_isAllOrNothing(t *testing.T) {
	t.Parallel()
	r := opened(t, database(t))
	broken := errors.New("the share went away")
	_, err := r.Publish(t.Context(), []register.Row{perez(), {Case: "c2", File: "x.fieldcase", Head: "h2", AsOf: today, Facts: json.RawMessage(`{}`)}},
		func(_ context.Context, row register.Row) (register.Reach, error) {
			if row.Case == "c2" {
				return nil, broken
			}
			return states["h1"], nil
		}, "", now)
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "x.fieldcase") {
		t.Errorf("error = %v", err)
	}
	if entries, err := r.Entries(t.Context()); err != nil || len(entries) != 0 {
		t.Errorf("the register has %d cases, %v", len(entries), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := r.Publish(ctx, []register.Row{perez()}, reaching(states), "", now); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestOpen_severalOfficesAtOnce: they make the schema together, and publish the same case together.
func TestOpen_severalOfficesAtOnce(t *testing.T) {
	t.Parallel()
	at := database(t)
	var work sync.WaitGroup
	outcomes := make([]register.Outcome, 6)
	for i := range outcomes {
		work.Go(func() {
			r, err := register.Open(t.Context(), at)
			if err != nil {
				t.Error(err)
				return
			}
			defer func() { _ = r.Close() }()
			out, err := r.Publish(t.Context(), []register.Row{perez()}, reaching(states), "", now)
			if err != nil {
				t.Error(err)
				return
			}
			outcomes[i] = out[0]
		})
	}
	work.Wait()
	added := 0
	for _, o := range outcomes {
		if o == register.Added {
			added++
		}
	}
	if added != 1 {
		t.Errorf("outcomes %v, want one that added it", outcomes)
	}
}

func TestOpen_leavesANewerSchemaAlone(t *testing.T) {
	t.Parallel()
	at := database(t)
	opened(t, at)
	execute(t, at, "INSERT INTO fieldcase_schema (version_id, is_applied) VALUES (99, true)")
	_, err := register.Open(t.Context(), at)
	if !errors.Is(err, register.ErrNewer) || !strings.Contains(err.Error(), "schema 99, this program knows 1") {
		t.Errorf("error = %v", err)
	}
}

// TestOpen_tellsInOneLine: a server that is away, a database that is not there, an address that is none. No message holds
// a password.
func TestOpen_tellsInOneLine(t *testing.T) {
	t.Parallel()
	for at, want := range map[string]error{
		"postgres://office:topsecret@127.0.0.1:1/register":         register.ErrAway,
		"postgres://office:topsecret@/register?host=/nowhere":      register.ErrAway,
		server.Address("gone") + "&password=topsecret":             register.ErrRefused,
		"postgres://office:topsecret@host:port/x":                  register.ErrAddress,
		"postgres://office:topsecret@127.0.0.1/x?sslmode=whatever": register.ErrAddress,
	} {
		_, err := register.Open(t.Context(), at)
		if !errors.Is(err, want) || strings.Contains(err.Error(), "topsecret") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %v in one line", at, err, want)
		}
	}
}
