//! The work of each subcommand: read what was typed, submit or query, print.
mod act;
mod conference;
mod contribute;
mod correct;
mod demo;
mod desk;
mod doctor;
mod hosts;
mod init;
mod keys;
mod list;
mod meeting;
mod month;
mod moving;
mod outbox;
mod papers;
mod plan;
mod send;
mod show;
mod stats;
mod stats_units;
mod units;
mod wording;
mod workflow;

use crate::cli::{Command, ImportArgs, ImportCommand, PetitionsCommand};
use crate::say::Failed;
use crate::session::Ground;

/// Does it.
pub(crate) async fn run(ground: &Ground, command: &Command) -> Result<(), Failed> {
    match command {
        Command::Init(args) => init::run(ground, args).await,
        Command::Workflow(args) => workflow::run(ground, &args.format),
        Command::Demo(args) => demo::run(ground, args).await,
        Command::Backup(args) => moving::backup(ground, args).await,
        Command::Restore(args) => moving::restore(ground, args).await,
        Command::Export(args) => moving::export(ground, args).await,
        Command::Import(args) => import(ground, args, command).await,
        other => in_office(ground, other).await,
    }
}

/// A whole office comes into an empty database; a template needs none; files of a kind come into an
/// office that is there.
async fn import(ground: &Ground, args: &ImportArgs, command: &Command) -> Result<(), Failed> {
    match (&args.kind, &args.all) {
        (Some(ImportCommand::Template(args)), _) => crate::import::template(ground, args),
        (None, Some(all)) => moving::import(ground, all).await,
        (Some(_), _) | (None, None) => in_office(ground, command).await,
    }
}

/// Everything that needs an office.
async fn in_office(ground: &Ground, command: &Command) -> Result<(), Failed> {
    let session = ground.session().await?;
    let done = dispatch(&session, command).await;
    if let Err(failed) = &done {
        // Names of people and units are at hand here only.
        session
            .out
            .failed(failed, &crate::say::OfficeNames(&session.office));
    }
    session.store.close().await;
    done.map_err(|failed| Failed::Said(failed.code()))
}

async fn dispatch(session: &crate::session::Session, command: &Command) -> Result<(), Failed> {
    match command {
        Command::Import(ImportArgs {
            kind: Some(kind), ..
        }) => crate::import::run(session, kind).await,
        Command::Plan(args) => plan::run(session, args).await,
        Command::Hosts(args) => hosts::run(session, args).await,
        Command::Petitions(PetitionsCommand::List(args)) => list::run(session, args).await,
        Command::Petitions(PetitionsCommand::Show { code }) => show::run(session, code).await,
        Command::Petitions(PetitionsCommand::New(args)) => act::new(session, args).await,
        Command::Petitions(PetitionsCommand::Act(args)) => act::act(session, args).await,
        Command::Conference(command) => conference::run(session, command).await,
        Command::Contribute(args) => contribute::run(session, args).await,
        Command::People(args) => keys::people(session, args).await,
        Command::Units(command) => units::run(session, command).await,
        Command::Fields => keys::fields(session),
        Command::Consolidate(args) => month::consolidate(session, args).await,
        Command::Direct(several) => act::several(session, several).await,
        Command::Route(several) => act::several(session, several).await,
        Command::Reply(several) => act::several(session, several).await,
        Command::Announce(several) => act::several(session, several).await,
        Command::Review(command) => act::review(session, command).await,
        Command::Issue(args) => month::issue(session, args).await,
        Command::Correct(args) => correct::correct(session, args).await,
        Command::Receipt(args) => month::receipt(session, args).await,
        Command::Documents(args) => month::documents(session, args.command.as_ref()).await,
        Command::Papers(args) => papers::run(session, args).await,
        Command::Wording(args) => wording::run(session, args).await,
        Command::Outbox(command) => outbox::run(session, command).await,
        Command::Stats(args) => stats::run(session, args).await,
        Command::Desk => desk::desk(session).await,
        Command::Calls(args) => desk::calls(session, args).await,
        Command::Tasks(args) => desk::tasks(session, args).await,
        Command::Audit(_) => doctor::audit(session).await,
        Command::Doctor => doctor::doctor(session).await,
        Command::Init(_)
        | Command::Workflow(_)
        | Command::Demo(_)
        | Command::Backup(_)
        | Command::Restore(_)
        | Command::Export(_)
        | Command::Import(_) => Ok(()),
    }
}
