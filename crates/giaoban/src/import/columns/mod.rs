//! The kinds of file, their columns, and what people call them.
mod tables;

pub(crate) use tables::Named;

use crate::say::Say;
use tables::{CALENDAR, PEOPLE, PETITIONS, POSTS, REPLIES, UNITS};
use workflow::import::Part;
use workflow::petition::Field;
use workflow::text::{fold, match_key};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Kind {
    /// Đơn vị · units
    Units,
    /// Con người · people
    People,
    /// Chức vụ · posts
    Posts,
    /// Kiến nghị cũ · old petitions
    Petitions,
    /// Nội dung trả lời của kiến nghị cũ · answers to old petitions
    Replies,
    /// Ngày nghỉ, ngày làm bù · days off and make-up days
    Calendar,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Column {
    Key,
    Name,
    Kind,
    Code,
    Parent,
    From,
    To,
    Successors,
    Members,
    Born,
    Phone,
    Email,
    Status,
    PersonKey,
    Person,
    Unit,
    UnitKind,
    Within,
    Role,
    Date,
    Half,
    Source,
    Cell,
    Category,
    Title,
    Text,
    Place,
    Addressee,
    State,
    Month,
    Endorsed,
    Endorsers,
    Recorded,
    Competence,
    Lead,
    Support,
    Answered,
    Answer,
    Outcome,
    Signer,
    LegalBasis,
    Symbol,
    Issued,
    Announced,
    Ended,
    Promise,
    PromiseBy,
    Money,
    Due,
    /// What this program has written beside a row it could not take.
    Reason,
}

/// Names of the column this program adds.
pub(crate) const REASON: Named = tables::may(Column::Reason, &["Lý do"], &["reason"], "");

impl Kind {
    /// Its columns, in the order of templates.
    pub(crate) fn columns(self) -> &'static [Named] {
        match self {
            Self::Units => UNITS,
            Self::People => PEOPLE,
            Self::Posts => POSTS,
            Self::Petitions => PETITIONS,
            Self::Replies => REPLIES,
            Self::Calendar => CALENDAR,
        }
    }

    /// The column of this name, in either language, whatever its capitals, signs and accents.
    pub(crate) fn column(self, head: &str) -> Option<Column> {
        let wanted = squeezed(head);
        let called = |n: &&Named| n.vi.iter().chain(n.en).any(|name| squeezed(name) == wanted);
        let mut all = self.columns().iter().chain(std::iter::once(&REASON));
        if wanted.is_empty() {
            return None;
        }
        all.find(called).map(|n| n.column)
    }

    /// What it is called.
    pub(crate) fn name(self, say: Say) -> &'static str {
        match self {
            Self::Units => say.of("đơn vị", "units"),
            Self::People => say.of("con người", "people"),
            Self::Posts => say.of("chức vụ", "posts"),
            Self::Petitions => say.of("kiến nghị", "petitions"),
            Self::Replies => say.of("nội dung trả lời", "answers"),
            Self::Calendar => say.of("ngày nghỉ, ngày làm bù", "days off"),
        }
    }

    /// The name of a column in templates and reports.
    pub(crate) fn head(self, column: Column, say: Say) -> &'static str {
        let mut all = self.columns().iter().chain(std::iter::once(&REASON));
        let named = all.find(|n| n.column == column);
        named.map_or("", |n| say.of(n.vi[0], n.en[0]))
    }

    /// The column in which the rules find something wrong.
    pub(crate) fn of_part(self, part: Part) -> Column {
        match part {
            Part::Key => Column::Key,
            Part::Name => Column::Name,
            Part::Kind => Column::Kind,
            Part::Code => Column::Code,
            Part::Parent => Column::Parent,
            Part::From => Column::From,
            Part::To => Column::To,
            Part::Successors => Column::Successors,
            Part::Members => Column::Members,
            Part::Born => Column::Born,
            Part::Phone => Column::Phone,
            Part::Email => Column::Email,
            Part::Status => Column::Status,
            Part::Person if self == Self::People => Column::Name,
            Part::Person => Column::Person,
            Part::Unit => Column::Unit,
            Part::Role => Column::Role,
            Part::Date => Column::Date,
            Part::Half => Column::Half,
            Part::Source => Column::Source,
        }
    }
}

/// The column of a petition that a refusal points at.
pub(crate) fn of_field(field: Field) -> Option<Column> {
    Some(match field {
        Field::Category => Column::Category,
        Field::EndorsementNames => Column::Endorsers,
        Field::EndorsementDate => Column::Endorsed,
        Field::LegalBasis => Column::LegalBasis,
        Field::Promise => Column::Promise,
        Field::PromiseDate => Column::PromiseBy,
        Field::ExpectedDate | Field::Until => Column::Due,
        Field::Code => Column::Code,
        Field::Cycle => Column::Month,
        Field::Competence => Column::Competence,
        Field::Lead => Column::Lead,
        Field::Answer => Column::Answer,
        Field::OutcomeClass => Column::Outcome,
        Field::Document => Column::Symbol,
        Field::RecordedDate => Column::Recorded,
        Field::AnsweredDate => Column::Answered,
        Field::IssuedDate => Column::Issued,
        Field::AnnouncedDate => Column::Announced,
        Field::EndDate => Column::Ended,
        _ => return None,
    })
}

/// Columns that hold dates.
pub(crate) const DATES: [Column; 12] = [
    Column::From,
    Column::To,
    Column::Date,
    Column::Endorsed,
    Column::Recorded,
    Column::Answered,
    Column::Issued,
    Column::Announced,
    Column::Ended,
    Column::PromiseBy,
    Column::Due,
    Column::Born,
];

/// A name without accents, capitals and everything that is no letter or figure; what stands in
/// brackets is a note.
fn squeezed(name: &str) -> String {
    let name = name.split('(').next().unwrap_or_default();
    let folded = fold(&match_key(name));
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Column, Kind};
    use clap::ValueEnum as _;
    use std::collections::BTreeMap;

    #[test]
    fn no_name_of_a_kind_means_two_columns() {
        for kind in Kind::value_variants() {
            let mut seen: BTreeMap<String, Column> = BTreeMap::new();
            for named in kind.columns() {
                for name in named.vi.iter().chain(named.en) {
                    let known = seen.insert(super::squeezed(name), named.column);
                    assert!(known.is_none_or(|k| k == named.column), "{kind:?}: {name}");
                }
            }
        }
    }

    #[test]
    fn heads_are_known_however_they_are_written() {
        let kind = Kind::People;
        for head in [
            "Họ và tên",
            "HỌ VÀ TÊN",
            "ho va ten",
            "  Họ  và\ntên *",
            "Full name",
            "Họ và tên (viết hoa)",
        ] {
            assert_eq!(kind.column(head), Some(Column::Name), "{head}");
        }
        assert_eq!(kind.column("Lý do"), Some(Column::Reason));
        assert_eq!(kind.column("STT"), None);
        assert_eq!(kind.column(""), None);
    }
}
