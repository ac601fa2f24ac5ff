//! A small hand-made world for the tests of the rules, under each of the three presets.
//!
//! Everybody has a name in it ([`Who`]); what somebody may do follows from his post and the
//! preset, never from the test.
use crate::actor::{Actor, Channel, Context};
use crate::calendar::WorkingCalendar;
use crate::calendar::fixture::vietnam;
use crate::cycle::CycleDates;
use crate::ids::{ConferenceId, CycleId, DocumentId, PersonId, PetitionId, UnitId};
use crate::person::{HeldPost, Person, Post, Role, Staff, Status, Substitution, held_posts};
use crate::preset::Preset;
use crate::text::Line;
use crate::unit::{Period, Place, Tree, Unit, UnitKind};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use uuid::Uuid;

static PRESETS: LazyLock<[Preset; 3]> = LazyLock::new(|| {
    [
        include_str!("../../../config/presets/classic-county.toml"),
        include_str!("../../../config/presets/commune-2026.toml"),
        include_str!("../../../config/presets/province.toml"),
    ]
    .map(|text| toml::from_str(text).unwrap())
});

/// People of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    CellSecretary,
    CellDeputy,
    OtherCellSecretary,
    FarCellSecretary,
    CommuneSecretary,
    CommuneChair,
    CommuneClerk,
    ClusterHead,
    ClusterDeputy,
    FarHead,
    FarDeputy,
    Secretary,
    StandingMember,
    BoardMember,
    MemberInCharge,
    OfficeChief,
    OfficeDeputy,
    OfficeSpecialist,
    RecordsClerk,
    RoadsHead,
    RoadsDeputy,
    RoadsSpecialist,
    LandHead,
    PeoplesCommitteeHead,
    Stranger,
}

impl Who {
    pub(crate) const ALL: [Self; 25] = [
        Self::CellSecretary,
        Self::CellDeputy,
        Self::OtherCellSecretary,
        Self::FarCellSecretary,
        Self::CommuneSecretary,
        Self::CommuneChair,
        Self::CommuneClerk,
        Self::ClusterHead,
        Self::ClusterDeputy,
        Self::FarHead,
        Self::FarDeputy,
        Self::Secretary,
        Self::StandingMember,
        Self::BoardMember,
        Self::MemberInCharge,
        Self::OfficeChief,
        Self::OfficeDeputy,
        Self::OfficeSpecialist,
        Self::RecordsClerk,
        Self::RoadsHead,
        Self::RoadsDeputy,
        Self::RoadsSpecialist,
        Self::LandHead,
        Self::PeoplesCommitteeHead,
        Self::Stranger,
    ];

    pub(crate) fn id(self) -> PersonId {
        PersonId(uuid(1, self as u128))
    }
}

/// The three presets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Under {
    County,
    Commune,
    Province,
}

impl Under {
    pub(crate) const ALL: [Self; 3] = [Self::County, Self::Commune, Self::Province];

    pub(crate) fn preset(self) -> &'static Preset {
        &PRESETS[self as usize]
    }
}

/// The world under one preset.
pub(crate) struct World {
    pub(crate) under: Under,
    pub(crate) preset: Preset,
    pub(crate) tree: Tree,
    pub(crate) posts: Vec<Post>,
    pub(crate) people: BTreeMap<PersonId, Person>,
    pub(crate) substitutions: Vec<Substitution>,
    pub(crate) dates: CycleDates,
    pub(crate) calendar: &'static WorkingCalendar,
    channel: Channel,
}

pub(crate) fn uuid(kind: u128, n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | (kind << 32) | n)
}

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn petition_id(n: u32) -> PetitionId {
    PetitionId(uuid(3, n.into()))
}

pub(crate) fn conference_id(n: u32) -> ConferenceId {
    ConferenceId(uuid(4, n.into()))
}

pub(crate) fn cycle_id(n: u32) -> CycleId {
    CycleId(uuid(5, n.into()))
}

pub(crate) fn document_id(n: u32) -> DocumentId {
    DocumentId(uuid(6, n.into()))
}

/// A day of 2026, which the shipped calendars cover.
pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Eight in the morning in Viet Nam.
pub(crate) fn at(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(1, 0, 0).unwrap().and_utc()
}

