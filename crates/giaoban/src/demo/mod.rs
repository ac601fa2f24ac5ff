//! The demonstration: a world is installed in an empty folder and its months are played, in
//! simulated time, through the same commands that an office uses.
mod agenda;
mod cast;
mod folder;
mod moments;
mod player;
mod replay;
#[cfg(test)]
mod requirements;
mod steps;

use crate::world::{World, install};
pub(crate) use folder::FolderFault;

use agenda::Step;
use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use folder::Folder;
use indicatif::ProgressBar;
use moments::Simulated;
use player::{Player, at};
pub(crate) use replay::{DoNotFit, Replay, ReplayFault, Script, replay};
use std::path::PathBuf;
use std::sync::Arc;
use store::{CommandKey, Store, Target};
use workflow::cycle::CycleMonth;

/// What to play.
#[derive(Clone, Debug)]
pub(crate) struct Demonstration {
    /// The folder; made if it is not there, and it must be empty or an earlier demonstration.
    pub(crate) dir: PathBuf,
    /// Up to and including this day.
    pub(crate) until: NaiveDate,
    /// The same seed gives the same bytes.
    pub(crate) seed: u64,
    /// What the months bring.
    pub(crate) script: Script,
    /// Language of letters and call lists; papers are Vietnamese.
    pub(crate) letters: words::Language,
}

/// What was played.
#[derive(Debug)]
pub(crate) struct Played {
    /// The folder, held until this is dropped.
    #[expect(dead_code, reason = "held, not read: nobody else plays here meanwhile")]
    folder: Folder,
    /// The open store.
    pub(crate) store: Store,
    /// The committee.
    pub(crate) committee: uuid::Uuid,
    /// Months that were planned and begun.
    pub(crate) months: Vec<CycleMonth>,
    /// The month to look at first.
    pub(crate) shown: CycleMonth,
}

/// Plays a world.
///
/// # Errors
/// The folder holds something else or cannot be written, or a rule refuses a step of the play.
pub(crate) async fn play(
    what: &Demonstration,
    world: &World,
    progress: &ProgressBar,
) -> Result<Played> {
    let folder = Folder::take(&what.dir)?;
    let (first, last) = (world.plays.from, world.plays.to);
    let start = world
        .held_in(first)
        .first_day()
        .succ_opt()
        .context("a month without a second day")?;
    let moments = Arc::new(Simulated::new(what.seed, at(start, 7, 0)));
    // A play that is cut off is played again from its beginning.
    let target = Target::sqlite_unflushed(folder.database());
    let store = Store::open(&target, moments.clone()).await?;
    let (command, keys) = install(world, || store::Moments::id(&*moments))?;
    store
        .submit(&CommandKey::new("play:install"), command)
        .await?;
    let committee = keys.committee;
    let mut player = Player::new(world, store.clone(), keys, moments)?;
    player.folder.clone_from(&what.dir);
    player.language = what.letters;
    player.script.clone_from(&what.script);
    match &what.script {
        Script::Own => player.agenda.add(at(start, 7, 30), Step::Post),
        Script::Written(_) => {
            let from = world.plays.shown.first_day().max(start);
            player.agenda.add(at(from, 7, 30), Step::BeginPost);
        }
    }
    enter_months(&mut player, first, last, start)?;
    run(&mut player, what.until, start, progress).await?;
    let begun = player.months.keys().copied();
    let begun = begun.filter(|m| world.held_in(*m).first_day() <= what.until);
    let months: Vec<CycleMonth> = begun.collect();
    // A play that ends before the shown month shows its last one.
    let last = months.last().copied().unwrap_or(first);
    Ok(Played {
        folder,
        store,
        committee,
        months,
        shown: world.plays.shown.min(last),
    })
}

/// Each month is planned a month ahead, so that a matter handed to a commune knows its conference.
fn enter_months(
    player: &mut Player<'_>,
    first: CycleMonth,
    last: CycleMonth,
    start: NaiveDate,
) -> Result<()> {
    player.today = start;
    let mut month = Some(first);
    let beyond = last.next();
    while let Some(m) = month.filter(|m| *m <= last || Some(*m) == beyond) {
        let planned_on = m.previous().map_or(start, CycleMonth::first_day).max(start);
        player.agenda.add(at(planned_on, 8, 0), Step::Plan(m));
        month = m.next();
    }
    for (key, day) in player.world.leavers() {
        player
            .agenda
            .add(at(day, 8, 0), Step::Leave(key.to_owned()));
    }
    Ok(())
}

async fn run(
    player: &mut Player<'_>,
    until: NaiveDate,
    start: NaiveDate,
    progress: &ProgressBar,
) -> Result<()> {
    progress.set_length(u64::try_from((until - start).num_days().max(1)).unwrap_or(1));
    while let Some((when, step)) = player.agenda.next() {
        if when.date() > until {
            break;
        }
        if when.date() != player.today {
            player.today = when.date();
            progress.set_position(u64::try_from((when.date() - start).num_days()).unwrap_or(0));
            progress.set_message(words::dates::short(when.date()));
        }
        player.moments.set(when);
        player.play(step).await?;
    }
    Ok(())
}
