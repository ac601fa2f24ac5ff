//! The wording of a fixture world's office.
use super::OfficeWording;
use crate::world::{BasisText, World};
use std::collections::BTreeMap;
use workflow::legal_basis::{BasisKey, BasisKind, LegalBases, LegalBasis};
use workflow::person::Role;
use workflow::unit::UnitKind;

impl OfficeWording {
    /// As the world's own text has it.
    #[must_use]
    pub(crate) fn of_world(world: &World) -> Self {
        let text = &world.committee;
        let bases = world.legal_bases.iter().map(|basis| LegalBasis {
            key: BasisKey {
                kind: kind(&basis.number),
                symbol: basis.number.clone(),
                issued: (!basis.date_assumed).then_some(basis.issued),
            },
            body: basis.body.clone(),
            about: about(basis),
            in_force_from: Some(basis.issued),
            in_force_until: None,
            carries_out: None,
        });
        Self {
            superior_line: text.superior_line.clone(),
            issuing_line: text.issuing_line.clone(),
            office_line: text.office_line.clone(),
            place: text.place.clone(),
            symbol: text.symbol.clone(),
            office_symbol: text.office_symbol.clone(),
            committee: kind_of(&text.name),
            clusters: titled(world, UnitKind::Cluster).filter(|_| world.preset.clusters),
            communes: titled(world, UnitKind::Commune).map(bare),
            departments: titled(world, UnitKind::Department).unwrap_or_default(),
            halls: world.halls(),
            posts: signing_posts(world),
            titles: board_titles(world),
            // A list that contradicts itself names no basis rather than a wrong one.
            legal_bases: LegalBases::new(bases.collect()).unwrap_or_default(),
        }
    }
}

/// What a basis is about; nothing where only this world says so.
fn about(basis: &BasisText) -> String {
    if basis.subject_assumed {
        return String::new();
    }
    basis.subject.trim_start_matches("về ").to_owned()
}

/// What the preset calls a kind of unit, within a sentence: "khu", "phòng, ban, ngành".
fn titled(world: &World, kind: UnitKind) -> Option<String> {
    let title = world.preset.titles.units.get(&kind)?;
    let mut letters = title.vi.chars();
    let first = letters.next()?;
    Some(first.to_lowercase().chain(letters).collect())
}

/// "xã, thị trấn" of "đảng ủy xã, thị trấn".
fn bare(title: String) -> String {
    let own = title.strip_prefix("đảng ủy ").map(str::to_owned);
    own.unwrap_or(title)
}

fn board_titles(world: &World) -> BTreeMap<String, String> {
    let titled = world.titles(Role::StandingBoardMember);
    titled
        .map(|(key, title)| (key.to_owned(), title.to_owned()))
        .collect()
}

/// "Phó Bí thư Thường trực" of "Phó Bí thư Thường trực Huyện ủy", by the person's key.
fn signing_posts(world: &World) -> BTreeMap<String, String> {
    let committee = kind_of(&world.committee.name);
    let titled = world.titles(Role::StandingMember);
    let own = |title: &str| {
        let first = title.split(", ").next().unwrap_or(title);
        let bare = first.strip_suffix(committee.as_str()).unwrap_or(first);
        bare.trim_end().to_owned()
    };
    titled
        .map(|(key, title)| (key.to_owned(), own(title)))
        .collect()
}

/// "Huyện ủy" of "Huyện ủy Gia Lộc": the kind ends with "ủy".
pub(super) fn kind_of(name: &str) -> String {
    let end = name.find("ủy").map_or(name.len(), |at| at + "ủy".len());
    name[..end].to_owned()
}

/// The kind of a paper from its symbol: `13-CT/TU` is a directive.
pub(crate) fn kind(symbol: &str) -> BasisKind {
    let abbreviation = symbol.split(['-', '/']).nth(1).unwrap_or_default();
    match abbreviation {
        "CT" => BasisKind::Directive,
        "NQ" => BasisKind::Resolution,
        "KL" => BasisKind::Conclusion,
        "QC" => BasisKind::WorkingRules,
        "QĐ" => BasisKind::Regulation,
        "HD" => BasisKind::Guidance,
        "CTr" => BasisKind::Programme,
        "KH" => BasisKind::Plan,
        "TB" => BasisKind::Notice,
        _ => BasisKind::Dispatch,
    }
}
