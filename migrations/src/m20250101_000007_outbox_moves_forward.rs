//! A row of the outbox only moves forward, and its letter is never rewritten (reliability.md,
//! invariant 22): held by the database too, so that no mistake of the program sends twice.
crate::ddl::migration!(
    both: "",
    sqlite: r#"
CREATE TRIGGER outbox_begins_pending BEFORE INSERT ON outbox
WHEN NEW.state <> 'pending' OR NEW.attempts <> 0 OR NEW.letter IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a row of the outbox begins pending'); END;
CREATE TRIGGER outbox_moves_forward BEFORE UPDATE ON outbox
WHEN (OLD.state = 'sending' AND NEW.state = 'pending')
  OR (OLD.state IN ('sent', 'bounced', 'dead', 'suppressed')
      AND (NEW.state <> OLD.state OR NEW.cause IS NOT OLD.cause OR NEW.settled_at IS NOT OLD.settled_at))
  OR NEW.attempts < OLD.attempts
BEGIN SELECT RAISE(ABORT, 'a row of the outbox only moves forward'); END;
CREATE TRIGGER outbox_stays_itself BEFORE UPDATE ON outbox
WHEN NEW.id <> OLD.id OR NEW.dedup_key <> OLD.dedup_key OR NEW.person_id <> OLD.person_id
  OR NEW.channel <> OLD.channel OR NEW.subject_id <> OLD.subject_id OR NEW.subject_version <> OLD.subject_version
  OR NEW.due_at <> OLD.due_at OR NEW.created_at <> OLD.created_at
  OR (OLD.letter IS NOT NULL AND NEW.letter IS NOT NULL AND NEW.letter <> OLD.letter)
BEGIN SELECT RAISE(ABORT, 'what a row of the outbox tells, and its letter, are never changed'); END;
"#,
    postgres: r#"
CREATE FUNCTION outbox_begins_pending() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a row of the outbox begins pending'; END $$;
CREATE TRIGGER outbox_begins_pending BEFORE INSERT ON outbox FOR EACH ROW
WHEN (NEW.state <> 'pending' OR NEW.attempts <> 0 OR NEW.letter IS NOT NULL)
EXECUTE FUNCTION outbox_begins_pending();
CREATE FUNCTION outbox_moves_forward() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a row of the outbox only moves forward'; END $$;
CREATE TRIGGER outbox_moves_forward BEFORE UPDATE ON outbox FOR EACH ROW
WHEN ((OLD.state = 'sending' AND NEW.state = 'pending')
  OR (OLD.state IN ('sent', 'bounced', 'dead', 'suppressed')
      AND (NEW.state <> OLD.state OR NEW.cause IS DISTINCT FROM OLD.cause OR NEW.settled_at IS DISTINCT FROM OLD.settled_at))
  OR NEW.attempts < OLD.attempts)
EXECUTE FUNCTION outbox_moves_forward();
CREATE FUNCTION outbox_stays_itself() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what a row of the outbox tells, and its letter, are never changed'; END $$;
CREATE TRIGGER outbox_stays_itself BEFORE UPDATE ON outbox FOR EACH ROW
WHEN (NEW.id <> OLD.id OR NEW.dedup_key <> OLD.dedup_key OR NEW.person_id <> OLD.person_id
  OR NEW.channel <> OLD.channel OR NEW.subject_id <> OLD.subject_id OR NEW.subject_version <> OLD.subject_version
  OR NEW.due_at <> OLD.due_at OR NEW.created_at <> OLD.created_at
  OR (OLD.letter IS NOT NULL AND NEW.letter IS NOT NULL AND NEW.letter <> OLD.letter))
EXECUTE FUNCTION outbox_stays_itself();
"#
);
