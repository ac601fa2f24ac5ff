//! Values as people type them, read by the rules of `workflow::text` and `words`; a value that
//! cannot be kept is explained with the name of its flag (reliability.md §5).
use crate::nearest::nearest;
use crate::say::{Failed, Keyed, Unread, no_key};
use crate::session::Session;
use chrono::NaiveDate;
use serde_json::Value;
use std::io::Read as _;
use std::path::Path;
use words::messages::{Fault, Rendered};
use words::{Language, dates, numbers};
use workflow::cycle::CycleMonth;
use workflow::ids::{ConferenceId, PersonId, UnitId};
use workflow::text::{Line, Prose, TextFault, looks_like_legacy};
use workflow::unit::Unit;

/// A running text given outright or in a file; `-` is the standard input.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct TextArgs {
    /// Nội dung · the text
    #[arg(long)]
    pub(crate) text: Option<String>,
    /// Tệp chứa nội dung, `-` là đầu vào chuẩn · a file with the text, `-` for standard input
    #[arg(long, conflicts_with = "text", value_name = "FILE")]
    pub(crate) text_file: Option<std::path::PathBuf>,
}

pub(crate) fn kept<T, F: Fault>(
    language: Language,
    field: &str,
    read: Result<T, F>,
) -> Result<T, Failed> {
    read.map_err(|fault| Failed::Input {
        field: field.to_owned(),
        said: fault.rendered(language),
    })
}

impl Session {
    /// One line.
    pub(crate) fn line(&self, field: &str, typed: &str) -> Result<Line, Failed> {
        kept(self.say.0, field, Line::parse(typed))
    }

    /// One line, if it was given.
    pub(crate) fn maybe_line(
        &self,
        field: &str,
        typed: Option<&str>,
    ) -> Result<Option<Line>, Failed> {
        typed.map(|t| self.line(field, t)).transpose()
    }

    /// Running text.
    pub(crate) fn prose(&self, typed: &TextArgs) -> Result<Prose, Failed> {
        let text = match (&typed.text, &typed.text_file) {
            (Some(text), _) => text.clone(),
            (None, Some(file)) => self.read_file(file)?,
            (None, None) => String::new(),
        };
        if looks_like_legacy(&text).is_some() {
            self.out.aside(self.say.of(
                "Lưu ý: nội dung có vẻ gõ bằng phông chữ cũ (TCVN3, VNI); chương trình giữ nguyên như đã gõ.",
                "Note: the text looks as if typed for an old font (TCVN3, VNI); it is kept as typed.",
            ));
        }
        kept(self.say.0, "text", Prose::parse(&text))
    }

    /// Running text within another value.
    pub(crate) fn running(&self, field: &str, typed: &str) -> Result<Prose, Failed> {
        kept(self.say.0, field, Prose::parse(typed))
    }

    fn read_file(&self, file: &Path) -> Result<String, Failed> {
        let bytes = if file.as_os_str() == "-" {
            let mut all = Vec::new();
            std::io::stdin().read_to_end(&mut all)?;
            all
        } else {
            std::fs::read(file).map_err(|why| Failed::File {
                at: Some(file.to_owned()),
                why,
            })?
        };
        String::from_utf8(bytes).map_err(|e| Failed::Input {
            field: "text-file".into(),
            said: Rendered {
                message: match self.say.0 {
                    Language::Vi => format!(
                        "Tệp không phải UTF-8 (byte thứ {}).",
                        e.utf8_error().valid_up_to() + 1
                    ),
                    Language::En => format!(
                        "The file is not UTF-8 (byte {}).",
                        e.utf8_error().valid_up_to() + 1
                    ),
                },
                advice: self
                    .say
                    .of("Lưu lại tệp theo bảng mã UTF-8.", "Save the file as UTF-8.")
                    .into(),
            },
        })
    }

    /// A day.
    pub(crate) fn day(&self, field: &str, typed: &str) -> Result<NaiveDate, Failed> {
        kept(self.say.0, field, dates::parse(typed, self.today()))
    }

