//! Who is told of a conference.
use crate::Failure;
use crate::directory::Directory;
use std::collections::BTreeSet;
use workflow::conference::{Conference, ConferenceAudience, joint_roster};
use workflow::ids::{PersonId, UnitId};
use workflow::person::Role;
use workflow::unit::{Place, UnitKind};

/// The cells that meet at a conference: those of its clusters, or of the whole committee where
/// there are none.
pub(super) fn cells(c: &Conference, directory: &Directory) -> Vec<UnitId> {
    let (day, tree) = (c.slot.date, &directory.tree);
    let here = |place: Place| c.meets().cover(&place, tree, day);
    let all = tree.of_kind(UnitKind::Cell, day);
    let here = all.iter().filter(|u| tree.place(u.id).is_some_and(here));
    here.map(|u| u.id).collect()
}

/// The people behind an audience of a conference.
pub(super) fn invited(
    to: ConferenceAudience,
    c: &Conference,
    directory: &Directory,
) -> Result<Vec<(PersonId, Option<PersonId>)>, Failure> {
    let day = c.slot.date;
    let leaders =
        |unit: UnitId| directory.holders(unit, &[Role::ClusterHead, Role::ClusterDeputy], day);
    Ok(match to {
        ConferenceAudience::Roster => {
            let rules = &directory.preset(day)?.roster;
            let clusters = if c.covers.is_empty() {
                BTreeSet::from([directory.committee.root])
            } else {
                c.covers.clone()
            };
            joint_roster(&clusters, day, &directory.tree, &directory.posts, rules)
                .iter()
                .map(|e| (e.person, None))
                .collect()
        }
        ConferenceAudience::Leaders => c.covers.iter().flat_map(|u| leaders(*u)).collect(),
        ConferenceAudience::Host(unit) => {
            directory.holders(unit, &[Role::CommuneSecretary, Role::CommuneClerk], day)
        }
        ConferenceAudience::Cell(unit) => directory.holders(unit, &[Role::CellSecretary], day),
        ConferenceAudience::Cells => cells(c, directory)
            .iter()
            .flat_map(|u| directory.holders(*u, &[Role::CellSecretary], day))
            .collect(),
        ConferenceAudience::Office => directory
            .tree
            .of_kind(UnitKind::Office, day)
            .first()
            .map(|u| {
                directory.holders(
                    u.id,
                    &[Role::OfficeDeputyChief, Role::OfficeSpecialist],
                    day,
                )
            })
            .unwrap_or_default(),
    })
}

impl Directory {
    /// Whether somebody is still among those who are told of a conference: on its roster as of
    /// today, one of its leaders or hosts, of a cell it covers, or of the Office. Asked again
    /// before a letter goes out (reliability.md, invariant 24).
    ///
    /// # Errors
    /// The office has no policy for the day.
    pub fn is_concerned(&self, c: &Conference, person: PersonId) -> Result<bool, Failure> {
        use ConferenceAudience::{Cells, Host, Leaders, Office, Roster};
        for audience in [Roster, Leaders, Cells, Office]
            .into_iter()
            .chain(c.host.map(Host))
        {
            if invited(audience, c, self)?
                .iter()
                .any(|(p, _)| *p == person)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
