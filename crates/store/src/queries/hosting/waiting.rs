//! Swaps that wait for an answer of the viewer's unit.
use super::super::viewer::Viewer;
use super::super::visible::record;
use super::SwapView;
use super::view::swap;
use crate::directory::Directory;
use crate::{Failure, Store};
use serde::Serialize;
use workflow::capacity::{CapacityMap, entitled};
use workflow::hosting::{HostYear, SPEAKS, Swap, SwapState};
use workflow::ids::UnitId;

/// A swap on a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskSwap {
    /// The year of the register.
    pub year: i32,
    /// What is asked for.
    #[serde(flatten)]
    pub swap: SwapView,
}

impl Store {
    /// Swaps that nobody has answered and that the viewer may answer; what has gone by waits no more.
    pub(in crate::queries) async fn swaps_waiting(
        &self,
        office: &Directory,
        viewer: &Viewer,
    ) -> Result<Vec<DeskSwap>, Failure> {
        let today = office.day(self.now());
        let map = &office.preset(today)?.capacities;
        let ahead = |s: &Swap| today <= s.ours.month.min(s.theirs.month).last_day();
        let sql = "SELECT record FROM host_year WHERE committee_id = ? ORDER BY year";
        let mut waiting = Vec::new();
        for row in self.read(sql, [office.committee.id.into()]).await? {
            let register: HostYear = record(&row, "record")?;
            let asked = register.swaps.iter().filter(|s| {
                s.state == SwapState::Asked
                    && ahead(s)
                    && speaks(office, viewer, s.theirs.host, map)
            });
            waiting.extend(asked.map(|s| DeskSwap {
                year: register.year,
                swap: swap(office, s),
            }));
        }
        Ok(waiting)
    }
}

/// Whether one of the viewer's posts lets him speak for the unit.
fn speaks(office: &Directory, viewer: &Viewer, unit: UnitId, map: &CapacityMap) -> bool {
    let (capacity, relation) = SPEAKS;
    let home = office.tree.place(unit);
    let post = home.and_then(|home| {
        let (posts, tree) = (&viewer.posts, &office.tree);
        entitled(posts, tree, map, capacity, &[relation], &home, None)
    });
    post.is_some()
}
