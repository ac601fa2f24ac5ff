//! A committee's months, their conferences, and what cells bring and take along.
crate::ddl::migration!(
    both: r#"
CREATE TABLE cycle (
  id {uuid} PRIMARY KEY,
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  month text NOT NULL,
  plan text NOT NULL,
  UNIQUE (committee_id, month)
);
CREATE TABLE conference (
  id {uuid} PRIMARY KEY,
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  cycle_id {uuid} NOT NULL REFERENCES cycle (id),
  cluster_id {uuid} REFERENCES unit (id),
  state text NOT NULL,
  held_on date NOT NULL,
  version bigint NOT NULL,
  record text NOT NULL
);
CREATE UNIQUE INDEX conference_of_cluster ON conference (cycle_id, cluster_id);
CREATE TABLE code_counter (
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  series text NOT NULL,
  last bigint NOT NULL,
  PRIMARY KEY (committee_id, series)
);
CREATE TABLE contribution (
  cycle_id {uuid} NOT NULL REFERENCES cycle (id),
  cell_id {uuid} NOT NULL REFERENCES unit (id),
  this_month text NOT NULL,
  next_month text NOT NULL,
  no_petition boolean NOT NULL,
  written boolean NOT NULL,
  person_id {uuid} NOT NULL REFERENCES person (id),
  at {time} NOT NULL,
  PRIMARY KEY (cycle_id, cell_id)
);
CREATE TABLE follow_up_task (
  conference_id {uuid} NOT NULL REFERENCES conference (id),
  cell_id {uuid} NOT NULL REFERENCES unit (id),
  what text NOT NULL,
  due_on date NOT NULL,
  acknowledged_by {uuid} REFERENCES person (id),
  acknowledged_at {time},
  PRIMARY KEY (conference_id, cell_id)
);
"#
);
