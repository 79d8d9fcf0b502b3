// Command casectl does without a screen what the desktop does: it makes, shows, checks, exports and imports case files.
//
//	casectl show client.fieldcase
//	casectl plan check client.fieldcase --audit stage-2 --json
//
// Results go to standard output, with --json as one JSON document; messages go to standard error. The exit code says
// how it went: 0 well, 1 an error, 2 wrong use, 3 done with problems, 10 not a case file, 11 in use, 12 made by a newer
// version, 13 damaged, 130 cancelled.
package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/google/uuid"

	"fieldcase/app/casefile"
	"fieldcase/app/platform"
	"fieldcase/store"
)

// version is set when the program is built for a release.
var version = ""

func main() { os.Exit(start()) }

// start gives the command line the world outside: clock, chance, user, machine, streams and Ctrl+C.
func start() int {
	if err := store.Setup(); err != nil {
		fmt.Fprintln(os.Stderr, "casectl: error:", err)
		return casefile.ExitError
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	host, _ := os.Hostname() // an unnamed machine is no reason to stop
	backups, err := platform.DataDir()
	if err == nil {
		backups = filepath.Join(backups, "backups") // where the desktop has them too
	} // without a home there are none
	w := world{
		Env: casefile.Env{
			Now:     time.Now,
			NewID:   func() string { return uuid.Must(uuid.NewV7()).String() },
			User:    user(),
			Program: "casectl " + programVersion(),
			Host:    host, BackupDir: backups,
			BackupFailed: func(err error) { fmt.Fprintln(os.Stderr, "casectl: warning:", err) },
			KeyFile:      keyFile(), KeyPassphrase: askKeyPassphrase, Chance: rand.Reader,
		},
		in: os.Stdin, out: os.Stdout, err: os.Stderr, terminal: isTerminal(os.Stderr),
		secret: os.Getenv("CASECTL_PASSPHRASE"), ask: askSecret,
	}
	return run(ctx, w, os.Args[1:])
}
