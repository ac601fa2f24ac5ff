//! The shipped presets can be used, and say what the sources say.
use super::{CellMeeting, Preset, PresetFault};
use crate::capacity::Capacity;
use crate::person::Role;
use crate::petition::{Competence, DecidingBody, State};
use crate::unit::UnitKind;

const SHIPPED: [&str; 3] = [
    include_str!("../../../../config/presets/classic-county.toml"),
    include_str!("../../../../config/presets/commune-2026.toml"),
    include_str!("../../../../config/presets/province.toml"),
];

fn shipped() -> [Preset; 3] {
    SHIPPED.map(|text| toml::from_str(text).unwrap())
}

#[test]
fn every_shipped_preset_can_be_used() {
    let presets = shipped();
    for preset in &presets {
        assert_eq!(preset.faults(), [], "{}", preset.key);
        let again: Preset = toml::from_str(&toml::to_string(preset).unwrap()).unwrap();
        assert_eq!(&again, preset);
    }
    assert_eq!(
        presets.map(|p| p.key),
        ["classic-county", "commune-2026", "province"]
    );
}

#[test]
fn the_county_is_that_of_the_account() {
    let [county, commune, province] = shipped();
    let keys: Vec<_> = county.policy.categories.iter().map(|c| &c.key).collect();
    assert_eq!(
        keys,
        [
            "agriculture",
            "infrastructure",
            "regimes",
            "land",
            "culture",
            "security",
            "party",
            "other"
        ]
    );
    assert_eq!(
        county.cell_meeting,
        CellMeeting::AfterWindow { within_days: 7 }
    );
    assert_eq!(county.policy.limit(State::Routed), Some(5));
    assert_eq!(county.policy.limit(State::Drafting), Some(5));
    assert_eq!(
        county.policy.reviewing.of("party"),
        DecidingBody::StandingBoard
    );
    let may = |p: &Preset, role, kind, c| p.capacities.gives(role, kind, c);
    assert!(may(
        &county,
        Role::ClusterDeputy,
        UnitKind::Cluster,
        Capacity::Recorder
    ));
    assert!(!may(
        &county,
        Role::OfficeSpecialist,
        UnitKind::Office,
        Capacity::Recorder
    ));
    assert!(!may(
        &county,
        Role::OfficeSpecialist,
        UnitKind::Office,
        Capacity::OfficeChief
    ));
    assert!(may(
        &commune,
        Role::OfficeSpecialist,
        UnitKind::Office,
        Capacity::Recorder
    ));
    assert!(may(
        &province,
        Role::CommuneSecretary,
        UnitKind::Commune,
        Capacity::Proposer
    ));
}

/// A commune of 2026 must not call its own matters those of the abolished county.
#[test]
fn each_office_settles_at_its_own_level() {
    let levels = shipped().map(|p| p.level);
    let own = [
        Competence::County,
        Competence::Commune,
        Competence::Province,
    ];
    assert_eq!(levels, own);
}

#[test]
fn a_misspelt_setting_is_refused() {
    let text = SHIPPED[0].replace("extensions = 2", "extensions = 2\nextension_days = 4");
    assert!(toml::from_str::<Preset>(&text).is_err());
    let text = SHIPPED[0].replace("clusters = true", "clusters = true\nfields = 8");
    assert!(toml::from_str::<Preset>(&text).is_err());
}

#[test]
fn contradictions_are_named() {
    let [mut county, ..] = shipped();
    county.capacities.0.remove(&Capacity::Clerk);
    county.policy.categories[1].key = "agriculture".into();
    county
        .policy
        .signing
        .for_category
        .insert("roads".into(), DecidingBody::PartyCommittee);
    county.cell_meeting = CellMeeting::BeforeWindow { day: 29 };
    county.hosting = Some(super::Hosting::within(4, 3));
    assert_eq!(
        county.faults(),
        [
            PresetFault::NobodyHolds(Capacity::Clerk),
            PresetFault::CategoryTwice("agriculture".into()),
            PresetFault::UnknownCategory("roads".into()),
            PresetFault::MeetingDay(29),
            PresetFault::HostingReversed { least: 4, most: 3 },
        ]
    );
}
