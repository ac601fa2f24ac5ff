//! A small office of invented people: a county with two clusters, three communes and six cells.
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::sync::Mutex;
use store::commands::{Install, NewCommittee, NewSetting, NewSubstitution};
use store::{Moments, SeededIds};
use uuid::Uuid;
use workflow::calendar::CalendarData;
use workflow::ids::{PersonId, UnitId};
use workflow::person::{Person, Post, Role, Status};
use workflow::preset::Preset;
use workflow::unit::{Period, Unit, UnitKind};

/// A clock that is set by hand, and ids from a seed.
pub struct Clock {
    now: Mutex<DateTime<Utc>>,
    ids: SeededIds,
}

impl Clock {
    /// Stands at eight in the morning of 10 February 2025 in Viet Nam.
    pub fn new(seed: u64) -> Self {
        Self {
            now: Mutex::new(morning(2025, 2, 10)),
            ids: SeededIds::new(seed),
        }
    }

    /// Sets it to eight in the morning of a day.
    pub fn set(&self, year: i32, month: u32, day: u32) {
        *self.now.lock().unwrap() = morning(year, month, day);
    }

    /// Sets it to a moment.
    pub fn at(&self, now: DateTime<Utc>) {
        *self.now.lock().unwrap() = now;
    }

    /// Sets it to eight in the morning of a day.
    pub fn on(&self, day: NaiveDate) {
        *self.now.lock().unwrap() = day.and_hms_opt(1, 0, 0).unwrap().and_utc();
    }
}

impl Moments for Clock {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap()
    }

    fn id(&self) -> Uuid {
        self.ids.id_at(self.now())
    }
}

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn morning(year: i32, month: u32, d: u32) -> DateTime<Utc> {
    day(year, month, d).and_hms_opt(1, 0, 0).unwrap().and_utc()
}

/// Ids of an office by the keys of its units and people.
#[derive(Clone)]
pub struct Office {
    /// The committee.
    pub committee: Uuid,
    /// Units.
    pub units: BTreeMap<String, UnitId>,
    /// People.
    pub people: BTreeMap<String, PersonId>,
}

#[rustfmt::skip]
const UNITS: &[(&str, UnitKind, &str, Option<&str>)] = &[
    ("huyen", UnitKind::Committee, "", None),
    ("thuong-truc", UnitKind::StandingMembers, "huyen", None),
    ("ban-thuong-vu", UnitKind::StandingBoard, "huyen", None),
    ("van-phong", UnitKind::Office, "huyen", None),
    ("ubnd", UnitKind::PeoplesCommittee, "huyen", None),
    ("giao-thong", UnitKind::Department, "ubnd", None),
    ("dat-dai", UnitKind::Department, "ubnd", None),
    ("khu-1", UnitKind::Cluster, "huyen", Some("K1")),
    ("khu-2", UnitKind::Cluster, "huyen", Some("K2")),
    ("an-binh", UnitKind::Commune, "khu-1", None),
    ("an-thai", UnitKind::Commune, "khu-1", None),
    ("phu-loc", UnitKind::Commune, "khu-2", None),
    ("thon-1", UnitKind::Cell, "an-binh", None),
    ("thon-2", UnitKind::Cell, "an-binh", None),
    ("thon-3", UnitKind::Cell, "an-thai", None),
    ("thon-4", UnitKind::Cell, "an-thai", None),
    ("thon-5", UnitKind::Cell, "phu-loc", None),
    ("thon-6", UnitKind::Cell, "phu-loc", None),
];

/// Key, name, and posts by role and unit.
type Member = (&'static str, &'static str, &'static [(Role, &'static str)]);

#[rustfmt::skip]
const PEOPLE: &[Member] = &[
    ("bi-thu", "Đỗ Văn Khang", &[(Role::CommitteeSecretary, "huyen"), (Role::StandingMember, "thuong-truc")]),
    ("thuong-truc-1", "Lê Thị Hòa", &[(Role::StandingMember, "thuong-truc")]),
    ("truong-khu-1", "Trần Văn Đạt", &[(Role::ClusterHead, "khu-1"), (Role::StandingBoardMember, "ban-thuong-vu")]),
    ("pho-khu-1", "Nguyễn Thị Yến", &[(Role::ClusterDeputy, "khu-1"), (Role::CommitteeMember, "huyen")]),
    ("truong-khu-2", "Phạm Quốc Ân", &[(Role::ClusterHead, "khu-2"), (Role::StandingBoardMember, "ban-thuong-vu")]),
    ("pho-khu-2", "Vũ Thị Ước", &[(Role::ClusterDeputy, "khu-2"), (Role::CommitteeMember, "huyen")]),
    ("chanh-vp", "Hoàng Văn Ích", &[(Role::OfficeChief, "van-phong")]),
    ("chuyen-vien", "Bùi Thị Ơn", &[(Role::OfficeSpecialist, "van-phong")]),
    ("van-thu", "Đặng Thị Ngà", &[(Role::RecordsClerk, "van-phong")]),
    ("gt-truong", "Ngô Văn Đường", &[(Role::DepartmentHead, "giao-thong")]),
    ("gt-cv", "Lý Thị Cầu", &[(Role::DepartmentSpecialist, "giao-thong")]),
    ("dd-truong", "Mai Văn Điền", &[(Role::DepartmentHead, "dat-dai")]),
    ("bt-an-binh", "Đinh Văn Bình", &[(Role::CommuneSecretary, "an-binh")]),
    ("bt-an-thai", "Trịnh Thị Thái", &[(Role::CommuneSecretary, "an-thai")]),
    ("bt-phu-loc", "Cao Văn Lộc", &[(Role::CommuneSecretary, "phu-loc")]),
    ("bt-thon-1", "Nguyễn Văn Một", &[(Role::CellSecretary, "thon-1")]),
    ("bt-thon-2", "Nguyễn Thị Hai", &[(Role::CellSecretary, "thon-2")]),
    ("bt-thon-3", "Nguyễn Văn Ba", &[(Role::CellSecretary, "thon-3")]),
    ("bt-thon-4", "Nguyễn Thị Tư", &[(Role::CellSecretary, "thon-4")]),
    ("bt-thon-5", "Nguyễn Văn Năm", &[(Role::CellSecretary, "thon-5")]),
    ("bt-thon-6", "Nguyễn Thị Sáu", &[(Role::CellSecretary, "thon-6")]),
    ("khach", "Lương Văn Khách", &[]),
];

