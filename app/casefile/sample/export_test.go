package sample

import (
	"context"

	"fieldcase/app/casefile"
)

// TellAll tells the whole story into a file at path and says when each moment is reached, for tests that look at all of
// them.
func TellAll(ctx context.Context, env casefile.Env, path string, reached func(Moment)) error {
	t := newTeller(ctx, env, path)
	t.tellUntil(Whole, reached)
	return t.err
}
