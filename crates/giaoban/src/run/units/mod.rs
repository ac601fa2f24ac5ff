//! `giaoban units …`: one unit with those before and after it, and changes of units.
mod order;
mod preview;
mod show;

use crate::cli::UnitsCommand as C;
use crate::say::Failed;
use crate::session::Session;
use serde::Serialize;
use store::Answer;
use store::commands::ChangeUnits;
use store::queries::UnitsPreview;

/// What was looked at, or done, and what it moves.
#[derive(Serialize)]
struct Told<'a> {
    /// None where nothing was written.
    done: Option<Answer>,
    moves: &'a UnitsPreview,
}

pub(crate) async fn run(session: &Session, command: &C) -> Result<(), Failed> {
    let args = match command {
        C::List(args) => return super::keys::units(session, args),
        C::Show { unit } => return show::run(session, unit).await,
        C::Merge { change, .. }
        | C::Split { change, .. }
        | C::Rename { change, .. }
        | C::Move { change, .. }
        | C::Abolish { change, .. } => change,
    };
    let order = order::read(session, command, args).await?;
    let by = session.by()?;
    let (store, office) = (&session.store, &session.office);
    let moves = store.units_preview(office, &by, &order).await?;
    let done = if args.dry_run {
        None
    } else {
        let committee = office.committee.id;
        Some(
            session
                .submit(ChangeUnits {
                    by,
                    committee,
                    order,
                })
                .await?,
        )
    };
    let written = done.is_some();
    let told = Told {
        done,
        moves: &moves,
    };
    session
        .out
        .show(&told, || preview::people(session, &moves, written))
}
