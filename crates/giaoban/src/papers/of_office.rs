//! The wording of an office: what it has set, else what its name says.
use super::OfficeWording;
use super::of_world::kind_of;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use store::{Directory, Failure, Store};
use workflow::legal_basis::LegalBases;

/// Name of the setting that holds it.
pub(crate) const WORDING: &str = "wording";

impl OfficeWording {
    /// As the office has set it for a day; by its name where it has set nothing.
    ///
    /// # Errors
    /// The database cannot be read, or what it holds is no wording.
    pub(crate) async fn of_office(
        store: &Store,
        office: &Directory,
        day: NaiveDate,
    ) -> Result<Self, Failure> {
        match store.setting(office, WORDING, day).await? {
            Some(body) => {
                serde_json::from_str(&body).map_err(|e| Failure::Damaged(format!("{WORDING}: {e}")))
            }
            None => Ok(Self::of_name(&office.committee.name)),
        }
    }

    /// As the committee's name has it: "Huyện ủy Gia Lộc" issues "HU" papers in Gia Lộc (domain.md
    /// §3, §6). The body above is known to nobody but the office.
    pub(crate) fn of_name(name: &str) -> Self {
        let committee = kind_of(name);
        let usual = usual(&committee);
        let place = name.strip_prefix(committee.as_str()).unwrap_or(name).trim();
        let kinds = ["xã ", "phường ", "đặc khu ", "thị trấn ", "huyện ", "tỉnh "];
        let bare = kinds.iter().find_map(|kind| place.strip_prefix(kind));
        Self {
            superior_line: None,
            issuing_line: name.to_uppercase(),
            office_line: "VĂN PHÒNG".to_owned(),
            place: bare.unwrap_or(place).to_owned(),
            symbol: usual.symbol.to_owned(),
            office_symbol: usual.office_symbol.to_owned(),
            committee,
            clusters: usual.clusters.map(str::to_owned),
            communes: usual.communes.map(str::to_owned),
            departments: usual.departments.to_owned(),
            halls: BTreeMap::new(),
            posts: BTreeMap::new(),
            titles: BTreeMap::new(),
            legal_bases: LegalBases::default(),
        }
    }
}

/// Symbols of the committee and its Office, and what is below it (domain.md §2.4, §6).
struct Usual {
    symbol: &'static str,
    office_symbol: &'static str,
    clusters: Option<&'static str>,
    communes: Option<&'static str>,
    departments: &'static str,
}

fn usual(committee: &str) -> Usual {
    match committee {
        "Huyện ủy" | "Quận ủy" | "Thị ủy" => Usual {
            symbol: "HU",
            office_symbol: "VPHU",
            clusters: Some("khu"),
            communes: Some("xã, thị trấn"),
            departments: "phòng, ban, ngành",
        },
        "Tỉnh ủy" | "Thành ủy" => Usual {
            symbol: "TU",
            office_symbol: "VPTU",
            clusters: Some("cụm"),
            communes: Some("xã, phường, đặc khu"),
            departments: "sở, ban, ngành",
        },
        // A committee of the present whose cells stand right below it.
        _ => Usual {
            symbol: "ĐU",
            office_symbol: "VPĐU",
            clusters: None,
            communes: None,
            departments: "phòng, ban, cơ quan",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::OfficeWording;

    #[test]
    fn a_name_says_symbols_and_place() {
        for (name, symbol, office_symbol, place) in [
            ("Huyện ủy Gia Lộc", "HU", "VPHU", "Gia Lộc"),
            ("Đảng ủy xã Đoàn Thượng", "ĐU", "VPĐU", "Đoàn Thượng"),
            ("Tỉnh ủy Hải Dương", "TU", "VPTU", "Hải Dương"),
        ] {
            let own = OfficeWording::of_name(name);
            assert_eq!((own.symbol.as_str(), own.place.as_str()), (symbol, place));
            assert_eq!(own.office_symbol, office_symbol);
            assert_eq!(own.issuing_line, name.to_uppercase());
        }
    }
}
