//! The way of an outbox row: leased with a token, kept as rendered, settled; calls are ticked
//! (design.md §5, 6; reliability.md, invariants 19, 21–24 and 33).
//!
//! Rows move only forward. One that is tried again stays `sending` without a token until its time
//! comes, so that no worker can mistake it for one that was never tried.
use super::By;
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::ids::PersonId;
use workflow::petition::hex;
use workflow::unit::UnitKind;

/// Takes due letters for one worker until a time. The answer's `further` names the rows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeasePost {
    /// The committee.
    pub committee: Uuid,
    /// The worker's token, new for each lease.
    pub token: Uuid,
    /// Rows due by then.
    pub now: DateTime<Utc>,
    /// From then on another worker may take them.
    pub until: DateTime<Utc>,
    /// Rows at most.
    pub most: u32,
}

#[async_trait]
impl Command for LeasePost {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let skip = if tx.is_sqlite() {
            ""
        } else {
            " FOR UPDATE SKIP LOCKED"
        };
        let sql = format!(
            "UPDATE outbox SET state = 'sending', lease_token = ?, lease_until = ?, attempts = attempts + 1 \
             WHERE id IN (SELECT id FROM outbox WHERE committee_id = ? AND channel = 'mail' \
             AND (urgency = 'at_once' OR dedup_key LIKE 'digest:%') \
             AND ((state = 'pending' AND due_at <= ?) OR (state = 'sending' AND lease_until <= ?)) \
             ORDER BY due_at, id LIMIT {}{skip}) RETURNING id",
            self.most
        );
        let values: [Value; 5] = [
            self.token.into(),
            self.until.into(),
            self.committee.into(),
            self.now.into(),
            self.now.into(),
        ];
        let mut answer = Answer::of(self.token, 1, None);
        for row in tx.rows(Stmt::new(sql, values)).await? {
            answer.further.push(row.try_get("", "id")?);
        }
        answer.further.sort();
        Ok(answer)
    }
}

/// Keeps letters as rendered, before the first attempt. The answer's `further` names the rows that
/// are still the worker's: only these may be sent.
#[derive(Clone, Debug, Serialize)]
pub struct KeepLetters {
    token: Uuid,
    digests: Vec<(Uuid, String)>,
    #[serde(skip)]
    bytes: Vec<Vec<u8>>,
}

impl KeepLetters {
    /// Letters of rows that were leased with this token.
    #[must_use]
    pub fn new(token: Uuid, letters: Vec<(Uuid, Vec<u8>)>) -> Self {
        use sha2::Digest as _;
        let (mut digests, mut bytes) = (Vec::new(), Vec::new());
        for (row, letter) in letters {
            digests.push((row, hex(&sha2::Sha256::digest(&letter))));
            bytes.push(letter);
        }
        Self {
            token,
            digests,
            bytes,
        }
    }
}

#[async_trait]
impl Command for KeepLetters {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let held = tx.held(self.token).await?;
        for ((row, _), letter) in self.digests.iter().zip(&self.bytes) {
            let sql = "UPDATE outbox SET letter = ? WHERE id = ? AND lease_token = ? AND state = 'sending' AND letter IS NULL";
            let values: [Value; 3] = [letter.clone().into(), (*row).into(), self.token.into()];
            tx.write(Stmt::new(sql, values));
        }
        let mut answer = Answer::of(self.token, 1, None);
        let rows = self.digests.iter().map(|(row, _)| *row);
        answer.further = rows.filter(|row| held.contains(row)).collect();
        Ok(answer)
    }
}

/// What became of an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Taken over by the other side.
    Sent,
    /// To be tried again; the row stays `sending` until then.
    Retry {
        /// Not before.
        at: DateTime<Utc>,
        /// What stood in the way.
        cause: String,
    },
    /// Refused for good by the other side.
    Bounced(String),
    /// Given up: the time is over, or the letter cannot be made.
    Dead(String),
    /// Not sent because there is no longer a reason to.
    Suppressed(String),
}

