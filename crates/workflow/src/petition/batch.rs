//! Steps over many petitions: consolidate and issue succeed for all or for none (design.md §4).
use super::{
    Action, ActionKind, Competence, IssuedLine, MinutesBasis, Outcome, Petition, Refusal, State,
    TargetLine,
};
use crate::actor::{self, Actor, Context, NoRight};
use crate::capacity::{Capacity, Relation};
use crate::ids::{DocumentId, PetitionId};
use crate::text;
use crate::unit::Place;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A petition of the month with its place in the batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The petition.
    pub petition: Petition,
    /// Which level is competent, as the Office categorised it.
    pub competence: Competence,
    /// Where the minutes of its conference stand.
    pub minutes: Minutes,
}

/// Where the minutes of a conference stand on the day of consolidation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Minutes {
    /// Closed, or the petition was never before a conference.
    Closed,
    /// Nobody has closed them yet.
    Open {
        /// The day of the conference.
        held: NaiveDate,
        /// Why the Office would take them over.
        take_over: Option<text::Line>,
    },
}

/// Working days after the conference that its desk has for the minutes (flow.md §1 "consolidate").
const TO_CLOSE: u16 = 2;

impl Minutes {
    fn basis(self, ctx: &Context<'_>) -> Result<Basis, Refusal> {
        let Self::Open { held, take_over } = self else {
            return Ok(Basis::Stands(MinutesBasis::Closed));
        };
        let Some(reason) = take_over else {
            return Ok(Basis::Open);
        };
        let due = ctx.calendar.add_working_days(held, TO_CLOSE)?;
        if ctx.today > due {
            return Ok(Basis::Stands(MinutesBasis::TakenOver(reason)));
        }
        Ok(Basis::TooEarly { due })
    }
}

/// What the Office may rest on.
enum Basis {
    Stands(MinutesBasis),
    Open,
    TooEarly { due: NaiveDate },
}

/// What came of a consolidation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consolidated {
    /// Those in the Office's table.
    pub taken: Vec<Outcome>,
    /// Those that stay, because the minutes of their conference are open.
    pub left: Vec<PetitionId>,
}

/// Takes the recorded petitions into the Office's table (GL-12). Open minutes hold back their own
/// petitions, not those of other conferences (flow.md §1 "consolidate").
///
/// # Errors
/// The first refusal; then none is consolidated. [`Refusal::MinutesNotOverdue`] where minutes that
/// should be taken over are all that is left and still have time.
pub fn consolidate(
    lines: Vec<Line>,
    actor: &Actor,
    ctx: &Context<'_>,
) -> Result<Consolidated, Refusal> {
    if lines.is_empty() {
        return Err(Refusal::EmptyBatch);
    }
    let (mut taken, mut left, mut early) = (Vec::new(), Vec::new(), None);
    for line in lines {
        let minutes = match line.minutes.basis(ctx)? {
            Basis::Stands(minutes) => minutes,
            stays => {
                if let Basis::TooEarly { due } = stays {
                    early = early.min(Some(due)).or(Some(due));
                }
                left.push(line.petition.id);
                continue;
            }
        };
        let competence = line.competence;
        let action = Action::Consolidate {
            minutes,
            competence,
        };
        taken.push(line.petition.act(action, actor, ctx)?);
    }
    match early {
        Some(due) if taken.is_empty() => Err(Refusal::MinutesNotOverdue { due }),
        _ => Ok(Consolidated { taken, left }),
    }
}

/// Merges one petition into another (same cycle, no chains).
///
/// # Errors
/// As [`Petition::act`].
pub fn merge(
    from: Petition,
    into: &Petition,
    source_has_children: bool,
    actor: &Actor,
    ctx: &Context<'_>,
) -> Result<Outcome, Refusal> {
    let target = super::MergeTarget {
        id: into.id,
        code: into.code.clone().unwrap_or_default(),
        cycle: into.cycle,
        state: into.state,
        commune_matter: into.is_commune_matter(),
        source_has_children,
    };
    from.act(Action::MergeInto { target }, actor, ctx)
}

