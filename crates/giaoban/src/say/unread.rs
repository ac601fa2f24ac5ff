//! Words and JSON that stand for nothing the program knows: which field, and what is allowed.
use super::Say;
use super::failure::plain;
use words::Language;
use words::messages::Rendered;

/// What could not be read, and the reader's own words about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    /// The flag, without dashes; none for a word that stands alone.
    pub(crate) field: Option<String>,
    /// What was typed, where it is one word.
    pub(crate) typed: Option<String>,
    /// The reader's words.
    pub(crate) why: String,
}

impl Unread {
    /// In words.
    pub(super) fn said(&self, say: Say) -> Rendered {
        let flag = self
            .field
            .as_ref()
            .map_or_else(String::new, |f| format!("--{f}: "));
        let (message, allowed) = match &self.typed {
            Some(typed) => (not_a_word(typed, say), allowed(&self.why)),
            None => (fault(&self.why, say), allowed(&self.why)),
        };
        let advice = if allowed.is_empty() {
            say.of("Xem mẫu trong --help.", "See the examples in --help.")
                .to_owned()
        } else {
            let lead = say.of("Dùng một trong:", "Use one of:");
            format!("{lead} {}.", allowed.join(", "))
        };
        plain(&format!("{flag}{message}"), &advice)
    }
}

fn not_a_word(typed: &str, say: Say) -> String {
    match say.0 {
        Language::Vi => format!("“{typed}” không có trong danh sách."),
        Language::En => format!("“{typed}” is not on the list."),
    }
}

/// What is wrong with a JSON text.
fn fault(why: &str, say: Say) -> String {
    let named = quoted(why);
    let first = named.first().map(String::as_str).unwrap_or_default();
    let at = place(why, say);
    let (vi, en) = if why.starts_with("missing field") {
        (
            format!("thiếu trường “{first}”"),
            format!("the field “{first}” is missing"),
        )
    } else if why.starts_with("unknown field") {
        (
            format!("không có trường “{first}”"),
            format!("there is no field “{first}”"),
        )
    } else if why.starts_with("unknown variant") {
        (
            format!("không có giá trị “{first}”"),
            format!("there is no value “{first}”"),
        )
    } else if why.starts_with("invalid type") || why.starts_with("invalid value") {
        (
            "có giá trị sai kiểu".to_owned(),
            "a value is of the wrong kind".to_owned(),
        )
    } else {
        (
            "không phải là JSON đúng mẫu".to_owned(),
            "this is no JSON of the right form".to_owned(),
        )
    };
    format!("{}{at}.", say.of(&vi, &en))
}

/// ", dòng 1, cột 5".
fn place(why: &str, say: Say) -> String {
    let Some((line, column)) = why
        .rsplit_once(" at line ")
        .and_then(|(_, at)| at.split_once(" column "))
    else {
        return String::new();
    };
    match say.0 {
        Language::Vi => format!(" (dòng {line}, cột {column})"),
        Language::En => format!(" (line {line}, column {column})"),
    }
}

/// What stands between backticks.
fn quoted(why: &str) -> Vec<String> {
    why.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// What may be written instead, as it is typed.
fn allowed(why: &str) -> Vec<String> {
    let Some((_, expected)) = why.split_once("expected ") else {
        return Vec::new();
    };
    let all = quoted(expected);
    all.into_iter().map(|word| word.replace('_', "-")).collect()
}

#[cfg(test)]
mod tests {
    use super::Unread;
    use crate::say::Say;
    use words::Language;

    fn said(typed: Option<&str>, why: &str) -> (String, String) {
        let unread = Unread {
            field: Some("competence".into()),
            typed: typed.map(str::to_owned),
            why: why.to_owned(),
        };
        let said = unread.said(Say(Language::Vi));
        (said.message, said.advice)
    }

    #[test]
    fn a_wrong_word_is_told_with_the_right_ones() {
        let why = "unknown variant `xa`, expected one of `commune`, `county_x`";
        let (message, advice) = said(Some("xa"), why);
        assert_eq!(message, "--competence: “xa” không có trong danh sách.");
        assert_eq!(advice, "Dùng một trong: commune, county-x.");
    }

    #[test]
    fn json_is_told_by_field_and_place() {
        let (message, advice) = said(None, "missing field `text` at line 1 column 7");
        assert_eq!(
            message,
            "--competence: thiếu trường “text” (dòng 1, cột 7)."
        );
        assert_eq!(advice, "Xem mẫu trong --help.");
        let (message, _) = said(None, "expected value at line 2 column 1");
        assert_eq!(
            message,
            "--competence: không phải là JSON đúng mẫu (dòng 2, cột 1)."
        );
    }
}
