//! Who is called how in letters.
use super::Run;
use chrono::NaiveDate;
use notifier::{Addressee, By, LetterFacts, News};
use store::Directory;
use store::queries::post::PostRow;
use words::Language;
use workflow::actor::Doer;
use workflow::ids::{PersonId, UnitId};
use workflow::person::{HeldPost, Role};
use workflow::preset::Wording;
use workflow::unit::{Unit, UnitKind};

impl Run<'_> {
    /// A letter to the row's person, in the post that he holds in one of these units.
    pub(super) fn letter(&self, row: &PostRow, about: &[UnitId], news: News) -> LetterFacts {
        LetterFacts {
            addressee: self.addressee(row.person, about),
            office: self.office_name(),
            phone: self.way.local.phone.clone(),
            news,
        }
    }

    pub(super) fn addressee(&self, person: PersonId, about: &[UnitId]) -> Addressee {
        let name = self.office.people.get(&person).map(|p| p.name.clone());
        Addressee {
            name: name.unwrap_or_default(),
            post: self.post(person, about),
        }
    }

    /// The post of a person that a letter is about, by the units it concerns; else his leading one:
    /// highest in the committee, else in a cluster, else below.
    fn post(&self, person: PersonId, about: &[UnitId]) -> Option<String> {
        let today = self.today();
        let own = |p: &HeldPost| p.on_behalf.is_none();
        let posts = self.office.posts_of(person, today);
        let post = posts
            .into_iter()
            .filter(own)
            .min_by_key(|p| (!about.contains(&p.unit), leading(p.role), p.unit))?;
        let key = &self.office.people.get(&person)?.key;
        if let Some(title) = self.own_title(key, &post) {
            return Some(title);
        }
        let titles = &self.office.preset(today).ok()?.titles;
        let title = self.worded(titles.roles.get(&post.role)?);
        let unit = self.found(post.unit)?;
        let said = match self.way.language {
            Language::Vi => crate::papers::title_in(&title, unit),
            Language::En => format!("{title}, {}", unit.name),
        };
        // Villages of several communes bear one name.
        let commune = (unit.kind == UnitKind::Cell)
            .then(|| self.office.tree.place(unit.id)?.commune)
            .flatten();
        Some(match commune {
            Some(commune) => format!("{said}, {}", self.unit(commune)),
            None => said,
        })
    }

    /// What the person is called in the post, where the office has it in writing.
    fn own_title(&self, person: &str, post: &HeldPost) -> Option<String> {
        let unit = self.found(post.unit)?;
        let titles = &self.way.local.titles;
        let title = titles.get(&(person.to_owned(), post.role, unit.key.clone()))?;
        let whole = || match post.role {
            Role::CommitteeSecretary
            | Role::StandingMember
            | Role::StandingBoardMember
            | Role::CommitteeMember
            | Role::CommitteeMemberInCharge => title.clone(),
            _ => with_unit(title, &unit.name),
        };
        (self.way.language == Language::Vi).then(whole)
    }

    /// The Office's own name.
    pub(super) fn office_name(&self) -> String {
        let today = self.today();
        let wording = || {
            let preset = self.office.preset(today).ok()?;
            Some(self.worded(preset.titles.units.get(&UnitKind::Office)?))
        };
        let units = self.office.tree.of_kind(UnitKind::Office, today);
        let own = units.first().map(|u| u.name.clone());
        match self.way.language {
            Language::Vi => own.or_else(wording),
            Language::En => wording().or(own),
        }
        .unwrap_or_else(|| self.office.committee.name.clone())
    }

    fn worded(&self, wording: &Wording) -> String {
        match self.way.language {
            Language::Vi => wording.vi.clone(),
            Language::En => wording.en.clone(),
        }
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.office.day(self.now)
    }

    pub(super) fn unit(&self, id: UnitId) -> String {
        self.found(id).map_or_else(String::new, |u| u.name.clone())
    }

    pub(super) fn found(&self, id: UnitId) -> Option<&Unit> {
        self.office.tree.get(id)
    }

    /// Whether the person has a post in the unit, his own or a substituted one.
    pub(super) fn sits(&self, person: PersonId, unit: UnitId, day: NaiveDate) -> bool {
        self.office
            .posts_of(person, day)
            .iter()
            .any(|p| p.unit == unit)
    }

    /// The answering body of a person.
    pub(super) fn seat(&self, person: PersonId, day: NaiveDate) -> String {
        let posts = self.office.posts_of(person, day);
        posts.first().map(|p| self.unit(p.unit)).unwrap_or_default()
    }
}

/// Who did it; none for the program itself.
pub(super) fn by(office: &Directory, doer: &Doer) -> Option<By> {
    let name = |id| office.people.get(&id).map(|p| p.name.clone());
    Some(By {
        name: name(doer.person?)?,
        on_behalf: doer.on_behalf.and_then(name),
    })
}

/// Posts by which a person of several is addressed, foremost first.
const LEADING: [Role; 9] = [
    Role::CommitteeSecretary,
    Role::StandingMember,
    Role::ClusterHead,
    Role::ClusterDeputy,
    Role::StandingBoardMember,
    Role::OfficeChief,
    Role::DepartmentHead,
    Role::CommuneSecretary,
    Role::CommitteeMemberInCharge,
];

/// A title with the unit it is of: "Trưởng phòng Nội vụ" of "Phòng Nội vụ". Words that end the one
/// and begin the other are said once; a title that names the unit stands as it is.
fn with_unit(title: &str, unit: &str) -> String {
    let (low, of) = (title.to_lowercase(), unit.to_lowercase());
    let government = low.contains("ubnd") && of.starts_with("ủy ban nhân dân");
    if low.contains(&of) || government {
        return title.to_owned();
    }
    let (words, names): (Vec<_>, Vec<_>) = (low.split(' ').collect(), of.split(' ').collect());
    let shared = (1..names.len().min(words.len()))
        .rev()
        .find(|n| words.ends_with(&names[..*n]))
        .unwrap_or(0);
    let rest: Vec<_> = unit.split(' ').skip(shared).collect();
    format!("{title} {}", rest.join(" "))
}

fn leading(role: Role) -> usize {
    let at = LEADING.iter().position(|r| *r == role);
    at.unwrap_or(LEADING.len())
}

#[cfg(test)]
mod tests {
    use super::{Role, leading, with_unit};

    #[test]
    fn a_title_names_its_unit_once() {
        let said = [
            (
                "Trưởng phòng",
                "Phòng Nội vụ huyện",
                "Trưởng phòng Nội vụ huyện",
            ),
            ("Giám đốc", "Điện lực Gia Lộc", "Giám đốc Điện lực Gia Lộc"),
            (
                "Trưởng Công an huyện",
                "Công an huyện",
                "Trưởng Công an huyện",
            ),
            ("Cán bộ", "Công an huyện", "Cán bộ Công an huyện"),
            (
                "Bí thư Đảng ủy xã",
                "Xã Gia Tân",
                "Bí thư Đảng ủy xã Gia Tân",
            ),
            (
                "Phó Trưởng Khu 1 kiêm thư ký",
                "Khu 1",
                "Phó Trưởng Khu 1 kiêm thư ký",
            ),
        ];
        for (title, unit, whole) in said {
            assert_eq!(with_unit(title, unit), whole);
        }
    }

    #[test]
    fn the_committee_leads_before_clusters_and_communes() {
        let order = [
            Role::CommitteeSecretary,
            Role::StandingMember,
            Role::ClusterHead,
            Role::CommuneSecretary,
            Role::CellSecretary,
        ];
        assert!(order.is_sorted_by_key(|r| leading(*r)));
    }
}
