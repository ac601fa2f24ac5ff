//! Who and what is called how on a paper of a given day.
use chrono::NaiveDate;
use store::Directory;
use words::messages::{Term as _, capital};
use workflow::ids::{PersonId, UnitId};
use workflow::paper::{NamedPost, Proposer};
use workflow::person::{HeldPost, Role};
use workflow::petition::DecidingBody;
use workflow::preset::Preset;
use workflow::unit::{Unit, UnitKind};

/// Names of an office as of a day.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) office: &'a Directory,
    pub(super) day: NaiveDate,
}

/// Posts in which a person is named where he holds several, foremost first.
const FOREMOST: [Role; 8] = [
    Role::CommitteeSecretary,
    Role::StandingMember,
    Role::ClusterHead,
    Role::ClusterDeputy,
    Role::StandingBoardMember,
    Role::CommitteeMemberInCharge,
    Role::CommuneSecretary,
    Role::CellSecretary,
];

impl<'a> Names<'a> {
    pub(super) fn preset(&self) -> Option<&'a Preset> {
        self.office.preset(self.day).ok()
    }

    pub(super) fn unit(&self, id: UnitId) -> &'a str {
        self.office.tree.get(id).map_or("", |unit| &unit.name)
    }

    pub(super) fn person(&self, id: PersonId) -> &'a str {
        self.office.people.get(&id).map_or("", |p| &p.name)
    }

    /// The field's name; its key where the office no longer has it.
    pub(super) fn field(&self, key: &str) -> String {
        let categories = self.preset().map(|p| p.policy.categories.as_slice());
        let found = categories.and_then(|all| all.iter().find(|c| c.key == key));
        found.map_or_else(|| key.to_owned(), |c| c.vi.clone())
    }

    /// The proposing cell with all that is above it.
    pub(super) fn proposer(&self, cell: Option<UnitId>) -> Option<Proposer> {
        let place = self.office.tree.place(cell?)?;
        let named = |id: Option<UnitId>| id.map(|id| self.unit(id).to_owned());
        Some(Proposer {
            cell: named(place.cell.or(cell))?,
            commune: named(place.commune),
            cluster: named(place.cluster),
        })
    }

    /// The role as the preset words it, e.g. "Chánh Văn phòng".
    pub(super) fn title(&self, role: Role) -> String {
        let titles = self.preset().map(|p| &p.titles.roles);
        let title = titles.and_then(|t| t.get(&role));
        title.map_or_else(String::new, |t| t.vi.clone())
    }

    /// "Thường trực Huyện ủy": a deciding body as papers name it.
    pub(super) fn deciding_body(&self, body: DecidingBody, committee: &str) -> String {
        let name = capital(&body.name_in(words::Language::Vi));
        let name = name.strip_suffix(" cấp ủy").unwrap_or(&name);
        format!("{name} {committee}")
    }

    /// Who stands in for somebody on the day.
    pub(super) fn stand_in(&self, absent: PersonId) -> Option<PersonId> {
        let mut all = self.office.substitutions.iter();
        all.find(|s| s.absent == absent && s.period.holds(self.day))
            .map(|s| s.by)
    }

    /// "Bí thư Chi bộ thôn Cao Dương, xã Gia Khánh".
    pub(super) fn post(&self, role: Role, unit: UnitId) -> String {
        let title = self.title(role);
        let title = title.as_str();
        let Some(unit) = self.office.tree.get(unit) else {
            return title.to_owned();
        };
        let commune = (unit.kind == UnitKind::Cell)
            .then(|| self.office.tree.place(unit.id)?.commune)
            .flatten();
        match commune {
            Some(commune) => format!("{}, {}", joined(title, unit), self.unit(commune)),
            None => joined(title, unit),
        }
    }

    /// What a person is in one of the units, else foremost.
    pub(super) fn foremost(&self, person: PersonId, at: &[UnitId]) -> Option<Role> {
        self.held(person, at).first().map(|p| p.role)
    }

    /// His own posts: those in one of the units first, then the foremost.
    fn held(&self, person: PersonId, at: &[UnitId]) -> Vec<HeldPost> {
        let mut held: Vec<_> = self.office.posts_of(person, self.day);
        held.retain(|p| p.on_behalf.is_none());
        let rank = |role| FOREMOST.iter().position(|r| *r == role);
        held.sort_by_key(|p| {
            let rank = rank(p.role).unwrap_or(FOREMOST.len());
            (!at.contains(&p.unit), rank, p.unit)
        });
        held
    }

    /// The person in the post he holds in one of the units, else in his foremost one.
    pub(super) fn named(&self, person: PersonId, at: &[UnitId]) -> NamedPost {
        let held = self.held(person, at);
        let deputy = held.iter().find(|p| p.role == Role::ClusterDeputy);
        let secretary = held.iter().find(|p| p.role == Role::CommuneSecretary);
        let post = match (deputy, secretary) {
            (Some(deputy), Some(secretary)) => both(
                &self.post(deputy.role, deputy.unit),
                &self.post(secretary.role, secretary.unit),
            ),
            _ => held
                .first()
                .map_or_else(String::new, |p| self.post(p.role, p.unit)),
        };
        NamedPost {
            name: self.person(person).to_owned(),
            post,
        }
    }

    /// Who holds a role on the day, in the first unit of a kind.
    pub(super) fn holder(&self, role: Role, kind: UnitKind) -> Option<PersonId> {
        let unit = self.office.tree.of_kind(kind, self.day).first()?.id;
        let own = |(person, for_whom): &(PersonId, Option<PersonId>)| {
            for_whom.is_none().then_some(*person)
        };
        self.office
            .holders(unit, &[role], self.day)
            .iter()
            .find_map(own)
    }
}

