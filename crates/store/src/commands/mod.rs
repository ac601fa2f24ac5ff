//! The use-cases, one file each.
mod act;
mod conference;
mod consolidate;
mod contribution;
mod correct;
mod cycle;
mod deed;
mod draft;
mod hosting;
mod import;
mod install;
mod issue;
mod office;
mod paper;
mod post;
mod receipt;
mod register;
mod rows;
mod units;

pub use act::ActOnPetition;
pub(crate) use conference::ConferenceColumns;
pub use conference::{ActOnConference, ConferenceDeed, JoinConferences};
pub use consolidate::Consolidate;
pub use contribution::{AcknowledgeTask, Contribute};
pub use correct::{CorrectedLine, IssueCorrection};
pub use cycle::PlanCycle;
pub(crate) use cycle::Planned;
pub use deed::{Deed, NewPart};
pub use draft::DraftPetition;
pub use hosting::{ActOnHosts, AtConference, HostDeed};
pub(crate) use import::Taken;
pub use import::{
    AnswerRow, Cycles, ImportCalendar, ImportPeople, ImportPetitions, ImportPosts, ImportReplies,
    ImportUnits, OldFacts, PetitionRow, PromiseRow, ReplyRow,
};
pub use install::{Install, NewCommittee, NewRegister, NewSetting, NewSubstitution};
pub use issue::{IssueNotice, IssuedContent, IssuedEntry};
pub use office::{ChangeStatus, RePlanDeadlines, SetSetting};
pub use paper::SetPaperBytes;
pub use post::{
    DigestOf, EndWaiting, Fate, FreezeDigests, GiveUpPost, KeepLetters, LeasePost, PassOver,
    Rendered, SettlePost, TickCall, digest_key,
};
pub use receipt::AcknowledgeDocument;
pub(crate) use receipt::Received;
pub use register::Numbering;
pub use units::ChangeUnits;
pub(crate) use units::planned as planned_units;

use crate::chain::Entry;
use crate::directory::{Directory, as_word};
use crate::petitions::LoadedPetition;
use crate::tx::{Stmt, Tx};
use crate::{Answer, Failure, Thing};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;
use workflow::actor::{Actor, Channel, Context, NoRight, may_change_office};
use workflow::cycle::CycleDates;
use workflow::ids::PersonId;
use workflow::missing::MissingFact;
use workflow::petition::{Action, Outcome, Refusal};

/// Who asks for it, and how it came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct By {
    /// The person; none for the program's own clockwork.
    pub person: Option<PersonId>,
    /// How it came in.
    pub channel: Channel,
}

impl By {
    /// A person.
    #[must_use]
    pub fn person(person: PersonId, channel: Channel) -> Self {
        Self {
            person: Some(person),
            channel,
        }
    }

    /// The program's own clockwork.
    #[must_use]
    pub fn clockwork() -> Self {
        Self {
            person: None,
            channel: Channel::Clockwork,
        }
    }

