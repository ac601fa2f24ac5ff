//! What the area of a cell is called: a village in a commune, a quarter in a town.
use super::read::World;

/// What a town calls the area of a cell, by the cell's own name.
pub(super) fn quarter(commune: &str, cell: &str) -> Option<&'static str> {
    let own = if cell.contains("tổ dân phố") {
        "tổ dân phố"
    } else {
        "khu dân cư"
    };
    commune.starts_with("thị trấn").then_some(own)
}

/// Before this word "xã" is no commune, or not this one.
const OTHER_XA: [&str; 5] = ["hợp tác ", "liên ", "các ", "cấp ", "03 "];

impl World {
    /// A text as the people of a cell say it: a village speaks of "thôn", a quarter of a town of
    /// itself and of the town; elsewhere texts are of their own place.
    #[must_use]
    pub(crate) fn as_said_in(&self, cell: &str, text: &str) -> String {
        let rural = self.units.rural_unit.iter();
        let mut cells = rural.flat_map(|r| r.cells.iter().map(move |c| (r, c)));
        let Some((commune, cell)) = cells.find(|(_, c)| c.key == cell) else {
            return text.to_owned();
        };
        match quarter(&commune.name, &cell.name) {
            Some(quarter) => in_town(text, quarter),
            None if commune.name.starts_with("xã ") => in_village(text),
            None => text.to_owned(),
        }
    }
}

fn in_village(text: &str) -> String {
    let text = worded(text, "tổ dân phố", "thôn", &[]);
    worded(&text, "Tổ dân phố", "Thôn", &[])
}

/// A village's text, said in a quarter of a town.
fn in_town(text: &str, quarter: &str) -> String {
    let capital = words::messages::capital;
    let head = match quarter {
        "tổ dân phố" => "tổ trưởng tổ dân phố".to_owned(),
        other => format!("trưởng {other}"),
    };
    let text = worded(text, "trưởng thôn", &head, &[]);
    let text = worded(&text, "Trưởng thôn", &capital(&head), &[]);
    let text = worded(&text, "thôn", quarter, &["nông "]);
    let text = worded(&text, "Thôn", &capital(quarter), &[]);
    let text = worded(&text, "xã", "thị trấn", &OTHER_XA);
    worded(&text, "Xã", "Thị trấn", &[])
}

/// Replaces a word where it stands alone, not behind one of the others, and not before "hội".
pub(super) fn worded(text: &str, old: &str, new: &str, not_after: &[&str]) -> String {
    let mut told = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices(old) {
        let (before, after) = (&text[..at], &text[at + old.len()..]);
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let part = letter(before.chars().next_back()) || letter(after.chars().next());
        let lower = before.to_lowercase();
        let other = not_after.iter().any(|word| lower.ends_with(word)) || after.starts_with(" hội");
        told.push_str(&text[from..at]);
        told.push_str(if part || other { old } else { new });
        from = at + old.len();
    }
    told.push_str(&text[from..]);
    told
}

#[cfg(test)]
mod tests {
    use super::in_town;

    #[test]
    fn a_town_speaks_of_its_quarter_and_of_itself() {
        let said = [
            ("Thôn có 05 lối ra vào", "Tổ dân phố có 05 lối ra vào"),
            ("vốn xây dựng nông thôn mới", "vốn xây dựng nông thôn mới"),
            ("UBND xã, hợp tác xã", "UBND thị trấn, hợp tác xã"),
            ("bảo hiểm xã hội; xã hội hóa", "bảo hiểm xã hội; xã hội hóa"),
            ("đường liên xã; cấp xã", "đường liên xã; cấp xã"),
            ("của trưởng thôn", "của tổ trưởng tổ dân phố"),
            ("Xã lắp 03 gờ", "Thị trấn lắp 03 gờ"),
        ];
        for (village, town) in said {
            assert_eq!(in_town(village, "tổ dân phố"), town);
        }
    }
}
