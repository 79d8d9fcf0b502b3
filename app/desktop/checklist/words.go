package checklist

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/standard"
)

// clauseView is what the pane in the middle shows of a clause, in words.
type clauseView struct {
	title    string
	badge    kit.Mark // the finding at the clause
	where    string
	required string
	prompts  []prompt
	notes    []noteRow
	evidence []evidenceRow
	used     string // how much of the evidence is in findings
	locked   bool
}

// viewOf puts a clause into words. k is the conclusion as the screen has it.
func viewOf(x *index, cat standard.Catalogue, n audit.Number, k *audit.Conclusion, zone *time.Location) clauseView {
	r, _ := x.row(n)
	w := clauseView{
		title: string(n) + "  " + r.title, badge: badgeOf(x.findings[n]), where: whereOf(x, n), required: requiredOf(x, cat, n),
		prompts: promptsOf(cat, n, k), evidence: evidenceRows(x, n), used: usedWords(x, n),
	}
	if r.excluded != "" {
		w.where = "Excluded in the Statement of Applicability: " + r.excluded
	}
	w.notes = noteRows(x, n, zone)
	return w
}

// noteRows are the notes of a clause, the latest last.
func noteRows(x *index, n audit.Number, zone *time.Location) []noteRow {
	var out []noteRow
	for _, note := range x.notes[n] {
		out = append(out, noteRowOf(x, n, note, zone))
	}
	return out
}

// badgeOf is the gravest finding at a clause: Major MK-01.
func badgeOf(findings []*audit.Finding) kit.Mark {
	if len(findings) == 0 {
		return kit.Mark{}
	}
	m := markOfFinding(findings[0])
	m.Word = joined([]string{m.Word, findings[0].Label()}, " ")
	if n := len(findings) - 1; n > 0 {
		m.Word += fmt.Sprintf(" +%d", n)
	}
	return m
}

func markOfFinding(f *audit.Finding) kit.Mark {
	if f.Grade == "" {
		return kit.Mark{Icon: "flag", Word: "Finding", Token: kit.Ink2}
	}
	return kit.MarkOf(string(f.Grade))
}

// whereOf says where, when and with whom the plan has the clause audited.
func whereOf(x *index, n audit.Number) string {
	var out []string
	for _, p := range x.plan[n] {
		var sites []string
		for _, id := range p.Sites {
			if s := x.c.Site(id); s != nil {
				sites = append(sites, s.Name)
			}
		}
		place := strings.Join(sites, " and ")
		if p.Remote {
			place = joined([]string{place, "remote"}, ", ")
		}
		when := p.Day.Weekday().String() + " " + p.Start.String() + "–" + p.End.String()
		with := ""
		if p.With != "" {
			with = "with " + p.With
		}
		out = append(out, joined([]string{place, when, with}, ", "))
	}
	if len(out) == 0 {
		return "No activity of the plan names it."
	}
	return strings.Join(out, "; ")
}

// requiredOf is what the clause asks for, in words of our own: those of a finding against it, else what the catalogue
// says of its purpose and of what is to be documented.
func requiredOf(x *index, cat standard.Catalogue, n audit.Number) string {
	for _, f := range append(slices.Clone(x.findings[n]), x.earlier[n]...) {
		if f.Requirement == n && f.RequirementText != "" {
			return f.RequirementText
		}
	}
	r, _ := cat.Find(string(n))
	var parts []string
	path := cat.Path(string(n))
	for i := len(path) - 1; i >= 0 && len(parts) == 0; i-- {
		if path[i].Purpose != "" && path[i].Kind != standard.KindAnnex {
			parts = append(parts, path[i].Purpose)
		}
	}
	if r.DocumentedInformation && r.DocumentedWhat != "" {
		parts = append(parts, "Documented: "+lowerFirst(r.DocumentedWhat)+".")
	}
	if r.Note != "" {
		parts = append(parts, r.Note)
	}
	return strings.Join(parts, " ")
}

// lowerFirst makes the first letter small, but not that of an abbreviation.
func lowerFirst(s string) string {
	letters := []rune(s)
	if len(letters) < 2 || strings.ToLower(string(letters[1])) != string(letters[1]) {
		return s
	}
	return strings.ToLower(string(letters[0])) + string(letters[1:])
}

