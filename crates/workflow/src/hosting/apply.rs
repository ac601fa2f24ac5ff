//! What an accepted step changes: a function of the event alone, so that it can be replayed.
use super::{
    Basis, Blackout, Cap, Gathering, HostAction, HostEvent, HostYear, Hosted, Occasion,
    PlannedHost, Swap, SwapState,
};
use crate::cycle::CycleMonth;
use crate::ids::UnitId;
use std::collections::BTreeSet;

impl HostYear {
    /// The register that a sequence of events leads to; none without a first.
    pub fn replay<'e>(events: impl IntoIterator<Item = &'e HostEvent>) -> Option<Self> {
        let mut events = events.into_iter().peekable();
        let first = events.peek()?;
        let empty = Self::empty(first.register, first.committee, first.year);
        Some(events.fold(empty, Self::apply))
    }

    /// The register after an event.
    #[must_use]
    pub fn apply(mut self, event: &HostEvent) -> Self {
        self.change(&event.action);
        self.hostings
            .sort_by(|a, b| (a.month, &a.clusters).cmp(&(b.month, &b.clusters)));
        self.version = event.version;
        self
    }

    fn change(&mut self, action: &HostAction) {
        match action {
            HostAction::Begin { rooms } => self.rooms.clone_from(rooms),
            HostAction::Plan { hosts, .. } => {
                self.hostings.retain(|h| h.basis != Basis::Planned);
                for planned in hosts {
                    self.host(
                        planned.month,
                        &planned.clusters,
                        planned.host,
                        Basis::Planned,
                    );
                }
            }
            HostAction::TakeOver { turns } => self.take_over(turns),
            HostAction::Set {
                at,
                host,
                exception,
                ..
            } => {
                let basis = exception.clone().map_or(Basis::Agreed, Basis::Approved);
                self.host(at.month, &at.clusters, *host, basis);
            }
            HostAction::RaiseCap {
                unit,
                most,
                exception,
                ..
            } => {
                let (most, exception) = (*most, exception.clone());
                self.caps.insert(*unit, Cap { most, exception });
            }
            HostAction::SetRoom { unit, room } => {
                self.rooms.insert(*unit, *room);
            }
            HostAction::Register { unit, months } if months.is_empty() => {
                self.registered.remove(unit);
            }
            HostAction::Register { unit, months } => {
                self.registered.insert(*unit, months.clone());
            }
            HostAction::Close { .. } | HostAction::Reopen { .. } => self.close(action),
            HostAction::Gather { at, how } => self.gather(at, *how),
            HostAction::AskSwap { .. }
            | HostAction::AgreeSwap { .. }
            | HostAction::RefuseSwap { .. }
            | HostAction::WithdrawSwap { .. } => self.swap_turns(action),
        }
    }

    fn host(&mut self, month: CycleMonth, clusters: &BTreeSet<UnitId>, host: UnitId, basis: Basis) {
        self.drop_hosts(month, clusters);
        self.hostings.push(Hosted {
            month,
            clusters: clusters.clone(),
            host,
            basis,
        });
    }

    /// What was agreed with one that has ended holds for who took it over.
    fn take_over(&mut self, turns: &[PlannedHost]) {
        for turn in turns {
            let same = |h: &&mut Hosted| h.month == turn.month && h.clusters == turn.clusters;
            for hosted in self.hostings.iter_mut().filter(same) {
                hosted.host = turn.host;
            }
        }
    }

    fn drop_hosts(&mut self, month: CycleMonth, clusters: &BTreeSet<UnitId>) {
        self.hostings
            .retain(|h| h.month != month || h.clusters.is_disjoint(clusters));
    }

    fn close(&mut self, action: &HostAction) {
        match action {
            HostAction::Close {
                from,
                to,
                whom,
                why,
            } => self.blackouts.push(Blackout {
                number: self.version + 1,
                from: *from,
                to: *to,
                whom: *whom,
                why: why.clone(),
            }),
            HostAction::Reopen { number } => self.blackouts.retain(|b| b.number != *number),
            _ => {}
        }
    }

    /// A joint conference needs a host of its own, and so does each once they are apart again.
    fn gather(&mut self, at: &[Occasion], how: Option<super::Together>) {
        let Some(month) = at.first().map(|o| o.month) else {
            return;
        };
        let clusters: BTreeSet<UnitId> = at.iter().flat_map(|o| o.clusters.clone()).collect();
        self.drop_hosts(month, &clusters);
        self.gathered
            .retain(|g| g.month != month || g.clusters.is_disjoint(&clusters));
        if let Some(how) = how {
            self.gathered.push(Gathering {
                month,
                clusters,
                how,
            });
        }
    }

    fn swap_turns(&mut self, action: &HostAction) {
        match action {
            HostAction::AskSwap {
                ours,
                theirs,
                reason,
                ..
            } => self.swaps.push(Swap {
                number: self.version + 1,
                ours: *ours,
                theirs: *theirs,
                reason: reason.clone(),
                state: SwapState::Asked,
            }),
            HostAction::AgreeSwap { number, at } => {
                let turns = self.swap(*number).map(|s| (s.ours, s.theirs));
                if let Some((ours, theirs)) = turns {
                    let [first, second] = at;
                    let basis = Basis::Swapped(*number);
                    self.host(first.month, &first.clusters, theirs.host, basis.clone());
                    self.host(second.month, &second.clusters, ours.host, basis);
                }
                self.end_swap(*number, SwapState::Agreed);
            }
            HostAction::RefuseSwap { number } => self.end_swap(*number, SwapState::Refused),
            HostAction::WithdrawSwap { number } => self.end_swap(*number, SwapState::Withdrawn),
            _ => {}
        }
    }

    fn end_swap(&mut self, number: u32, state: SwapState) {
        for swap in self.swaps.iter_mut().filter(|s| s.number == number) {
            swap.state = state;
        }
    }
}