    /// A day that has been.
    pub(crate) fn past_day(&self, field: &str, typed: &str) -> Result<NaiveDate, Failed> {
        kept(self.say.0, field, dates::parse_past(typed, self.today()))
    }

    /// How many rows on a page.
    pub(crate) fn page_size(&self, typed: Option<&str>) -> Result<u32, Failed> {
        match typed {
            Some(typed) => kept(
                self.say.0,
                "limit",
                numbers::parse_count_within(typed, 1..=500),
            ),
            None => Ok(self.settings.lists.page),
        }
    }

    /// A month such as `2025-03`.
    pub(crate) fn month(&self, typed: &str) -> Result<CycleMonth, Failed> {
        typed.trim().parse().map_err(|_| Failed::Input {
            field: "month".into(),
            said: Rendered {
                message: match self.say.0 {
                    Language::Vi => format!("“{typed}” không phải là tháng."),
                    Language::En => format!("“{typed}” is not a month."),
                },
                advice: self
                    .say
                    .of(
                        "Nhập năm-tháng, ví dụ 2025-03.",
                        "Type year-month, like 2025-03.",
                    )
                    .into(),
            },
        })
    }

    /// A unit by its key, or a cluster by its code.
    pub(crate) fn unit(&self, typed: &str) -> Result<UnitId, Failed> {
        let tree = &self.office.tree;
        let coded = |u: &&Unit| {
            let code = u.code.as_deref();
            code.is_some_and(|c| c.eq_ignore_ascii_case(typed))
        };
        // A code goes on with who took a cluster over.
        let stands = |u: &&Unit| u.valid.holds(self.today());
        let by_code = || {
            let all = || tree.iter().filter(coded);
            all().find(stands).or_else(|| all().next())
        };
        let found = tree.by_key(typed).or_else(by_code);
        let all = || tree.iter().map(|u| (u.key.as_str(), u.name.as_str()));
        let found = found.ok_or_else(|| self.absent(Keyed::Unit, typed, all()));
        Ok(found?.id)
    }

    /// A person by his key.
    pub(crate) fn person(&self, typed: &str) -> Result<PersonId, Failed> {
        let all = || {
            let people = self.office.people.values();
            people.map(|p| (p.key.as_str(), p.name.as_str()))
        };
        let found = self.office.person_by_key(typed);
        let found = found.ok_or_else(|| self.absent(Keyed::Person, typed, all()));
        Ok(found?.id)
    }

    /// A field of petitions by its key; an old one may still be asked for in lists.
    pub(crate) fn field(&self, typed: &str) -> Result<String, Failed> {
        let categories = &self.office.preset(self.today())?.policy.categories;
        let all = || categories.iter().map(|c| (c.key.as_str(), c.vi.as_str()));
        let known = categories.iter().any(|c| c.key == typed);
        known
            .then(|| typed.to_owned())
            .ok_or_else(|| self.absent(Keyed::Field, typed, all()))
    }

    /// A key that nothing has, with those that look like it.
    fn absent<'a>(
        &self,
        what: Keyed,
        typed: &str,
        all: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Failed {
        // Who may see nobody is told of nobody.
        let near = if self.viewer.scope.is_empty() {
            Vec::new()
        } else {
            nearest(typed, all)
        };
        no_key(self.say, what, typed, &near)
    }

    /// A conference: `2025-03/K3`, `2025-03` where there are no clusters, or its id.
    pub(crate) async fn conference(&self, typed: &str) -> Result<ConferenceId, Failed> {
        if let Ok(id) = typed.parse() {
            let id = ConferenceId(id);
            return Ok(self.store.conference(&self.office, id).await?.id);
        }
        let (month, cluster) = match typed.split_once('/') {
            Some((month, cluster)) => (month, Some(self.unit(cluster)?)),
            None => (typed, None),
        };
        let month = self.month(month)?;
        Ok(self
            .store
            .find_conference(&self.office, month, cluster)
            .await?)
    }
}

