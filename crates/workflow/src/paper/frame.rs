//! The parts every paper shares: letterhead, signature, recipients, and a conference's facts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The head of a Party paper (domain §3): left the bodies and the number, right the Party's
/// title, place and date. Body names are printed as given, so give them in capitals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The superior body, e.g. "ĐẢNG BỘ TỈNH HẢI DƯƠNG"; absent for the highest one.
    pub superior: Option<String>,
    /// The issuing body, e.g. "HUYỆN ỦY GIA LỘC".
    pub issuer: String,
    /// Number and symbol, blank while drafted.
    pub number: PaperNumber,
    /// Place before the date, e.g. "Gia Lộc".
    pub place: String,
    /// Day of issue, blank while drafted.
    pub date: PaperDate,
    /// The title on the right, "ĐẢNG CỘNG SẢN VIỆT NAM" on Party papers.
    pub party_title: String,
}

/// The number of a paper: the clerk assigns it at issue, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperNumber {
    /// Not yet numbered: printed "Số      -TB/HU" from the symbol without its number, "TB/HU".
    Drafted {
        /// Type and issuer, e.g. "TB/HU".
        symbol: String,
    },
    /// Numbered: the whole symbol as printed after "Số", e.g. "05-TB/HU".
    Assigned {
        /// Number, type and issuer, e.g. "05-TB/HU".
        symbol: String,
    },
}

/// The date beside the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperDate {
    /// Dated.
    On(NaiveDate),
    /// The day is left blank for the clerk; month (1–12) and year are known.
    Open {
        /// Month, 1 to 12.
        month: u32,
        /// Year, four digits.
        year: i32,
    },
}

/// Who signs. No academic titles in the name (domain §3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Authority line, e.g. "T/M BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG"; absent when the signer
    /// signs in his own right. Line feeds part lines: an order, and below it whose place is taken.
    pub authority: Option<String>,
    /// Post in capitals, e.g. "PHÓ BÍ THƯ".
    pub post: String,
    /// Full name, e.g. "Nguyễn Văn Định".
    pub name: String,
}

/// "Nơi nhận": one entry a line, without dash or end mark; the layout in force adds them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recipients {
    /// Recipients in their order, e.g. "Các đồng chí trưởng khu".
    pub entries: Vec<String>,
    /// The archive line, last, e.g. "Lưu Văn phòng Huyện ủy".
    pub archive: Option<String>,
}

/// A person and the post in which he appears on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPost {
    /// Full name.
    pub name: String,
    /// Post, e.g. "Ủy viên Ban Thường vụ Huyện ủy, Trưởng khu III".
    pub post: String,
}

/// The facts of one briefing conference, shared by programme and minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConferenceHead {
    /// The cycle as worded, e.g. "tháng 3 năm 2025".
    pub cycle: String,
    /// The cluster, e.g. "Khu III"; absent where a committee has no clusters.
    pub cluster: Option<String>,
    /// The hosting unit, e.g. "xã Gia Tân".
    pub host: String,
    /// Where people meet, e.g. "Hội trường Ủy ban nhân dân xã Gia Tân".
    pub place: String,
    /// The day of the conference.
    pub date: NaiveDate,
    /// Part of the day as worded, e.g. "buổi sáng"; may be empty.
    pub session: String,
    /// Who presides: the cluster head or a recorded substitute (GL-03).
    pub chair: NamedPost,
    /// Who writes the minutes: the cluster deputy or a named substitute (GL-03).
    pub secretary: NamedPost,
}
