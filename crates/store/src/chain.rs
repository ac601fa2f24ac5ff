//! The hash chain over a committee's events (reliability.md, invariant 29).
//!
//! hash(i) = SHA-256(hash(i−1) in hex ‖ canonical text of event i), in hex. The head row is the
//! last lock a command takes.
use crate::tx::{Stmt, Tx};
use crate::{Failure, Thing};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The hash before the first event.
pub(crate) const BEGINNING: &str = "";

/// What is appended.
pub(crate) struct Entry {
    /// Kind of record: `petition`, `conference`, `office`.
    pub(crate) subject: &'static str,
    /// Which.
    pub(crate) subject_id: Uuid,
    /// Its version after the event.
    pub(crate) version: u32,
    /// The exact text that is hashed.
    pub(crate) canonical: String,
}

/// The hash of an event after another.
pub(crate) fn link(previous: &str, canonical: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    hash.update(canonical.as_bytes());
    workflow::petition::hex(&hash.finalize())
}

impl Tx<'_> {
    /// Appends an event and moves the head.
    pub(crate) async fn append(&mut self, committee: Uuid, entry: Entry) -> Result<(), Failure> {
        if self.is_sqlite() {
            self.append_here(committee, entry).await
        } else {
            self.append_there(committee, entry)
        }
    }

    /// SQLite: the one writer knows the head and computes the hash itself.
    async fn append_here(&mut self, committee: Uuid, entry: Entry) -> Result<(), Failure> {
        let (seq, previous) = match self.heads.get(&committee) {
            Some(head) => head.clone(),
            None => self.read_head(committee).await?,
        };
        let (seq, hash) = (seq + 1, link(&previous, &entry.canonical));
        self.heads.insert(committee, (seq, hash.clone()));
        let sql = "INSERT INTO event (committee_id, seq, subject, subject_id, version, at, canonical, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        let at = self.now();
        self.write(Stmt::new(
            sql,
            [
                committee.into(),
                seq.into(),
                entry.subject.into(),
                entry.subject_id.into(),
                i64::from(entry.version).into(),
                at.into(),
                entry.canonical.into(),
                hash.clone().into(),
            ],
        ));
        let sql = "UPDATE chain_head SET seq = ?, hash = ? WHERE committee_id = ?";
        self.write(Stmt::new(sql, [seq.into(), hash.into(), committee.into()]));
        Ok(())
    }

    /// PostgreSQL: the head's row lock orders the committee's events, so the database computes the
    /// hash from the head it has just locked.
    fn append_there(&mut self, committee: Uuid, entry: Entry) -> Result<(), Failure> {
        let sql = "WITH head AS (UPDATE chain_head SET seq = seq + 1, hash = encode(sha256(convert_to(hash || ?, 'UTF8')), 'hex') WHERE committee_id = ? RETURNING seq, hash) \
                   INSERT INTO event (committee_id, seq, subject, subject_id, version, at, canonical, hash) \
                   SELECT ?, head.seq, ?, ?, ?, ?, ?, head.hash FROM head";
        let at = self.now();
        self.write(Stmt::new(
            sql,
            [
                entry.canonical.clone().into(),
                committee.into(),
                committee.into(),
                entry.subject.into(),
                entry.subject_id.into(),
                i64::from(entry.version).into(),
                at.into(),
                entry.canonical.into(),
            ],
        ));
        Ok(())
    }

    async fn read_head(&mut self, committee: Uuid) -> Result<(i64, String), Failure> {
        let sql = "SELECT seq, hash FROM chain_head WHERE committee_id = ?";
        let row = self
            .row(Stmt::new(sql, [committee.into()]))
            .await?
            .ok_or(Failure::NotFound(Thing::Committee))?;
        Ok((row.try_get("", "seq")?, row.try_get("", "hash")?))
    }
}
