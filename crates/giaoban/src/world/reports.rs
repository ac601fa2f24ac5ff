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
    in_town: bool,
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
            in_town: commune.name.starts_with("thị trấn"),
        })
    }

    /// (a) The cell and its area in the month; (b) the tasks of the month to come.
    #[must_use]
    pub(crate) fn report(&self, of: Reporter) -> (String, String) {
        let all = &self.reports;
        let season = all.month.iter().find(|m| m.month == of.month);
        let of_season = |pick: fn(&MonthFile) -> &Vec<String>| season.map_or(&[][..], |m| pick(m));
        let (production, tasks) = if of.in_town {
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
        if self.in_town { urban(&filled) } else { filled }
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

    /// A number of the range that looks as if it were counted, the same in every run.
    fn within(self, low: &str, high: &str, salt: usize) -> u32 {
        let (low, high) = (low.parse().unwrap_or(1_u32), high.parse().unwrap_or(1_u32));
        let seed = self.place * 37 + self.month as usize * 101 + salt * 53;
        let spread = (high.saturating_sub(low) + 1) as usize;
        let step = u32::try_from(seed % spread).unwrap_or_default();
        let number = low + step;
        if high >= 100 {
            number / 10 * 10
        } else {
            number
        }
    }
}

/// What a village says of itself, said of a town's quarter.
const URBAN: [(&str, &str); 6] = [
    ("Thôn ", "Khu dân cư "),
    ("thôn", "khu dân cư"),
    ("đường làng", "đường phố"),
    ("đầu làng", "đầu phố"),
    ("Công an xã", "Công an thị trấn"),
    ("Đảng bộ xã", "Đảng bộ thị trấn"),
];

fn urban(text: &str) -> String {
    let worded = |text: String, (rural, urban): &(&str, &str)| text.replace(rural, urban);
    URBAN.iter().fold(text.to_owned(), worded)
}
