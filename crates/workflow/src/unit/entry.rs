//! Whether a change may be entered today, and what becomes of what lies ahead.
use super::{Reorganised, Tree, UnitChange, UnitKind, UnitOrder, UnitRefusal as Refusal};
use crate::actor::{Context, may_approve};
use crate::conference::{Conference, ConferenceState};
use crate::ids::{ConferenceId, PetitionId, UnitId};
use crate::unit::Place;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The last thing that was done in a unit that ends, on the day of the change or later, as the store
/// found it in this transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Done {
    /// The day.
    pub day: NaiveDate,
    /// In which unit.
    pub unit: UnitId,
}

/// On its day or later; later with a reason and an approver, if anything was done meanwhile in a unit
/// that had ended. A day ahead is refused, because rights, owners and letters follow what holds
/// today (docs/decisions/0017).
///
/// # Errors
/// [`Refusal::Ahead`], [`Refusal::DoneSince`] or [`Refusal::NotAnApprover`].
pub fn enter(
    order: &UnitOrder,
    since: Option<Done>,
    home: &Place,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    if order.on > ctx.today {
        return Err(Refusal::Ahead { on: order.on });
    }
    if let Some(exception) = &order.exception {
        let person = exception.approver;
        let may = may_approve(person, home, ctx);
        return may.then_some(()).ok_or(Refusal::NotAnApprover { person });
    }
    match since.filter(|_| order.on < ctx.today) {
        Some(Done { day, unit }) => Err(Refusal::DoneSince { unit, day }),
        None => Ok(()),
    }
}

/// What becomes of conferences ahead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ahead {
    /// Those whose host ends, with who hosts instead.
    pub handed_over: Vec<(ConferenceId, UnitId)>,
    /// Days of those that stand in the way: of a cluster that ends, in session at a host that ends,
    /// or hosted by a unit that goes to another cluster.
    pub in_the_way: Vec<NaiveDate>,
}

impl Ahead {
    /// What becomes of these conferences under the tree after the change.
    #[must_use]
    pub fn of(done: &Reorganised, after: &Tree, conferences: &[Conference]) -> Self {
        let mut ahead = Self::default();
        for c in conferences.iter().filter(|c| c.is_ahead()) {
            let cluster = c.covers.iter().any(|k| done.ends(*k).is_some());
            let host = c.host.filter(|h| done.ends(*h).is_some());
            let heir = host.map(|h| done.heir(h));
            let above = c.home.cluster.unwrap_or(c.home.committee);
            let here = |heir: UnitId| after.upwards(heir).any(|u| u.id == above);
            let open = c.state != ConferenceState::InSession;
            match heir {
                _ if cluster => ahead.in_the_way.push(c.slot.date),
                Some(heir) if open && here(heir) => ahead.handed_over.push((c.id, heir)),
                Some(_) => ahead.in_the_way.push(c.slot.date),
                None => {}
            }
        }
        ahead
    }
}

impl Reorganised {
    /// Where petitions of a unit that is split go, if not to the first.
    ///
    /// # Errors
    /// A unit is named that does not take over, or nothing is split.
    pub fn given(&self, order: &UnitOrder) -> Result<BTreeMap<PetitionId, UnitId>, Refusal> {
        let heirs = match &order.change {
            UnitChange::Split { of, .. } => self.ends(*of).map(|u| u.successors.clone()),
            _ => None,
        };
        let heirs = heirs.unwrap_or_default();
        let part = |key: &String| {
            let mut parts = self.begun.iter().filter(|u| heirs.contains(&u.id));
            let found = parts.find(|u| u.key == *key).map(|u| u.id);
            found.ok_or_else(|| Refusal::NoSuchPart { given: key.clone() })
        };
        let each = order.petitions.iter();
        each.map(|(petition, key)| Ok((*petition, part(key)?)))
            .collect()
    }

    /// Communes that end, with who has taken each over: whose turns to host are handed on.
    #[must_use]
    pub fn hosts(&self) -> BTreeMap<UnitId, UnitId> {
        let communes = self.ended_of(UnitKind::Commune);
        communes.map(|u| (u.id, self.heir(u.id))).collect()
    }
}
