//! What programme and minutes of a conference share.
use super::names::Names;
use super::sheet;
use super::story::Story;
use super::wording::OfficeWording;
use chrono::NaiveDate;
use store::queries::papers::MonthFacts;
use workflow::calendar::HalfDay;
use workflow::capacity::Capacity;
use workflow::conference::{AttendanceCategory, Conference};
use workflow::cycle::CycleMonth;
use workflow::ids::{PersonId, UnitId};
use workflow::paper::{AnnouncedAnswer, ConferenceHead, NamedPost};
use workflow::person::Role;
use workflow::unit::UnitKind;

/// Posts on the Standing Board.
const BOARD: [Role; 3] = [
    Role::CommitteeSecretary,
    Role::StandingMember,
    Role::StandingBoardMember,
];

/// A conference with what its papers are filled from.
pub(super) struct Session<'a> {
    pub(super) facts: &'a MonthFacts,
    pub(super) wording: &'a OfficeWording,
    pub(super) conference: &'a Conference,
    pub(super) names: Names<'a>,
}

impl<'a> Session<'a> {
    pub(super) fn new(
        facts: &'a MonthFacts,
        wording: &'a OfficeWording,
        conference: &'a Conference,
    ) -> Self {
        let (office, day) = (facts.office.as_ref(), conference.slot.date);
        Self {
            facts,
            wording,
            conference,
            names: Names { office, day },
        }
    }

    pub(super) fn day(&self) -> NaiveDate {
        self.conference.slot.date
    }

    /// "Khu 3", or "Khu 3 và Khu 4" where clusters meet together.
    pub(super) fn cluster(&self) -> Option<String> {
        let own = self.conference.home.cluster?;
        let others = self.conference.covers.iter().filter(|c| **c != own);
        let all: Vec<_> = std::iter::once(&own).chain(others).collect();
        let names: Vec<_> = all.iter().map(|c| self.names.unit(**c)).collect();
        Some(names.join(" và "))
    }

    /// Units in which leaders of this conference hold their posts.
    pub(super) fn units(&self) -> Vec<UnitId> {
        let covers = self.conference.covers.iter().copied();
        covers.chain([self.conference.home.committee]).collect()
    }

    pub(super) fn chair(&self) -> Option<PersonId> {
        self.conference
            .chair
            .or_else(|| self.leader(Capacity::Presider))
    }

    pub(super) fn minute_taker(&self) -> Option<PersonId> {
        self.conference
            .minute_taker
            .or_else(|| self.leader(Capacity::Recorder))
    }

    /// Who holds the first post of the preset that gives the capacity at this conference, or who
    /// stands in for him that day.
    fn leader(&self, capacity: Capacity) -> Option<PersonId> {
        let capacities = &self.names.preset()?.capacities.0;
        let mut seats = capacities
            .get(&capacity)?
            .iter()
            .flat_map(|h| h.in_kinds.iter().map(|kind| (h.role, *kind)));
        seats.find_map(|(role, kind)| {
            let unit = self.seat(kind)?;
            let holders = self.names.office.holders(unit, &[role], self.day());
            let stand_in = holders.iter().find(|(_, for_whom)| for_whom.is_some());
            stand_in.or(holders.first()).map(|(person, _)| *person)
        })
    }

    /// The unit of a kind whose people lead this conference: its cluster, or a body of the committee.
    fn seat(&self, kind: UnitKind) -> Option<UnitId> {
        let home = &self.conference.home;
        match kind {
            UnitKind::Cluster => home.cluster,
            UnitKind::Committee => Some(home.committee),
            _ => {
                let bodies = self.names.office.tree.of_kind(kind, self.day());
                bodies.first().map(|u| u.id)
            }
        }
    }

    pub(super) fn named(&self, person: Option<PersonId>) -> NamedPost {
        let nobody = NamedPost {
            name: String::new(),
            post: String::new(),
        };
        person.map_or(nobody, |p| self.named_in(p, &self.units()))
    }

    /// The person in the post he holds in one of the units; a member of the Standing Board as the
    /// office itself calls him.
    pub(super) fn named_in(&self, person: PersonId, at: &[UnitId]) -> NamedPost {
        let named = self.names.named(person, at);
        let seat = self.names.foremost(person, at);
        let key = self.names.office.people.get(&person).map(|p| &p.key);
        let own = key.and_then(|key| self.wording.titles.get(key));
        match own.filter(|_| seat.is_some_and(|role| BOARD.contains(&role))) {
            Some(title) => NamedPost {
                post: title.clone(),
                ..named
            },
            None => named,
        }
    }