// promptsOf are the prompts of the catalogue and the questions of the team's own.
func promptsOf(cat standard.Catalogue, n audit.Number, k *audit.Conclusion) []prompt {
	r, _ := cat.Find(string(n))
	var out []prompt
	for _, text := range r.Prompts {
		out = append(out, prompt{text: text, asked: slices.Contains(k.Asked, text)})
	}
	for _, text := range k.Questions {
		out = append(out, prompt{text: text, asked: slices.Contains(k.Asked, text), own: true})
	}
	return out
}

func noteRowOf(x *index, clause audit.Number, n *audit.Note, zone *time.Location) noteRow {
	r := noteRow{id: n.ID, text: n.Text}
	if at := n.TakenAt.Time(); !at.IsZero() {
		r.when = at.In(zone).Format("2 Jan 15:04")
	}
	r.when = joined([]string{r.when, x.initials[n.Author]}, " ")
	if n.Private {
		r.chips = append(r.chips, chip{"lock", "private", kit.Ink2})
	}
	for i, e := range x.evidence[clause] {
		if slices.Contains(n.Evidence, e.ID) {
			r.chips = append(r.chips, chip{"link-2", fmt.Sprintf("evidence %d", i+1), kit.Ink2})
		}
	}
	for _, id := range n.Findings {
		if f := x.c.Finding(id); f != nil {
			m := markOfFinding(f)
			r.chips = append(r.chips, chip{m.Icon, f.Label(), m.Token})
		}
	}
	return r
}

func evidenceRows(x *index, n audit.Number) []evidenceRow {
	var out []evidenceRow
	for _, e := range x.evidence[n] {
		r := evidenceRow{id: e.ID, text: e.Text}
		r.icon, _ = material.MethodMark(e.Method)
		if lead := casefile.EvidenceLead(e); lead != "" {
			r.text = lead + ": " + e.Text
		}
		place := ""
		if s := x.c.Site(e.Site); s != nil {
			place = s.Name
		}
		r.place = joined([]string{place, material.Day(e.SeenOn, e.SeenAt)}, ", ")
		out = append(out, r)
	}
	return out
}

// usedWords says how much of the evidence is in findings: "3, all used in MK-01".
func usedWords(x *index, n audit.Number) string {
	all := x.evidence[n]
	if len(all) == 0 {
		return "none yet"
	}
	used, labels := 0, []string{}
	for _, e := range all {
		if len(x.usedIn[e.ID]) > 0 {
			used++
		}
		for _, f := range x.usedIn[e.ID] {
			if !slices.Contains(labels, f.Label()) {
				labels = append(labels, f.Label())
			}
		}
	}
	words := fmt.Sprint(len(all))
	switch {
	case used == 0:
		return words
	case used == len(all):
		words += ", all used in "
	default:
		words += fmt.Sprintf(", %d used in ", used)
	}
	if len(labels) > 2 {
		return words + fmt.Sprintf("%d findings", len(labels))
	}
	return words + strings.Join(labels, " and ")
}

// unsettled says what a conclusion still lacks, and the word of what settles it; "" for nothing.
func unsettled(x *index, n audit.Number, k *audit.Conclusion) (why, remedy string) {
	has := func(g audit.Grade) bool {
		return slices.ContainsFunc(x.findings[n], func(f *audit.Finding) bool { return f.Grade == g || f.Grade == "" })
	}
	grade, found := gradeOf(k.State)
	switch {
	case found && !has(grade):
		return fmt.Sprintf("%s without a finding of that grade.", markOf(k.State).Word), "Write it " + keysFinding
	case (k.State == audit.NotApplicable || k.State == audit.NotAudited) && strings.TrimSpace(k.Reason) == "":
		return markOf(k.State).Word + " needs its reason.", "Give it"
	case k.State == audit.Conform && slices.ContainsFunc(x.findings[n], func(f *audit.Finding) bool {
		return f.Grade.IsNonconformity() && f.Requirement == n
	}):
		return "Conform, although a nonconformity is raised against it.", "Look at it"
	default:
		return "", ""
	}
}

// gradeOf is the grade of the findings that a conclusion speaks of.
func gradeOf(s audit.ConclusionState) (audit.Grade, bool) {
	switch s {
	case audit.ConcludedOFI:
		return audit.OFI, true
	case audit.ConcludedMin:
		return audit.Minor, true
	case audit.ConcludedMaj:
		return audit.Major, true
	case audit.NotStarted, audit.Conform, audit.NotApplicable, audit.NotAudited:
		return "", false
	default:
		return "", false
	}
}
