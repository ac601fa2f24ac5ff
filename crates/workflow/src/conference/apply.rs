//! What an accepted move changes: a function of the event alone, so that it can be replayed.
use super::act::ConferenceEvent;
use super::facts::NewConference;
use super::{Conference, ConferenceAction, ConferenceState, RosterLine};

impl Conference {
    /// The conference that a sequence of events leads to; none if the first is not a beginning.
    pub fn replay<'e>(events: impl IntoIterator<Item = &'e ConferenceEvent>) -> Option<Self> {
        let mut events = events.into_iter();
        let first = events.next()?;
        let ConferenceAction::Plan { new } = &first.action else {
            return None;
        };
        Some(events.fold(Self::begin(new).apply(first), Self::apply))
    }

    pub(super) fn begin(new: &NewConference) -> Self {
        Self {
            id: new.id,
            cycle: new.cycle,
            home: new.home,
            state: ConferenceState::Planned,
            version: 0,
            slot: new.slot,
            in_planned_window: new.in_planned_window,
            moved_from: Vec::new(),
            host: new.host,
            covers: new.home.cluster.into_iter().collect(),
            joined_into: None,
            items: None,
            chair: None,
            minute_taker: None,
            roll: Vec::new(),
            opened: None,
            closed: None,
            minutes: None,
            addenda: Vec::new(),
        }
    }

    /// The conference after an event.
    #[must_use]
    pub fn apply(mut self, event: &ConferenceEvent) -> Self {
        self.re_plan(&event.action);
        self.hold(event);
        self.state = event.to;
        self.version = event.version;
        self
    }

    fn re_plan(&mut self, action: &ConferenceAction) {
        match action {
            ConferenceAction::Move {
                to,
                in_planned_window,
                host,
                items,
                ..
            } => {
                self.moved_from.push(self.slot);
                self.slot = *to;
                self.in_planned_window = *in_planned_window;
                self.host = *host;
                self.items = Some(*items);
            }
            ConferenceAction::Confirm { host, .. } => self.host = host.or(self.host),
            ConferenceAction::HandOver { host } => self.host = Some(*host),
            ConferenceAction::Join { target, items, .. } => {
                self.joined_into = Some(target.id);
                self.items = Some(*items);
            }
            ConferenceAction::TakeIn { clusters, .. } => self.covers.extend(clusters),
            ConferenceAction::Cancel { items, .. } => self.items = Some(*items),
            _ => {}
        }
    }

    fn hold(&mut self, event: &ConferenceEvent) {
        match &event.action {
            ConferenceAction::Open {
                chair,
                minute_taker,
                roster,
                ..
            } => {
                self.chair = Some(chair.person());
                self.minute_taker = Some(minute_taker.person());
                self.opened = Some(event.at);
                self.roll = roster
                    .iter()
                    .map(|&entry| RosterLine {
                        entry,
                        presence: None,
                    })
                    .collect();
            }
            ConferenceAction::Mark {
                person, presence, ..
            } => {
                for line in &mut self.roll {
                    if line.entry.person == *person {
                        line.presence = Some(presence.clone());
                    }
                }
            }
            ConferenceAction::Close { minutes, .. } => {
                self.minutes = Some(minutes.clone());
                self.closed = Some(event.at);
            }
            ConferenceAction::Addend { addendum, .. } => self.addenda.push(addendum.clone()),
            _ => {}
        }
    }
}