    pub(super) fn head(&self, month: CycleMonth) -> ConferenceHead {
        let tree = &self.names.office.tree;
        let unit = self.conference.host.and_then(|h| tree.get(h));
        let host = unit.map_or("", |unit| unit.name.as_str());
        // A committee that itself meets does so in its own hall.
        let own = tree.get(self.conference.home.committee);
        let unit = unit.or(own.filter(|_| self.conference.home.cluster.is_none()));
        let session = match self.conference.slot.half {
            HalfDay::Morning => "(buổi sáng)",
            HalfDay::Afternoon => "(buổi chiều)",
        };
        ConferenceHead {
            cycle: sheet::month(month),
            cluster: self.cluster(),
            host: host.to_owned(),
            place: self.wording.venue_at(unit),
            date: self.day(),
            session: session.to_owned(),
            chair: self.named(self.chair()),
            secretary: self.named(self.minute_taker()),
        }
    }

    /// Whether a petition belongs before this conference.
    pub(super) fn covers(&self, story: &Story<'_>) -> bool {
        let covers = &self.conference.covers;
        let home = &story.then.home;
        covers.is_empty() || home.cluster.is_some_and(|c| covers.contains(&c))
    }

    /// An answer for public announcement (GL-16).
    pub(super) fn announced(
        &self,
        story: &Story<'_>,
        target: Option<&Story<'_>>,
    ) -> AnnouncedAnswer {
        AnnouncedAnswer {
            petition: story.text(&self.names, false),
            label: self.label(story),
            answer: story.answer(target).unwrap_or_default(),
            outcome: story.outcome().unwrap_or_default(),
            document: story.document(),
        }
    }
}

impl Session<'_> {
    /// Whose words an announced answer is: the level above, who turned it away, or who answered.
    fn label(&self, story: &Story<'_>) -> String {
        let committee = &self.wording.committee;
        if let Some(decided) = story.decided_by(&self.names, committee) {
            return format!("Ý kiến của {decided}");
        }
        let reply = story.then.reply.as_ref().map(|r| r.body);
        let body = reply.or_else(|| story.then.lead());
        let board = || format!("{} {committee}", self.wording.signing_body(&self.names));
        let body = || body.map_or_else(board, |b| self.names.unit(b).to_owned());
        format!("Trả lời của {}", story.superior().unwrap_or_else(body))
    }

    /// "xã, thị trấn", or "xã" where no town sits here; none where cells stand right below.
    pub(super) fn communes(&self) -> Option<String> {
        let named = self.wording.communes.clone()?;
        let covers = &self.conference.covers;
        let tree = &self.names.office.tree;
        let communes = tree.of_kind(UnitKind::Commune, self.day());
        let own = communes
            .iter()
            .filter(|u| u.parent.is_some_and(|p| covers.contains(&p)));
        let all_rural = !covers.is_empty() && own.clone().all(|u| u.name.starts_with("xã "));
        if all_rural && own.count() > 0 {
            return Some("xã".to_owned());
        }
        Some(named)
    }

    /// "Đảng ủy các xã", of those who sit here, or who else stands below.
    pub(super) fn below(&self) -> String {
        self.communes().map_or_else(
            || self.wording.below(),
            |communes| format!("Đảng ủy các {communes}"),
        )
    }

    /// A category of GL-06 as printed.
    pub(super) fn category(&self, of: AttendanceCategory) -> String {
        let communes = self.communes();
        let communes = communes.as_deref();
        match of {
            AttendanceCategory::BoardInCharge => match &self.wording.clusters {
                Some(cluster) => format!("Ủy viên Ban Thường vụ phụ trách {cluster}"),
                None => format!("Ủy viên Ban Thường vụ {}", self.wording.committee),
            },
            AttendanceCategory::CommitteeInCharge => {
                format!("Cấp ủy viên phụ trách {}", communes.unwrap_or("chi bộ"))
            }
            AttendanceCategory::CommuneSecretary => {
                format!("Bí thư Đảng ủy {}", communes.unwrap_or_default())
            }
            AttendanceCategory::CommuneChair => {
                let of = communes.unwrap_or_default();
                format!("Phó Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân {of}")
            }
            AttendanceCategory::CellSecretary => match communes {
                Some(_) => "Bí thư chi bộ nông thôn".to_owned(),
                None => "Bí thư chi bộ".to_owned(),
            },
        }
    }
}
