//! Reading a world from the files in the program, or from a folder of the same shape.
use super::elsewhere::ElsewhereFile;
use super::petition::{PetitionText, PetitionsFile};
use super::reports::ReportsFile;
use super::shape::{
    BasisText, Bilingual, CommitteeText, MailText, PeopleFile, Plays, Says, UnitsFile, WorldFile,
};
use serde::de::DeserializeOwned;
use workflow::calendar::CalendarData;
use workflow::preset::Preset;

/// A world with its preset and calendars.
#[derive(Debug)]
pub(crate) struct World {
    /// What is real in it and what invented.
    pub(crate) text: Bilingual,
    /// Months that are played.
    pub(crate) plays: Plays,
    /// The committee.
    pub(crate) committee: CommitteeText,
    /// Who sends its letters.
    pub(crate) mail: MailText,
    /// Sentences of the play.
    pub(crate) says: Says,
    /// Time zone.
    pub(crate) time_zone: String,
    /// Legal bases, for papers.
    pub(crate) legal_bases: Vec<BasisText>,
    /// The preset the office starts from.
    pub(crate) preset: Preset,
    /// Working calendars by name.
    pub(crate) calendars: Vec<(String, CalendarData)>,
    /// All petitions, by field and then as written; behind them what they are in other places, then the
    /// parts of compound ones and second answers.
    pub(crate) petitions: Vec<PetitionText>,
    pub(super) reports: ReportsFile,
    pub(super) units: UnitsFile,
    pub(super) people: PeopleFile,
}

/// Why a world cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WorldFault {
    /// No such file.
    #[error("no file {0} in the program's configuration")]
    Missing(String),
    /// A file does not have the shape of its kind.
    #[error("{file}: {fault}")]
    Shape {
        /// Which file.
        file: String,
        /// Where and what.
        fault: Box<toml::de::Error>,
    },
    /// A name that nothing bears.
    #[error("{file}: nothing is called `{name}`")]
    Unknown {
        /// Which file.
        file: String,
        /// The name.
        name: String,
    },
}

/// Gives the text of a configuration file by its path below `config/`.
pub(crate) trait ConfigFiles {
    /// The text.
    fn text(&self, path: &str) -> Option<String>;
    /// Paths below a folder, sorted.
    fn below(&self, folder: &str) -> Vec<String>;
}

impl World {
    /// Reads the world of this key.
    ///
    /// # Errors
    /// A file is missing or has another shape.
    pub(crate) fn read(files: &dyn ConfigFiles, key: &str) -> Result<Self, WorldFault> {
        let folder = format!("worlds/{key}");
        let head: WorldFile = toml_file(files, &format!("{folder}/world.toml"))?;
        let (mut first, mut petitions) = (Vec::new(), Vec::new());
        for path in files.below(&format!("{folder}/petitions")) {
            let texts = toml_file::<PetitionsFile>(files, &path)?.petition;
            let read = |text: &toml::Table| PetitionText::read(text.clone(), &path);
            petitions.extend(texts.iter().map(read).collect::<Result<Vec<_>, _>>()?);
            first.extend(texts);
        }
        let elsewhere: ElsewhereFile = match toml_file(files, &format!("{folder}/elsewhere.toml")) {
            // A world whose petitions come up once each has none.
            Err(WorldFault::Missing(_)) => ElsewhereFile::default(),
            read => read?,
        };
        petitions.extend(elsewhere.tell(&first)?);
        let parts: Vec<_> = petitions.iter().flat_map(PetitionText::parts).collect();
        petitions.extend(parts);
        let second: Vec<_> = petitions.iter().filter_map(PetitionText::second).collect();
        petitions.extend(second);
        let mut calendars = Vec::new();
        for path in files.below("calendars") {
            let name = path
                .trim_start_matches("calendars/vn-")
                .trim_end_matches(".toml");
            calendars.push((format!("calendar-{name}"), toml_file(files, &path)?));
        }
        Ok(Self {
            text: head.text,
            plays: head.plays,
            committee: head.committee,
            mail: head.mail,
            says: head.says,
            time_zone: head.time_zone,
            legal_bases: head.legal_basis,
            preset: toml_file(files, &format!("presets/{}.toml", head.preset))?,
            calendars,
            petitions,
            reports: toml_file(files, &format!("{folder}/reports.toml"))?,
            units: toml_file(files, &format!("{folder}/units.toml"))?,
            people: toml_file(files, &format!("{folder}/people.toml"))?,
        })
    }
}

pub(super) fn toml_file<T: DeserializeOwned>(
    files: &dyn ConfigFiles,
    path: &str,
) -> Result<T, WorldFault> {
    let text = files
        .text(path)
        .ok_or_else(|| WorldFault::Missing(path.to_owned()))?;
    toml::from_str(&text).map_err(|fault| WorldFault::Shape {
        file: path.to_owned(),
        fault: Box::new(fault),
    })
}

