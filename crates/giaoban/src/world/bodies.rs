//! Answering bodies under the names they have on a day.
use super::petition::PetitionText;
use super::read::World;
use super::shape::BodyText;
use chrono::NaiveDate;
use workflow::petition::Competence;

impl BodyText {
    fn exists_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// "Phòng Tư pháp" of "Phòng Tư pháp huyện"; other names as they are.
    fn on_paper(&self) -> Option<String> {
        Some(self.name.trim_end_matches(" huyện").to_owned())
    }

    /// As running text calls it: "Phòng Tư pháp", "Công an huyện".
    fn called(&self) -> String {
        match self.name.strip_suffix(" huyện Gia Lộc") {
            Some(short) => format!("{short} huyện"),
            None => self.name.trim_end_matches(" huyện").to_owned(),
        }
    }
}

impl World {
    fn body(&self, key: &str) -> Option<&BodyText> {
        self.units.department.iter().find(|b| b.key == key)
    }

    /// The body of this key on a day: itself, or the one it took over from or handed over to.
    #[must_use]
    pub(crate) fn body_on(&self, key: &str, day: NaiveDate) -> Option<&str> {
        self.forerunner_on(key, day)
            .or_else(|| self.heir_on(key, day))
            .map(|b| b.key.as_str())
    }

    /// Itself, or what stood in its place before, however often it was renamed since.
    fn forerunner_on(&self, key: &str, day: NaiveDate) -> Option<&BodyText> {
        let named = self.body(key)?;
        if named.exists_on(day) {
            return Some(named);
        }
        let all = self.units.department.iter();
        let mut before = all.filter(|b| b.successors.iter().any(|s| s == key));
        before.find_map(|b| self.forerunner_on(&b.key, day))
    }

    /// Itself, or what has taken its place since; the first successor that goes on.
    pub(super) fn heir_on(&self, key: &str, day: NaiveDate) -> Option<&BodyText> {
        let named = self.body(key)?;
        if named.exists_on(day) {
            return Some(named);
        }
        let mut after = named.successors.iter();
        after.find_map(|s| self.heir_on(s, day))
    }

    /// What running text calls the body of this key on a day.
    pub(super) fn called_on(&self, key: &str, day: NaiveDate) -> String {
        let then = self.body_on(key, day).and_then(|k| self.body(k));
        then.map_or_else(|| key.to_owned(), BodyText::called)
    }

    /// Who is competent for a petition on a day: who its text says, or the level of the body that
    /// answers.
    #[must_use]
    pub(crate) fn competence_on(&self, text: &PetitionText, day: NaiveDate) -> Competence {
        let lead = self.body_on(&text.lead, day).and_then(|k| self.body(k));
        match text.competence {
            Competence::County => lead.and_then(|b| b.level).unwrap_or(text.competence),
            other => other,
        }
    }

    /// A text with bodies called what they are called on a day: a direction of February does not
    /// name what began in March. Of names that begin alike the longest is meant.
    #[must_use]
    pub(crate) fn words_on(&self, text: &str, day: NaiveDate) -> String {
        let names = self.names();
        let mut worded = String::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let found = names.iter().find(|n| rest.starts_with(n.words.as_str()));
            let taken = found.map_or(first.len_utf8(), |n| n.words.len());
            let then = found.and_then(|n| {
                let then = self.body(self.body_on(&n.of.key, day)?)?;
                (n.form)(then)
            });
            match then {
                Some(then) => worded.push_str(&then),
                None => worded.push_str(&rest[..taken]),
            }
            rest = &rest[taken..];
        }
        worded
    }

    /// All names by which texts call bodies, the longest first.
    fn names(&self) -> Vec<Name<'_>> {
        let forms: [Form; 2] = [BodyText::on_paper, |b| b.spoken.clone()];
        let bodies = self.units.department.iter();
        let each = bodies.flat_map(|of| {
            forms.into_iter().filter_map(move |form| {
                let words = form(of)?;
                Some(Name { words, of, form })
            })
        });
        let mut names: Vec<_> = each.collect();
        names.sort_by_key(|n| std::cmp::Reverse(n.words.len()));
        names
    }
}

/// A way in which texts call bodies; none where a body is not called so.
type Form = fn(&BodyText) -> Option<String>;

struct Name<'a> {
    words: String,
    of: &'a BodyText,
    form: Form,
}
