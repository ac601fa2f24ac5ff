//! What waits for a person, soonest first (design.md §7).
use super::hosting::DeskSwap;
use super::list::{Order, Paging, PetitionFilter, PetitionLine};
use super::tasks::TaskLine;
use super::viewer::Viewer;
use super::visible::record;
use crate::directory::Directory;
use crate::{Failure, Store, Thing};
use chrono::NaiveDate;
use serde::Serialize;
use workflow::capacity::{Capacity, Relation, entitled};
use workflow::ids::{PetitionId, UnitId};
use workflow::petition::{ActionKind, Owner, Petition, Row, State, TABLE};
use workflow::unit::UnitKind;

/// A person's desk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Desk {
    /// Petitions whose next step he owes, soonest due first.
    pub petitions: Vec<DeskItem>,
    /// Documents whose receipt he has still to prove (GL-15).
    pub receipts: Vec<DeskReceipt>,
    /// Tasks of his cells that nobody has acknowledged (GL-11).
    pub tasks: Vec<TaskLine>,
    /// Swaps of turns that wait for his unit's answer (GL-05).
    pub swaps: Vec<DeskSwap>,
}

/// A petition on a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskItem {
    /// The petition.
    #[serde(flatten)]
    pub line: PetitionLine,
    /// What he can do now, by his posts.
    pub can: Vec<ActionKind>,
}

/// A document that waits for its receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeskReceipt {
    /// Its symbol.
    pub symbol: String,
    /// For which cluster.
    pub cluster: super::UnitRef,
}

impl Store {
    /// What waits for the viewer. Nothing for who has no post.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn desk(&self, office: &Directory, viewer: &Viewer) -> Result<Desk, Failure> {
        let mut desk = Desk::default();
        for owner in owners(office, viewer) {
            self.owned(office, viewer, owner, &mut desk.petitions)
                .await?;
        }
        self.supporting(office, viewer, &mut desk.petitions).await?;
        self.to_sign(office, viewer, &mut desk.petitions).await?;
        desk.petitions.sort_by_key(|i| {
            (
                i.line.due_on.is_none(),
                i.line.due_on,
                i.line.code.clone(),
                i.line.id,
            )
        });
        desk.receipts = self.receipts_due(office, viewer).await?;
        if !viewer.scope.cells.is_empty() {
            desk.tasks = self.tasks(office, viewer, true).await?;
            let own = &viewer.scope.cells;
            desk.tasks.retain(|t| own.contains(&t.cell.id));
        }
        desk.swaps = self.swaps_waiting(office, viewer).await?;
        Ok(desk)
    }

    async fn owned(
        &self,
        office: &Directory,
        viewer: &Viewer,
        owner: Owner,
        found: &mut Vec<DeskItem>,
    ) -> Result<(), Failure> {
        let filter = PetitionFilter {
            owner: Some(owner),
            ..PetitionFilter::default()
        };
        self.listed(office, viewer, filter, None, found).await
    }

    /// Answers in which a body of the viewer has a part to sign, or which it works out for the lead.
    async fn supporting(
        &self,
        office: &Directory,
        viewer: &Viewer,
        found: &mut Vec<DeskItem>,
    ) -> Result<(), Failure> {
        for body in &viewer.scope.bodies {
            let of = |states: &[State]| PetitionFilter {
                states: states.to_vec(),
                ..PetitionFilter::default()
            };
            let supported = PetitionFilter {
                supporter: Some(*body),
                ..of(&[State::Drafting])
            };
            let sign = Some(ActionKind::SignPart);
            self.listed(office, viewer, supported, sign, found).await?;
            let assigned = PetitionFilter {
                worker: Some(*body),
                ..of(&[State::Routed, State::Drafting])
            };
            self.listed(office, viewer, assigned, None, found).await?;
        }
        Ok(())
    }

    /// Approved answers, for who signs the document (GL-15).
    async fn to_sign(
        &self,
        office: &Directory,
        viewer: &Viewer,
        found: &mut Vec<DeskItem>,
    ) -> Result<(), Failure> {
        let preset = office.preset(office.day(self.now()))?;
        let Some(home) = office.tree.place(office.committee.root) else {
            return Ok(());
        };
        let (posts, map) = (&viewer.posts, &preset.capacities);
        let below = [Relation::Below];
        let signs = entitled(
            posts,
            &office.tree,
            map,
            Capacity::Signer,
            &below,
            &home,
            None,
        );
        if signs.is_none() {
            return Ok(());
        }
        let filter = PetitionFilter {
            states: vec![State::Approved],
            ..PetitionFilter::default()
        };
        let issue = Some(ActionKind::Issue);
        self.listed(office, viewer, filter, issue, found).await
    }

    /// Petitions of a filter that the viewer can do this to, each once.
    async fn listed(
        &self,
        office: &Directory,
        viewer: &Viewer,
        filter: PetitionFilter,
        wanted: Option<ActionKind>,
        found: &mut Vec<DeskItem>,
    ) -> Result<(), Failure> {
        let mut paging = Paging {
            order: Order::Due,
            ..Paging::first(500)
        };
        loop {
            let page = self.petitions(office, viewer, &filter, &paging).await?;
            for line in page.rows {
                let known = found.iter().any(|i| i.line.id == line.id);
                let can = self.can(office, viewer, line.id).await?;
                if !known && wanted.is_none_or(|action| can.contains(&action)) {
                    found.push(DeskItem { line, can });
                }
            }
            paging.after = page.next;
            if paging.after.is_none() {
                return Ok(());
            }
        }
    }

    /// What the viewer's posts let him do to a petition from where it stands.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn can(
        &self,
        office: &Directory,
        viewer: &Viewer,
        id: PetitionId,
    ) -> Result<Vec<ActionKind>, Failure> {
        let sql = "SELECT record FROM petition WHERE id = ?";
        let rows = self.read(sql, [id.0.into()]).await?;
        let p: Petition = record(
            rows.first().ok_or(Failure::NotFound(Thing::Petition))?,
            "record",
        )?;
        let preset = office.preset(office.day(self.now()))?;
        let day = office.day(self.now());
        let may = |capacity: Capacity, relation, lead| {
            let (posts, tree, map) = (&viewer.posts, &office.tree, &preset.capacities);
            let post = entitled(posts, tree, map, capacity, &[relation], &p.home, lead);
            let mut seats = viewer.seats.iter();
            post.is_some()
                || seats.any(|(meets, seat)| *seat == capacity && meets.cover(&p.home, tree, day))
        };
        let unsigned: Vec<_> = p
            .bodies
            .iter()
            .flat_map(|b| b.support.difference(&p.signed).copied().map(Some))
            .collect();
        let mut can = Vec::new();
        let open = |row: &&Row| row.from.contains(&p.state) && p.is_open(row.action);
        for row in TABLE.iter().filter(open) {
            let answers = match row.action {
                ActionKind::SignPart => unsigned.clone(),
                _ => vec![p.lead()],
            };
            let now = row.by.iter().any(|(capacity, relation)| {
                let mut each = answers.iter();
                each.any(|lead| may(*capacity, *relation, *lead))
            });
            if now && !can.contains(&row.action) {
                can.push(row.action);
            }
        }
        Ok(can)
    }

    async fn receipts_due(
        &self,
        office: &Directory,
        viewer: &Viewer,
    ) -> Result<Vec<DeskReceipt>, Failure> {
        let mut due = Vec::new();
        for cluster in &office.receives_for(viewer, office.day(self.now())) {
            let sql = "SELECT DISTINCT d.symbol, d.issued_on FROM document d WHERE d.committee_id = ? \
                       AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.document_id = d.id AND r.cluster_id = ?) ORDER BY d.issued_on, d.symbol";
            let values = [office.committee.id.into(), cluster.0.into()];
            for row in self.read(sql, values).await? {
                due.push(DeskReceipt {
                    symbol: row.try_get("", "symbol")?,
                    cluster: office.unit_ref(*cluster),
                });
            }
        }
        Ok(due)
    }
}

