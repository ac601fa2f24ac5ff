//! The text of an addendum to closed minutes; its event carries the digest only (decision 0001).
crate::ddl::migration!(
    both: r#"
CREATE TABLE addendum (
  conference_id {uuid} NOT NULL REFERENCES conference (id),
  digest text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (conference_id, digest)
);
"#
);
