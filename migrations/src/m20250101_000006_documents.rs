//! Issued documents, their register, their bytes, and the proof that they arrived.
crate::ddl::migration!(
    both: r#"
CREATE TABLE register (
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  kind text NOT NULL,
  period text NOT NULL,
  last bigint NOT NULL,
  PRIMARY KEY (committee_id, kind, period)
);
CREATE TABLE document (
  id {uuid} PRIMARY KEY,
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  cycle_id {uuid} NOT NULL REFERENCES cycle (id),
  kind text NOT NULL,
  period text NOT NULL,
  number bigint NOT NULL,
  symbol text NOT NULL,
  issued_on date NOT NULL,
  signer_id {uuid} NOT NULL REFERENCES person (id),
  content text NOT NULL,
  digest text NOT NULL,
  layout text NOT NULL,
  replaces_id {uuid} REFERENCES document (id),
  UNIQUE (committee_id, kind, period, number)
);
CREATE TABLE paper (
  document_id {uuid} NOT NULL REFERENCES document (id),
  format text NOT NULL,
  bytes {bytes} NOT NULL,
  digest text NOT NULL,
  PRIMARY KEY (document_id, format)
);
CREATE TABLE receipt (
  document_id {uuid} NOT NULL REFERENCES document (id),
  cluster_id {uuid} NOT NULL REFERENCES unit (id),
  person_id {uuid} NOT NULL REFERENCES person (id),
  on_behalf_id {uuid} REFERENCES person (id),
  at {time} NOT NULL,
  PRIMARY KEY (document_id, cluster_id)
);
"#,
    sqlite: r#"
CREATE TRIGGER document_is_not_changed BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'an issued document is never changed: issue a correction'); END;
CREATE TRIGGER document_is_not_deleted BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'an issued document is never deleted'); END;
CREATE TRIGGER paper_is_not_changed BEFORE UPDATE ON paper
BEGIN SELECT RAISE(ABORT, 'the bytes of an issued document are set once'); END;
"#,
    postgres: r#"
CREATE FUNCTION refuse_change_of_document() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an issued document is never changed: issue a correction'; END $$;
CREATE TRIGGER document_is_not_changed BEFORE UPDATE OR DELETE ON document
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_document();
CREATE TRIGGER paper_is_not_changed BEFORE UPDATE ON paper
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_document();
"#
);
