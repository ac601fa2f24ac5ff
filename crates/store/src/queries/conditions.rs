//! Conditions of a query with their values, in the order of their marks.
use sea_orm::Value;

/// Conditions that hold together.
#[derive(Clone, Debug, Default)]
pub(super) struct Conditions {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    /// One more condition; its text is the program's, only the values are people's (S32).
    pub(super) fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) -> &mut Self {
        self.parts.push(sql.to_owned());
        self.values.extend(values);
        self
    }

    /// One more, if there is a value for it.
    pub(super) fn maybe(&mut self, sql: &str, value: Option<impl Into<Value>>) -> &mut Self {
        if let Some(value) = value {
            self.and(sql, [value.into()]);
        }
        self
    }

    /// All of another's.
    pub(super) fn all_of(&mut self, other: Self) -> &mut Self {
        self.parts.extend(other.parts);
        self.values.extend(other.values);
        self
    }

    /// The text after `WHERE`, and its values.
    pub(super) fn finish(self) -> (String, Vec<Value>) {
        let text = if self.parts.is_empty() {
            "1 = 1".to_owned()
        } else {
            self.parts.join(" AND ")
        };
        (text, self.values)
    }
}

/// The text as a pattern that finds it anywhere; `%`, `_` and `\` stand for themselves (B18).
pub(super) fn containing(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('%');
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('%');
    out
}

#[cfg(test)]
mod tests {
    use super::{Conditions, containing};

    #[test]
    fn wildcards_stand_for_themselves() {
        assert_eq!(containing(r"100%_\"), r"%100\%\_\\%");
        assert_eq!(containing("' OR 1=1--"), "%' OR 1=1--%");
    }

    #[test]
    fn no_condition_is_every_row() {
        assert_eq!(Conditions::default().finish().0, "1 = 1");
        let mut two = Conditions::default();
        two.and("a = ?", [1.into()])
            .maybe("b = ?", None::<i32>)
            .and("c = ?", [2.into()]);
        let (text, values) = two.finish();
        assert_eq!((text.as_str(), values.len()), ("a = ? AND c = ?", 2));
    }
}
