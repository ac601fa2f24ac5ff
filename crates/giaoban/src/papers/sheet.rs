//! Heads, signatures and recipients of an office's papers.
use super::names::Names;
use super::wording::OfficeWording;
use workflow::cycle::CycleMonth;
use workflow::ids::PersonId;
use workflow::paper::{Letterhead, PaperDate, PaperNumber, Recipients, Signature};
use workflow::person::Role;
use workflow::unit::UnitKind;

/// Right of every letterhead of the Party (domain §3).
const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";

/// "tháng 3 năm 2025".
pub(super) fn month(month: CycleMonth) -> String {
    words::dates::month_in(words::Language::Vi, month.first_day())
}

impl OfficeWording {
    /// The committee's own letterhead.
    pub(super) fn letterhead(&self, number: PaperNumber, date: PaperDate) -> Letterhead {
        Letterhead {
            superior: self.superior_line.clone(),
            issuer: self.issuing_line.clone(),
            number,
            place: self.place.clone(),
            date,
            party_title: PARTY.to_owned(),
        }
    }

    /// The Office's letterhead: the committee above, "VĂN PHÒNG" below (domain §3).
    pub(super) fn office_head(&self, kind: &str, date: PaperDate) -> Letterhead {
        let symbol = format!("{kind}/{}", self.office_symbol);
        Letterhead {
            superior: Some(self.issuing_line.clone()),
            issuer: self.office_line.clone(),
            ..self.letterhead(PaperNumber::Drafted { symbol }, date)
        }
    }

    /// Not numbered yet: the clerk does so at issue.
    pub(super) fn unnumbered(&self, kind: &str) -> PaperNumber {
        let symbol = format!("{kind}/{}", self.symbol);
        PaperNumber::Drafted { symbol }
    }

    /// For the Standing Board by one of the Standing members: no K/T for a committee (domain §3).
    pub(super) fn board_signature(&self, names: &Names<'_>, signer: PersonId) -> Signature {
        let posts = names.office.posts_of(signer, names.day);
        let first = posts.iter().any(|p| p.role == Role::CommitteeSecretary);
        Signature {
            authority: Some("T/M BAN THƯỜNG VỤ".to_owned()),
            post: if first { "BÍ THƯ" } else { "PHÓ BÍ THƯ" }.to_owned(),
            name: names.person(signer).to_owned(),
        }
    }

    /// By the chief of the Office, in his own right or on the Standing Board's orders.
    pub(super) fn chief_signature(&self, names: &Names<'_>, for_board: bool) -> Signature {
        let chief = names.holder(Role::OfficeChief, UnitKind::Office);
        Signature {
            authority: for_board.then(|| "T/L BAN THƯỜNG VỤ".to_owned()),
            post: "CHÁNH VĂN PHÒNG".to_owned(),
            name: chief.map_or("", |p| names.person(p)).to_owned(),
        }
    }

    /// The named recipients, and the archive last.
    pub(super) fn recipients(&self, entries: &[&str]) -> Recipients {
        Recipients {
            entries: entries.iter().map(|e| (*e).to_owned()).collect(),
            archive: Some(format!("Lưu Văn phòng {}", self.committee)),
        }
    }

    /// "Thường trực Huyện ủy".
    pub(super) fn standing_members(&self) -> String {
        format!("Thường trực {}", self.committee)
    }

    /// "Đảng ủy các xã, thị trấn".
    pub(super) fn commune_committees(&self) -> String {
        format!("Đảng ủy các {}", self.communes)
    }
}
