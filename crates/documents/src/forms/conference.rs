//! How a conference is named.

use workflow::paper::{ConferenceHead, NamedPost, NextHost};

use crate::say;

use super::frame::Parts;

/// "hội nghị giao ban Khu III tháng 3 năm 2025".
pub(super) fn named(head: &ConferenceHead) -> String {
    match &head.cluster {
        Some(cluster) => format!("hội nghị giao ban {cluster} {}", head.cycle),
        None => format!("hội nghị giao ban {}", head.cycle),
    }
}

/// "Địa điểm: …. Đơn vị đăng cai: …."; a committee that itself meets has no host.
pub(super) fn place(head: &ConferenceHead) -> String {
    if head.host.is_empty() {
        return format!("Địa điểm: {}.", head.place);
    }
    format!("Địa điểm: {}. Đơn vị đăng cai: {}.", head.place, head.host)
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

/// Who hosts the next conference, as a part of its own.
pub(super) fn next_host(parts: &mut Parts, next: Option<&NextHost>) {
    let Some(next) = next else {
        return;
    };
    parts.part("ĐĂNG CAI KỲ SAU");
    let day = next.date.map(|day| format!(", dự kiến {}", say::long(day)));
    parts.say(&format!(
        "Đơn vị đăng cai: {}{}.",
        next.host,
        day.unwrap_or_default()
    ));
}
