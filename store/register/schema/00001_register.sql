-- Schema 1 of the office-wide register. A released step never changes; a later schema is a further numbered file.
-- What is in it is told in doc.go.

-- +goose Up
CREATE TABLE fieldcase_case (
  case_id text PRIMARY KEY,
  head text NOT NULL,
  reach json NOT NULL,
  changes bigint NOT NULL,
  changed_at timestamptz,
  file text NOT NULL,
  facts json NOT NULL,
  as_of date NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  client text NOT NULL,
  place text NOT NULL,
  standard text NOT NULL,
  body text NOT NULL,
  status text NOT NULL,
  standing text NOT NULL,
  certificate text NOT NULL,
  effective_on date,
  expires_on date,
  next text NOT NULL,
  next_audit text NOT NULL,
  planned text NOT NULL,
  due_on date,
  due_what text NOT NULL,
  due_why text NOT NULL,
  due_rule text NOT NULL,
  open_major integer NOT NULL,
  open_minor integer NOT NULL,
  lead_auditor text NOT NULL
);

CREATE TABLE fieldcase_deadline (
  case_id text NOT NULL REFERENCES fieldcase_case ON DELETE CASCADE,
  n integer NOT NULL,
  due_on date NOT NULL,
  what text NOT NULL,
  why text NOT NULL,
  rule text NOT NULL,
  PRIMARY KEY (case_id, n)
);

CREATE INDEX fieldcase_case_due ON fieldcase_case (due_on);
CREATE INDEX fieldcase_deadline_due ON fieldcase_deadline (due_on);

CREATE VIEW fieldcase_register AS
SELECT case_id, client, place, standard, body, status, standing, certificate, effective_on, expires_on, next, next_audit, planned,
  due_on, due_what, due_why, due_rule, due_on - current_date AS days_left, coalesce(due_on < current_date, false) AS late,
  open_major, open_minor, lead_auditor, file, head, changes, changed_at, as_of, published_at, published_by
FROM fieldcase_case;

CREATE VIEW fieldcase_due AS
SELECT d.case_id, c.client, d.due_on, d.due_on - current_date AS days_left, d.due_on < current_date AS late, d.what, d.why, d.rule,
  c.lead_auditor, c.file
FROM fieldcase_deadline d JOIN fieldcase_case c USING (case_id);

-- +goose Down
DROP VIEW fieldcase_due;
DROP VIEW fieldcase_register;
DROP TABLE fieldcase_deadline;
DROP TABLE fieldcase_case;
