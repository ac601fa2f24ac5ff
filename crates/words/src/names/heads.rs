//! What the head of a body is called, by the first words of its name.

/// First words of names with the word for who heads such a body; the first that fits is taken.
/// County and commune bodies, Party boards, unions and offices of the state (domain.md §2.1).
const HEADS: [(&str, &str); 18] = [
    ("ủy ban kiểm tra", "chủ nhiệm"),
    ("ủy ban", "chủ tịch"),
    ("ubnd", "chủ tịch"),
    ("mặt trận", "chủ tịch"),
    ("hội ", "chủ tịch"),
    ("liên đoàn lao động", "chủ tịch"),
    ("đoàn thanh niên", "bí thư"),
    ("phòng ", "trưởng phòng"),
    ("ban chỉ huy", "chỉ huy trưởng"),
    ("ban ", "trưởng ban"),
    ("công an tỉnh", "giám đốc"),
    ("công an", "trưởng công an"),
    ("thanh tra", "chánh thanh tra"),
    ("văn phòng", "chánh văn phòng"),
    ("sở ", "giám đốc"),
    ("trung tâm", "giám đốc"),
    ("chi nhánh", "giám đốc"),
    ("bảo hiểm xã hội", "giám đốc"),
];

/// `chủ tịch` for `Ủy ban nhân dân huyện`, `trưởng phòng` for `Phòng Nội vụ`; `thủ trưởng` where
/// the name does not tell.
#[must_use]
pub fn head_of(body: &str) -> &'static str {
    let name = body.trim().to_lowercase();
    let found = HEADS.iter().find(|(first, _)| name.starts_with(first));
    found.map_or("thủ trưởng", |(_, head)| head)
}

#[cfg(test)]
mod tests {
    use super::head_of;

    #[test]
    fn a_head_is_called_after_the_kind_of_body() {
        for (body, head) in [
            ("Ủy ban nhân dân huyện Gia Lộc", "chủ tịch"),
            ("Ủy ban Kiểm tra Huyện ủy", "chủ nhiệm"),
            ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Gia Lộc", "chủ tịch"),
            ("Công an tỉnh Hải Dương", "giám đốc"),
            ("Công an huyện Gia Lộc", "trưởng công an"),
            ("Phòng Nội vụ huyện", "trưởng phòng"),
            ("Ban Chỉ huy Quân sự huyện Gia Lộc", "chỉ huy trưởng"),
            ("Ban Tổ chức Huyện ủy", "trưởng ban"),
            ("Điện lực Gia Lộc", "thủ trưởng"),
        ] {
            assert_eq!(head_of(body), head, "{body}");
        }
    }
}
