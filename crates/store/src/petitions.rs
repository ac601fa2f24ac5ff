//! Reading a petition with what its rules rely on, and saving what a rule decided.
use crate::chain::Entry;
use crate::columns::{ClockRow, Columns, clock_moved};
use crate::directory::{Directory, json};
use crate::tx::{Miss, Stmt, Tx, to_json};
use crate::{Failure, Thing};
use sea_orm::{QueryResult, Value};
use std::sync::Arc;
use uuid::Uuid;
use workflow::ids::PetitionId;
use workflow::petition::{Action, Event, Matter, Outcome, Petition};
use workflow::scope::Scope;

/// A petition with its office, as of this transaction.
#[derive(Clone, Debug)]
pub struct LoadedPetition {
    /// The petition.
    pub petition: Petition,
    /// Salt of its digests.
    pub salt: String,
    /// The office.
    pub directory: Arc<Directory>,
}

/// The typed texts of a petition, empty once withheld.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Texts {
    /// Short summary.
    pub title: Option<String>,
    /// The matter.
    pub matter: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whom it asks.
    pub addressee: Option<String>,
}

const LOAD: &str = "SELECT p.record, p.salt, p.committee_id, c.directory_version, h.seq, h.hash \
    FROM petition p JOIN committee c ON c.id = p.committee_id JOIN chain_head h ON h.committee_id = c.id WHERE p.id = ?";

impl Tx<'_> {
    /// A petition for change: locked, with its office.
    pub(crate) async fn petition(&mut self, id: PetitionId) -> Result<LoadedPetition, Failure> {
        let sql = if self.is_sqlite() {
            LOAD.to_owned()
        } else {
            format!("{LOAD} FOR UPDATE OF p FOR SHARE OF c")
        };
        let row = self
            .row(Stmt::new(sql, [id.0.into()]))
            .await?
            .ok_or(Failure::NotFound(Thing::Petition))?;
        self.loaded(&row).await
    }

    /// Petitions for change, in id order so that two batches never lock crosswise.
    pub(crate) async fn petitions(
        &mut self,
        condition: &str,
        values: Vec<Value>,
    ) -> Result<Vec<LoadedPetition>, Failure> {
        let sql = LOAD.replace("p.id = ?", condition);
        let lock = if self.is_sqlite() {
            ""
        } else {
            " FOR UPDATE OF p FOR SHARE OF c"
        };
        let rows = self
            .rows(Stmt::new(format!("{sql} ORDER BY p.id{lock}"), values))
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            found.push(self.loaded(row).await?);
        }
        Ok(found)
    }

    async fn loaded(&mut self, row: &QueryResult) -> Result<LoadedPetition, Failure> {
        let committee: Uuid = row.try_get("", "committee_id")?;
        let version: i64 = row.try_get("", "directory_version")?;
        if self.is_sqlite() {
            let head = (row.try_get("", "seq")?, row.try_get("", "hash")?);
            self.heads.entry(committee).or_insert(head);
        }
        let directory = self.directory(committee, version).await?;
        let record: String = row.try_get("", "record")?;
        Ok(LoadedPetition {
            petition: json(&record)?,
            salt: row.try_get("", "salt")?,
            directory,
        })
    }

    /// What the actor may see; none for the program itself, which sees all.
    pub(crate) fn scope(&self, loaded: &LoadedPetition, by: &crate::commands::By) -> Option<Scope> {
        let directory = &loaded.directory;
        let posts = directory.posts_of(by.person?, directory.day(self.now()));
        Some(Scope::of(&posts, &directory.tree))
    }

    /// Saves a new petition with its texts.
    pub(crate) async fn save_new(
        &mut self,
        outcome: &Outcome,
        matter: &Matter,
        salt: &str,
        directory: &Directory,
    ) -> Result<(), Failure> {
        let p = &outcome.petition;
        let now = self.now();
        let sql = "INSERT INTO petition (id, committee_id, version, state, code, category, cell_id, commune_id, cluster_id, lead_id, owner, cycle_id, merged_into, due_on, salt, title, matter, place, addressee, folded, record, created_at, updated_at) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let mut values: Vec<Value> = vec![p.id.0.into(), directory.committee.id.into()];
        values.extend(columns(p, directory, now)?);
        values.extend([
            salt.to_owned().into(),
            matter.title.to_string().into(),
            matter.text.to_string().into(),
            matter.place.to_string().into(),
            matter.addressee.to_string().into(),
            folded(&matter.texts()).into(),
            to_json(p)?.into(),
            now.into(),
            now.into(),
        ]);
        self.write(Stmt::new(sql, values));
        if p.bodies.is_some() {
            self.save_supporters(p);
        }
        self.save_follow(outcome, directory, None).await
    }

    /// Saves a move: row by compare-and-set, clock, notices, and the event last.
    pub(crate) async fn save(
        &mut self,
        outcome: &Outcome,
        before: &Petition,
        directory: &Directory,
    ) -> Result<(), Failure> {
        let p = &outcome.petition;
        let now = self.now();
        let sql = "UPDATE petition SET version = ?, state = ?, code = ?, category = ?, cell_id = ?, commune_id = ?, cluster_id = ?, lead_id = ?, owner = ?, cycle_id = ?, merged_into = ?, due_on = ?, record = ?, updated_at = ? WHERE id = ? AND version = ?";
        let mut values = columns(p, directory, now)?;
        values.extend([
            to_json(p)?.into(),
            now.into(),
            p.id.0.into(),
            i64::from(before.version).into(),
        ]);
        self.write(Stmt::new(sql, values).must_hit(Miss::OtherVersion));
        if p.withheld && !before.withheld {
            self.withhold(p.id);
        }
        if p.bodies != before.bodies {
            self.save_supporters(p);
        }
        self.save_follow(outcome, directory, Some(before)).await
    }

    async fn save_follow(
        &mut self,
        outcome: &Outcome,
        directory: &Directory,
        before: Option<&Petition>,
    ) -> Result<(), Failure> {
        self.save_clock(outcome, before)?;
        self.save_notices(outcome, directory)?;
        let Event {
            petition, version, ..
        } = outcome.event;
        let canonical = to_json(&outcome.event)?;
        let entry = Entry {
            subject: "petition",
            subject_id: petition.0,
            version,
            canonical,
        };
        self.append(directory.committee.id, entry).await
    }

    /// One running clock per petition: the old one is closed, never changed, when another starts.
    fn save_clock(&mut self, outcome: &Outcome, before: Option<&Petition>) -> Result<(), Failure> {
        let p = &outcome.petition;
        if !clock_moved(before, p) {
            return Ok(());
        }
        if before.is_some_and(|b| b.clock.is_some()) {
            let sql = "UPDATE deadline SET closed_version = ? WHERE petition_id = ? AND closed_version IS NULL";
            self.write(Stmt::new(sql, [i64::from(p.version).into(), p.id.0.into()]));
        }
        if let Some(clock) = ClockRow::of(p)? {
            let sql = "INSERT INTO deadline (petition_id, opened_version, body, due_on) VALUES (?, ?, ?, ?)";
            let values = [
                p.id.0.into(),
                clock.opened.into(),
                clock.body.into(),
                clock.due.into(),
            ];
            self.write(Stmt::new(sql, values));
        }
        Ok(())
    }

    fn save_supporters(&mut self, p: &Petition) {
        self.write(Stmt::new(
            "DELETE FROM supporter WHERE petition_id = ?",
            [p.id.0.into()],
        ));
        for unit in p.bodies.iter().flat_map(|b| &b.support) {
            let sql = "INSERT INTO supporter (petition_id, unit_id) VALUES (?, ?)";
            self.write(Stmt::new(sql, [p.id.0.into(), unit.0.into()]));
        }
    }

    /// The texts become unreadable everywhere; digests and chain stay (invariant 30).
    fn withhold(&mut self, id: PetitionId) {
        let sql = "UPDATE petition SET title = NULL, matter = NULL, place = NULL, addressee = NULL, folded = NULL WHERE id = ?";
        self.write(Stmt::new(sql, [id.0.into()]));
        self.write(Stmt::new(
            "UPDATE reply SET body = NULL WHERE petition_id = ?",
            [id.0.into()],
        ));
        let sql = "UPDATE outbox SET letter = NULL WHERE subject_id = ? OR dedup_key IN (SELECT cause FROM outbox WHERE subject_id = ?)";
        self.write(Stmt::new(sql, [id.0.into(), id.0.into()]));
    }
}

