//! Letters and lists of the day, into folders beside the database.
use super::super::agenda::Step;
use super::super::player::{Player, at};
use crate::post::{CallList, ListOf, Local, Way, call_lists, run_once};
use crate::world::World;
use anyhow::{Context as _, Result, bail};
use chrono::{Days, NaiveDateTime, Timelike as _};
use notifier::{FolderChannel, MailAddress, Sender};
use std::path::Path;
use store::commands::{By, PassOver, TickCall};
use words::Language;
use workflow::actor::Channel;
use workflow::ids::{PersonId, UnitId};
use workflow::person::Role;

/// Hours at which the post is worked: digests and call lists with the first.
const ROUNDS: [(u32, u32); 3] = [(7, 30), (11, 45), (17, 45)];

impl Player<'_> {
    /// A replay writes no letters of the months before the shown one: their notices stay in the
    /// outbox and say why.
    pub(in super::super) async fn begin_post(&mut self) -> Result<()> {
        let (committee, cause) = (self.keys.committee, "replayed".to_owned());
        self.submit(PassOver { committee, cause }).await?;
        self.post().await
    }

    pub(in super::super) async fn post(&mut self) -> Result<()> {
        let now = self.store.now();
        let local = now.naive_utc() + chrono::TimeDelta::hours(7);
        self.letters().await?;
        let working = self.calendar.is_working(self.today)?;
        let morning = local.hour() == ROUNDS[0].0 && working;
        self.lists(if morning {
            ListOf::Morning
        } else {
            ListOf::AtOnce
        })
        .await?;
        let next = self.next_round(local)?;
        self.agenda.add(next, Step::Post);
        Ok(())
    }

    fn next_round(&self, local: NaiveDateTime) -> Result<NaiveDateTime> {
        let later = ROUNDS
            .iter()
            .map(|(h, m)| at(self.today, *h, *m))
            .find(|r| *r > local);
        let tomorrow = self
            .today
            .checked_add_days(Days::new(1))
            .context("the last day")?;
        Ok(later.unwrap_or_else(|| at(tomorrow, ROUNDS[0].0, ROUNDS[0].1)))
    }

    async fn letters(&mut self) -> Result<()> {
        let bag = Bag::new(&self.folder, self.world)?;
        run_once(&self.store, self.keys.committee, &bag.way(self.language)).await?;
        Ok(())
    }

    /// The morning's call lists, and later in the day those that cannot wait; the communes' clerks call
    /// at once.
    async fn lists(&mut self, of: ListOf) -> Result<()> {
        let folder = self.folder.join("goi-dien");
        let (bag, language) = (Bag::new(&self.folder, self.world)?, self.language);
        let way = bag.way(language);
        for list in call_lists(&self.store, self.keys.committee, &way, of).await? {
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join(&list.file), &list.csv)?;
            self.tick(list).await?;
        }
        Ok(())
    }

    async fn tick(&mut self, list: CallList) -> Result<()> {
        let Ok(caller) = self.caller(list.commune) else {
            return Ok(());
        };
        let by = By::person(caller, Channel::CommandLine("demo".into()));
        let committee = self.keys.committee;
        self.submit(TickCall {
            by,
            committee,
            rows: list.rows,
        })
        .await?;
        Ok(())
    }
}

impl Player<'_> {
    /// Who calls: the commune's clerk; where there are no communes, the Office.
    fn caller(&self, commune: Option<UnitId>) -> Result<PersonId> {
        match commune {
            Some(commune) => self
                .holder(Role::CommuneClerk, commune)
                .or_else(|_| self.holder(Role::CommuneSecretary, commune)),
            None if self.world.has_communes() => bail!("people of the committee call themselves"),
            None => self.in_office(Role::RecordsClerk),
        }
    }
}

/// What the way of letters borrows.
struct Bag {
    channel: FolderChannel,
    sender: Sender,
    local: Local,
}

impl Bag {
    fn new(folder: &Path, world: &World) -> Result<Self> {
        Ok(Self {
            channel: FolderChannel::new(folder.join("thu")).unflushed(),
            sender: Sender {
                name: world.mail.name.clone(),
                address: MailAddress::parse(&world.mail.address)?,
            },
            local: Local {
                halls: world.halls(),
                phone: world.committee.office_phone.clone(),
                titles: world.own_titles(),
            },
        })
    }

    fn way(&self, language: Language) -> Way<'_> {
        Way {
            channel: &self.channel,
            sender: &self.sender,
            language,
            at_a_time: 200,
            local: &self.local,
        }
    }
}