/// As whom the viewer owes steps: his units, the Office, the deciding bodies.
fn owners(office: &Directory, viewer: &Viewer) -> Vec<Owner> {
    use workflow::petition::DecidingBody as B;
    let mut owners = Vec::new();
    for post in &viewer.posts {
        let kind = office.tree.get(post.unit).map(|u| u.kind);
        let mut owed = vec![Owner::Unit(post.unit)];
        match kind {
            Some(UnitKind::Office) => owed.push(Owner::Office),
            Some(UnitKind::StandingMembers) => owed.push(Owner::Body(B::StandingMembers)),
            // The Standing Board also prepares what the committee decides, and is told of it.
            Some(UnitKind::StandingBoard) => {
                owed.extend([B::StandingBoard, B::PartyCommittee].map(Owner::Body));
            }
            _ => {}
        }
        owners.extend(owed);
    }
    owners.sort_unstable();
    owners.dedup();
    owners
}

impl Directory {
    /// The clusters for which the viewer proves the receipt of documents (GL-15); the committee
    /// itself where it has none.
    #[must_use]
    pub fn receives_for(&self, viewer: &Viewer, day: NaiveDate) -> Vec<UnitId> {
        let Ok(preset) = self.preset(day) else {
            return Vec::new();
        };
        let mut units: Vec<UnitId> = viewer.posts.iter().map(|post| post.unit).collect();
        units.retain(|unit| {
            let kind = self.tree.get(*unit).map(|u| u.kind);
            let goes_there = match kind {
                Some(UnitKind::Cluster) => preset.clusters,
                Some(UnitKind::Committee) => !preset.clusters,
                _ => false,
            };
            let home = self.tree.place(*unit).filter(|_| goes_there);
            home.is_some_and(|home| {
                let (posts, map) = (&viewer.posts, &preset.capacities);
                let below = [Relation::Below];
                entitled(
                    posts,
                    &self.tree,
                    map,
                    Capacity::Presider,
                    &below,
                    &home,
                    None,
                )
                .is_some()
            })
        });
        units.sort_unstable();
        units.dedup();
        units
    }
}
