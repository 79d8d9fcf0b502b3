package desktop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/task"
)

// OpenSample opens this person's copy of the sample case, which is made the first time.
func (w *Desktop) OpenSample() {
	path := filepath.Join(w.DataDir, "sample", "client"+caseSuffix)
	w.job("Making the sample case", func(ctx context.Context, _ task.Progress) error {
		return makeSample(ctx, w.env(), path)
	}, func() { w.Open(path) })
}

// makeSample makes the sample case at path unless it is there.
func makeSample(ctx context.Context, env casefile.Env, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder of the sample case: %w", err)
	}
	s, err := sample.Make(ctx, env, path)
	if errors.Is(err, casefile.ErrExists) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("make the sample case: %w", err)
	}
	return s.Close()
}
