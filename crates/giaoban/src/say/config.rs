//! Why the settings cannot be used: the line, what is wrong there, and what may stand instead.
use super::failure::plain;
use super::{Say, files};
use crate::config::{ConfigFault, Place};
use words::Language;
use words::messages::Rendered;

/// In words; nothing has been done.
pub(super) fn fault(fault: &ConfigFault, say: Say) -> Rendered {
    let (file, at, why) = match fault {
        ConfigFault::Unreadable { file, why } => return files::file(Some(file), why, say),
        ConfigFault::Unfit { file, at, why } => (file.display().to_string(), at, why),
    };
    let at = place(at, say);
    let why = reason(why, say);
    let message = match say.0 {
        Language::Vi => format!("Cấu hình {file} không dùng được{at}: {why}."),
        Language::En => format!("The settings {file} cannot be used{at}: {why}."),
    };
    let advice = say.of(
        "Sửa dòng đó rồi chạy lại; chưa có gì thay đổi.",
        "Mend that line and run again; nothing was changed.",
    );
    plain(&message, advice)
}

fn place(at: &Place, say: Say) -> String {
    let key = at.key.as_ref().map(|key| format!("“{key}”"));
    let line = at.line.map(|n| match say.0 {
        Language::Vi => format!("dòng {n}"),
        Language::En => format!("line {n}"),
    });
    let parts: Vec<String> = line.into_iter().chain(key).collect();
    if parts.is_empty() {
        return String::new();
    }
    format!(", {}", parts.join(", "))
}

/// The reader's words in the language of people.
fn reason(why: &str, say: Say) -> String {
    let Language::Vi = say.0 else {
        return why.trim_end_matches('.').to_owned();
    };
    let quoted: Vec<&str> = why.split('`').skip(1).step_by(2).collect();
    let allowed = why.split_once("expected").map(|(_, rest)| rest);
    let allowed: Vec<&str> = allowed
        .map(|rest| rest.split('`').skip(1).step_by(2).collect())
        .unwrap_or_default();
    let first = quoted.first().copied().unwrap_or_default();
    let (what, lead) = if why.starts_with("unknown field") {
        (format!("không có mục “{first}”"), "chỉ có")
    } else if why.starts_with("unknown variant") {
        (format!("không có giá trị “{first}”"), "chỉ dùng")
    } else if why.starts_with("invalid type") || why.starts_with("invalid value") {
        ("giá trị sai kiểu".to_owned(), "cần")
    } else if why.starts_with("duplicate") {
        ("một mục ghi hai lần".to_owned(), "")
    } else if let Some(bounds) = why.strip_prefix("out of bounds ") {
        (format!("giá trị phải từ {bounds}"), "")
    } else {
        (
            "không đúng cách viết của tệp cấu hình (TOML)".to_owned(),
            "",
        )
    };
    if allowed.is_empty() || lead.is_empty() {
        return what;
    }
    format!("{what}; {lead} {}", allowed.join(", "))
}
