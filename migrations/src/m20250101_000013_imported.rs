//! What was taken over from old records, so that a file brought again adds nothing (decision
//! 0009); and the year of birth, by which namesakes are told apart.
crate::ddl::migration!(
    both: r#"
ALTER TABLE person ADD COLUMN born bigint;
CREATE TABLE imported (
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  kind text NOT NULL CHECK (kind IN ('petition', 'reply')),
  reference text NOT NULL,
  subject_id {uuid} NOT NULL REFERENCES petition (id),
  at {time} NOT NULL,
  PRIMARY KEY (committee_id, kind, reference)
);
"#
);
