//! The world as its office was in earlier months.
use super::History;
use super::shape::FormerBody;
use crate::world::install::OLD;
use crate::world::read::World;
use crate::world::shape::{BodyText, PostText};
use chrono::{Datelike as _, NaiveDate};
use workflow::calendar::{CalendarData, StatutoryFault};
use workflow::cycle::CycleMonth;

impl History {
    /// The world as of the months `first..=last`: their terms, bodies, laws and calendars, and no
    /// petitions yet. People are those of the world's own months; whoever held a post when they
    /// began holds it from of old.
    ///
    /// # Errors
    /// A year has neither a calendar file nor a law written down.
    pub(crate) fn as_of(
        &self,
        mut world: World,
        (first, last): (CycleMonth, CycleMonth),
    ) -> Result<World, StatutoryFault> {
        let own: CycleMonth = world.plays.from;
        // The month before the last: its answers have been announced when the play ends.
        let shown = last.previous().unwrap_or(last).max(first);
        self.bodies(&mut world);
        self.posts(&mut world, own.first_day());
        world.calendars.splice(0..0, calendars(first, &world)?);
        world.legal_bases.retain(|b| b.issued < shown.first_day());
        world.plays.from = first;
        world.plays.to = last;
        world.plays.shown = shown;
        world
            .committee
            .term
            .iter_mut()
            .for_each(|t| t.taken.clear());
        world.committee.term.splice(0..0, self.file.term.clone());
        world.text = self.file.text.clone();
        world.reports = self.reports.clone();
        world.petitions.clear();
        Ok(world)
    }

    /// Former bodies stand before those that took over from them.
    fn bodies(&self, world: &mut World) {
        let former = &self.file.body;
        for body in &mut world.units.department {
            let before = former.iter().filter(|f| f.successors.contains(&body.key));
            let begins = before.filter_map(|f| f.valid_to.succ_opt()).max();
            body.valid_from = body.valid_from.or(begins);
        }
        world
            .units
            .department
            .extend(former.iter().map(FormerBody::body));
    }

    /// Who leads a body of today led it under its former names too, until its matters were done.
    fn posts(&self, world: &mut World, own_begin: NaiveDate) {
        for post in &mut world.people.post {
            let holds = post.from <= own_begin && post.to.is_none_or(|to| own_begin <= to);
            if holds {
                post.from = OLD;
            }
        }
        let of_former = self.file.body.iter().flat_map(|former| {
            let heir = world.heir_on(&former.key, own_begin);
            let posts = world.people.post.iter();
            let heirs =
                posts.filter(move |p| heir.is_some_and(|h| h.key == p.unit) && p.from == OLD);
            heirs.map(|p| PostText {
                unit: former.key.clone(),
                to: None,
                ..p.clone()
            })
        });
        let of_former: Vec<_> = of_former.collect();
        world.people.post.extend(of_former);
    }
}

impl FormerBody {
    fn body(&self) -> BodyText {
        BodyText {
            key: self.key.clone(),
            name: self.name.clone(),
            kind: "peoples_committee_department".to_owned(),
            spoken: None,
            superior: Some("ubnd".to_owned()),
            level: None,
            valid_from: self.valid_from,
            valid_to: Some(self.valid_to),
            successors: self.successors.clone(),
        }
    }
}

/// Calendars of the years from the first played one to the first that has a file.
fn calendars(
    first: CycleMonth,
    world: &World,
) -> Result<Vec<(String, CalendarData)>, StatutoryFault> {
    let filed = world
        .calendars
        .iter()
        .map(|(_, data)| data.coverage.first().year());
    let until = filed.min().unwrap_or(first.year());
    let computed = |year| Ok((format!("calendar-{year}"), CalendarData::statutory(year)?));
    (first.year()..until).map(computed).collect()
}