impl Office {
    /// A new office and the command that installs it.
    pub fn new(key: &str, mut id: impl FnMut() -> Uuid) -> (Self, Install) {
        let office = Self {
            committee: id(),
            units: UNITS
                .iter()
                .map(|u| (u.0.to_owned(), UnitId(id())))
                .collect(),
            people: PEOPLE
                .iter()
                .map(|p| (p.0.to_owned(), PersonId(id())))
                .collect(),
        };
        let install = Install {
            committee: NewCommittee {
                id: office.committee,
                key: key.to_owned(),
                name: "Huyện ủy Gia Lộc (giả định)".into(),
                code_prefix: key.to_uppercase(),
                time_zone: "Asia/Ho_Chi_Minh".into(),
                root: office.unit("huyen"),
            },
            units: UNITS.iter().map(|u| office.new_unit(*u)).collect(),
            people: PEOPLE.iter().map(|p| office.new_person(p.0, p.1)).collect(),
            posts: PEOPLE
                .iter()
                .flat_map(|p| p.2.iter().map(|post| office.new_post(p.0, *post)))
                .collect(),
            substitutions: vec![NewSubstitution {
                absent: office.person("truong-khu-2"),
                by: office.person("pho-khu-2"),
                from: day(2025, 4, 1),
                to: day(2025, 4, 30),
                reason: "học tập trung".into(),
            }],
            settings: settings(),
            registers: Vec::new(),
        };
        (office, install)
    }

    /// A unit's id.
    pub fn unit(&self, key: &str) -> UnitId {
        self.units[key]
    }

    /// A person's id.
    pub fn person(&self, key: &str) -> PersonId {
        self.people[key]
    }

    fn new_unit(&self, (key, kind, parent, code): (&str, UnitKind, &str, Option<&str>)) -> Unit {
        Unit {
            id: self.unit(key),
            kind,
            key: key.into(),
            name: key.into(),
            code: code.map(Into::into),
            parent: (!parent.is_empty()).then(|| self.unit(parent)),
            valid: always(),
            successors: Vec::new(),
            members: None,
        }
    }

    fn new_person(&self, key: &str, name: &str) -> Person {
        Person {
            id: self.person(key),
            key: key.into(),
            name: name.into(),
            status: Status::Active,
            email: (key != "bt-thon-6").then(|| format!("{key}@example.org")),
            phone: None,
            born: None,
        }
    }

    fn new_post(&self, person: &str, (role, unit): (Role, &str)) -> Post {
        Post {
            person: self.person(person),
            role,
            unit: self.unit(unit),
            period: always(),
        }
    }
}

fn always() -> Period {
    Period {
        from: day(2025, 1, 1),
        to: None,
    }
}

fn settings() -> Vec<NewSetting> {
    let preset: Preset = toml::from_str(include_str!(
        "../../../../config/presets/classic-county.toml"
    ))
    .unwrap();
    let calendars = [
        (
            "calendar-2025",
            include_str!("../../../../config/calendars/vn-2025.toml"),
        ),
        (
            "calendar-2026",
            include_str!("../../../../config/calendars/vn-2026.toml"),
        ),
        (
            "calendar-2027",
            include_str!("../../../../config/calendars/vn-2027.toml"),
        ),
    ];
    let calendar = |text| -> CalendarData { toml::from_str(text).unwrap() };
    let setting = |name: &str, body| NewSetting {
        name: name.into(),
        from: day(2025, 1, 1),
        body,
    };
    let mut all = vec![setting("preset", serde_json::to_string(&preset).unwrap())];
    all.extend(
        calendars
            .map(|(name, text)| setting(name, serde_json::to_string(&calendar(text)).unwrap())),
    );
    all
}
