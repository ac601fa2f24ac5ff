//! A matter that comes up again in another place: the first petition with other places and figures.
use super::petition::PetitionText;
use super::read::WorldFault;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Value;

/// The file of a world, where it has one; its head explains the fields.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ElsewhereFile {
    elsewhere: Vec<ElsewhereText>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ElsewhereText {
    of: String,
    words: BTreeMap<String, String>,
}

impl ElsewhereFile {
    /// Every matter as another place tells it, keyed `of-2`, `of-3`, in the order of the file.
    ///
    /// # Errors
    /// An entry is of no petition, or its words make a text of another shape.
    pub(super) fn tell(&self, first: &[toml::Table]) -> Result<Vec<PetitionText>, WorldFault> {
        let mut told = BTreeMap::<&str, u32>::new();
        let texts = self.elsewhere.iter().map(|entry| {
            let unknown = || WorldFault::Unknown {
                file: "elsewhere.toml".to_owned(),
                name: entry.of.clone(),
            };
            let key = |t: &&toml::Table| t.get("key").and_then(Value::as_str) == Some(&entry.of);
            let mut text = first.iter().find(key).cloned().ok_or_else(unknown)?;
            let before = told.entry(&entry.of).or_insert(1);
            *before += 1;
            text.iter_mut()
                .for_each(|(_, value)| reword(value, &entry.words));
            text.insert("key".to_owned(), format!("{}-{before}", entry.of).into());
            let mut text = PetitionText::read(text, "elsewhere.toml")?;
            text.elsewhere_of = Some(entry.of.clone());
            Ok(text)
        });
        texts.collect()
    }
}

fn reword(value: &mut Value, words: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => *text = reworded(text, words),
        Value::Array(all) => all.iter_mut().for_each(|value| reword(value, words)),
        Value::Table(table) => {
            let values = table.iter_mut().map(|(_, value)| value);
            values.for_each(|value| reword(value, words));
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}

/// The text with the words replaced: all at once, so that none is replaced twice, the longest that
/// fits first, and no part of a longer figure or word.
pub(super) fn reworded(text: &str, words: &BTreeMap<String, String>) -> String {
    let mut told = String::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let here = words.iter().filter(|(old, _)| is_at(text, at, old));
        match here.max_by_key(|(old, _)| old.len()) {
            Some((old, new)) if !old.is_empty() => {
                told.push_str(new);
                at += old.len();
            }
            _ => {
                told.push(next);
                at += next.len_utf8();
            }
        }
    }
    told
}

fn is_at(text: &str, at: usize, word: &str) -> bool {
    let (before, rest) = text.split_at(at);
    let Some(after) = rest.strip_prefix(word) else {
        return false;
    };
    let joined = |a: Option<char>, b: Option<char>| {
        a.zip(b)
            .is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
    };
    // "5,9 ha" does not stand in "15,9 ha", nor "1.180 m" in "11.180 m"; "0,9" not in "0,95".
    let mut tail = before.chars().rev();
    let figure = word.starts_with(|c: char| c.is_ascii_digit())
        && tail.next().is_some_and(|c| c == '.' || c == ',')
        && tail.next().is_some_and(|c| c.is_ascii_digit());
    !figure
        && !joined(before.chars().next_back(), word.chars().next())
        && !joined(word.chars().next_back(), after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::reworded;
    use std::collections::BTreeMap;

    #[test]
    fn words_are_replaced_at_once_and_as_wholes() {
        let words = [
            ("03 thanh", "05 thanh"),
            ("05 thanh", "07 thanh"),
            ("0,6 ha", "0,45 ha"),
            ("0,6 ha còn 23 chỗ", "1,1 ha còn 38 chỗ"),
            ("600 m", "850 m"),
        ];
        let words: BTreeMap<_, _> = words.map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        let told = [
            ("gãy 03 thanh, thay 05 thanh", "gãy 05 thanh, thay 07 thanh"),
            (
                "0,6 ha còn 23 chỗ; 0,6 ha; 10,6 ha",
                "1,1 ha còn 38 chỗ; 0,45 ha; 10,6 ha",
            ),
            ("600 m; 1.600 m; 600 m²", "850 m; 1.600 m; 600 m²"),
        ];
        for (first, other) in told {
            assert_eq!(reworded(first, &words), other);
        }
    }
}
