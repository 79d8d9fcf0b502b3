package register

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// The kinds of errors of this package, for errors.Is.
var (
	ErrAddress = errors.New("no address of a register")
	ErrAway    = errors.New("the register cannot be reached")
	ErrRefused = errors.New("the register does not let this user in")
	ErrNewer   = errors.New("the register was made by a newer version of the program")
)

// patience is how long the server may take to answer a new connection, where the address does not say (connect_timeout).
const patience = 10 * time.Second

//go:embed schema/*.sql
var schema embed.FS

// Register is an open register. It is for one goroutine at a time.
type Register struct {
	db   *sql.DB
	name string
}

// Open connects to the register at an address, postgres://user@host/database, and brings its schema to that of this
// program. A password may come from the address, from PGPASSWORD or from the file .pgpass; it is in no message.
//
// It fails with ErrAddress, ErrAway, ErrRefused or ErrNewer, with one line that says what to do.
func Open(ctx context.Context, address string) (*Register, error) {
	c, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("open register: %w: it is written as postgres://user@host/database", ErrAddress)
	}
	c.ConnectTimeout = cmp.Or(c.ConnectTimeout, patience)
	r := &Register{db: stdlib.OpenDB(*c), name: nameOf(c)}
	r.db.SetMaxOpenConns(2) // one holds the lock of the migration
	if err := r.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", r.name, explain(err)), r.db.Close())
	}
	return r, nil
}

func nameOf(c *pgx.ConnConfig) string {
	return "register " + cmp.Or(c.Host, "here") + "/" + cmp.Or(c.Database, c.User)
}

// Name says which register it is, without user and password.
func (r *Register) Name() string { return r.name }

// Close ends the connection.
func (r *Register) Close() error { return r.db.Close() }

// migrate brings the schema to the newest, under a lock, so that two offices do not do it at once.
func (r *Register) migrate(ctx context.Context) error {
	if err := r.db.PingContext(ctx); err != nil {
		return err
	}
	steps, err := fs.Sub(schema, "schema")
	if err != nil {
		return err
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, r.db, steps,
		goose.WithTableName("fieldcase_schema"), goose.WithSessionLocker(locker), goose.WithDisableGlobalRegistry(true),
		goose.WithSlog(slog.New(slog.DiscardHandler)))
	if err != nil {
		return err
	}
	has, knows, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return err
	case has > knows:
		return fmt.Errorf("%w (schema %d, this program knows %d)", ErrNewer, has, knows)
	case has == knows:
		return nil
	}
	_, err = p.Up(ctx)
	return err
}

// explain gives an error its kind, and leaves out what an address may hold of a password.
func explain(err error) error {
	var refused *pgconn.PgError
	var connect *pgconn.ConnectError
	var network net.Error
	switch {
	case errors.As(err, &refused) && (refused.Code[:2] == "28" || refused.Code == "42501" || refused.Code == "3D000"):
		return fmt.Errorf("%w: %s", ErrRefused, refused.Message)
	case errors.As(err, &refused):
		return fmt.Errorf("%s (%s)", refused.Message, refused.Code)
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &connect), errors.As(err, &network), errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w: is the server up, and this machine on its network?", ErrAway)
	default:
		return err
	}
}
