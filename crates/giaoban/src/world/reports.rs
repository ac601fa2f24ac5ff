//! What cells report each month, put together from the world's sentences (GL-08).
use super::local::worded;
use super::read::World;
use super::shape::Life;
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportsFile {
    party: Vec<String>,
    life: Vec<String>,
    #[serde(default)]
    answered: Vec<String>,
    #[serde(default)]
    street: Vec<String>,
    #[serde(default)]
    street_tasks: Vec<String>,
    ahead: Vec<String>,
    #[serde(default)]
    agency: AgencyFile,
    month: Vec<MonthFile>,
}

/// What schools, stations and offices say in place of fields, village life and what lies ahead.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AgencyFile {
    work: Vec<String>,
    life: Vec<String>,
    answered: Vec<String>,
    tasks: Vec<String>,
    ahead: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthFile {
    month: u32,
    production: Vec<String>,
    tasks: Vec<String>,
}

/// A cell, or a commune for its cells, that reports in a calendar month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reporter {
    /// Its place among all cells, cluster by cluster: no two cells choose the same sentences.
    place: usize,
    month: u32,
    members: u32,
    /// Members who are away by what the cell itself raises.
    away: u32,
    /// It was told an answer last month.
    answered: bool,
    life: Life,
    /// What its area is called, where it lies in a town.
    quarter: Option<&'static str>,
}

impl World {
    /// The unit of this key as it reports in a month; none if no such unit reports.
    #[must_use]
    pub(crate) fn reporter(&self, unit: &str, month: u32) -> Option<Reporter> {
        let all = self.reporting();
        let place = all.iter().position(|r| r.key == unit)?;
        let found = all.get(place)?;
        Some(Reporter {
            place,
            month,
            members: found.members,
            away: 0,
            answered: false,
            life: found.life,
            quarter: found.quarter,
        })
    }

    /// (a) The cell and its area in the month; (b) the tasks of the month to come.
    #[must_use]
    pub(crate) fn report(&self, of: Reporter) -> (String, String) {
        let all = &self.reports;
        let season = all.month.iter().find(|m| m.month == of.month);
        let of_season = |pick: fn(&MonthFile) -> &Vec<String>| season.map_or(&[][..], |m| pick(m));
        let (production, tasks) = match of.life {
            Life::Agency => (&all.agency.work[..], &all.agency.tasks[..]),
            Life::Village if of.quarter.is_some() => (&all.street[..], &all.street_tasks[..]),
            Life::Village => (of_season(|m| &m.production), of_season(|m| &m.tasks)),
        };
        let (life, answered, ahead) = match of.life {
            Life::Agency => (&all.agency.life, &all.agency.answered, &all.agency.ahead),
            Life::Village => (&all.life, &all.answered, &all.ahead),
        };
        let life = if of.answered { answered } else { life };
        let now = [
            of.sentence(&all.party, 3, 1),
            of.sentence(production, 5, 2),
            of.sentence(life, 3, 3),
        ];
        let next = [of.sentence(tasks, 3, 4), of.sentence(ahead, 5, 5)];
        (now.join(" "), next.join(" "))
    }
}

impl Reporter {
    /// With members away by what the cell itself raises, and whether it was told an answer last month.
    #[must_use]
    pub(crate) fn having(self, away: u32, answered: bool) -> Self {
        Self {
            away,
            answered,
            ..self
        }
    }

    /// The sentence of a list that is this cell's turn, its numbers filled in. Neighbours are `stride`
    /// apart, or one more at every eighth, and so never have the same one.
    fn sentence(self, list: &[String], stride: usize, salt: usize) -> String {
        let length = list.len().max(1);
        // A stride that meets every sentence of the list before any comes again.
        let stride = (stride..).find(|s| coprime(*s, length)).unwrap_or(1);
        let at = stride * self.place + self.place / 8 + (3 + salt) * self.month as usize;
        let text = list.get(at % length);
        text.map_or_else(String::new, |t| self.filled(t, salt))
    }

    fn filled(self, text: &str, salt: usize) -> String {
        let mut filled = String::new();
        let mut rest = text;
        let mut turn = 0;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            turn += 1;
            filled.push_str(before);
            filled.push_str(&self.figure(name, salt * 5 + turn));
            rest = behind;
        }
        filled.push_str(rest);
        self.quarter
            .map_or(filled.clone(), |quarter| urban(&filled, quarter))
    }

    fn figure(self, name: &str, salt: usize) -> String {
        let absent = u32::try_from((self.place + self.month as usize) % 4).unwrap_or_default();
        let number = match (name, name.split_once('-')) {
            ("members", _) => self.members,
            ("present", _) => self.members.saturating_sub(absent + self.away),
            (_, Some((low, high))) => self.within(low, high, salt),
            _ => return name.to_owned(),
        };
        words::numbers::count(number)
    }

    /// A number from cell, month and place in the text; neighbours have nothing in common.
    fn mixed(self, salt: usize) -> u64 {
        let own = [self.place, self.month as usize, salt];
        let own = own.map(|n| u64::try_from(n).unwrap_or_default() + 1);
        own.into_iter().fold(0x9E37_79B9_7F4A_7C15, |seed: u64, n| {
            let seed = (seed ^ n).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            seed ^ (seed >> 29)
        })
    }

    /// A number of the range that looks as if it were counted, the same in every run.
    fn within(self, low: &str, high: &str, salt: usize) -> u32 {
        let (low, high) = (low.parse().unwrap_or(1_u32), high.parse().unwrap_or(1_u32));
        let spread = u64::from(high.saturating_sub(low)) + 1;
        let step = u32::try_from(self.mixed(salt) % spread).unwrap_or_default();
        let number = low + step;
        if high >= 100 {
            number / 10 * 10
        } else {
            number
        }
    }
}

fn coprime(a: usize, b: usize) -> bool {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a == 1
}

/// What a village says of itself, said in a town.
const URBAN: [(&str, &str); 4] = [
    ("đường làng", "đường phố"),
    ("đầu làng", "đầu phố"),
    ("Công an xã", "Công an thị trấn"),
    ("Đảng bộ xã", "Đảng bộ thị trấn"),
];

/// Words for the area of a cell, each of which becomes the one that it calls itself.
const AREAS: [&str; 3] = ["thôn", "tổ dân phố", "khu dân cư"];

fn urban(text: &str, quarter: &str) -> String {
    let said = |text: String, (rural, urban): &(&str, &str)| worded(&text, rural, urban, &[]);
    let text = URBAN.iter().fold(text.to_owned(), said);
    let capital = words::messages::capital;
    let others = AREAS.iter().filter(|area| **area != quarter);
    others.fold(text, |text, area| {
        let text = worded(&text, area, quarter, &["nông "]);
        worded(&text, &capital(area), &capital(quarter), &[])
    })
}
