//! The kinds of file that may be long: how a row is read, checked and written.
use super::row::Row;
use super::typed;
use crate::say::Failed;
use crate::session::Session;
use store::commands::{
    By, Cycles, ImportPetitions, ImportReplies, OldFacts, PetitionRow, ReplyRow,
};
use store::{Command, Failure, Thing};
use workflow::import::Lookup;
use workflow::policy::Category;

/// What a row of a long file would do.
pub(super) enum Verdict {
    New,
    Same,
    Refused(Failure),
    /// Its code is that of a petition that did not come from this row.
    CodeTaken,
}

/// A kind of file that may be long.
pub(super) trait Long {
    type Row: Clone + Send;

    /// The row as the store takes it.
    fn read(&self, row: &mut Row<'_>) -> Option<Self::Row>;

    /// What tells it apart from every other row.
    fn reference(row: &Self::Row) -> &str;

    /// What each row would do, by the rules that do it.
    async fn check(
        &self,
        session: &Session,
        by: &By,
        rows: &[Self::Row],
    ) -> Result<Vec<Verdict>, Failed>;

    /// The command for a slice.
    fn command(
        by: By,
        committee: uuid::Uuid,
        rows: Vec<Self::Row>,
    ) -> impl Command + serde::Serialize + 'static;
}

/// Old petitions.
pub(super) struct Petitions {
    categories: Vec<Category>,
    lookup: Lookup,
    cycles: Cycles,
}

impl Petitions {
    pub(super) async fn new(session: &Session) -> Result<Self, Failed> {
        let preset = session.office.preset(session.today())?;
        Ok(Self {
            categories: preset.policy.categories.clone(),
            lookup: Lookup::of(&session.office.tree),
            cycles: session.store.planned_months(&session.office).await?,
        })
    }
}

impl Long for Petitions {
    type Row = PetitionRow;

    fn read(&self, row: &mut Row<'_>) -> Option<PetitionRow> {
        typed::petition(row, &self.categories)
    }

    fn reference(row: &PetitionRow) -> &str {
        &row.reference
    }

    async fn check(
        &self,
        session: &Session,
        by: &By,
        rows: &[PetitionRow],
    ) -> Result<Vec<Verdict>, Failed> {
        let (store, office) = (&session.store, &session.office);
        let references: Vec<&str> = rows.iter().map(|r| r.reference.as_str()).collect();
        let known = store.imported(office, "petition", &references).await?;
        let codes: Vec<&str> = rows.iter().filter_map(|r| r.code.as_deref()).collect();
        let taken = store.petitions_by_code(office, &codes).await?;
        let facts = OldFacts {
            directory: office,
            lookup: &self.lookup,
            cycles: &self.cycles,
        };
        let now = store.now();
        let one = |row: &PetitionRow| {
            if known.contains(&row.reference) {
                return Verdict::Same;
            }
            if row.code.as_ref().is_some_and(|c| taken.contains_key(c)) {
                return Verdict::CodeTaken;
            }
            match row.check(facts, by, now) {
                Ok(()) => Verdict::New,
                Err(failure) => Verdict::Refused(failure),
            }
        };
        Ok(rows.iter().map(one).collect())
    }

    fn command(
        by: By,
        committee: uuid::Uuid,
        rows: Vec<PetitionRow>,
    ) -> impl Command + serde::Serialize + 'static {
        ImportPetitions {
            by,
            committee,
            rows,
        }
    }
}

/// Answers to old petitions.
pub(super) struct Replies;

impl Long for Replies {
    type Row = ReplyRow;

    fn read(&self, row: &mut Row<'_>) -> Option<ReplyRow> {
        typed::reply(row)
    }

    fn reference(row: &ReplyRow) -> &str {
        &row.code
    }

    async fn check(
        &self,
        session: &Session,
        by: &By,
        rows: &[ReplyRow],
    ) -> Result<Vec<Verdict>, Failed> {
        let (store, office) = (&session.store, &session.office);
        let codes: Vec<&str> = rows.iter().map(|r| r.code.as_str()).collect();
        let known = store.imported(office, "reply", &codes).await?;
        let petitions = store.petitions_by_code(office, &codes).await?;
        let now = store.now();
        let one = |row: &ReplyRow| {
            if known.contains(&row.code) {
                return Verdict::Same;
            }
            let Some(petition) = petitions.get(&row.code) else {
                return Verdict::Refused(Failure::NotFound(Thing::Petition));
            };
            match row.check(office, petition.clone(), by, now) {
                Ok(()) => Verdict::New,
                Err(failure) => Verdict::Refused(failure),
            }
        };
        Ok(rows.iter().map(one).collect())
    }

    fn command(
        by: By,
        committee: uuid::Uuid,
        rows: Vec<ReplyRow>,
    ) -> impl Command + serde::Serialize + 'static {
        ImportReplies {
            by,
            committee,
            rows,
        }
    }
}
