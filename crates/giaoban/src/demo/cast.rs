//! Who plays what: which petitions a month brings, from which cells, and what becomes of each.
pub(super) use crate::world::Path;
use crate::world::{PetitionText, World};
use std::collections::BTreeSet;
use workflow::cycle::CycleMonth;

impl Path {
    /// Whether it leads into the month's table as one petition, so that another may be merged into
    /// it.
    pub(super) fn is_consolidated(self) -> bool {
        matches!(
            self,
            Self::Plain | Self::Returned | Self::FormReturn | Self::Extension
        )
    }
}

/// A petition as a month brings it.
#[derive(Clone, Debug)]
pub(crate) struct Brought {
    /// Place in the world's petitions.
    pub(super) text: usize,
    /// What becomes of it.
    pub(super) path: Path,
    /// Key of the cell that brings it.
    pub(super) cell: String,
}

/// A part in a month's play.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Place in the world's petitions.
    pub(super) text: usize,
    /// What becomes of it.
    pub(super) path: Path,
}

/// The cast of a month: the texts that the world gives this month, then as many as it counts of
/// those that it leaves to the play.
pub(super) fn cast(
    world: &World,
    month: CycleMonth,
    shown: bool,
    used: &mut BTreeSet<usize>,
) -> Vec<Part> {
    let mut parts = given(world, month);
    used.extend(parts.iter().map(|p| p.text));
    let wanted = world.plays.count(month);
    if parts.len() < wanted {
        parts.extend(chosen(
            world,
            month.month(),
            wanted - parts.len(),
            shown,
            used,
        ));
    }
    parts
}

fn given(world: &World, month: CycleMonth) -> Vec<Part> {
    let month = month.to_string();
    let all = world.petitions.iter().enumerate();
    all.filter(|(_, p)| p.stands_alone())
        .filter_map(|(text, p)| {
            let given = p.play.as_ref().filter(|play| play.month == month)?;
            let path = given.path;
            Some(Part { text, path })
        })
        .collect()
}

/// Paths that ordinary petitions take, in turn.
const ORDINARY: [Path; 8] = [
    Path::Plain,
    Path::Returned,
    Path::OnSpot,
    Path::Plain,
    Path::FormReturn,
    Path::Commune,
    Path::Plain,
    Path::Extension,
];

/// Texts of the pool. The shown month has a part of every kind in all eight fields.
fn chosen(
    world: &World,
    month: u32,
    wanted: usize,
    shown: bool,
    used: &mut BTreeSet<usize>,
) -> Vec<Part> {
    let mut parts = Vec::new();
    if shown {
        // A matter of an earlier month may come up again; none comes up twice in one month.
        let mut here = BTreeSet::new();
        parts = showpieces(world, month, &mut here);
        used.append(&mut here);
    }
    if !shown && month % 3 == 2 {
        parts.extend(take(world, month, used, |p| p.urgent).map(|text| Part {
            text,
            path: Path::Urgent,
        }));
    }
    let mut turn = month as usize;
    while parts.len() < wanted {
        let path = ORDINARY[turn % ORDINARY.len()];
        turn += 1;
        let found = take(world, month, used, |p| fits(p, path));
        match found.or_else(|| take(world, month, used, |p| fits(p, Path::Plain))) {
            Some(text) => parts.push(Part {
                text,
                path: settle(&world.petitions[text], path),
            }),
            // The pool is used up: earlier months' matters come up again elsewhere.
            None if !used.is_empty() => used.retain(|t| parts.iter().any(|p| p.text == *t)),
            None => break,
        }
    }
    parts
}

/// A commune matter is always settled by the commune, whatever the turn was.
fn settle(text: &PetitionText, path: Path) -> Path {
    match text.competence {
        workflow::petition::Competence::Commune => Path::Commune,
        // What a department has to look into is not answered in the hour in which it is raised.
        _ if path == Path::OnSpot && text.on_the_spot.is_none() => Path::Plain,
        _ if path == Path::Commune => Path::Plain,
        _ => path,
    }
}