impl World {
    pub(crate) fn new(under: Under) -> Self {
        let tree = Tree::new(units(under));
        let posts = posts(&tree);
        Self {
            under,
            preset: under.preset().clone(),
            tree,
            posts,
            people: Who::ALL
                .into_iter()
                .map(|who| (who.id(), person(who)))
                .collect(),
            substitutions: Vec::new(),
            dates: CycleDates::NONE,
            calendar: vietnam(),
            channel: Channel::Page,
        }
    }

    /// The unit of this key.
    pub(crate) fn unit(&self, key: &str) -> UnitId {
        self.tree.by_key(key).unwrap().id
    }

    /// Where the petition of the tests comes from: a cell, under the province a commune.
    pub(crate) fn home(&self) -> Place {
        let key = match self.under {
            Under::County | Under::Commune => "cell",
            Under::Province => "commune",
        };
        self.tree.place(self.unit(key)).unwrap()
    }

    /// Where a conference of the same cluster stands.
    pub(crate) fn conference_home(&self) -> Place {
        Place {
            commune: None,
            cell: None,
            ..self.home()
        }
    }

    /// `by` stands in for the absent one the whole year.
    pub(crate) fn substitute(&mut self, absent: Who, by: Who) {
        self.substitutions.push(Substitution {
            absent: absent.id(),
            by: by.id(),
            period: Period {
                from: day(1, 1),
                to: None,
            },
        });
    }

    /// Who speaks for the petition's home, keeps the desk, and presides.
    pub(crate) fn proposer(&self) -> Who {
        match self.under {
            Under::County | Under::Commune => Who::CellSecretary,
            Under::Province => Who::CommuneSecretary,
        }
    }

    pub(crate) fn desk(&self) -> Who {
        match self.under {
            Under::County | Under::Province => Who::ClusterDeputy,
            Under::Commune => Who::OfficeSpecialist,
        }
    }

    pub(crate) fn chair(&self) -> Who {
        match self.under {
            Under::County | Under::Province => Who::ClusterHead,
            Under::Commune => Who::Secretary,
        }
    }

    /// Posts the person may use on a day.
    pub(crate) fn held(&self, who: Who, day: NaiveDate) -> Vec<HeldPost> {
        held_posts(who.id(), day, &self.posts, &self.substitutions)
    }

    /// Calls `act` as the person on the day.
    pub(crate) fn by<T>(
        &self,
        who: Who,
        day: NaiveDate,
        act: impl FnOnce(&Actor, &Context<'_>) -> T,
    ) -> T {
        let posts = self.held(who, day);
        let actor = Actor::Person {
            id: who.id(),
            status: Status::Active,
        };
        act(&actor, &self.context(day, &posts))
    }

    pub(crate) fn context<'w>(&'w self, day: NaiveDate, posts: &'w [HeldPost]) -> Context<'w> {
        Context {
            now: at(day),
            today: day,
            channel: &self.channel,
            policy: &self.preset.policy,
            calendar: self.calendar,
            tree: &self.tree,
            capacities: &self.preset.capacities,
            posts,
            staff: self.staff(),
            dates: &self.dates,
        }
    }

    pub(crate) fn staff(&self) -> Staff<'_> {
        Staff {
            people: &self.people,
            posts: &self.posts,
            substitutions: &self.substitutions,
        }
    }
}

fn person(who: Who) -> Person {
    Person {
        id: who.id(),
        key: format!("{who:?}"),
        name: String::new(),
        status: Status::Active,
        email: None,
        phone: None,
        born: None,
    }
}

