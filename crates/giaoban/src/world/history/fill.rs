//! A matter becomes a petition: its slots are filled with a place, bodies and numbers.
use super::shape::{Matter, MatterPart};
use super::{Dice, History};
use crate::world::petition::{AddresseeText, AgainText, PartText, PetitionText, PromiseText};
use crate::world::read::World;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use workflow::petition::{Competence, OutcomeClass, ReturnReason};

/// A cell with the names its petitions use.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The cell's key.
    pub(crate) cell: String,
    /// In a quarter of the town.
    pub(crate) in_town: bool,
    thon: String,
    xa: String,
    ubnd: String,
    ubnd_in_full: String,
}

impl World {
    /// The places of a cluster's cells, by commune and then as listed.
    pub(crate) fn places_of(&self, cluster: &str) -> Vec<Place> {
        let rural = self.units.rural_unit.iter();
        let of_cluster = rural.filter(|r| r.cluster == cluster);
        let each = of_cluster.flat_map(|r| r.cells.iter().map(move |c| (r, c)));
        each.map(|(commune, cell)| Place {
            cell: cell.key.clone(),
            in_town: commune.name.starts_with("thị trấn"),
            thon: cell.area().to_owned(),
            xa: commune.name.clone(),
            ubnd: commune.peoples_committee.short.clone(),
            ubnd_in_full: commune.peoples_committee.name.clone(),
        })
        .collect()
    }
}

/// Fills the slots of one petition; a number once thrown stays.
pub(crate) struct Filler<'a> {
    history: &'a History,
    world: &'a World,
    day: NaiveDate,
    words: BTreeMap<&'static str, String>,
    numbers: BTreeMap<String, u32>,
    dice: Dice,
}

impl<'a> Filler<'a> {
    /// For a petition of this place and day.
    pub(crate) fn new(
        (history, world): (&'a History, &'a World),
        place: &Place,
        day: NaiveDate,
        dice: Dice,
    ) -> Self {
        let (cap, lang, duong) = if place.in_town {
            let area = if place.thon.starts_with("tổ dân phố") {
                "tổ dân phố"
            } else {
                "khu dân cư"
            };
            ("thị trấn", area, "đường phố")
        } else {
            ("xã", "thôn", "đường làng")
        };
        let capital = words::messages::capital;
        let begins = [capital(&place.thon), capital(lang)];
        let words = [
            ("thon", place.thon.as_str()),
            ("Thon", &begins[0]),
            ("xa", &place.xa),
            ("ubnd", &place.ubnd),
            ("cap", cap),
            ("lang", lang),
            ("Lang", &begins[1]),
            ("duong", duong),
        ];
        Self {
            history,
            world,
            day,
            words: words.map(|(k, w)| (k, w.to_owned())).into(),
            numbers: BTreeMap::new(),
            dice,
        }
    }

    /// The petition, under a key of its own.
    pub(crate) fn petition(
        mut self,
        key: String,
        (category, matter): &(String, Matter),
        place: &Place,
    ) -> PetitionText {
        self.name_bodies(&matter.lead, &matter.support);
        // In this order: numbers are thrown where they first stand.
        let (title, text) = (self.fill(&matter.title), self.fill(&matter.text));
        let promise = matter.promise.as_ref().map(|p| self.promise(p));
        let direction = self.direction(!matter.support.is_empty());
        let (bad_answer, return_reasons, return_note) = self.careless();
        let dissatisfied = matter.dissatisfied.as_deref().map(|t| self.fill(t));
        let again = dissatisfied.as_deref().map(|note| self.again(note));
        PetitionText {
            key,
            category: category.clone(),
            title,
            text,
            place: self.fill(&matter.place),
            away: 0,
            addressee: self.addressee(matter, place),
            months: Vec::new(),
            lead: matter.lead.clone(),
            support: matter.support.clone(),
            competence: matter.competence,
            kind: "kien-nghi".to_owned(),
            direction,
            bad_answer,
            return_reasons,
            return_note,
            good_answer: self.fill(&matter.good_answer),
            outcome: matter.outcome,
            legal_basis: matter.law.as_deref().and_then(|law| self.law(law)),
            promise,
            commune_report: None,
            on_the_spot: matter.on_the_spot.as_deref().map(|t| self.fill(t)),
            evidence: self.fill(&matter.evidence),
            satisfied: Some(self.fill(&matter.satisfied)),
            dissatisfied,
            again,
            again_of: None,
            elsewhere_of: None,
            duplicate_of: None,
            part: matter.part.iter().map(|p| self.part(p)).collect(),
            part_of: None,
            declined: None,
            refer_up: None,
            divert: false,
            wrong_lead: None,
            urgent: false,
            play: None,
            vague: false,
        }
    }

