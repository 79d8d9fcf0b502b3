/* The peer of the benchmark of saves: writes one field of a record as Fieldcase does, with SQLite's own C library.
 *
 * usage: save CASE KIND RECORD FIELD
 *
 * CASE is a case file that was written to once, so that its last session can go on. Each line of the input is a text; it is
 * written as one change in one transaction, with the statements and the pragmas of Fieldcase, and answered by a line with
 * the nanoseconds that took.
 */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *db;

static void check(int code) {
    if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
        fprintf(stderr, "save: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
}

static void run(const char *sql) { check(sqlite3_exec(db, sql, NULL, NULL, NULL)); }

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *s;
    check(sqlite3_prepare_v2(db, sql, -1, &s, NULL));
    return s;
}

static void text(sqlite3_stmt *s, int n, const char *value) { check(sqlite3_bind_text(s, n, value, -1, SQLITE_TRANSIENT)); }

static void number(sqlite3_stmt *s, int n, int64_t value) { check(sqlite3_bind_int64(s, n, value)); }

static int64_t one(const char *sql) {
    sqlite3_stmt *s = prepare(sql);
    check(sqlite3_step(s));
    int64_t value = sqlite3_column_int64(s, 0);
    check(sqlite3_finalize(s));
    return value;
}

static void finish(sqlite3_stmt *s) {
    check(sqlite3_step(s));
    check(sqlite3_finalize(s));
}

/* live reads what stands in the fields of the record and returns the change that the field has now. */
static int64_t live(const char *kind, const char *record, const char *field) {
    sqlite3_stmt *s = prepare("SELECT c.\"field\", c.\"seq\", s.\"id\", c.\"n\", a.\"at\", c.\"value\" FROM \"change\" c "
                              "JOIN \"session\" s ON s.\"key\" = c.\"session\" JOIN \"action\" a ON a.\"key\" = c.\"action\" "
                              "WHERE c.\"live\" = 1 AND c.\"record\" = ?2 AND c.\"kind\" = ?1");
    text(s, 1, kind);
    text(s, 2, record);
    int64_t seq = 0;
    int code;
    while ((code = sqlite3_step(s)) == SQLITE_ROW)
        if (strcmp((const char *)sqlite3_column_text(s, 0), field) == 0) seq = sqlite3_column_int64(s, 1);
    check(code);
    check(sqlite3_finalize(s));
    return seq;
}

static void save(char **arg, int64_t session, int64_t n, const char *value) {
    char id[40], sql[400];
    run("BEGIN IMMEDIATE");
    int64_t replaced = live(arg[2], arg[3], arg[4]);
    snprintf(id, sizeof id, "01990000-0000-7000-8000-%012" PRId64, n);
    sqlite3_stmt *s = prepare("INSERT INTO \"action\" (\"id\", \"session\", \"at\", \"label\", \"undoes\") VALUES (?, ?, ?, ?, '')");
    text(s, 1, id);
    number(s, 2, session);
    text(s, 3, "2026-05-05T09:00:00.000Z");
    text(s, 4, "Finding MK-01");
    finish(s);
    int64_t action = sqlite3_last_insert_rowid(db);
    s = prepare("UPDATE \"change\" SET \"live\" = 0 WHERE \"seq\" = ?");
    number(s, 1, replaced);
    finish(s);
    s = prepare("INSERT INTO \"change\" (\"session\", \"n\", \"action\", \"kind\", \"record\", \"field\", \"value\", \"replaces\", "
                "\"live\", \"hash\") VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, randomblob(32))");
    number(s, 1, session);
    number(s, 2, n);
    number(s, 3, action);
    text(s, 4, arg[2]);
    text(s, 5, arg[3]);
    text(s, 6, arg[4]);
    text(s, 7, value);
    text(s, 8, "[\"01990000-0000-7000-8000-000000000000:1\"]");
    finish(s);
    s = prepare("DELETE FROM \"conflict\" WHERE \"kind\" = ? AND \"record\" = ? AND \"field\" = ?");
    text(s, 1, arg[2]);
    text(s, 2, arg[3]);
    text(s, 3, arg[4]);
    finish(s);
    snprintf(sql, sizeof sql, "INSERT INTO \"%s\" (\"id\", \"%s\") VALUES (?, ?) ON CONFLICT (\"id\") DO UPDATE SET \"%s\" = excluded.\"%s\"",
             arg[2], arg[4], arg[4], arg[4]);
    s = prepare(sql);
    text(s, 1, arg[3]);
    text(s, 2, value);
    finish(s);
    one("SELECT coalesce(max(\"seq\"), 0) FROM \"change\"");
    run("COMMIT");
}

int main(int argc, char **argv) {
    static char line[1 << 16];
    if (argc != 5) {
        fprintf(stderr, "usage: save CASE KIND RECORD FIELD\n");
        return 2;
    }
    check(sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL));
    run("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA fullfsync = 1;"
        "PRAGMA trusted_schema = 0; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0");
    int64_t session = one("SELECT max(\"session\") FROM \"change\"");
    int64_t n = one("SELECT max(\"n\") FROM \"change\" WHERE \"session\" = (SELECT max(\"session\") FROM \"change\")");
    while (fgets(line, sizeof line, stdin)) {
        struct timespec from, to;
        line[strcspn(line, "\n")] = 0;
        clock_gettime(CLOCK_MONOTONIC, &from);
        save(argv, session, ++n, line);
        clock_gettime(CLOCK_MONOTONIC, &to);
        printf("%" PRId64 "\n", (int64_t)(to.tv_sec - from.tv_sec) * 1000000000 + (to.tv_nsec - from.tv_nsec));
        fflush(stdout);
    }
    return 0;
}
