//! `giaoban hosts …`: the host register of a year.
mod show;

use crate::cli::{ClustersArgs, HostsArgs, HostsCommand as C, SwapArgs, SwapCommand, YearArgs};
use crate::say::Failed;
use crate::session::{Session, usage};
use crate::typed::kept;
use chrono::{Datelike as _, NaiveDate};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use store::commands::{ActOnHosts, AtConference, HostDeed as D};
use words::dates::DateFault;
use words::numbers;
use workflow::hosting::{Room, Together};

pub(crate) async fn run(session: &Session, args: &HostsArgs) -> Result<(), Failed> {
    match &args.command {
        C::Show(_) | C::Plan(_) if args.version.is_some() && reads(session, args) => {
            let said = session.say.of(
                "--version chỉ dùng khi ghi vào sổ.",
                "--version is for what is written into the register.",
            );
            Err(usage(said, "hosts show --year 2025"))
        }
        C::Show(of) => show(session, year(session, of)?, false).await,
        C::Plan(of) if reads(session, args) => show(session, year(session, of)?, true).await,
        other => {
            let (year, deed) = deed(session, other)?;
            let command = ActOnHosts {
                by: session.by()?,
                committee: session.office.committee.id,
                year,
                version: args.version,
                deed,
            };
            session.submit(command).await?;
            show(session, year, false).await
        }
    }
}

/// Nothing is written: the register is shown, or a plan is looked at by nobody in particular.
fn reads(session: &Session, args: &HostsArgs) -> bool {
    match args.command {
        C::Show(_) => true,
        C::Plan(_) => session.viewer.person.is_none(),
        _ => false,
    }
}

async fn show(session: &Session, year: i32, proposed: bool) -> Result<(), Failed> {
    let (office, viewer) = (&session.office, &session.viewer);
    let view = session
        .store
        .host_year(office, viewer, year, proposed)
        .await?;
    session.out.show(&view, || show::people(session, &view))
}

/// What was typed, and the year that it concerns.
fn deed(session: &Session, command: &C) -> Result<(i32, D), Failed> {
    match command {
        C::Plan(args) | C::Show(args) => Ok((year(session, args)?, D::Plan)),
        C::Set {
            conference,
            host,
            exception,
        } => {
            let at = at(session, conference)?;
            let deed = D::Set {
                at,
                host: session.unit(host)?,
                exception: exception.read(session)?,
            };
            Ok((at.0.year(), deed))
        }
        C::Joint(args) => gather(session, args, Some(Together::Joint)),
        C::Skip(args) => gather(session, args, Some(Together::Skipped)),
        C::Apart(args) => gather(session, args, None),
        C::Swap(command) => swap(session, command),
        C::Cap { .. } | C::Room { .. } | C::Register { .. } => of_unit(session, command),
        C::Blackout { .. } | C::Reopen { .. } => days(session, command),
    }
}

/// What concerns one unit.
fn of_unit(session: &Session, command: &C) -> Result<(i32, D), Failed> {
    Ok(match command {
        C::Cap {
            unit,
            most,
            year: of,
            exception,
        } => {
            let deed = D::RaiseCap {
                unit: session.unit(unit)?,
                most: u8::try_from(number(session, "most", most, 1..=12)?).unwrap_or(u8::MAX),
                exception: exception.needed(session)?,
            };
            (year(session, of)?, deed)
        }
        C::Room {
            unit,
            seats,
            year: of,
            ..
        } => {
            let seats = seats.as_deref();
            let seats = seats.map(|typed| number(session, "seats", typed, 1..=5_000));
            let deed = D::SetRoom {
                unit: session.unit(unit)?,
                room: seats.transpose()?.map_or(Room::None, Room::Seats),
            };
            (year(session, of)?, deed)
        }
        C::Register {
            unit,
            month,
            year: of,
        } => {
            let months = month.iter().map(|m| session.month(m));
            let months: BTreeSet<_> = months.collect::<Result<_, _>>()?;
            let first = months.first().filter(|_| of.year.is_none());
            let of = first.map_or_else(|| year(session, of), |m| Ok(m.year()))?;
            let unit = session.unit(unit)?;
            (of, D::Register { unit, months })
        }
        other => return deed(session, other),
    })
}

