//! Who is called how in letters.
use super::Run;
use chrono::NaiveDate;
use notifier::{Addressee, By, LetterFacts, News};
use store::Directory;
use store::queries::post::PostRow;
use words::Language;
use workflow::actor::Doer;
use workflow::ids::{PersonId, UnitId};
use workflow::preset::Wording;
use workflow::unit::{Unit, UnitKind};

impl Run<'_> {
    pub(super) fn letter(&self, row: &PostRow, news: News) -> LetterFacts {
        LetterFacts {
            addressee: self.addressee(row.person),
            office: self.office_name(),
            news,
        }
    }

    pub(super) fn addressee(&self, person: PersonId) -> Addressee {
        let name = self.office.people.get(&person).map(|p| p.name.clone());
        Addressee {
            name: name.unwrap_or_default(),
            post: self.post(person),
        }
    }

    /// The post of a person who holds exactly one.
    fn post(&self, person: PersonId) -> Option<String> {
        let today = self.today();
        let own = |p: &workflow::person::HeldPost| p.on_behalf.is_none();
        let posts: Vec<_> = self
            .office
            .posts_of(person, today)
            .into_iter()
            .filter(own)
            .collect();
        let [post] = posts.as_slice() else {
            return None;
        };
        let titles = &self.office.preset(today).ok()?.titles;
        let title = self.worded(titles.roles.get(&post.role)?);
        let unit = self.found(post.unit)?;
        Some(match self.way.language {
            Language::Vi => crate::papers::title_in(&title, unit),
            Language::En => format!("{title}, {}", unit.name),
        })
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
