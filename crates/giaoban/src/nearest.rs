//! Keys that look like one that is not there.
use workflow::text::fold;

/// How alike two words must be to be offered, of 1.
const ALIKE: f64 = 0.82;
/// How many are offered.
const OFFERED: usize = 3;

/// A key with the name it stands for.
pub(crate) type Named<'a> = (&'a str, &'a str);

/// The nearest of all keys, best first, each with its name: `p0107 (Trần Văn Bình)`. Words that
/// stand in a key or name go before those that are only spelled alike.
pub(crate) fn nearest<'a>(typed: &str, all: impl Iterator<Item = Named<'a>>) -> Vec<String> {
    let wanted = fold(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(f64, Named<'a>)> = all
        .map(|named| (likeness(&wanted, named), named))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    // Where the words themselves stand, what is only spelled alike would be noise.
    if found.first().is_some_and(|(likeness, _)| *likeness >= 1.0) {
        found.retain(|(likeness, _)| *likeness >= 1.0);
    }
    let offered = found.iter().take(OFFERED);
    offered
        .map(|(_, (key, name))| {
            if name.is_empty() {
                (*key).to_owned()
            } else {
                format!("{key} ({name})")
            }
        })
        .collect()
}

fn likeness(wanted: &str, (key, name): Named<'_>) -> f64 {
    let (key, name) = (fold(key), fold(name));
    if wanted.len() >= 3 && (key.contains(wanted) || name.contains(wanted)) {
        return 1.0;
    }
    strsim::jaro_winkler(wanted, &key).max(strsim::jaro_winkler(wanted, &name))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const ALL: [(&str, &str); 4] = [
        ("doan-thuong", "xã Đoàn Thượng"),
        ("gia-tan", "xã Gia Tân"),
        ("gia-khanh", "xã Gia Khánh"),
        ("K3", "Khu 3"),
    ];

    fn offered(typed: &str) -> Vec<String> {
        nearest(typed, ALL.into_iter())
    }

    #[test]
    fn a_slip_or_a_name_finds_its_key() {
        assert_eq!(offered("doan-thuogn")[0], "doan-thuong (xã Đoàn Thượng)");
        assert_eq!(offered("Gia Tân"), ["gia-tan (xã Gia Tân)"]);
        assert_eq!(offered("khu 3")[0], "K3 (Khu 3)");
    }

    #[test]
    fn what_is_like_nothing_offers_nothing() {
        assert!(offered("zzzzqq").is_empty() && offered("").is_empty());
    }
}
