//! Heads, signatures and recipients of an office's papers.
use super::names::Names;
use super::wording::OfficeWording;
use workflow::cycle::CycleMonth;
use workflow::ids::PersonId;
use workflow::paper::{Letterhead, PaperDate, PaperNumber, Recipients, Signature};
use workflow::person::Role;
use workflow::petition::DecidingBody;
use workflow::unit::{Unit, UnitKind};

/// Right of every letterhead of the Party (domain §3).
const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";

fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// "tháng 02 năm 2025", "tháng 3 năm 2025": with the zero of dates (domain §8).
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

    /// The collective body whose papers these are, e.g. "Ban Thường vụ", as the preset in force has
    /// it. The Standing members sign for their Standing Board.
    pub(super) fn signing_body(&self, names: &Names<'_>) -> String {
        let preset = names.preset();
        let body = preset.map(|p| p.policy.signing.usual);
        if body == Some(DecidingBody::PartyCommittee) {
            return "Ban Chấp hành".to_owned();
        }
        let titles = preset.map(|p| &p.titles.units);
        let title = titles.and_then(|t| t.get(&UnitKind::StandingBoard));
        let title = title.map_or("Ban Thường vụ", |t| t.vi.as_str());
        self.without_committee(title)
    }

    /// "Ban Thường vụ" of "Ban Thường vụ Huyện ủy".
    fn without_committee(&self, title: &str) -> String {
        let own = title.strip_suffix(self.committee.as_str());
        own.unwrap_or(title).trim_end().to_owned()
    }

    /// For the collective body by one of its members in his own post: no K/T for a committee
    /// (domain §3).
    pub(super) fn body_signature(&self, names: &Names<'_>, signer: PersonId) -> Signature {
        let key = names.office.people.get(&signer).map(|p| p.key.as_str());
        let own = key.and_then(|key| self.posts.get(key)).cloned();
        let posts = names.office.posts_of(signer, names.day);
        let first = posts.iter().any(|p| p.role == Role::CommitteeSecretary);
        let by_role = if first { "Bí thư" } else { "Phó Bí thư" };
        Signature {
            authority: Some(format!("T/M {}", upper(&self.signing_body(names)))),
            post: upper(&own.unwrap_or_else(|| by_role.to_owned())),
            name: names.person(signer).to_owned(),
        }
    }

    /// By the chief of the Office, in his own right or on the body's orders; while he is away by a
    /// deputy in his place (domain §3).
    pub(super) fn chief_signature(&self, names: &Names<'_>, for_board: bool) -> Signature {
        let orders = for_board.then(|| format!("T/L {}", upper(&self.signing_body(names))));
        let chief = names.holder(Role::OfficeChief, UnitKind::Office);
        let away = chief.and_then(|chief| names.stand_in(chief));
        let deputy = || names.holder(Role::OfficeDeputyChief, UnitKind::Office);
        let title = |role| upper(&self.without_committee(&names.title(role)));
        let present = chief.filter(|_| away.is_none());
        let (authority, role) = match present {
            Some(_) => (orders, Role::OfficeChief),
            None => {
                let place = format!("K/T {}", title(Role::OfficeChief));
                let lines = orders.into_iter().chain([place]).collect::<Vec<_>>();
                (Some(lines.join("\n")), Role::OfficeDeputyChief)
            }
        };
        let signer = present.or(away).or_else(deputy);
        Signature {
            authority,
            post: title(role),
            name: signer.map_or("", |p| names.person(p)).to_owned(),
        }
    }

    /// Where a conference at this host is held: its own hall, else the hall of its People's
    /// Committee. The committee itself, where it meets, has its own.
    pub(super) fn venue_at(&self, host: Option<&Unit>) -> String {
        let Some(host) = host else {
            return String::new();
        };
        let own = self.halls.get(&host.key).cloned();
        own.unwrap_or_else(|| format!("Hội trường Ủy ban nhân dân {}", host.name))
    }

    /// The named recipients, and the archive last.
    pub(super) fn recipients(&self, entries: impl IntoIterator<Item = String>) -> Recipients {
        Recipients {
            entries: entries.into_iter().collect(),
            archive: Some(format!("Lưu Văn phòng {}", self.committee)),
        }
    }

    /// "Thường trực Huyện ủy".
    pub(super) fn standing_members(&self) -> String {
        format!("Thường trực {}", self.committee)
    }

    /// Who stands below: "Đảng ủy các xã, thị trấn", else "Các chi bộ trực thuộc Đảng ủy".
    pub(super) fn below(&self) -> String {
        self.communes.as_ref().map_or_else(
            || format!("Các chi bộ trực thuộc {}", self.committee),
            |communes| format!("Đảng ủy các {communes}"),
        )
    }

    /// "Các phòng, ban, ngành có nội dung trả lời".
    pub(super) fn answering(&self) -> String {
        format!("Các {} có nội dung trả lời", self.departments)
    }

    /// "Các đồng chí trưởng khu"; none without clusters.
    pub(super) fn cluster_heads(&self) -> Option<String> {
        let cluster = self.clusters.as_ref()?;
        Some(format!("Các đồng chí trưởng {cluster}"))
    }
}
