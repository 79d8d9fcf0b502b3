package editing_test

import (
	"context"
	"testing"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/editing"
	"fieldcase/app/desktop/task"
)

func looseTexts() (*editing.Loose, *diary, *task.Sync) {
	d, runner := &diary{}, &task.Sync{}
	return editing.NewLoose(editing.NewWriter(d, runner, nil)), d, runner
}

func TestLoose_keepsWhatIsTyped(t *testing.T) {
	l, d, runner := looseTexts()
	reason := casefile.UnfinishedText("stage-2", "9.1", "not_audited")
	l.Put(reason, "No t")
	l.Put(reason, "No time left")
	runner.Advance(task.DraftPause)
	want(t, d, "draft text No time left")
	if got := l.Text(reason); got != "No time left" {
		t.Errorf("it is %q", got)
	}
	l.Drop(reason)
	runner.Advance(task.DraftPause)
	want(t, d, "draft text No time left", "drop text")
	if got := l.Text(reason); got != "" {
		t.Errorf("dropped, it is %q", got)
	}
}

func TestLoose_takenBeforeThePauseIsNoDraft(t *testing.T) {
	l, d, runner := looseTexts()
	note := casefile.UnfinishedNote("stage-2", "9.1")
	l.Put(note, "Dashboards differ")
	l.Take(note)
	runner.Advance(task.DraftPause)
	want(t, d)
}

// TestLoose_Recall: what was typed before the program ended is there again, once, and not over what was typed since.
func TestLoose_Recall(t *testing.T) {
	l, _, _ := looseTexts()
	note, since := casefile.UnfinishedNote("stage-2", "9.1"), casefile.UnfinishedNote("stage-2", "9.2")
	l.Put(since, "now")
	read := func(context.Context) ([]casefile.Draft, error) {
		kept := []casefile.Draft{note, since, {Kind: "finding", Record: "f", Field: "statement", Text: "no note"}}
		kept[0].Text, kept[1].Text = "Dashboards differ", "before"
		return kept, nil
	}
	for range 2 {
		if err := l.Recall(t.Context(), read); err != nil {
			t.Fatal(err)
		}
		if l.Text(note) != "Dashboards differ" && l.Text(note) != "" || l.Text(since) != "now" || l.Text(casefile.Draft{Record: "f", Field: "statement"}) != "" {
			t.Errorf("recalled %q, %q", l.Text(note), l.Text(since))
		}
		l.Drop(note)
	}
	if got := l.Text(note); got != "" {
		t.Errorf("recalled twice: %q", got)
	}
}