/// Issues the month's document: every line approved, declined, referred up, or merged into one of
/// these; whatever is still on its way must have been carried over first (GL-15). A month has one
/// such document (flow.md §1 "issue"): `earlier` is the symbol of that which is out already.
///
/// # Errors
/// [`Refusal::MonthIssued`] with the lines that came too late for it; [`Refusal::BatchNotReady`]
/// with every line that is in the way. Then nothing is issued.
pub fn issue(
    batch: Vec<Petition>,
    line: &IssuedLine,
    earlier: Option<&str>,
    actor: &Actor,
    ctx: &Context<'_>,
) -> Result<Vec<Outcome>, Refusal> {
    // First whether he may: who may not is not told how far others are.
    if let Some(any) = batch.first() {
        entitled(ISSUERS, &any.home, actor, ctx)?;
    }
    if let Some(symbol) = earlier {
        return Err(Refusal::MonthIssued {
            symbol: symbol.to_owned(),
            codes: left_out(&batch),
        });
    }
    ready(&batch)?;
    let own: BTreeMap<_, _> = batch
        .iter()
        .filter_map(|p| p.own_line().map(|line| (p.id, line)))
        .collect();
    let lines: Vec<_> = batch
        .into_iter()
        .filter_map(|p| match p.merged_into {
            Some(target) if p.state == State::Merged => {
                own.get(&target).cloned().map(|line| (p, Some(line)))
            }
            _ => p.own_line().is_some().then_some((p, None)),
        })
        .collect();
    if lines.is_empty() {
        return Err(Refusal::EmptyBatch);
    }
    lines
        .into_iter()
        .map(|(p, target)| {
            let line = line.clone();
            p.act(Action::Issue { line, target }, actor, ctx)
        })
        .collect()
}

/// Codes of the petitions that have a line for a document and stand in none, in order: what is left
/// of a month whose document is out is carried over into an open one.
#[must_use]
pub fn left_out(batch: &[Petition]) -> Vec<String> {
    let has_line = batch.iter().filter(|p| p.own_line().is_some());
    let mut codes: Vec<_> = has_line.filter_map(|p| p.code.clone()).collect();
    codes.sort_unstable();
    codes
}

/// Whether this person may sign a document about petitions of this place today, whoever enters
/// it (invariant 11).
///
/// # Errors
/// [`Refusal::MayNotSign`], naming the signer: he is not the one who enters it.
pub fn may_sign(home: &Place, signer: &Actor, ctx: &Context<'_>) -> Result<(), Refusal> {
    let right = entitled(&ISSUERS[..1], home, signer, ctx);
    right.map_err(|refused| match signer.person() {
        Some(signer) => Refusal::MayNotSign { signer },
        None => refused,
    })
}

/// Who issues: the signer, or the clerk for him.
const ISSUERS: &[(Capacity, Relation)] = &[
    (Capacity::Signer, Relation::Below),
    (Capacity::Clerk, Relation::Below),
];

fn entitled(
    by: &[(Capacity, Relation)],
    home: &Place,
    actor: &Actor,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let right = actor::doer(by.iter().copied(), actor, home, None, ctx);
    right.map(|_| ()).map_err(|no| match no {
        NoRight::NotActive(status) => Refusal::NotActive { status },
        NoRight::NotEntitled(who) => Refusal::NotEntitled {
            action: ActionKind::Issue,
            who,
        },
    })
}

/// Whether a correction reaches a petition through the one it is answered with: both stand in that
/// document, and it is still on its way (flow.md §1 "merge into": from the issue on each is told,
/// voted on and followed in its own cluster).
#[must_use]
pub fn is_corrected_with(p: &Petition, target: &Petition, document: DocumentId) -> bool {
    answered_with(p, target, document) && p.possible().contains(&ActionKind::Correct)
}

/// A line that is answered with another is corrected by correcting the other's.
///
/// # Errors
/// [`Refusal::CorrectedWith`], naming the other.
pub fn corrected_alone(
    p: &Petition,
    target: &Petition,
    document: DocumentId,
) -> Result<(), Refusal> {
    if answered_with(p, target, document) {
        let code = target.code.clone().unwrap_or_default();
        return Err(Refusal::CorrectedWith { code });
    }
    Ok(())
}

fn answered_with(p: &Petition, target: &Petition, document: DocumentId) -> bool {
    let stands_in = |p: &Petition| p.document.as_ref().map(|d| d.document) == Some(document);
    p.merged_into == Some(target.id) && stands_in(p) && stands_in(target)
}

fn ready(batch: &[Petition]) -> Result<(), Refusal> {
    let on_the_way = [
        State::Recorded,
        State::Consolidated,
        State::Directed,
        State::Routed,
        State::Drafting,
        State::UnderReview,
    ];
    let mut lines: Vec<_> = batch
        .iter()
        .filter(|p| on_the_way.contains(&p.state) && !p.is_commune_matter())
        .map(|p| (p.code.clone().unwrap_or_default(), p.state))
        .collect();
    lines.sort_unstable();
    if lines.is_empty() {
        Ok(())
    } else {
        Err(Refusal::BatchNotReady { lines })
    }
}

impl Petition {
    /// What the month's document says of a petition that stands in it for itself; those merged into
    /// it get the same line. What is declined or referred up is printed once.
    #[must_use]
    pub fn own_line(&self) -> Option<TargetLine> {
        match self.state {
            State::Approved => self.reply.clone().map(TargetLine::Answered),
            State::Declined if self.document.is_none() => Some(TargetLine::Declined),
            State::ReferredUp if self.document.is_none() => Some(TargetLine::ReferredUp),
            _ => None,
        }
    }
}