/// A cluster's deputy who is a commune's secretary too, by rank, commune and cluster: "Huyện ủy viên,
/// Bí thư Đảng ủy xã Gia Tân, Phó Trưởng Khu 1 kiêm thư ký".
fn both(deputy: &str, secretary: &str) -> String {
    match deputy.split_once(", ") {
        Some((rank, deputy)) => format!("{rank}, {secretary}, {deputy}"),
        None => format!("{secretary}, {deputy}"),
    }
}

/// A title with its unit: "Bí thư Chi bộ thôn Cao Dương"; where the unit's name is no part of the
/// title it follows, unless the title ends with it ("Chuyên viên Văn phòng").
pub(crate) fn title_in(title: &str, unit: &Unit) -> String {
    let with = joined(title, unit);
    let office = unit.kind == UnitKind::Office;
    if with == title && !office {
        return format!("{title} {}", unit.name);
    }
    let tail = title.rsplit_once(" Văn phòng").filter(|_| office);
    tail.map_or(with, |(head, _)| format!("{head} {}", unit.name))
}

/// A title and its unit: the unit's name takes the place of its kind in the title ("Trưởng khu" of
/// "Khu 3" is "Trưởng Khu 3"), else it follows.
fn joined(title: &str, unit: &Unit) -> String {
    let kinds: &[&str] = match unit.kind {
        UnitKind::Cluster => &["khu", "cụm"],
        UnitKind::Commune => &["xã"],
        UnitKind::Cell => &["chi bộ"],
        _ => return title.to_owned(),
    };
    let is_word = |at: usize, kind: &str| {
        let (before, after) = (&title[..at], &title[at + kind.len()..]);
        before.ends_with(' ') && (after.is_empty() || after.starts_with([' ', ',']))
    };
    let mut found = kinds.iter().flat_map(|kind| title.match_indices(kind));
    match found.find(|(at, kind)| is_word(*at, kind)) {
        Some((at, kind)) => format!("{}{}{}", &title[..at], unit.name, &title[at + kind.len()..]),
        None => format!("{title} {}", unit.name),
    }
}