fn ordinary(p: &PetitionText) -> bool {
    p.play.is_none()
        && p.duplicate_of.is_none()
        && !p.is_compound()
        && p.declined.is_none()
        && p.refer_up.is_none()
        && !p.divert
        && p.wrong_lead.is_none()
        && !p.urgent
}

fn fits(p: &PetitionText, path: Path) -> bool {
    let commune = p.competence == workflow::petition::Competence::Commune;
    ordinary(p)
        && match path {
            Path::Commune => commune && p.commune_report.is_some(),
            Path::OnSpot => !commune && p.on_the_spot.is_some(),
            Path::ChangedLead | Path::CarriedOver => !commune && !p.support.is_empty(),
            _ => !commune,
        }
}

/// The next unused text of the month that fits.
fn take(
    world: &World,
    month: u32,
    used: &mut BTreeSet<usize>,
    fits: impl Fn(&PetitionText) -> bool,
) -> Option<usize> {
    let free = |i: &usize| !used.contains(i);
    let in_season = |p: &PetitionText| p.months.is_empty() || p.months.contains(&month);
    // Every field gets its turn: start at a place that moves with the month.
    // Parts and second texts, which stand behind all others, come up with their first only.
    let n = world.petitions.partition_point(PetitionText::stands_alone);
    let start = (month as usize * 31) % n.max(1);
    let found = (0..n)
        .map(|i| (start + i * 7) % n)
        .filter(free)
        .find(|&i| in_season(&world.petitions[i]) && fits(&world.petitions[i]))?;
    used.insert(found);
    Some(found)
}

/// At least one part of every kind, and every field.
fn showpieces(world: &World, month: u32, used: &mut BTreeSet<usize>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |text: Option<usize>, path| parts.extend(text.map(|text| Part { text, path }));
    let twin = take(world, month, used, |p| p.duplicate_of.is_some());
    let of = twin.and_then(|t| world.petitions[t].duplicate_of.clone());
    let first = world
        .petitions
        .iter()
        .position(|p| Some(&p.key) == of.as_ref());
    used.extend(first);
    add(first, Path::Returned);
    add(twin, Path::Merged);
    add(
        take(world, month, used, |p| p.wrong_lead.is_some()),
        Path::WrongLead,
    );
    add(
        take(world, month, used, PetitionText::is_compound),
        Path::Split,
    );
    add(
        take(world, month, used, |p| p.declined.is_some()),
        Path::Declined,
    );
    add(
        take(world, month, used, |p| p.refer_up.is_some()),
        Path::ReferredUp,
    );
    add(take(world, month, used, |p| p.divert), Path::Diverted);
    add(
        take(world, month, used, |p| fits(p, Path::OnSpot)),
        Path::OnSpot,
    );
    add(
        take(world, month, used, |p| fits(p, Path::Commune)),
        Path::Commune,
    );
    let field =
        |key: &'static str| move |p: &PetitionText| p.category == key && fits(p, Path::Plain);
    add(take(world, month, used, field("culture")), Path::FormReturn);
    add(take(world, month, used, field("security")), Path::Late);
    add(take(world, month, used, field("party")), Path::Written);
    add(
        take(world, month, used, |p| {
            p.category == "infrastructure" && fits(p, Path::ChangedLead)
        }),
        Path::ChangedLead,
    );
    add(
        take(world, month, used, |p| {
            p.category == "regimes" && fits(p, Path::Plain)
        }),
        Path::Extension,
    );
    add(
        take(world, month, used, |p| {
            p.category == "agriculture" && fits(p, Path::CarriedOver)
        }),
        Path::CarriedOver,
    );
    add(take(world, month, used, field("land")), Path::Withdrawn);
    add(
        take(world, month, used, |p| {
            p.category == "other" && fits(p, Path::Plain)
        }),
        Path::Plain,
    );
    parts
}
