//! What cells report each month, put together from the world's sentences (GL-08).
use super::read::World;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportsFile {
    party: Vec<String>,
    life: Vec<String>,
    street: Vec<String>,
    street_tasks: Vec<String>,
    ahead: Vec<String>,
    month: Vec<MonthFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthFile {
    month: u32,
    production: Vec<String>,
    tasks: Vec<String>,
}

/// A cell that reports in a calendar month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reporter {
    /// Its place among all cells: no two cells choose the same sentences.
    place: usize,
    month: u32,
    members: u32,
    /// What its area is called, where it lies in a town.
    quarter: Option<&'static str>,
}

impl World {
    /// The cell of this key as it reports in a month; none if there is no such cell.
    #[must_use]
    pub(crate) fn reporter(&self, cell: &str, month: u32) -> Option<Reporter> {
        let rural = self.units.rural_unit.iter();
        let mut cells = rural.flat_map(|r| r.cells.iter().map(move |c| (r, c)));
        let place = cells.clone().position(|(_, c)| c.key == cell)?;
        let (commune, cell) = cells.nth(place)?;
        Some(Reporter {
            place,
            month,
            members: cell.members,
            quarter: quarter(&commune.name, &cell.name),
        })
    }

    /// (a) The cell and its area in the month; (b) the tasks of the month to come.
    #[must_use]
    pub(crate) fn report(&self, of: Reporter) -> (String, String) {
        let all = &self.reports;
        let season = all.month.iter().find(|m| m.month == of.month);
        let of_season = |pick: fn(&MonthFile) -> &Vec<String>| season.map_or(&[][..], |m| pick(m));
        let (production, tasks) = if of.quarter.is_some() {
            (&all.street[..], &all.street_tasks[..])
        } else {
            (of_season(|m| &m.production), of_season(|m| &m.tasks))
        };
        let (step, round) = (of.place, of.place / 8);
        let shift = of.month as usize;
        let now = [
            of.sentence(&all.party, 2 * step + round + 4 * shift, 1),
            of.sentence(production, step + 3 * round + shift, 2),
            of.sentence(&all.life, 4 * step + 2 * round + shift, 3),
        ];
        // Cells with the same task are told apart by their round, so no two look ahead alike.
        let task = (step + 5 * round + shift + 3) % tasks.len().max(1);
        let next = [
            of.sentence(tasks, task, 4),
            of.sentence(&all.ahead, 2 * task + round + 5 * shift, 5),
        ];
        (now.join(" "), next.join(" "))
    }
}

impl Reporter {
    /// The sentence at a place of a list, its numbers filled in.
    fn sentence(self, list: &[String], at: usize, salt: usize) -> String {
        let text = list.get(at % list.len().max(1));
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
            ("present", _) => self.members.saturating_sub(absent),
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

/// What a town calls the area of a cell, by the cell's own name.
fn quarter(commune: &str, cell: &str) -> Option<&'static str> {
    let own = if cell.contains("tổ dân phố") {
        "tổ dân phố"
    } else {
        "khu dân cư"
    };
    commune.starts_with("thị trấn").then_some(own)
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
    let worded = |text: String, (rural, urban): &(&str, &str)| text.replace(rural, urban);
    let text = URBAN.iter().fold(text.to_owned(), worded);
    let capital = words::messages::capital;
    let others = AREAS.iter().filter(|area| **area != quarter);
    others.fold(text, |text, area| {
        let text = text.replace(area, quarter);
        text.replace(&capital(area), &capital(quarter))
    })
}