    fn name_bodies(&mut self, lead: &str, support: &[String]) {
        let called = |key: &str| self.world.called_on(key, self.day);
        let (lead, all): (_, Vec<String>) =
            (called(lead), support.iter().map(|s| called(s)).collect());
        self.words.insert("lead", lead);
        self.words.insert("support", all.join(", "));
    }

    fn addressee(&self, matter: &Matter, place: &Place) -> AddresseeText {
        let words = match matter.competence {
            Competence::Commune => place.ubnd_in_full.clone(),
            _ => self.words.get("lead").cloned().unwrap_or_default(),
        };
        AddresseeText {
            key: matter.lead.clone(),
            words,
        }
    }

    fn promise(&mut self, of: &PromiseText) -> PromiseText {
        PromiseText {
            what: self.fill(&of.what),
            money_source: self.fill(&of.money_source),
            days: of.days,
        }
    }

    /// What is said when the cell was not content, and why it was not.
    fn again(&mut self, note: &str) -> AgainText {
        let note = note.trim_end_matches('.').to_owned();
        self.words.insert("note", note);
        let worded = &self.history.file.again;
        AgainText {
            direction: self.fill(&worded.direction),
            answer: self.fill(&worded.answer),
            outcome: OutcomeClass::Settled,
            promise: None,
            evidence: self.fill(&worded.evidence),
            satisfied: self.fill(&worded.satisfied),
        }
    }

    fn part(&mut self, of: &MatterPart) -> PartText {
        self.name_bodies(&of.lead, &[]);
        PartText {
            title: self.fill(&of.title),
            text: self.fill(&of.text),
            place: self.fill(&of.place),
            category: of.category.clone(),
            lead: of.lead.clone(),
            direction: self.direction(false),
            good_answer: self.fill(&of.good_answer),
            legal_basis: None,
            evidence: self.fill(&of.evidence),
            satisfied: self.fill(&of.satisfied),
        }
    }

    fn direction(&mut self, together: bool) -> String {
        let worded = &self.history.file.direction;
        let all = if together {
            &worded.together
        } else {
            &worded.alone
        };
        self.one_of(all).map(|t| self.fill(t)).unwrap_or_default()
    }

    fn careless(&mut self) -> (String, Vec<ReturnReason>, String) {
        let one = self.one_of(&self.history.file.careless);
        let worded = one.map(|c| (self.fill(&c.answer), c.reasons.clone(), c.note.clone()));
        worded.unwrap_or_default()
    }

    fn one_of<T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let end = u32::try_from(all.len()).unwrap_or(u32::MAX);
        all.get(self.dice.below(end) as usize)
    }

    /// The basis in force on the day: the last of its key that began not later.
    fn law(&self, key: &str) -> Option<String> {
        let laws = self.history.file.law.iter();
        let of_key = laws.filter(|l| l.key == key && l.from <= self.day);
        of_key.max_by_key(|l| l.from).map(|l| l.name.clone())
    }

    /// The text with its slots filled; `{promise}` stays for the day of the answer.
    fn fill(&mut self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, behind) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(before);
            filled.push_str(&self.slot(slot));
            rest = behind;
        }
        filled.push_str(rest);
        filled
    }

    fn slot(&mut self, slot: &str) -> String {
        let (name, range) = slot.split_once(':').unwrap_or((slot, ""));
        if let Some(word) = self.words.get(name) {
            return word.clone();
        }
        if let Some((low, high)) = range.split_once('-') {
            let number = self.throw(low, high);
            self.numbers.entry(name.to_owned()).or_insert(number);
        }
        match self.numbers.get(name) {
            Some(number) => words::numbers::count(*number),
            None => format!("{{{name}}}"),
        }
    }

    /// A number of the range, in tens where it reaches a hundred.
    fn throw(&mut self, low: &str, high: &str) -> u32 {
        let (low, high) = (low.parse().unwrap_or(1_u32), high.parse().unwrap_or(1_u32));
        let number = low + self.dice.below(high.saturating_sub(low) + 1);
        if high < 100 {
            return number;
        }
        number / 10 * 10
    }
}
