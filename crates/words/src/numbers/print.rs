//! Numbers as people read them.

use crate::Language;

/// `1.002`, `-1.000.000`.
#[must_use]
pub fn thousands(value: i64) -> String {
    thousands_in(Language::Vi, value)
}

/// `value` divided by ten to the power of `places`: `decimal(2455, 2)` is `24,55`.
#[must_use]
pub fn decimal(value: i64, places: u32) -> String {
    decimal_in(Language::Vi, value, places)
}

/// Tenths of a percent: `percent_tenths(245)` is `24,5%`, without a space.
#[must_use]
pub fn percent_tenths(tenths: u32) -> String {
    percent_in(Language::Vi, tenths)
}

/// A count in running text: `05` below ten, `12`, `1.002`; nothing is `0`.
#[must_use]
pub fn count(value: u32) -> String {
    count_in(Language::Vi, value)
}

/// `1.002`, `1,002`.
#[must_use]
pub fn thousands_in(language: Language, value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!(
        "{sign}{}",
        grouped(language, &value.unsigned_abs().to_string())
    )
}

/// `24,55`, `24.55`; see [`decimal`].
#[must_use]
pub fn decimal_in(language: Language, value: i64, places: u32) -> String {
    if places == 0 {
        return thousands_in(language, value);
    }
    let sign = if value < 0 { "-" } else { "" };
    let places = places as usize;
    let figures = format!("{:0>width$}", value.unsigned_abs(), width = places + 1);
    let (whole, part) = figures.split_at(figures.len() - places);
    format!(
        "{sign}{}{}{part}",
        grouped(language, whole),
        comma(language)
    )
}

/// `24,5%`, `24.5%`; see [`percent_tenths`].
#[must_use]
pub fn percent_in(language: Language, tenths: u32) -> String {
    format!("{}%", decimal_in(language, i64::from(tenths), 1))
}

/// `05`, `5`; see [`count`].
#[must_use]
pub fn count_in(language: Language, value: u32) -> String {
    match (language, value) {
        (Language::Vi, 1..=9) => format!("{value:02}"),
        _ => thousands_in(language, i64::from(value)),
    }
}

fn comma(language: Language) -> char {
    match language {
        Language::Vi => ',',
        Language::En => '.',
    }
}

fn grouped(language: Language, figures: &str) -> String {
    let mark = match language {
        Language::Vi => '.',
        Language::En => ',',
    };
    let mut grouped = String::with_capacity(figures.len() * 4 / 3);
    for (at, figure) in figures.chars().enumerate() {
        if at > 0 && (figures.len() - at).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(figure);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::En;

    #[test]
    fn thousands_are_parted_by_dots() {
        for (value, printed) in [
            (0, "0"),
            (999, "999"),
            (1_002, "1.002"),
            (-1_000, "-1.000"),
            (5_600_000, "5.600.000"),
            (i64::MIN, "-9.223.372.036.854.775.808"),
        ] {
            assert_eq!(thousands(value), printed);
        }
        assert_eq!(thousands_in(En, 243_544), "243,544");
    }

    #[test]
    fn decimals_follow_a_comma() {
        assert_eq!(decimal(2_455, 2), "24,55");
        assert_eq!(decimal(5, 2), "0,05");
        assert_eq!(decimal(-5, 1), "-0,5");
        assert_eq!(decimal(100_250, 2), "1.002,50");
        assert_eq!(decimal(7, 0), "7");
        assert_eq!(decimal_in(En, 100_250, 2), "1,002.50");
    }

    #[test]
    fn shares_have_one_decimal_and_no_space() {
        let printed = [245, 64, 1_000, 0].map(percent_tenths);
        assert_eq!(printed, ["24,5%", "6,4%", "100,0%", "0,0%"]);
        assert_eq!(percent_in(En, 245), "24.5%");
    }

    #[test]
    fn counts_below_ten_have_a_zero() {
        assert_eq!(
            [0, 1, 5, 9, 10, 1_002].map(count),
            ["0", "01", "05", "09", "10", "1.002"]
        );
        assert_eq!(count_in(En, 5), "5");
    }
}