/// A word of a list that clap has checked already: `cell-committee` is `cell_committee`.
pub(crate) fn word<T: serde::de::DeserializeOwned>(typed: &str) -> Result<T, Failed> {
    serde_json::from_value(typed.replace('-', "_").into()).map_err(|e| {
        Failed::Unread(Unread {
            field: None,
            typed: Some(typed.to_owned()),
            why: e.to_string(),
        })
    })
}

/// JSON of a file or a flag. A field that nobody would read is refused, not passed over (B39).
pub(crate) fn json<T>(language: Language, field: &str, typed: &str) -> Result<T, Failed>
where
    T: serde::de::DeserializeOwned + serde::Serialize,
{
    strict(typed).map_err(|why| misread(language, field, typed, why))
}

/// Why a JSON text cannot be used: a text in it that cannot be kept is told as in a flag of its own.
pub(crate) fn misread(language: Language, field: &str, typed: &str, why: String) -> Failed {
    let given = serde_json::from_str(typed).unwrap_or_default();
    match unkept(&given, None, &why) {
        Some((name, fault)) => Failed::Input {
            field: name.map_or_else(|| field.to_owned(), |n| format!("{field} “{n}”")),
            said: fault.rendered(language),
        },
        None => Failed::Unread(Unread {
            field: Some(field.to_owned()),
            typed: None,
            why,
        }),
    }
}

/// The first text in a JSON value that is what the reader complains of, under its field's name.
fn unkept(given: &Value, name: Option<&str>, why: &str) -> Option<(Option<String>, TextFault)> {
    match given {
        Value::Object(fields) => fields
            .iter()
            .find_map(|(name, value)| unkept(value, Some(name), why)),
        Value::Array(items) => items.iter().find_map(|item| unkept(item, name, why)),
        Value::String(text) => {
            let faults = [Line::parse(text).err(), Prose::parse(text).err()];
            let told = |fault: &TextFault| why.starts_with(&fault.to_string());
            let fault = faults.into_iter().flatten().find(told)?;
            Some((name.map(str::to_owned), fault))
        }
        _ => None,
    }
}

/// The value, unless some field of the text has no place in it.
pub(crate) fn strict<T>(typed: &str) -> Result<T, String>
where
    T: serde::de::DeserializeOwned + serde::Serialize,
{
    let read: T = serde_json::from_str(typed).map_err(|e| e.to_string())?;
    let given: Value = serde_json::from_str(typed).map_err(|e| e.to_string())?;
    let kept = serde_json::to_value(&read).map_err(|e| e.to_string())?;
    match unread(&given, &kept) {
        Some(name) => Err(format!("unknown field `{name}`")),
        None => Ok(read),
    }
}

/// The first field of `given` that `kept` does not have.
fn unread(given: &Value, kept: &Value) -> Option<String> {
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => given.iter().find_map(|(name, value)| {
            let Some(known) = kept.get(name) else {
                return Some(name.clone());
            };
            unread(value, known)
        }),
        (Value::Array(given), Value::Array(kept)) => {
            given.iter().zip(kept).find_map(|(g, k)| unread(g, k))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::strict;
    use store::commands::Deed;
    use workflow::petition::Action;

    #[test]
    fn a_field_that_nobody_reads_is_refused() {
        let deed = |text| strict::<Deed>(text);
        assert!(deed(r#"{"withdraw":{"note":null}}"#).is_ok());
        for (text, name) in [
            (r#"{"withdraw":{"note":null,"state":"ISSUED"}}"#, "state"),
            (
                r#"{"split":{"parts":[{"category":"land","matter":{"title":"a","text":"b","place":"c","addressee":"d","code":"X"}}]}}"#,
                "code",
            ),
        ] {
            assert_eq!(deed(text), Err(format!("unknown field `{name}`")));
        }
        let action = strict::<Action>(r#"{"do":"unmerge","to":"Issued"}"#);
        assert_eq!(action, Err("unknown field `to`".to_owned()));
        assert!(strict::<Action>(r#"{"do":"unmerge"}"#).is_ok());
    }
}
