package programme

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"

	"fieldcase/app/desktop/task"
)

// exportWorkbook writes the programme of the cycle as a workbook to a file of the user's choice.
func (p *Page) exportWorkbook() {
	if p.lockedExport() != "" {
		return
	}
	id, name := p.cycle.ID, "Audit programme, cycle "+strconv.FormatInt(max(p.cycle.Cycle, 1), 10)+".xlsx"
	p.host.ChooseSave("Export the programme", name, func(path string) {
		if filepath.Ext(path) == "" {
			path += ".xlsx"
		}
		p.host.Runner().Run("Writing the programme", func(ctx context.Context, _ task.Progress) error {
			_, err := p.cases.ExportProgramme(ctx, id, path, true)
			return err
		}, func(err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				p.host.Tell(err)
			default:
				p.host.Toast("Programme written to "+filepath.Base(path), false)
			}
		})
	})
}
