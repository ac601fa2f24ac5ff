//! What must be told to whom, and what became of it.
crate::ddl::migration!(
    both: r#"
CREATE TABLE outbox (
  id {uuid} PRIMARY KEY,
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  dedup_key text NOT NULL UNIQUE,
  person_id {uuid} NOT NULL REFERENCES person (id),
  on_behalf_id {uuid} REFERENCES person (id),
  channel text NOT NULL,
  urgency text NOT NULL,
  subject_id {uuid} NOT NULL,
  subject_version bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'bounced', 'dead', 'suppressed')),
  attempts bigint NOT NULL DEFAULT 0,
  due_at {time} NOT NULL,
  lease_token {uuid},
  lease_until {time},
  letter {bytes},
  cause text,
  created_at {time} NOT NULL,
  settled_at {time}
);
CREATE INDEX outbox_waiting ON outbox (state, due_at, id);
CREATE INDEX outbox_of_person ON outbox (person_id, created_at);
CREATE INDEX outbox_of_subject ON outbox (subject_id, subject_version);
"#
);