impl Fate {
    /// State, cause, and when it is tried again.
    fn columns(&self) -> (&'static str, Option<String>, Option<DateTime<Utc>>) {
        match self {
            Self::Sent => ("sent", None, None),
            Self::Retry { at, cause } => ("sending", Some(cause.clone()), Some(*at)),
            Self::Bounced(cause) => ("bounced", Some(cause.clone()), None),
            Self::Dead(cause) => ("dead", Some(cause.clone()), None),
            Self::Suppressed(cause) => ("suppressed", Some(cause.clone()), None),
        }
    }
}

/// Settles rows that were leased with a token; rows that are no longer the worker's are left as
/// they are. The answer's `further` names those that were settled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettlePost {
    /// The worker's token.
    pub token: Uuid,
    /// When.
    pub now: DateTime<Utc>,
    /// Rows with what became of them.
    pub rows: Vec<(Uuid, Fate)>,
}

#[async_trait]
impl Command for SettlePost {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let held = tx.held(self.token).await?;
        let mut answer = Answer::of(self.token, 1, None);
        for (row, fate) in self.rows.iter().filter(|(row, _)| held.contains(row)) {
            let (state, cause, again) = fate.columns();
            let ended = again.is_none().then_some(self.now);
            let sql = "UPDATE outbox SET state = ?, cause = ?, settled_at = ?, lease_token = NULL, lease_until = ? WHERE id = ? AND lease_token = ? AND state = 'sending'";
            let values: [Value; 6] = [
                state.into(),
                cause.into(),
                ended.into(),
                again.into(),
                (*row).into(),
                self.token.into(),
            ];
            tx.write(Stmt::new(sql, values));
            answer.further.push(*row);
        }
        Ok(answer)
    }
}

impl Tx<'_> {
    /// Rows that a worker holds, locked.
    async fn held(&mut self, token: Uuid) -> Result<BTreeSet<Uuid>, Failure> {
        let lock = if self.is_sqlite() { "" } else { " FOR UPDATE" };
        let sql = format!(
            "SELECT id FROM outbox WHERE lease_token = ? AND state = 'sending' ORDER BY id{lock}"
        );
        let rows = self.rows(Stmt::new(sql, [token.into()])).await?;
        rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
    }
}

/// One person's list of a day: rows that wait for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestOf {
    /// Whose.
    pub person: PersonId,
    /// What it names; never empty.
    pub rows: Vec<Uuid>,
}

/// Freezes the lists of a day: one row per person and local date, which names the waiting rows.
/// Who has had his digest of that date waits for the next one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FreezeDigests {
    /// The committee.
    pub committee: Uuid,
    /// The local date.
    pub date: NaiveDate,
    /// The lists.
    pub lists: Vec<DigestOf>,
    /// Waiting rows whose step is over, each with the cause.
    pub suppressed: Vec<(Uuid, String)>,
}

/// The key of a person's digest of a date; rows it names carry it as their cause.
#[must_use]
pub fn digest_key(person: PersonId, date: NaiveDate) -> String {
    format!("digest:{person}:{date}")
}

#[async_trait]
impl Command for FreezeDigests {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let mut answer = Answer::of(self.committee, 1, None);
        for (row, cause) in &self.suppressed {
            tx.end_waiting(*row, "suppressed", cause);
        }
        let made = self.made(tx).await?;
        for list in self.lists.iter().filter(|l| !l.rows.is_empty()) {
            let key = digest_key(list.person, self.date);
            if made.contains(&key) {
                continue;
            }
            let id = tx.id();
            self.digest_row(tx, id, list.person, &key);
            for row in &list.rows {
                tx.end_waiting(*row, "sent", &key);
            }
            answer.further.push(id);
        }
        Ok(answer)
    }
}

