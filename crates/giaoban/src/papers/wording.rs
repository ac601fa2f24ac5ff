//! What an office calls itself on its papers.
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use workflow::legal_basis::{BasisKind, LegalBases, LegalBasis};

/// Letterhead lines, symbols and fixed names of one office. In Vietnamese, as papers are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OfficeWording {
    /// The body above, e.g. "ĐẢNG BỘ TỈNH HẢI DƯƠNG".
    pub(crate) superior_line: Option<String>,
    /// The committee, e.g. "HUYỆN ỦY GIA LỘC".
    pub(crate) issuing_line: String,
    /// Its Office below it, e.g. "VĂN PHÒNG".
    pub(crate) office_line: String,
    /// Place in the date line, e.g. "Gia Lộc".
    pub(crate) place: String,
    /// Issuer's part of symbols, e.g. "HU".
    pub(crate) symbol: String,
    /// The Office's part of symbols, e.g. "VPHU".
    pub(crate) office_symbol: String,
    /// The committee's kind in running text, e.g. "Huyện ủy".
    pub(crate) committee: String,
    /// What clusters are called in running text, e.g. "khu"; none where the committee itself meets.
    #[serde(default = "khu")]
    pub(crate) clusters: Option<String>,
    /// Communes in running text, e.g. "xã, thị trấn"; none where cells stand right below.
    #[serde(default)]
    pub(crate) communes: Option<String>,
    /// Answering bodies in running text, e.g. "phòng, ban, ngành".
    #[serde(default = "departments")]
    pub(crate) departments: String,
    /// Halls in which conferences are held, by the key of the host unit.
    #[serde(default)]
    pub(crate) halls: BTreeMap<String, String>,
    /// In what post somebody signs for the collective body, by his key, e.g. "Phó Bí thư Thường
    /// trực"; others sign as secretary or deputy secretary, by their role.
    #[serde(default)]
    pub(crate) posts: BTreeMap<String, String>,
    /// What members of the Standing Board are called, by their keys, e.g. "Phó Bí thư Thường trực
    /// Đảng ủy"; others by their role.
    #[serde(default)]
    pub(crate) titles: BTreeMap<String, String>,
    /// What the briefings rest on (GL-21).
    #[serde(default)]
    pub(crate) legal_bases: LegalBases,
}

/// What was meant where a wording was kept before it said so: the county's.
fn khu() -> Option<String> {
    Some("khu".to_owned())
}

/// As above.
fn departments() -> String {
    "phòng, ban, ngành".to_owned()
}

impl OfficeWording {
    /// The bases in force on a day as printed: "Căn cứ Chỉ thị số …, ngày … của … về …".
    pub(crate) fn bases_on(&self, day: chrono::NaiveDate) -> Vec<String> {
        self.legal_bases.in_force_on(day).map(basis).collect()
    }
}

fn basis(paper: &LegalBasis) -> String {
    let date = paper.key.issued.map(words::dates::short);
    let date = date.map_or_else(String::new, |day| format!(", ngày {day}"));
    let about = match paper.about.as_str() {
        "" => String::new(),
        about => format!(" về {about}"),
    };
    format!(
        "Căn cứ {} số {}{date} của {}{about}",
        kind(paper.key.kind),
        paper.key.symbol,
        paper.body,
    )
}

fn kind(kind: BasisKind) -> &'static str {
    match kind {
        BasisKind::Charter => "Điều lệ",
        BasisKind::Law => "Luật",
        BasisKind::Resolution => "Nghị quyết",
        BasisKind::Decree => "Nghị định",
        BasisKind::Directive => "Chỉ thị",
        BasisKind::Conclusion => "Kết luận",
        BasisKind::WorkingRules => "Quy chế",
        BasisKind::Regulation => "Quy định",
        BasisKind::Decision => "Quyết định",
        BasisKind::Circular => "Thông tri",
        BasisKind::Guidance => "Hướng dẫn",
        BasisKind::Programme => "Chương trình",
        BasisKind::Plan => "Kế hoạch",
        BasisKind::Notice => "Thông báo",
        BasisKind::Dispatch => "Công văn",
    }
}
