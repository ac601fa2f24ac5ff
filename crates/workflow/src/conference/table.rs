//! Every move of a conference (flow.md §2): from, action, who in which relation, to.
use super::ConferenceActionKind as A;
use super::ConferenceState::{self, Cancelled, Closed, Confirmed, InSession, Joint, Planned};
use crate::capacity::Capacity::{self, CommuneAnswerer, Consolidator, Presider, Recorder, System};
use crate::capacity::Relation::{self, Below};

/// Where a move leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConferenceTo {
    /// Always there.
    State(ConferenceState),
    /// The state does not change.
    Same,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct ConferenceRow {
    /// From any of these states; empty for the beginning.
    pub from: &'static [ConferenceState],
    /// The action.
    pub action: A,
    /// Who may, and how his unit must stand to the conference.
    pub by: &'static [(Capacity, Relation)],
    /// Where it leads.
    pub to: ConferenceTo,
}

const OFFICE_OR_CLUSTER: &[(Capacity, Relation)] =
    &[(Consolidator, Below), (Presider, Below), (Recorder, Below)];
const DESK: &[(Capacity, Relation)] = &[(Recorder, Below), (Presider, Below)];

const fn row(
    from: &'static [ConferenceState],
    action: A,
    by: &'static [(Capacity, Relation)],
    to: ConferenceTo,
) -> ConferenceRow {
    ConferenceRow {
        from,
        action,
        by,
        to,
    }
}

/// The table.
#[rustfmt::skip]
pub const TABLE: &[ConferenceRow] = &[
    row(&[], A::Plan, &[(Consolidator, Below), (System, Below)], ConferenceTo::State(Planned)),
    row(&[Planned], A::Confirm, &[(CommuneAnswerer, Below), (Consolidator, Below), (Recorder, Below)], ConferenceTo::State(Confirmed)),
    row(&[Planned, Confirmed], A::Move, OFFICE_OR_CLUSTER, ConferenceTo::State(Planned)),
    row(&[Planned, Confirmed], A::Join, OFFICE_OR_CLUSTER, ConferenceTo::State(Joint)),
    row(&[Planned, Confirmed], A::TakeIn, &[(Consolidator, Below), (Presider, Below), (Recorder, Below), (Presider, Relation::OtherCluster), (Recorder, Relation::OtherCluster)], ConferenceTo::Same),
    row(&[Planned, Confirmed], A::HandOver, &[(System, Below)], ConferenceTo::Same),
    row(&[Planned, Confirmed], A::Cancel, OFFICE_OR_CLUSTER, ConferenceTo::State(Cancelled)),
    row(&[Confirmed], A::Open, DESK, ConferenceTo::State(InSession)),
    row(&[InSession], A::Mark, DESK, ConferenceTo::Same),
    row(&[InSession], A::Close, DESK, ConferenceTo::State(Closed)),
    row(&[Closed], A::Addend, DESK, ConferenceTo::Same),
];

/// What can be done from a state, in table order.
#[must_use]
pub fn possible(state: ConferenceState) -> Vec<A> {
    TABLE
        .iter()
        .filter(|r| r.from.contains(&state))
        .map(|r| r.action)
        .collect()
}

pub(super) fn row_of(state: Option<ConferenceState>, action: A) -> Option<&'static ConferenceRow> {
    TABLE
        .iter()
        .find(|r| r.action == action && state.map_or(r.from.is_empty(), |s| r.from.contains(&s)))
}
