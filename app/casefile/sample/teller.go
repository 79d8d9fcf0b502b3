package sample

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/date"
)

// chapter is one sitting of one person at the case.
type chapter struct {
	begins string // day and time
	who    casefile.User
	tell   func(*teller)
	upTo   Moment // the moment that the chapter leads to, if it does
}

// teller enters the story into a case file. Its first error stays and everything after it does nothing, so that a
// chapter can be written without a check after each line; end returns it.
type teller struct {
	ctx  context.Context
	env  casefile.Env // as given by the caller
	path string
	made bool // the file is there

	now     time.Time // the clock of the story
	session *casefile.Session
	ids     map[string]audit.ID // records by the name the story gives them
	err     error
}

func newTeller(ctx context.Context, env casefile.Env, path string) *teller {
	return &teller{ctx: ctx, env: env, path: path, ids: map[string]audit.ID{}}
}

// storyEnv is the caller's world with the clock of the story and the person of the chapter. The story makes no backups.
func (t *teller) storyEnv(who casefile.User) casefile.Env {
	env := t.env
	env.User, env.BackupDir = who, ""
	env.Now = func() time.Time { return t.now }
	return env
}

// chapter tells one chapter, in an editing session of its own.
func (t *teller) chapter(c chapter) {
	if t.err != nil {
		return
	}
	t.at(c.begins)
	if t.made {
		t.session, t.err = casefile.Open(t.ctx, t.storyEnv(c.who), t.path, false)
	} else {
		t.create(c.who, soelvberg())
	}
	if t.err != nil {
		return
	}
	c.tell(t)
	t.err = errors.Join(t.err, t.session.Close())
}

// create makes the file with its client.
func (t *teller) create(who casefile.User, n casefile.NewCase) {
	t.session, t.err = casefile.Create(t.ctx, t.storyEnv(who), t.path, n)
	t.made = t.err == nil
}

// end opens the finished case with the caller's world, or takes the file away when the story could not be told.
func (t *teller) end() (*casefile.Session, error) {
	if t.err == nil {
		var s *casefile.Session
		if s, t.err = casefile.Open(t.ctx, t.env, t.path, false); t.err == nil {
			return s, nil
		}
	}
	if t.made {
		t.err = errors.Join(t.err, os.Remove(t.path))
	}
	return nil, fmt.Errorf("make sample case: %w", t.err)
}

// at moves the clock of the story to a day and time.
func (t *teller) at(when string) {
	next := clock(when)
	if next.Before(t.now) && t.err == nil {
		t.err = fmt.Errorf("the story goes back from %s to %s", t.now.Format(clockLayout), when)
	}
	t.now = next
}

// instant returns the time of the story.
func (t *teller) instant() audit.Instant { return audit.InstantOf(t.now) }

// today returns the day of the story.
func (t *teller) today() date.Date { return date.Of(t.now) }

// as gives a new record its identity and the name by which the story calls it.
func (t *teller) as(name string, r audit.Recorder) audit.Recorder {
	r.Base().ID = t.env.ID()
	t.ids[name] = r.Base().ID
	return r
}

// id returns the identity of the record that the story calls by that name.
func (t *teller) id(name string) audit.ID {
	id, ok := t.ids[name]
	if !ok && t.err == nil {
		t.err = fmt.Errorf("the story knows no %q", name)
	}
	return id
}

// all returns the identities of several records.
func (t *teller) all(names ...string) []audit.ID {
	out := make([]audit.ID, len(names))
	for i, n := range names {
		out[i] = t.id(n)
	}
	return out
}

// save enters new records as one action.
func (t *teller) save(label string, records ...audit.Recorder) {
	changes := make([]casefile.Change, len(records))
	for i, r := range records {
		changes[i] = casefile.Change{After: r}
	}
	t.act(label, changes...)
}

// act enters changes as one action; it takes the person half a minute.
func (t *teller) act(label string, changes ...casefile.Change) {
	if t.err != nil {
		return
	}
	t.err = t.session.Save(t.ctx, label, changes...)
	t.now = t.now.Add(30 * time.Second)
}

// current returns the case as it stands, an empty one after an error.
func (t *teller) current() *audit.Case {
	if t.err == nil {
		c, err := t.session.Case(t.ctx)
		if err == nil {
			return c
		}
		t.err = err
	}
	return &audit.Case{}
}

// cycle returns the first certification cycle, a zero one after an error.
func (t *teller) cycle() *audit.Programme {
	if c := t.current(); len(c.Programmes) > 0 {
		return &c.Programmes[0]
	}
	t.fail(errors.New("the case has no certification cycle"))
	return &audit.Programme{}
}

// audit returns the audit of that name.
func (t *teller) audit(name string) *audit.Audit { return t.current().AuditNamed(name) }

// finding returns the finding that the story calls by that name.
func (t *teller) finding(name string) *audit.Finding { return t.current().Finding(t.id(name)) }

// ranges reads a list of requirements as auditors write them.
func (t *teller) ranges(text string) []audit.Number {
	if t.err != nil {
		return nil
	}
	var ids []string
	ids, t.err = t.session.Catalogue().ParseRange(text)
	out := make([]audit.Number, len(ids))
	for i, id := range ids {
		out[i] = audit.Number(id)
	}
	return out
}

// edit returns the change of a record that is there.
func edit[T any, P interface {
	*T
	audit.Recorder
}](t *teller, before P, change func(P)) casefile.Change {
	if before == nil {
		if t.err == nil {
			t.err = fmt.Errorf("the story changes a %T that is not there", before)
		}
		return casefile.Change{}
	}
	after := audit.Clone(before)
	change(after)
	return casefile.Change{Before: before, After: after}
}

const clockLayout = "2006-01-02 15:04"

// clock reads a day and time of the story, which is told in UTC. It panics for a text that is none: all are constants.
func clock(text string) time.Time {
	at, err := time.Parse(clockLayout, text)
	if err != nil {
		panic(err)
	}
	return at
}

func day(text string) date.Date   { return date.MustParse(text) }
func hour(text string) date.Clock { return date.MustParseClock(text) }

// rank returns the key that keeps a list in the order it was told in, with room between any two.
func rank(i int) string { return fmt.Sprintf("m%02d", i) }
