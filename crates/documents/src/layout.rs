//! Layout profiles: how papers of a period look, as data chosen by the date of issue.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One set of layout rules (domain §3). Lengths are whole millimetres, sizes whole points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutProfile {
    /// Its name, e.g. "party-2018"; stored with each issued paper.
    pub id: String,
    /// The rule it follows.
    pub source: String,
    /// First day on which it holds; absent for the oldest one.
    pub from: Option<NaiveDate>,
    /// Paper and margins.
    pub page: PageLayout,
    /// Letterhead.
    pub head: HeadLayout,
    /// Title and summary.
    pub title: TitleLayout,
    /// Body text.
    pub body: BodyLayout,
    /// Signature.
    pub signature: SignatureLayout,
    /// "Nơi nhận".
    pub recipients: RecipientsLayout,
    /// Tables.
    pub table: TableLayout,
}

/// Size and weight of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// Size in points.
    pub size: u32,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// Underlined.
    #[serde(default)]
    pub underline: bool,
}

/// Paper size and margins of an upright page, in mm. A landscape page is the upright one turned
/// a quarter clockwise, so its binding edge is on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageLayout {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Top margin.
    pub top: u32,
    /// Bottom margin.
    pub bottom: u32,
    /// Left margin.
    pub left: u32,
    /// Right margin.
    pub right: u32,
    /// Size of the page number in points.
    pub number_size: u32,
    /// Distance of the page number from the top edge.
    pub number_offset: u32,
}

/// The letterhead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadLayout {
    /// Superior body.
    pub superior: TextStyle,
    /// Issuing body.
    pub issuer: TextStyle,
    /// What stands below the issuer, "*" on Party papers.
    pub separator: String,
    /// Number and symbol.
    pub number: TextStyle,
    /// What stands before the symbol: "Số " on Party papers, without a colon.
    pub number_prefix: String,
    /// The title on the right.
    pub party_title: TextStyle,
    /// Whether a rule as long as the text runs under it.
    pub party_title_rule: bool,
    /// Place and date.
    pub place_date: TextStyle,
}

/// Title and summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleLayout {
    /// Type name, e.g. THÔNG BÁO.
    pub name: TextStyle,
    /// Summary (trích yếu).
    pub summary: TextStyle,
    /// What stands below the summary, "-----".
    pub separator: String,
}

/// Body text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyLayout {
    /// Size in points.
    pub size: u32,
    /// Headings of parts and sections.
    pub heading: TextStyle,
    /// First-line indent in mm.
    pub first_line: u32,
    /// Gap before a paragraph in points.
    pub gap: u32,
    /// Exact line height in points.
    pub line: u32,
    /// What ends the content: "./." or ".".
    pub ending: String,
}

/// Signature block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureLayout {
    /// Authority line.
    pub authority: TextStyle,
    /// Post.
    pub post: TextStyle,
    /// Name.
    pub name: TextStyle,
}

/// "Nơi nhận".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientsLayout {
    /// The heading.
    pub heading: TextStyle,
    /// The list.
    pub entries: TextStyle,
    /// What ends every entry but the last.
    pub separator: String,
    /// What ends the last.
    pub last: String,
}

/// Tables, sizes in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableLayout {
    /// Ordinary tables.
    pub size: u32,
    /// Tables of many columns.
    pub dense_size: u32,
}

/// Every profile there is, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutBook(Vec<LayoutProfile>);

/// Why a set of profiles cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LayoutFault {
    /// A profile does not read.
    #[error(
        "layout profile {position} does not read: {source}; compare it with config/layouts/party-2026.toml"
    )]
    Unreadable {
        /// Which one, counted from 1.
        position: usize,
        /// What the reader says.
        source: toml::de::Error,
    },
    /// No profile holds from the beginning, so some dates have none.
    #[error("no layout profile is without `from`; leave it out of the oldest one")]
    NoOldest,
    /// Two profiles begin on the same day.
    #[error("layout profiles {first} and {second} begin on the same day; give one another `from`")]
    SameStart {
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
}

const EMBEDDED: [&str; 3] = [
    include_str!("../../../config/layouts/party-before-2018.toml"),
    include_str!("../../../config/layouts/party-2018.toml"),
    include_str!("../../../config/layouts/party-2026.toml"),
];

impl LayoutBook {
    /// The profiles that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::read(EMBEDDED).expect("the embedded profiles are read by a test")
    }

    /// Reads profiles written as TOML, in any order.
    ///
    /// # Errors
    /// A text that does not read, no oldest profile, or two that begin on one day.
    pub fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, LayoutFault> {
        let mut profiles = Vec::new();
        for (index, text) in texts.into_iter().enumerate() {
            let profile: LayoutProfile =
                toml::from_str(text).map_err(|source| LayoutFault::Unreadable {
                    position: index + 1,
                    source,
                })?;
            profiles.push(profile);
        }
        profiles.sort_by_key(|profile| profile.from);
        check(&profiles)?;
        Ok(Self(profiles))
    }

    /// The profile in force on a day of issue.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> &LayoutProfile {
        let begun = |profile: &&LayoutProfile| profile.from.is_none_or(|from| from <= date);
        let mut newest_first = self.0.iter().rev();
        newest_first
            .find(begun)
            .expect("a book holds a profile without a beginning")
    }

    /// The profile of that name, as stored with an issued paper.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<&LayoutProfile> {
        self.0.iter().find(|profile| profile.id == id)
    }

    /// The names of all profiles, oldest first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|profile| profile.id.as_str())
    }
}

fn check(profiles: &[LayoutProfile]) -> Result<(), LayoutFault> {
    if profiles.first().is_none_or(|oldest| oldest.from.is_some()) {
        return Err(LayoutFault::NoOldest);
    }
    for pair in profiles.windows(2) {
        if let [first, second] = pair
            && first.from == second.from
        {
            return Err(LayoutFault::SameStart {
                first: first.id.clone(),
                second: second.id.clone(),
            });
        }
    }
    Ok(())
}
