//! Command keys, events and the head of their chain. Events are never changed nor deleted.
crate::ddl::migration!(
    both: r#"
CREATE TABLE command_key (
  key text PRIMARY KEY,
  payload text NOT NULL,
  answer text,
  at {time} NOT NULL
);
CREATE INDEX command_key_by_age ON command_key (at);
CREATE TABLE chain_head (
  committee_id {uuid} PRIMARY KEY REFERENCES committee (id),
  seq bigint NOT NULL,
  hash text NOT NULL
);
CREATE TABLE event (
  committee_id {uuid} NOT NULL REFERENCES committee (id),
  seq bigint NOT NULL,
  subject text NOT NULL,
  subject_id {uuid} NOT NULL,
  version bigint NOT NULL,
  at {time} NOT NULL,
  canonical text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (committee_id, seq)
);
CREATE UNIQUE INDEX event_of_subject ON event (subject_id, version);
"#,
    sqlite: r#"
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
"#,
    postgres: r#"
CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an event is never changed nor deleted'; END $$;
CREATE TRIGGER event_is_not_changed BEFORE UPDATE OR DELETE ON event
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();
"#
);
