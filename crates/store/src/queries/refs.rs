//! Units and people by the names under which they are shown.
use crate::directory::Directory;
use serde::{Deserialize, Serialize};
use workflow::ids::{PersonId, UnitId};

/// A unit, with what people call it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UnitRef {
    /// Its key on the command line and in addresses.
    pub key: String,
    /// Its name as printed.
    pub name: String,
    /// Its id.
    pub id: UnitId,
}

/// A person, with what people call him or her.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PersonRef {
    /// Key on the command line.
    pub key: String,
    /// Full name, family name first.
    pub name: String,
    /// Id.
    pub id: PersonId,
}

impl Directory {
    /// The unit under its name; its id where the tree does not know it.
    #[must_use]
    pub fn unit_ref(&self, id: UnitId) -> UnitRef {
        let unit = self.tree.get(id);
        UnitRef {
            key: unit.map_or_else(|| id.to_string(), |u| u.key.clone()),
            name: unit.map_or_else(|| id.to_string(), |u| u.name.clone()),
            id,
        }
    }

    /// The person under his name; his id where nobody is known under it.
    #[must_use]
    pub fn person_ref(&self, id: PersonId) -> PersonRef {
        let person = self.people.get(&id);
        PersonRef {
            key: person.map_or_else(|| id.to_string(), |p| p.key.clone()),
            name: person.map_or_else(|| id.to_string(), |p| p.name.clone()),
            id,
        }
    }

    /// The person with this key.
    #[must_use]
    pub fn person_by_key(&self, key: &str) -> Option<&workflow::person::Person> {
        self.people.values().find(|p| p.key == key)
    }
}
