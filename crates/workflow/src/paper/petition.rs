//! How one petition is named on a paper.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who put a petition forward. A merged petition keeps every proposer (domain §1.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposer {
    /// The cell, e.g. "Chi bộ thôn Đồng Bào".
    pub cell: String,
    /// The commune, e.g. "xã Gia Xuyên"; absent where the cell hangs on the committee itself.
    pub commune: Option<String>,
    /// The cluster, e.g. "Khu III"; absent where there are none.
    pub cluster: Option<String>,
}

/// A petition as every paper quotes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PetitionText {
    /// The code people use, e.g. "GLOC-2025-03-K3-07".
    pub code: String,
    /// Everybody who raised it, at least one.
    pub proposers: Vec<Proposer>,
    /// The matter as recorded; line breaks are kept as paragraphs.
    pub content: String,
    /// How many contributions (lượt ý kiến) it stands for: 1 unless merged.
    pub opinions: u32,
}

/// A document quoted by number and date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRef {
    /// Its symbol, e.g. "05-TB/HU".
    pub symbol: String,
    /// Its date.
    pub date: NaiveDate,
}
