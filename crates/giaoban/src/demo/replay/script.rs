//! Which petition comes up in which month, from which cell, and what becomes of it.
use crate::demo::cast::{Brought, Path};
use crate::world::{Dice, Filler, History, Matter, PetitionText, Place, World};
use std::collections::{BTreeMap, BTreeSet};
use workflow::cycle::CycleMonth;
use workflow::petition::Competence;

/// What months bring.
#[derive(Clone, Debug)]
pub(crate) enum Script {
    /// The world's own petitions, by their seasons.
    Own,
    /// Written beforehand.
    Written(BTreeMap<CycleMonth, Vec<Brought>>),
}

/// Paths that petitions take, in turn.
const PATHS: [Path; 12] = [
    Path::Plain,
    Path::OnSpot,
    Path::Returned,
    Path::Plain,
    Path::OnSpot,
    Path::FormReturn,
    Path::Plain,
    Path::Extension,
    Path::Plain,
    Path::OnSpot,
    Path::Returned,
    Path::Plain,
];

/// Every so many petitions one is not answered in time.
const CARRIED_OVER: usize = 40;
/// One in so many raises what another cell has raised in the same month.
const SAME_AGAIN: u32 = 6;

/// Writes the world's petitions, as many each month as `counts` says, of the fields of `order`.
pub(super) fn write(
    world: &mut World,
    history: &History,
    months: &[CycleMonth],
    counts: &[u32],
    order: &[usize],
    seed: u64,
) -> Script {
    let mut writer = Writer::new(world, history, seed);
    let mut order = order.iter();
    for (month, count) in months.iter().zip(counts) {
        let fields: Vec<usize> = order.by_ref().take(*count as usize).copied().collect();
        writer.month(*month, &fields);
    }
    let (texts, script) = (writer.texts, writer.script);
    // Parts and second answers stand behind all others.
    let parts: Vec<PetitionText> = texts.iter().flat_map(PetitionText::parts).collect();
    let second: Vec<PetitionText> = texts.iter().filter_map(PetitionText::second).collect();
    world.petitions.extend(texts);
    world.petitions.extend(parts);
    world.petitions.extend(second);
    Script::Written(script)
}

struct Writer<'a> {
    world: &'a World,
    history: &'a History,
    seed: u64,
    dice: Dice,
    /// Matters by field, as places in the history's list.
    stock: Vec<Vec<usize>>,
    /// How often a field came up: matters take turns.
    turns: Vec<usize>,
    /// Places by cluster.
    places: Vec<Vec<Place>>,
    /// How often a cluster spoke: cells take turns.
    spoke: Vec<usize>,
    texts: Vec<PetitionText>,
    script: BTreeMap<CycleMonth, Vec<Brought>>,
}

/// What a month has brought so far.
#[derive(Default)]
struct Here {
    brought: Vec<Brought>,
    /// Matter of each.
    matters: Vec<usize>,
    cells: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    fn new(world: &'a World, history: &'a History, seed: u64) -> Self {
        let fields = world.preset.policy.categories.iter();
        let of_field = |key: &str| {
            let all = history.matters.iter().enumerate();
            all.filter(|(_, (field, _))| field == key)
                .map(|(at, _)| at)
                .collect()
        };
        let stock: Vec<Vec<usize>> = fields.map(|c| of_field(&c.key)).collect();
        let places: Vec<Vec<Place>> = world
            .meetings()
            .iter()
            .map(|c| world.places_of(c))
            .collect();
        Self {
            world,
            history,
            seed,
            dice: Dice::of_part(seed, 0),
            turns: vec![0; stock.len()],
            spoke: vec![0; places.len()],
            stock,
            places,
            texts: Vec::new(),
            script: BTreeMap::new(),
        }
    }

    fn month(&mut self, month: CycleMonth, fields: &[usize]) {
        let mut here = Here::default();
        for field in fields {
            let (matter, same_as) = self.matter(*field, month, &here);
            let place = self.place(self.matter_at(matter), &here);
            self.write(month, matter, same_as, &place, &mut here);
        }
        self.script.insert(month, here.brought);
    }

    fn matter_at(&self, at: usize) -> &'a Matter {
        &self.history.matters[at].1
    }

    /// The next matter of the field that is in season and not here yet; now and then one that is
    /// here and that several cells may raise, with the place of the petition that raised it.
    fn matter(&mut self, field: usize, month: CycleMonth, here: &Here) -> (usize, Option<usize>) {
        let twin = (0..here.brought.len()).find(|n| {
            let matter = here.matters[*n];
            self.stock[field].contains(&matter)
                && self.matter_at(matter).common
                && here.brought[*n].path.is_consolidated()
        });
        if let Some(twin) = twin.filter(|_| self.dice.below(SAME_AGAIN) == 0) {
            return (here.matters[twin], Some(twin));
        }
        let stock = &self.stock[field];
        let turn = self.turns[field];
        self.turns[field] += 1;
        let in_turn = (0..stock.len()).map(|n| stock[(turn + n) % stock.len()]);
        let in_season = in_turn.filter(|m| self.matter_at(*m).in_season(month.month()));
        let ordered: Vec<usize> = in_season.collect();
        let fresh = ordered.iter().find(|m| !here.matters.contains(m));
        (fresh.or(ordered.first()).copied().unwrap_or(stock[0]), None)
    }

    /// The next cell: clusters take turns, and in each its cells, none twice in a month while
    /// others have not spoken.
    fn place(&mut self, matter: &Matter, here: &Here) -> Place {
        let cluster = here.brought.len() % self.places.len();
        let cells = &self.places[cluster];
        let turn = self.spoke[cluster];
        self.spoke[cluster] += 1;
        let fits = |p: &&Place| !(matter.rural && p.in_town);
        let stride = [5, 7, 11]
            .into_iter()
            .find(|s| !cells.len().is_multiple_of(*s))
            .unwrap_or(1);
        let in_turn = (0..cells.len()).map(|n| &cells[(turn + n) * stride % cells.len()]);
        let ordered: Vec<&Place> = in_turn.filter(fits).collect();
        let fresh = ordered.iter().find(|p| !here.cells.contains(&p.cell));
        (*fresh.unwrap_or(&ordered[0])).clone()
    }

    fn write(
        &mut self,
        month: CycleMonth,
        at: usize,
        same_as: Option<usize>,
        place: &Place,
        here: &mut Here,
    ) {
        let n = self.texts.len();
        let of_field = &self.history.matters[at];
        let filler = Filler::new(
            (self.history, self.world),
            place,
            month.day(5),
            Dice::of_part(self.seed, n + 1),
        );
        let mut text = filler.petition(format!("{}-{}", of_field.1.key, n + 1), of_field, place);
        let first = same_as.map(|twin| self.texts[here.brought[twin].text].key.clone());
        let path = path_of(&of_field.1, n, first.is_some());
        text.duplicate_of = first;
        self.texts.push(text);
        here.cells.insert(place.cell.clone());
        here.matters.push(at);
        here.brought.push(Brought {
            text: n,
            path,
            cell: place.cell.clone(),
        });
    }
}

/// What becomes of the petition numbered `n`.
fn path_of(matter: &Matter, n: usize, merged: bool) -> Path {
    if merged {
        return Path::Merged;
    }
    if matter.is_compound() {
        return Path::Split;
    }
    if matter.competence == Competence::Commune {
        return Path::Commune;
    }
    if n % CARRIED_OVER == CARRIED_OVER - 1 {
        return Path::CarriedOver;
    }
    match PATHS[n % PATHS.len()] {
        Path::OnSpot if matter.on_the_spot.is_none() => Path::Plain,
        path => path,
    }
}
