//! An installed office on a database, and a hand that acts in it as its people do.
use super::database::{Fresh, Kind};
use super::office::{Clock, Office};
use sea_orm::{ConnectionTrait, QueryResult, Statement, Value};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use store::audit::AuditFault;
use store::commands::{ActOnConference, ActOnPetition, By, ConferenceDeed, Deed, Install};
use store::{Answer, Command, CommandKey, Failure, Store};
use workflow::actor::Channel;
use workflow::conference::Conference;
use workflow::ids::{ConferenceId, CycleId, PetitionId};
use workflow::petition::{Petition, State};

/// An installed office on a database.
pub struct World {
    /// The database.
    pub fresh: Fresh,
    /// The store under test.
    pub store: Store,
    /// Its clock.
    pub clock: Arc<Clock>,
    /// Its people.
    pub office: Office,
    keys: AtomicU32,
    forged: AtomicBool,
}

impl World {
    /// An office on a fresh database; none where the server is missing.
    pub async fn on(kind: Kind) -> Option<Self> {
        Some(Self::at(Fresh::new(kind).await?).await)
    }

    /// An office on this database.
    pub async fn at(fresh: Fresh) -> Self {
        let clock = Arc::new(Clock::new(7));
        let store = Store::open(&fresh.target, clock.clone()).await.unwrap();
        let (office, install) = Office::new("gloc", || store.id());
        let world = Self {
            fresh,
            store,
            clock,
            office,
            keys: AtomicU32::new(0),
            forged: AtomicBool::new(false),
        };
        world.install(install).await;
        world
    }

    /// The office of another world, where it was brought to.
    pub fn around(fresh: Fresh, store: Store, of: &Self) -> Self {
        Self {
            fresh,
            store,
            clock: of.clock.clone(),
            office: of.office.clone(),
            keys: AtomicU32::new(1_000_000),
            forged: AtomicBool::new(false),
        }
    }

    async fn install(&self, install: Install) {
        self.submit(install).await.unwrap();
    }

    /// A key that no other command has.
    pub fn key(&self) -> CommandKey {
        CommandKey::new(format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed)))
    }

    /// Hands a command over with a key of its own.
    pub async fn submit<C: Command + serde::Serialize + 'static>(
        &self,
        command: C,
    ) -> Result<Answer, Failure> {
        self.store.submit(&self.key(), command).await
    }

    /// The person as one who acts on a page.
    pub fn by(&self, person: &str) -> By {
        By::person(self.office.person(person), Channel::Page)
    }

    /// A command for one deed on a petition.
    pub fn command(&self, person: &str, petition: PetitionId, deed: Deed) -> ActOnPetition {
        ActOnPetition {
            by: self.by(person),
            petition,
            version: None,
            deed,
        }
    }

    /// Somebody does something to a petition.
    pub async fn act(
        &self,
        person: &str,
        petition: PetitionId,
        deed: Deed,
    ) -> Result<Answer, Failure> {
        self.submit(self.command(person, petition, deed)).await
    }

    /// The same, and it is accepted.
    pub async fn done(&self, person: &str, petition: PetitionId, deed: Deed) -> Answer {
        let what = format!("{person}: {deed:?}");
        self.act(person, petition, deed)
            .await
            .unwrap_or_else(|e| panic!("{what}: {e}"))
    }

    /// Somebody does something to a conference.
    pub async fn confer(
        &self,
        person: &str,
        conference: ConferenceId,
        deed: ConferenceDeed,
    ) -> Result<Answer, Failure> {
        let by = self.by(person);
        self.submit(ActOnConference {
            by,
            committee: self.office.committee,
            conference,
            deed,
        })
        .await
    }

    /// The petition as stored.
    pub async fn petition(&self, id: PetitionId) -> Petition {
        let rows = self
            .rows("SELECT record FROM petition WHERE id = ?", [id.0.into()])
            .await;
        serde_json::from_str(&rows[0].try_get::<String>("", "record").unwrap()).unwrap()
    }

    /// Its code.
    pub async fn code(&self, id: PetitionId) -> String {
        self.petition(id).await.code.unwrap()
    }

    /// Its state.
    pub async fn state(&self, id: PetitionId) -> State {
        self.petition(id).await.state
    }

    /// The conference of a cluster in a cycle.
    pub async fn conference(&self, cycle: CycleId, cluster: &str) -> Conference {
        let values: [Value; 2] = [cycle.0.into(), self.office.unit(cluster).0.into()];
        let rows = self
            .rows(
                "SELECT record FROM conference WHERE cycle_id = ? AND cluster_id = ?",
                values,
            )
            .await;
        serde_json::from_str(&rows[0].try_get::<String>("", "record").unwrap()).unwrap()
    }

    /// Rows, read beside the store.
    pub async fn rows(
        &self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Vec<QueryResult> {
        let conn = self.fresh.beside().await;
        let backend = conn.get_database_backend();
        let mut sql = sql.to_owned();
        if self.fresh.kind == Kind::Postgres {
            for n in 1.. {
                let Some(at) = sql.find('?') else { break };
                sql.replace_range(at..=at, &format!("${n}"));
            }
        }
        let rows = conn
            .query_all_raw(Statement::from_sql_and_values(backend, sql, values))
            .await
            .unwrap();
        conn.close().await.unwrap();
        rows
    }

    /// A number, read beside the store: the column `n`.
    pub async fn count(&self, sql: &str) -> i64 {
        self.rows(sql, []).await[0].try_get("", "n").unwrap()
    }

    /// What an intruder with the database's password does.
    pub async fn tamper(&self, sql: &str) {
        self.try_tamper(sql).await.unwrap();
    }

    /// The same, and whether the database let him.
    pub async fn try_tamper(&self, sql: &str) -> Result<(), sea_orm::DbErr> {
        let conn = self.fresh.beside().await;
        let done = conn.execute_unprepared(sql).await;
        conn.close().await.unwrap();
        done.map(|_| ())
    }

    /// Changes the office beside the store, so that everybody reads it anew and the audit sees it.
    pub async fn forge_office(&self, sql: &str) {
        self.tamper(sql).await;
        self.tamper("UPDATE committee SET directory_version = directory_version + 1")
            .await;
        self.forged.store(true, Ordering::Relaxed);
    }

    /// Audits: the history is whole.
    pub async fn whole(&self) -> store::audit::Audit {
        let audit = self.store.audit(self.office.committee).await.unwrap();
        assert_eq!(audit.faults, [], "{:?}", self.fresh.kind);
        audit
    }

    /// Audits and closes. What was done to the office beside the store is found, and nothing else.
    pub async fn end(self) {
        if self.forged.load(Ordering::Relaxed) {
            let found = self.store.audit(self.office.committee).await.unwrap();
            let office = |f: &AuditFault| matches!(f, AuditFault::RowDiffers { .. });
            assert!(!found.faults.is_empty(), "a forged office passes");
            assert!(found.faults.iter().all(office), "{:?}", found.faults);
        } else {
            self.whole().await;
        }
        self.store.close().await;
    }
}
