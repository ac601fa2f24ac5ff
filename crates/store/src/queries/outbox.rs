//! What was told to whom: nothing sent is invisible, nothing lost is silent (design.md §5).
use super::conditions::Conditions;
use super::refs::PersonRef;
use super::viewer::Viewer;
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::ids::PersonId;

/// Where a row stands (reliability.md, invariant 22).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutboxState {
    /// Waits.
    Pending,
    /// Is being sent.
    Sending,
    /// Delivered.
    Sent,
    /// Refused by the other side.
    Bounced,
    /// Given up.
    Dead,
    /// Not sent, with a cause.
    Suppressed,
}

impl OutboxState {
    /// Every state, in order.
    pub const ALL: [Self; 6] = [
        Self::Pending,
        Self::Sending,
        Self::Sent,
        Self::Bounced,
        Self::Dead,
        Self::Suppressed,
    ];

    /// As stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Bounced => "bounced",
            Self::Dead => "dead",
            Self::Suppressed => "suppressed",
        }
    }
}

/// Which rows. Everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutboxFilter {
    /// In this state.
    pub state: Option<OutboxState>,
    /// To this person.
    pub person: Option<PersonId>,
    /// By this channel: `mail`, `call_list`.
    pub channel: Option<String>,
    /// About this record.
    pub subject: Option<Uuid>,
    /// After the row with this id.
    pub after: Option<Uuid>,
    /// Rows at most, 1 to 500.
    pub size: u32,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutboxLine {
    /// Its id.
    pub id: Uuid,
    /// To whom.
    pub person: PersonRef,
    /// For whom that person stands in.
    pub on_behalf: Option<PersonRef>,
    /// By which channel.
    pub channel: String,
    /// How urgent.
    pub urgency: String,
    /// About which record.
    pub subject: Uuid,
    /// Its code, where it is a petition that has one.
    pub code: Option<String>,
    /// Which step of it.
    pub version: i64,
    /// Where it stands.
    pub state: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is due.
    pub due_at: DateTime<Utc>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub settled_at: Option<DateTime<Utc>>,
    /// Why it was suppressed or given up.
    pub cause: Option<String>,
}

/// A page of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutboxPage {
    /// The rows, oldest first.
    pub rows: Vec<OutboxLine>,
    /// Where the next page starts.
    pub next: Option<Uuid>,
}

/// A row with the letter as it was rendered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutboxLetter {
    /// The row.
    #[serde(flatten)]
    pub line: OutboxLine,
    /// The letter's bytes as text; none before the first attempt.
    pub letter: Option<String>,
}

const COLUMNS: &str = "SELECT o.id, o.person_id, o.on_behalf_id, o.channel, o.urgency, o.subject_id, o.subject_version, o.state, o.attempts, o.due_at, o.created_at, o.settled_at, o.cause, p.code FROM outbox o LEFT JOIN petition p ON p.id = o.subject_id";

impl Store {
    /// Rows that the viewer may see, a page of them: all for who sees the whole committee, else
    /// those told to him or to him for somebody.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn outbox(
        &self,
        office: &Directory,
        viewer: &Viewer,
        filter: &OutboxFilter,
    ) -> Result<OutboxPage, Failure> {
        let mut wanted = Conditions::default();
        wanted
            .and("o.committee_id = ?", [office.committee.id.into()])
            .maybe("o.state = ?", filter.state.map(OutboxState::name))
            .maybe("o.person_id = ?", filter.person.map(|p| p.0))
            .maybe("o.channel = ?", filter.channel.clone())
            .maybe("o.subject_id = ?", filter.subject)
            .maybe("o.id > ?", filter.after)
            .all_of(told_to(viewer));
        let size = filter.size.clamp(1, 500) as usize;
        let (condition, values) = wanted.finish();
        let sql = format!(
            "{COLUMNS} WHERE {condition} ORDER BY o.id LIMIT {}",
            size + 1
        );
        let rows = self.read(&sql, values).await?;
        let mut rows: Vec<OutboxLine> = rows
            .iter()
            .map(|r| line(r, office))
            .collect::<Result<_, _>>()?;
        let more = rows.len() > size;
        rows.truncate(size);
        let next = rows.last().filter(|_| more).map(|r| r.id);
        Ok(OutboxPage { rows, next })
    }

    /// One row with its letter.
    ///
    /// # Errors
    /// There is none in this committee that the viewer may see.
    pub async fn outbox_letter(
        &self,
        office: &Directory,
        viewer: &Viewer,
        id: Uuid,
    ) -> Result<OutboxLetter, Failure> {
        let mut wanted = Conditions::default();
        wanted
            .and("o.committee_id = ?", [office.committee.id.into()])
            .and("o.id = ?", [id.into()])
            .all_of(told_to(viewer));
        let (condition, values) = wanted.finish();
        let columns = COLUMNS.replacen("SELECT ", "SELECT o.letter, ", 1);
        let sql = format!("{columns} WHERE {condition}");
        let rows = self.read(&sql, values).await?;
        let row = rows.first().ok_or(Failure::NotFound(Thing::Letter))?;
        let letter: Option<Vec<u8>> = row.try_get("", "letter")?;
        Ok(OutboxLetter {
            line: line(row, office)?,
            letter: letter.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        })
    }
}

/// The rows of a viewer. A letter is the addressee's own; only who sees the whole committee reads
/// those of others.
fn told_to(viewer: &Viewer) -> Conditions {
    let mut wanted = Conditions::default();
    if !viewer.scope.all {
        let me = viewer.person.filter(|_| !viewer.scope.is_empty());
        let me = me.map_or(Uuid::nil(), |p| p.0);
        let own = "(o.person_id = ? OR o.on_behalf_id = ?)";
        wanted.and(own, [me.into(), me.into()]);
    }
    wanted
}

fn line(row: &QueryResult, office: &Directory) -> Result<OutboxLine, Failure> {
    let on_behalf: Option<Uuid> = row.try_get("", "on_behalf_id")?;
    Ok(OutboxLine {
        id: row.try_get("", "id")?,
        person: office.person_ref(PersonId(row.try_get("", "person_id")?)),
        on_behalf: on_behalf.map(|p| office.person_ref(PersonId(p))),
        channel: row.try_get("", "channel")?,
        urgency: row.try_get("", "urgency")?,
        subject: row.try_get("", "subject_id")?,
        code: row.try_get("", "code")?,
        version: row.try_get("", "subject_version")?,
        state: row.try_get("", "state")?,
        attempts: row.try_get("", "attempts")?,
        due_at: row.try_get("", "due_at")?,
        created_at: row.try_get("", "created_at")?,
        settled_at: row.try_get("", "settled_at")?,
        cause: row.try_get("", "cause")?,
    })
}
