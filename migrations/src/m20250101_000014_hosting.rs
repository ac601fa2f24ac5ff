//! Who hosts in a year: one register per committee and year (GL-05).
crate::ddl::migration!(
    both: r#"
CREATE TABLE host_year (
  id {uuid} PRIMARY KEY,
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  year bigint NOT NULL,
  version bigint NOT NULL,
  record text NOT NULL,
  UNIQUE (committee_id, year)
);
"#
);
