//! GL-01 to GL-03: the organisation and its leaders.
use super::fixture::{column, conferences, played, world};
use crate::world::install;
use store::{Moments as _, SeededIds};
use workflow::conference::{LeaderFault, cluster_leaders};
use workflow::unit::{Tree, UnitKind};

struct Ids(SeededIds);

impl store::Moments for Ids {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        chrono::DateTime::UNIX_EPOCH
    }
    fn id(&self) -> uuid::Uuid {
        self.0.id_at(self.now())
    }
}

#[test]
fn gl_01_members_roll_up_to_the_published_totals() {
    let db = played();
    let sum = |kind: &str| {
        let sql = format!("SELECT sum(members) FROM unit WHERE kind = '{kind}'");
        column::<i64>(&db, &sql)[0]
    };
    let count = |kind: &str| {
        column::<i64>(
            &db,
            &format!("SELECT count(*) FROM unit WHERE kind = '{kind}'"),
        )[0]
    };
    assert_eq!((count("commune"), sum("commune")), (23, 6_397));
    assert_eq!((count("grassroots_org"), sum("grassroots_org")), (24, 689));
    assert_eq!(sum("commune") + sum("grassroots_org"), 7_086);
}

#[test]
fn gl_02_clusters_partition_the_rural_units() {
    let ids = Ids(SeededIds::new(1));
    let (command, _) = install(&world(), || ids.id()).unwrap();
    let tree = Tree::new(command.units);
    let day = chrono::NaiveDate::from_ymd_opt(2025, 3, 5).unwrap();
    let mut sizes: Vec<usize> = tree
        .of_kind(UnitKind::Cluster, day)
        .iter()
        .map(|k| {
            let inside =
                |u: &&&workflow::unit::Unit| tree.place(u.id).and_then(|p| p.cluster) == Some(k.id);
            tree.of_kind(UnitKind::Commune, day)
                .iter()
                .filter(inside)
                .count()
        })
        .collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [3, 4, 4, 4, 4, 4]);
    assert_eq!(
        sizes.iter().sum::<usize>(),
        tree.of_kind(UnitKind::Commune, day).len()
    );
}

#[test]
fn gl_03_each_cluster_has_one_head_of_the_board_and_one_deputy_of_the_committee() {
    let ids = Ids(SeededIds::new(1));
    let (mut command, keys) = install(&world(), || ids.id()).unwrap();
    for held in conferences(&played()) {
        for key in world().meetings() {
            let cluster = keys.unit(key).unwrap();
            let (head, deputy) = cluster_leaders(cluster, held.slot.date, &command.posts).unwrap();
            assert_ne!(head, deputy);
        }
    }
    let cluster = keys.unit("K1").unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2025, 3, 5).unwrap();
    let (head, _) = cluster_leaders(cluster, day, &command.posts).unwrap();
    let board = [
        workflow::person::Role::StandingBoardMember,
        workflow::person::Role::StandingMember,
    ];
    command
        .posts
        .retain(|p| p.person != head || !board.contains(&p.role));
    assert_eq!(
        cluster_leaders(cluster, day, &command.posts),
        Err(LeaderFault::HeadNotOnBoard(head))
    );
}