fn units(under: Under) -> Vec<Unit> {
    let mut all: Vec<Unit> = Vec::new();
    let mut add = |key: &str, kind, parent: &str| {
        let id = UnitId(uuid(2, all.len() as u128));
        let parent = all.iter().find(|u| u.key == parent).map(|u| u.id);
        all.push(Unit {
            id,
            kind,
            key: key.into(),
            name: key.into(),
            code: None,
            parent,
            valid: Period {
                from: day(1, 1),
                to: None,
            },
            successors: Vec::new(),
            members: None,
        });
    };
    add("committee", UnitKind::Committee, "");
    add("elsewhere", UnitKind::Committee, "");
    add("standing", UnitKind::StandingMembers, "committee");
    add("board", UnitKind::StandingBoard, "committee");
    add("office", UnitKind::Office, "committee");
    add("ubnd", UnitKind::PeoplesCommittee, "committee");
    add("roads", UnitKind::Department, "ubnd");
    add("land", UnitKind::Department, "ubnd");
    add("labour", UnitKind::Department, "ubnd");
    if under == Under::Commune {
        add("cell", UnitKind::Cell, "committee");
        add("other-cell", UnitKind::Cell, "committee");
    } else {
        add("cluster", UnitKind::Cluster, "committee");
        add("far-cluster", UnitKind::Cluster, "committee");
        add("commune", UnitKind::Commune, "cluster");
        add("far-commune", UnitKind::Commune, "far-cluster");
        add("cell", UnitKind::Cell, "commune");
        add("other-cell", UnitKind::Cell, "commune");
        add("far-cell", UnitKind::Cell, "far-commune");
    }
    dissolve(&mut all, "labour", "land");
    all
}

fn dissolve(units: &mut [Unit], gone: &str, into: &str) {
    let successor = units.iter().find(|u| u.key == into).unwrap().id;
    let unit = units.iter_mut().find(|u| u.key == gone).unwrap();
    unit.valid.to = Some(day(2, 28));
    unit.successors = vec![successor];
}

#[rustfmt::skip]
const POSTS: &[(Who, Role, &str)] = &[
    (Who::CellSecretary, Role::CellSecretary, "cell"),
    (Who::CellDeputy, Role::CellDeputy, "cell"),
    (Who::OtherCellSecretary, Role::CellSecretary, "other-cell"),
    (Who::FarCellSecretary, Role::CellSecretary, "far-cell"),
    (Who::CommuneSecretary, Role::CommuneSecretary, "commune"),
    (Who::CommuneChair, Role::CommuneDeputySecretary, "commune"),
    (Who::CommuneClerk, Role::CommuneClerk, "commune"),
    (Who::ClusterHead, Role::ClusterHead, "cluster"),
    (Who::ClusterHead, Role::StandingBoardMember, "board"),
    (Who::ClusterDeputy, Role::ClusterDeputy, "cluster"),
    (Who::ClusterDeputy, Role::CommitteeMember, "committee"),
    (Who::FarHead, Role::ClusterHead, "far-cluster"),
    (Who::FarHead, Role::StandingBoardMember, "board"),
    (Who::FarDeputy, Role::ClusterDeputy, "far-cluster"),
    (Who::FarDeputy, Role::CommitteeMember, "committee"),
    (Who::Secretary, Role::CommitteeSecretary, "committee"),
    (Who::Secretary, Role::StandingMember, "standing"),
    (Who::StandingMember, Role::StandingMember, "standing"),
    (Who::BoardMember, Role::StandingBoardMember, "board"),
    (Who::MemberInCharge, Role::CommitteeMemberInCharge, "commune"),
    (Who::OfficeChief, Role::OfficeChief, "office"),
    (Who::OfficeDeputy, Role::OfficeDeputyChief, "office"),
    (Who::OfficeSpecialist, Role::OfficeSpecialist, "office"),
    (Who::RecordsClerk, Role::RecordsClerk, "office"),
    (Who::RoadsHead, Role::DepartmentHead, "roads"),
    (Who::RoadsDeputy, Role::DepartmentDeputy, "roads"),
    (Who::RoadsSpecialist, Role::DepartmentSpecialist, "roads"),
    (Who::LandHead, Role::DepartmentHead, "land"),
    (Who::PeoplesCommitteeHead, Role::DepartmentHead, "ubnd"),
];

fn posts(tree: &Tree) -> Vec<Post> {
    let held = |&(who, role, key): &(Who, Role, &str)| {
        let unit = tree.by_key(key)?.id;
        let period = Period {
            from: day(1, 1),
            to: None,
        };
        Some(Post {
            person: who.id(),
            role,
            unit,
            period,
        })
    };
    POSTS.iter().filter_map(held).collect()
}