impl FreezeDigests {
    /// Keys of this date that are there already.
    async fn made(&self, tx: &mut Tx<'_>) -> Result<BTreeSet<String>, Failure> {
        let sql = "SELECT dedup_key FROM outbox WHERE committee_id = ? AND dedup_key LIKE ?";
        let of_date = format!("digest:%:{}", self.date);
        let values: [Value; 2] = [self.committee.into(), of_date.into()];
        let rows = tx.rows(Stmt::new(sql, values)).await?;
        rows.iter()
            .map(|row| Ok(row.try_get("", "dedup_key")?))
            .collect()
    }

    fn digest_row(&self, tx: &mut Tx<'_>, id: Uuid, person: PersonId, key: &str) {
        let now = tx.now();
        let sql = "INSERT INTO outbox (id, committee_id, dedup_key, person_id, channel, urgency, subject_id, subject_version, state, due_at, created_at) VALUES (?, ?, ?, ?, 'mail', 'digest', ?, 0, 'pending', ?, ?)";
        let values: [Value; 7] = [
            id.into(),
            self.committee.into(),
            key.into(),
            person.0.into(),
            person.0.into(),
            now.into(),
            now.into(),
        ];
        tx.write(Stmt::new(sql, values));
    }
}

impl Tx<'_> {
    /// A row that never was on its way by itself ends.
    fn end_waiting(&mut self, row: Uuid, state: &str, cause: &str) {
        let now = self.now();
        let sql = "UPDATE outbox SET state = ?, cause = ?, settled_at = ? WHERE id = ? AND state = 'pending'";
        let values: [Value; 4] = [state.into(), cause.into(), now.into(), row.into()];
        self.write(Stmt::new(sql, values));
    }
}

/// Ticks calls made or papers handed over: they count as delivered (flow.md §4).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TickCall {
    /// Who called: of the commune on whose list they stand, or of the Office.
    pub by: By,
    /// The committee.
    pub committee: Uuid,
    /// The rows.
    pub rows: Vec<Uuid>,
}

#[async_trait]
impl Command for TickCall {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let directory = tx.office(self.committee).await?;
        let today = directory.day(tx.now());
        let person = self.by.person.ok_or(Failure::NotFound(Thing::Call))?;
        // Who may not act ticks nothing.
        let caller = directory.people.get(&person).map(|p| p.status);
        if caller != Some(workflow::person::Status::Active) {
            return Err(Failure::NotFound(Thing::Call));
        }
        let kind_of = |unit| directory.tree.get(unit).map(|u| u.kind);
        let seats = |p| directory.posts_of(p, today);
        let commune = |unit| directory.tree.place(unit).and_then(|place| place.commune);
        let mine = seats(person);
        let office = mine
            .iter()
            .any(|p| kind_of(p.unit) == Some(UnitKind::Office));
        for row in &self.rows {
            let called = tx.call(*row, self.committee).await?;
            let shared = seats(called).iter().any(|theirs| {
                let theirs = commune(theirs.unit);
                theirs.is_some() && mine.iter().any(|p| commune(p.unit) == theirs)
            });
            if !office && !shared {
                return Err(Failure::NotFound(Thing::Call));
            }
            tx.end_waiting(*row, "sent", &format!("ticked:{person}"));
        }
        Ok(Answer::of(self.committee, 1, None))
    }
}

impl Tx<'_> {
    /// Who is to be called.
    async fn call(&mut self, row: Uuid, committee: Uuid) -> Result<PersonId, Failure> {
        let sql = "SELECT person_id FROM outbox WHERE id = ? AND committee_id = ? AND channel = 'call_list'";
        let values: [Value; 2] = [row.into(), committee.into()];
        let found = self.row(Stmt::new(sql, values)).await?;
        let found = found.ok_or(Failure::NotFound(Thing::Call))?;
        Ok(PersonId(found.try_get("", "person_id")?))
    }
}