/// What concerns days.
fn days(session: &Session, command: &C) -> Result<(i32, D), Failed> {
    Ok(match command {
        C::Blackout {
            from,
            to,
            unit,
            why,
        } => {
            let whom = unit.as_deref().map(|u| session.unit(u)).transpose()?;
            let (from, to): (NaiveDate, NaiveDate) =
                (session.day("from", from)?, session.day("to", to)?);
            let deed = D::Close {
                from,
                to,
                whom,
                why: session.line("why", why)?,
            };
            // Days around New Year concern the year in which they end.
            (to.year(), deed)
        }
        C::Reopen {
            number: typed,
            year: of,
        } => {
            let number = number(session, "number", typed, 1..=u32::MAX)?;
            (year(session, of)?, D::Reopen { number })
        }
        other => return deed(session, other),
    })
}

fn gather(
    session: &Session,
    args: &ClustersArgs,
    how: Option<Together>,
) -> Result<(i32, D), Failed> {
    let month = session.month(&args.month)?;
    let clusters = args.clusters.iter().map(|c| session.unit(c));
    let deed = D::Gather {
        month,
        clusters: clusters.collect::<Result<_, _>>()?,
        how,
    };
    Ok((month.year(), deed))
}

fn swap(session: &Session, command: &SwapCommand) -> Result<(i32, D), Failed> {
    let of = |args: &SwapArgs| -> Result<(i32, u32), Failed> {
        let number = number(session, "number", &args.number, 1..=u32::MAX)?;
        Ok((year(session, &args.year)?, number))
    };
    Ok(match command {
        SwapCommand::Ask {
            ours,
            theirs,
            reason,
        } => {
            let (ours, theirs) = (at(session, ours)?, at(session, theirs)?);
            let deed = D::AskSwap {
                ours,
                theirs,
                reason: session.line("reason", reason)?,
            };
            (ours.0.year(), deed)
        }
        SwapCommand::Agree(args) => {
            let (year, number) = of(args)?;
            (year, D::AgreeSwap { number })
        }
        SwapCommand::Refuse(args) => {
            let (year, number) = of(args)?;
            (year, D::RefuseSwap { number })
        }
        SwapCommand::Withdraw(args) => {
            let (year, number) = of(args)?;
            (year, D::WithdrawSwap { number })
        }
    })
}

/// A conference that need not be planned yet: `2025-03/K3`.
fn at(session: &Session, typed: &str) -> Result<AtConference, Failed> {
    let (month, cluster) = typed.split_once('/').ok_or_else(|| {
        let said = session.say.of(
            "Hội nghị viết là THÁNG/KHU.",
            "A conference is written MONTH/CLUSTER.",
        );
        usage(&format!("{typed}: {said}"), "2025-03/K3")
    })?;
    Ok((session.month(month)?, session.unit(cluster)?))
}

fn year(session: &Session, args: &YearArgs) -> Result<i32, Failed> {
    let Some(typed) = &args.year else {
        return Ok(session.today().year());
    };
    let year = number(session, "year", typed, 0..=u32::MAX)?;
    let known = i32::try_from(year)
        .ok()
        .filter(|y| (1900..=2100).contains(y));
    // The register itself asks whether the calendar reaches so far.
    kept(
        session.say.0,
        "year",
        known.ok_or(DateFault::YearOutOfRange { year }),
    )
}

fn number(
    session: &Session,
    field: &str,
    typed: &str,
    within: RangeInclusive<u32>,
) -> Result<u32, Failed> {
    let read = numbers::parse_count_within(typed, within);
    kept(session.say.0, field, read)
}
