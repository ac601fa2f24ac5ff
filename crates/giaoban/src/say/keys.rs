//! A key that nothing has: which command lists them, and which look like it.
use super::failure::plain;
use super::{Failed, Say};
use words::Language;

/// What has keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keyed {
    /// A person.
    Person,
    /// A unit.
    Unit,
    /// A field of petitions.
    Field,
    /// A committee.
    Committee,
}

impl Keyed {
    /// Its name in both languages, and the command that lists the keys.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Person => ("người", "person", "giaoban people"),
            Self::Unit => ("đơn vị", "unit", "giaoban units list"),
            Self::Field => ("lĩnh vực", "field", "giaoban fields"),
            Self::Committee => ("cấp ủy", "committee", "--committee"),
        }
    }
}

/// Nothing has this key; `near` are those to offer, each with its name.
pub(crate) fn no_key(say: Say, what: Keyed, typed: &str, near: &[String]) -> Failed {
    let (vi, en, list) = what.words();
    let message = match say.0 {
        Language::Vi => format!("Không có {vi} nào mang mã “{typed}”."),
        Language::En => format!("No {en} has the key “{typed}”."),
    };
    let offered = near.join(", ");
    let advice = match (say.0, what) {
        (Language::Vi, Keyed::Committee) => format!("Có: {offered}."),
        (Language::En, Keyed::Committee) => format!("There is: {offered}."),
        (Language::Vi, _) if near.is_empty() => format!("Xem các mã: {list}."),
        (Language::En, _) if near.is_empty() => format!("Keys are listed by: {list}."),
        (Language::Vi, _) => format!("Gần giống: {offered}. Xem các mã: {list}."),
        (Language::En, _) => format!("Like it: {offered}. Keys are listed by: {list}."),
    };
    Failed::Absent(plain(&message, &advice))
}
