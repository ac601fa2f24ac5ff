//! What the event of a file or of a change of units carries: every row that it has made or changed, as
//! it is afterwards.
use crate::commands::NewSetting;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use workflow::person::{Person, Post};
use workflow::unit::{Unit, UnitOrder};

/// Rows as a file has left them; an audit replays the office from them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Taken {
    /// Units, with who took over from them.
    Units(Vec<Unit>),
    /// People.
    People(Vec<Person>),
    /// Posts; one is known by person, role, unit and first day.
    Posts(Vec<Post>),
    /// A change of units: what was ordered, and every unit and post that it has made or changed.
    Reorganised {
        /// What was ordered.
        order: Box<UnitOrder>,
        /// Units.
        units: Vec<Unit>,
        /// Posts.
        posts: Vec<Post>,
    },
    /// Years of the calendar.
    Settings(Vec<NewSetting>),
}

impl Taken {
    /// Of whom or what it speaks, in the order of the file.
    pub(super) fn subjects(&self, committee: Uuid) -> Vec<Uuid> {
        match self {
            Self::Units(units) => units.iter().map(|u| u.id.0).collect(),
            Self::People(people) => people.iter().map(|p| p.id.0).collect(),
            Self::Posts(posts) => posts.iter().map(|p| p.person.0).collect(),
            Self::Reorganised { units, .. } => units.iter().map(|u| u.id.0).collect(),
            Self::Settings(settings) => settings.iter().map(|_| committee).collect(),
        }
    }
}
