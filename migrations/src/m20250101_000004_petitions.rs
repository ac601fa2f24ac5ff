//! Petitions with their typed texts, answers and clocks.
crate::ddl::migration!(
    both: r#"
CREATE TABLE petition (
  id {uuid} PRIMARY KEY,
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  version bigint NOT NULL,
  state text NOT NULL,
  code text,
  category text NOT NULL,
  cell_id {uuid},
  commune_id {uuid},
  cluster_id {uuid},
  lead_id {uuid},
  owner text,
  cycle_id {uuid},
  merged_into {uuid},
  due_on date,
  salt text NOT NULL,
  title text,
  matter text,
  place text,
  addressee text,
  folded text,
  record text NOT NULL,
  created_at {time} NOT NULL,
  updated_at {time} NOT NULL,
  UNIQUE (committee_id, code)
);
CREATE INDEX petition_by_state ON petition (committee_id, state, due_on, id);
CREATE INDEX petition_by_owner ON petition (committee_id, owner, due_on, id);
CREATE INDEX petition_of_cycle ON petition (cycle_id, code);
CREATE INDEX petition_of_cell ON petition (cell_id, created_at);
CREATE INDEX petition_of_commune ON petition (commune_id, created_at);
CREATE INDEX petition_of_cluster ON petition (cluster_id, created_at);
CREATE INDEX petition_of_lead ON petition (lead_id, state, due_on);
CREATE INDEX petition_merged ON petition (merged_into);
CREATE TABLE supporter (
  petition_id {uuid} NOT NULL REFERENCES petition (id),
  unit_id {uuid} NOT NULL REFERENCES unit (id),
  PRIMARY KEY (petition_id, unit_id)
);
CREATE INDEX supporter_of_unit ON supporter (unit_id);
CREATE TABLE reply (
  petition_id {uuid} NOT NULL REFERENCES petition (id),
  number bigint NOT NULL,
  salt text NOT NULL,
  body text,
  digest text NOT NULL,
  at {time} NOT NULL,
  PRIMARY KEY (petition_id, digest)
);
CREATE TABLE deadline (
  petition_id {uuid} NOT NULL REFERENCES petition (id),
  opened_version bigint NOT NULL,
  body text NOT NULL,
  due_on date,
  closed_version bigint,
  PRIMARY KEY (petition_id, opened_version)
);
CREATE UNIQUE INDEX deadline_running ON deadline (petition_id) WHERE closed_version IS NULL;
CREATE INDEX deadline_due ON deadline (due_on) WHERE closed_version IS NULL;
"#
);
