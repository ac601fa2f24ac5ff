//! Committees, the unit tree, people, posts, and what the office has set.
crate::ddl::migration!(
    both: r#"
CREATE TABLE committee (
  id {uuid} PRIMARY KEY,
  key text NOT NULL UNIQUE,
  name text NOT NULL,
  code_prefix text NOT NULL,
  time_zone text NOT NULL,
  root_unit_id {uuid} NOT NULL,
  directory_version bigint NOT NULL
);
CREATE TABLE unit (
  id {uuid} PRIMARY KEY,
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  kind text NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  code text,
  parent_id {uuid},
  valid_from date NOT NULL,
  valid_to date,
  members bigint,
  UNIQUE (committee_id, key)
);
CREATE TABLE unit_successor (
  unit_id {uuid} NOT NULL REFERENCES unit (id),
  successor_id {uuid} NOT NULL REFERENCES unit (id),
  PRIMARY KEY (unit_id, successor_id)
);
CREATE TABLE person (
  id {uuid} PRIMARY KEY,
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  key text NOT NULL,
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('active', 'pending', 'revoked', 'moved')),
  email text,
  phone text,
  UNIQUE (committee_id, key)
);
CREATE TABLE post (
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  person_id {uuid} NOT NULL REFERENCES person (id),
  role text NOT NULL,
  unit_id {uuid} NOT NULL REFERENCES unit (id),
  valid_from date NOT NULL,
  valid_to date,
  PRIMARY KEY (person_id, role, unit_id, valid_from)
);
CREATE INDEX post_of_committee ON post (committee_id);
CREATE TABLE substitution (
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  absent_id {uuid} NOT NULL REFERENCES person (id),
  by_id {uuid} NOT NULL REFERENCES person (id),
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (absent_id, by_id, valid_from)
);
CREATE TABLE setting (
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  name text NOT NULL,
  valid_from date NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (committee_id, name, valid_from)
);
"#
);
