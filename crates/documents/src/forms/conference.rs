//! How a conference is named.

use workflow::paper::{ConferenceHead, NamedPost};

use crate::say;

/// "hội nghị giao ban Khu III tháng 3 năm 2025".
pub(super) fn named(head: &ConferenceHead) -> String {
    match &head.cluster {
        Some(cluster) => format!("hội nghị giao ban {cluster} {}", head.cycle),
        None => format!("hội nghị giao ban {}", head.cycle),
    }
}

/// "thứ Sáu, ngày 07 tháng 3 năm 2025".
pub(super) fn day(head: &ConferenceHead) -> String {
    format!("{}, {}", say::weekday(head.date), say::long(head.date))
}

/// "đồng chí Nguyễn Văn A, Trưởng khu III".
pub(super) fn comrade(person: &NamedPost) -> String {
    if person.post.is_empty() {
        format!("đồng chí {}", person.name)
    } else {
        format!("đồng chí {}, {}", person.name, person.post)
    }
}