impl World {
    /// Who holds a role in a unit on a day.
    #[must_use]
    pub(crate) fn holder(
        &self,
        role: workflow::person::Role,
        unit: &str,
        day: chrono::NaiveDate,
    ) -> Option<&str> {
        let held = |p: &&super::shape::PostText| {
            p.role == role && p.unit == unit && p.from <= day && p.to.is_none_or(|to| day <= to)
        };
        self.people
            .post
            .iter()
            .find(held)
            .map(|p| p.person.as_str())
    }

    /// Who stands in for somebody on a day.
    #[must_use]
    pub(crate) fn stand_in(
        &self,
        keys: &super::Keys,
        absent: workflow::ids::PersonId,
        day: chrono::NaiveDate,
    ) -> Option<workflow::ids::PersonId> {
        let away = |s: &&super::shape::SubstitutionText| {
            keys.people.get(&s.absent) == Some(&absent) && s.from <= day && day <= s.to
        };
        let found = self.people.substitution.iter().find(away)?;
        keys.people.get(&found.substitute).copied()
    }

    /// Why somebody is away on a day, where another stands in for him.
    #[must_use]
    pub(crate) fn away_for(&self, absent: &str, day: chrono::NaiveDate) -> Option<&str> {
        let away = |s: &&super::shape::SubstitutionText| {
            s.absent == absent && s.from <= day && day <= s.to
        };
        let found = self.people.substitution.iter().find(away)?;
        Some(&found.reason)
    }

    /// People who leave a cell's post for good on a day, with that day: he may not act from then on.
    #[must_use]
    pub(crate) fn leavers(&self) -> Vec<(&str, chrono::NaiveDate)> {
        let moved = self
            .people
            .person
            .iter()
            .filter(|p| p.status.as_deref() == Some("moved"));
        let last = |key: &str| {
            self.people
                .post
                .iter()
                .filter(|p| p.person == key)
                .filter_map(|p| p.to)
                .max()
        };
        moved
            .filter_map(|p| Some((p.key.as_str(), last(&p.key)?.succ_opt()?)))
            .collect()
    }

    /// A person's name.
    #[must_use]
    pub(crate) fn name_of(&self, key: &str) -> Option<&str> {
        self.people
            .person
            .iter()
            .find(|p| p.key == key)
            .map(|p| p.name.as_str())
    }
}

impl World {
    /// Places of the parts of a compound petition.
    #[must_use]
    pub(crate) fn parts_of(&self, whole: &str) -> Vec<usize> {
        let all = self.petitions.iter().enumerate();
        all.filter(|(_, p)| p.part_of.as_deref() == Some(whole))
            .map(|(at, _)| at)
            .collect()
    }

    /// The matter that a text tells: the key of its first telling.
    #[must_use]
    pub(crate) fn matter_of(&self, text: usize) -> &str {
        let text = &self.petitions[text];
        let first = text.elsewhere_of.as_ref().or(text.again_of.as_ref());
        first.unwrap_or(&text.key)
    }

    /// Place of the nth telling of a matter elsewhere, from 0.
    #[must_use]
    pub(crate) fn elsewhere(&self, matter: &str, nth: usize) -> Option<usize> {
        let all = self.petitions.iter().enumerate();
        let told = |p: &PetitionText| p.elsewhere_of.as_deref() == Some(matter) && p.is_first();
        let mut told = all.filter(|(_, p)| told(p)).map(|(at, _)| at);
        told.nth(nth)
    }

    /// Place of the second text of a matter that is taken up again.
    #[must_use]
    pub(crate) fn again_of(&self, first: &str) -> Option<usize> {
        let is_second = |p: &PetitionText| p.again_of.as_deref() == Some(first);
        self.petitions.iter().position(is_second)
    }

    /// What those who hold a role are called on papers, by their keys.
    pub(crate) fn titles(
        &self,
        role: workflow::person::Role,
    ) -> impl Iterator<Item = (&str, &str)> {
        let posts = self.people.post.iter().filter(move |p| p.role == role);
        posts.filter_map(|p| Some((p.person.as_str(), p.title.as_deref()?)))
    }

    /// What people are called in their posts, by person, role and unit.
    #[must_use]
    pub(crate) fn own_titles(
        &self,
    ) -> std::collections::BTreeMap<(String, workflow::person::Role, String), String> {
        let posts = self.people.post.iter();
        let titled = posts.filter_map(|p| {
            let post = (p.person.clone(), p.role, p.unit.clone());
            Some((post, p.title.clone()?))
        });
        titled.collect()
    }

    /// Everybody who holds a role in a unit on a day, as listed.
    #[must_use]
    pub(crate) fn holders(
        &self,
        role: workflow::person::Role,
        unit: &str,
        day: chrono::NaiveDate,
    ) -> Vec<&str> {
        let held = |p: &&super::shape::PostText| {
            p.role == role && p.unit == unit && p.from <= day && p.to.is_none_or(|to| day <= to)
        };
        self.people
            .post
            .iter()
            .filter(held)
            .map(|p| p.person.as_str())
            .collect()
    }
}
