//! Capitals of names, for text that came all small or all in capitals.

use workflow::text::is_syllable;

/// Abbreviations built like a syllable (committees of county, commune and province; two types of
/// papers; police), which must stay in capitals.
const ABBREVIATIONS: [&str; 6] = ["HU", "ĐU", "TU", "ĐA", "PA", "CA"];

/// A proposal for the capitals of a name of a person, place or body: each syllable begins with a
/// capital. `ĐẮK LẮK` becomes `Đắk Lắk`, `nguyễn văn an` becomes `Nguyễn Văn An`.
///
/// What may be an abbreviation or a Roman figure (`TP`, `UBND`, `ĐU`, `XI`) or already mixes both
/// cases stays as it is. A proposal only: show it beside the original, never replace silently.
#[must_use]
pub fn capitalised(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    letters
        .chunk_by(|a, b| a.is_alphabetic() == b.is_alphabetic())
        .map(|word| proposed(&word.iter().collect::<String>()))
        .collect()
}

fn proposed(word: &str) -> String {
    let lower = word.to_lowercase();
    let upper = word.to_uppercase();
    let all_capitals = word == upper && is_syllable(word) && !is_kept(word);
    if word == lower || all_capitals {
        with_initial(&lower)
    } else {
        word.to_owned()
    }
}

fn is_kept(word: &str) -> bool {
    ABBREVIATIONS.contains(&word) || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

fn with_initial(lower: &str) -> String {
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |initial| {
        initial
            .to_uppercase()
            .chain(letters.flat_map(char::to_lowercase))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::capitalised;

    #[test]
    fn capitals_are_proposed_where_they_are_certain() {
        for (typed, proposed) in [
            ("ĐẮK LẮK", "Đắk Lắk"),
            ("nguyễn văn an", "Nguyễn Văn An"),
            ("TRẦN THỊ HOÀ", "Trần Thị Hoà"),
            ("ý ÝÊN", "Ý Ýên"),
            ("UBND TP HẢI DƯƠNG", "UBND TP Hải Dương"),
            ("HU GIA LỘC, ĐU XÃ", "HU Gia Lộc, ĐU Xã"),
            ("ĐẠI HỘI XIII, quý IV", "Đại Hội XIII, Quý IV"),
            ("h'hen niê", "H'Hen Niê"),
            ("McDonald iPhone", "McDonald iPhone"),
            ("", ""),
            ("12-3", "12-3"),
        ] {
            assert_eq!(capitalised(typed), proposed);
        }
    }

    #[test]
    fn a_proposal_proposes_itself() {
        for typed in ["ĐẮK LẮK", "UBND TP HẢI DƯƠNG", "nguyễn văn an", "HU, XI"] {
            let once = capitalised(typed);
            assert_eq!(capitalised(&once), once);
        }
    }
}
