package gallery

import "fieldcase/app/desktop/task"

// WorkAtOnce lets the pages do their work inline: the test driver has no thread of its own on which results could be shown.
func WorkAtOnce() { newRunner = func() task.Runner { return &task.Sync{} } }
