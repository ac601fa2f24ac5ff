//! What programme and minutes of a conference share.
use super::names::Names;
use super::sheet;
use super::story::Story;
use super::wording::OfficeWording;
use chrono::NaiveDate;
use store::queries::papers::MonthFacts;
use workflow::calendar::HalfDay;
use workflow::conference::{AttendanceCategory, Conference};
use workflow::cycle::CycleMonth;
use workflow::ids::{PersonId, UnitId};
use workflow::paper::{AnnouncedAnswer, ConferenceHead, NamedPost};
use workflow::person::Role;
use workflow::unit::UnitKind;

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
            .or_else(|| self.leader(Role::ClusterHead))
    }

    pub(super) fn minute_taker(&self) -> Option<PersonId> {
        self.conference
            .minute_taker
            .or_else(|| self.leader(Role::ClusterDeputy))
    }

    /// Who holds the post, or who stands in for him that day.
    fn leader(&self, role: Role) -> Option<PersonId> {
        let cluster = self.conference.home.cluster?;
        let holders = self.names.office.holders(cluster, &[role], self.day());
        let stand_in = holders.iter().find(|(_, for_whom)| for_whom.is_some());
        stand_in.or(holders.first()).map(|(person, _)| *person)
    }

    pub(super) fn named(&self, person: Option<PersonId>) -> NamedPost {
        let nobody = NamedPost {
            name: String::new(),
            post: String::new(),
        };
        person.map_or(nobody, |p| self.names.named(p, &self.units()))
    }

    pub(super) fn head(&self, month: CycleMonth) -> ConferenceHead {
        let tree = &self.names.office.tree;
        let unit = self.conference.host.and_then(|h| tree.get(h));
        let host = unit.map_or("", |unit| unit.name.as_str());
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

    /// "xã, thị trấn", or "xã" where no town sits here.
    pub(super) fn communes(&self) -> String {
        let covers = &self.conference.covers;
        let tree = &self.names.office.tree;
        let communes = tree.of_kind(UnitKind::Commune, self.day());
        let own = communes
            .iter()
            .filter(|u| u.parent.is_some_and(|p| covers.contains(&p)));
        let all_rural = !covers.is_empty() && own.clone().all(|u| u.name.starts_with("xã "));
        if all_rural && own.count() > 0 {
            "xã".to_owned()
        } else {
            self.wording.communes.clone()
        }
    }

    /// "Đảng ủy các xã", of those who sit here.
    pub(super) fn commune_committees(&self) -> String {
        format!("Đảng ủy các {}", self.communes())
    }
}

/// The categories of GL-06 as printed.
pub(super) fn category(category: AttendanceCategory, communes: &str) -> String {
    match category {
        AttendanceCategory::BoardInCharge => "Ủy viên Ban Thường vụ phụ trách khu".to_owned(),
        AttendanceCategory::CommitteeInCharge => format!("Cấp ủy viên phụ trách {communes}"),
        AttendanceCategory::CommuneSecretary => format!("Bí thư Đảng ủy {communes}"),
        AttendanceCategory::CommuneChair => {
            format!("Phó Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân {communes}")
        }
        AttendanceCategory::CellSecretary => "Bí thư chi bộ nông thôn".to_owned(),
    }
}
