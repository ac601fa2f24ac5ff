//! `giaoban import`: units, people, posts, days off, old petitions and answers from CSV and XLSX
//! (docs/decisions/0009).
//!
//! A file is read three times, a row at a time: once to count and to see how its dates are written
//! ([`reading`]), once to check every row against the office by the rules that will take it, and
//! only then to write. What cannot be taken is told row by row ([`report`]) and, with
//! `--accept-good-rows`, written to a file that is mended and brought back ([`mend`]).
//!
//! Small kinds are one command of the store ([`office`]), long ones slices of a few hundred rows
//! ([`stream`]). To add a column: a line in `columns.rs` and where `typed.rs` reads the row.
mod cell;
mod columns;
mod faults;
mod guide;
mod head;
mod long;
mod mend;
mod office;
mod problem;
mod reading;
mod report;
mod row;
mod sheet;
mod stream;
mod template;
mod typed;
mod words;

pub(crate) use columns::Kind;
pub(crate) use template::write as template;

use crate::cli::{FileArgs, ImportCommand};
use crate::say::{Failed, Say};
use crate::session::Session;
use ::words::messages::Rendered;
use report::Report;
use workflow::import::RowFault;

/// Exit code of a file of which nothing was taken because of its rows.
const UNACCEPTABLE: u8 = 3;

/// Takes a file over, and says what came of it.
pub(crate) async fn run(session: &Session, command: &ImportCommand) -> Result<(), Failed> {
    let (kind, args) = match command {
        ImportCommand::Units(args) => (Kind::Units, args),
        ImportCommand::People(args) => (Kind::People, args),
        ImportCommand::Posts(args) => (Kind::Posts, args),
        ImportCommand::Petitions(args) => (Kind::Petitions, args),
        ImportCommand::Replies(args) => (Kind::Replies, args),
        ImportCommand::Calendar(args) => (Kind::Calendar, args),
        ImportCommand::Template(_) => return Ok(()),
    };
    let report = taken(session, kind, args).await?;
    report.show(session.out, kind)?;
    if report.left_out() > 0 && !args.accept_good_rows {
        return Err(Failed::Said(UNACCEPTABLE));
    }
    Ok(())
}

async fn taken(session: &Session, kind: Kind, args: &FileArgs) -> Result<Report, Failed> {
    let by = session.by()?;
    let opened = reading::open(session, kind, args).await?;
    match kind {
        Kind::Units => office::run::<office::Units>(session, &by, &opened, args).await,
        Kind::People => office::run::<office::People>(session, &by, &opened, args).await,
        Kind::Posts => office::run::<office::Posts>(session, &by, &opened, args).await,
        Kind::Calendar => office::run::<office::Calendar>(session, &by, &opened, args).await,
        Kind::Petitions => {
            let kind = long::Petitions::new(session).await?;
            stream::run(session, &by, &kind, &opened, args).await
        }
        Kind::Replies => stream::run(session, &by, &long::Replies, &opened, args).await,
    }
}

/// The sentence for a fault of a row, where no file is at hand.
pub(crate) fn of_row(fault: &RowFault, say: Say) -> (Option<columns::Column>, Rendered) {
    faults::of_row(fault, Kind::Units, say)
}