impl crate::Store {
    /// A petition as it stands.
    ///
    /// # Errors
    /// No such petition.
    pub async fn petition_record(&self, id: PetitionId) -> Result<Petition, Failure> {
        let rows = self
            .read("SELECT record FROM petition WHERE id = ?", [id.0.into()])
            .await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Petition))?;
        json(&row.try_get::<String>("", "record")?)
    }

    /// A conference as it stands.
    ///
    /// # Errors
    /// No such conference.
    pub async fn conference_record(
        &self,
        id: workflow::ids::ConferenceId,
    ) -> Result<workflow::conference::Conference, Failure> {
        let rows = self
            .read("SELECT record FROM conference WHERE id = ?", [id.0.into()])
            .await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Conference))?;
        json(&row.try_get::<String>("", "record")?)
    }
}

/// Columns as both statements write them.
fn columns(
    p: &Petition,
    directory: &Directory,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Vec<Value>, Failure> {
    let policy = &directory.preset(directory.day(now))?.policy;
    Ok(Columns::of(p, policy).values())
}

/// What search looks into: title, text, place and addressee without tones.
pub(crate) fn folded(parts: &[impl AsRef<str>; 4]) -> String {
    let all: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    workflow::text::fold(&all.join(" \u{2022} "))
}

/// Whether an action carries only what a person can fill into a form, so that the store has no
/// fact of its own to add.
pub(crate) fn needs_no_facts(action: &Action) -> bool {
    !matches!(
        action,
        Action::Draft { .. }
            | Action::Import { .. }
            | Action::TakeOverAnswer { .. }
            | Action::Record { .. }
            | Action::TakeInWriting { .. }
            | Action::UrgentIntake { .. }
            | Action::AnswerOnSpot { .. }
            | Action::HandToCommune { .. }
            | Action::Consolidate { .. }
            | Action::Divert { .. }
            | Action::Withdraw { .. }
            | Action::Accept { .. }
            | Action::RefuseExtension { .. }
            | Action::TellInWriting { .. }
            | Action::Close { .. }
            | Action::RePlan { .. }
            | Action::Succeed { .. }
            | Action::Split { .. }
            | Action::MergeInto { .. }
            | Action::RecordSuperiorAnswer { .. }
            | Action::GrantExtension { .. }
            | Action::SubmitReply { .. }
            | Action::Issue { .. }
            | Action::Correct { .. }
            | Action::Announce { .. }
            | Action::ReportAtConference { .. }
            | Action::RequestReopening { .. }
            | Action::AcceptReopening { .. }
            | Action::CarryOver { .. }
            | Action::RequestExtension { .. }
    )
}