    /// Calls a rule as this actor at this moment.
    pub(crate) fn decide<T, E: Into<Failure>>(
        &self,
        tx: &Tx<'_>,
        directory: &Directory,
        rule: impl FnOnce(&Actor, &Context<'_>) -> Result<T, E>,
    ) -> Result<T, Failure> {
        self.decide_by(tx, directory, &CycleDates::NONE, rule)
    }

    /// The same, for a petition whose clock ends by the dates of its cycle.
    pub(crate) fn decide_by<T, E: Into<Failure>>(
        &self,
        tx: &Tx<'_>,
        directory: &Directory,
        dates: &CycleDates,
        rule: impl FnOnce(&Actor, &Context<'_>) -> Result<T, E>,
    ) -> Result<T, Failure> {
        self.decide_at(tx.now(), directory, dates, rule)
    }

    /// Whether he may change the office itself: who is in it, its calendar, its numbers.
    ///
    /// # Errors
    /// He is not active, or not the Office chief.
    pub fn may_change_office(
        &self,
        directory: &Directory,
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let root = directory.tree.place(directory.committee.root);
        let home = root.ok_or(Failure::NotFound(Thing::Committee))?;
        self.decide_at(now, directory, &CycleDates::NONE, |actor, ctx| {
            may_change_office(&home, actor, ctx).map_err(|no| match no {
                NoRight::NotActive(status) => Failure::from(Refusal::NotActive { status }),
                NoRight::NotEntitled(_) => MissingFact::NotOfficeChief.into(),
            })
        })
    }

    /// Calls a rule as this actor at a moment.
    pub(crate) fn decide_at<T, E: Into<Failure>>(
        &self,
        now: DateTime<Utc>,
        directory: &Directory,
        dates: &CycleDates,
        rule: impl FnOnce(&Actor, &Context<'_>) -> Result<T, E>,
    ) -> Result<T, Failure> {
        let (actor, posts) = match self.person {
            Some(p) => (
                directory.actor(p)?,
                directory.posts_of(p, directory.day(now)),
            ),
            None => (Actor::System, Vec::new()),
        };
        directory.decide(now, &posts, &self.channel, dates, |ctx| rule(&actor, ctx))
    }
}

impl Tx<'_> {
    /// One action on a loaded petition, decided and saved.
    pub(crate) async fn carry_out(
        &mut self,
        loaded: LoadedPetition,
        action: Action,
        by: &By,
    ) -> Result<Outcome, Failure> {
        let dates = self.dates_for(&loaded, &action).await?;
        let LoadedPetition {
            petition,
            directory,
            ..
        } = loaded;
        let before = petition.clone();
        let outcome = by.decide_by(self, &directory, &dates, |actor, ctx| {
            petition.act(action, actor, ctx)
        })?;
        self.save(&outcome, &before, &directory).await?;
        Ok(outcome)
    }

    /// The committee's office for a command that starts from no petition.
    pub(crate) async fn office(&mut self, committee: Uuid) -> Result<Arc<Directory>, Failure> {
        let sql = "SELECT c.directory_version, h.seq, h.hash FROM committee c JOIN chain_head h ON h.committee_id = c.id WHERE c.id = ?";
        let lock = if self.is_sqlite() {
            ""
        } else {
            " FOR SHARE OF c"
        };
        let row = self
            .row(Stmt::new(format!("{sql}{lock}"), [committee.into()]))
            .await?
            .ok_or(Failure::NotFound(Thing::Committee))?;
        if self.is_sqlite() {
            let head = (row.try_get("", "seq")?, row.try_get("", "hash")?);
            self.heads.entry(committee).or_insert(head);
        }
        self.directory(committee, row.try_get("", "directory_version")?)
            .await
    }

    /// Records something about the office itself, and moves the version of its directory. Only who
    /// may change it gets here.
    pub(crate) async fn office_changed<T: Serialize>(
        &mut self,
        directory: &Directory,
        by: &By,
        what: &T,
    ) -> Result<u32, Failure> {
        #[derive(Serialize)]
        struct OfficeEvent<'a, T> {
            committee: Uuid,
            version: i64,
            at: chrono::DateTime<chrono::Utc>,
            by: &'a By,
            what: &'a T,
        }
        by.may_change_office(directory, self.now())?;
        let (committee, version) = (directory.committee.id, directory.version + 1);
        let event = OfficeEvent {
            committee,
            version,
            at: self.now(),
            by,
            what,
        };
        let canonical = crate::tx::to_json(&event)?;
        let sql = "UPDATE committee SET directory_version = ? WHERE id = ?";
        self.write(Stmt::new(sql, [version.into(), committee.into()]));
        let version = u32::try_from(version).unwrap_or(u32::MAX);
        let entry = Entry {
            subject: "office",
            subject_id: committee,
            version,
            canonical,
        };
        self.append(committee, entry).await?;
        Ok(version)
    }

    /// The next number of a series of codes, never used again.
    pub(crate) async fn next_in_series(
        &mut self,
        committee: Uuid,
        series: &str,
    ) -> Result<i64, Failure> {
        let sql = "INSERT INTO code_counter (committee_id, series, last) VALUES (?, ?, 1) \
                   ON CONFLICT (committee_id, series) DO UPDATE SET last = code_counter.last + 1 RETURNING last";
        let row = self
            .row(Stmt::new(sql, [committee.into(), series.into()]))
            .await?;
        row.ok_or(Failure::Unknown)?
            .try_get("", "last")
            .map_err(Into::into)
    }

    /// A text that a digest in an event stands for; none where it is withheld.
    pub(crate) fn keep_text(
        &mut self,
        petition: Uuid,
        number: u32,
        salt: &str,
        text: Option<&str>,
        digest: &str,
    ) {
        let now = self.now();
        let sql = "INSERT INTO reply (petition_id, number, salt, body, digest, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        self.write(Stmt::new(
            sql,
            [
                petition.into(),
                i64::from(number).into(),
                salt.to_owned().into(),
                text.map(ToOwned::to_owned).into(),
                digest.to_owned().into(),
                now.into(),
            ],
        ));
    }
}

pub(crate) fn answer(outcome: &Outcome) -> Answer {
    let p = &outcome.petition;
    Answer::of(p.id.0, p.version, p.code.clone())
}

pub(crate) fn word_of<T: Serialize>(value: &T) -> Result<sea_orm::Value, Failure> {
    Ok(as_word(value)?.into())
}
