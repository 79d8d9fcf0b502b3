// Package material is what pages share to work with evidence: the panes of samples and of attachments, the dialog of a
// piece of evidence, and the trail from a finding back to what was seen.
//
// A page makes one [Material] and of it the panes that it shows:
//
//	m := material.New(host, session, writer)
//	samples, files := m.NewSamples(), m.NewFiles()
//	…
//	samples.Show(now, material.At{Audit: host.Audit(), Requirement: "8.4"}) // after each change of the case
//	files.Show(now, material.At{Audit: host.Audit(), Requirement: "8.4"})
//	m.Renew(now) // the dialog that lies open, if any
//
// It adds Samples.Commands and Files.Commands to its own commands, and hands files that are dropped to Files.Drop. A pane
// lies in whatever the page scrolls, is as high as its rows, and is one stop of the keyboard. What a pane changes is
// written by the page's editing.Writer, or by the session in the background, and can be undone.
package material
