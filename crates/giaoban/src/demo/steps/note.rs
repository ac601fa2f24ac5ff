//! Cells take note of what the conference gave them to do (GL-11): most in time, some late, some
//! not at all.
use super::meet::Sitting;
use crate::demo::agenda::Step;
use crate::demo::player::{Player, at, by};
use anyhow::Result;
use store::commands::AcknowledgeTask;
use workflow::cycle::CycleMonth;
use workflow::ids::UnitId;
use workflow::person::Role;

/// Working days after the conference on which cells take note; tasks are due on the fifth.
const DAYS: [u16; 4] = [1, 2, 4, 7];

/// On which of these days a cell takes note; none of them for a cell that does not.
fn day_of(place: usize, month: u32) -> Option<u16> {
    match (place * 7 + month as usize * 3) % 19 {
        0 => None,
        1 | 2 => Some(DAYS[3]),
        n => Some(DAYS[n % 3]),
    }
}

impl Player<'_> {
    /// Enters the days on which the cells of a conference take note.
    pub(super) fn enter_notes(&mut self, of: Sitting) -> Result<()> {
        for days in DAYS {
            let day = self.working_days_from(self.today, days)?;
            self.agenda
                .add(at(day, 20, 0), Step::TakeNote(of.month, of.cluster));
        }
        Ok(())
    }

    /// Cells of the cluster that take note today, after their meeting in the evening.
    pub(super) async fn take_note(&mut self, month: CycleMonth, cluster: UnitId) -> Result<()> {
        let conference = self.months[&month].conferences[&cluster];
        let held = self.store.conference_record(conference).await?.slot.date;
        let key = self.key_of(cluster).unwrap_or_default();
        for (place, key) in self.world.cells_of(&key).into_iter().enumerate() {
            let Some(days) = day_of(place, month.month()) else {
                continue;
            };
            if self.working_days_from(held, days)? != self.today {
                continue;
            }
            let cell = self.keys.unit(key)?;
            let secretary = self.holder(Role::CellSecretary, cell)?;
            self.submit(AcknowledgeTask {
                by: by(secretary),
                conference,
                cell,
            })
            .await?;
        }
        Ok(())
    }
}
