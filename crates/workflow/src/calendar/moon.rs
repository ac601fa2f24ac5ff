//! New moons and the sun's longitude, as far as a calendar needs them.
//!
//! After J. Meeus, Astronomical Algorithms (2nd ed.), chapters 25 and 49. New moons are right to
//! a fraction of a minute and longitudes to 0.01° over the years that [`super::lunar`] answers for.
use chrono::NaiveDate;

/// Noon of 01/01/2000 as a Julian day.
const J2000: f64 = 2_451_545.0;
/// Days of a Julian century.
const CENTURY: f64 = 36_525.0;
/// Vietnam is seven hours ahead of Greenwich, in days.
const AHEAD: f64 = 7.0 / 24.0;
/// The Julian day number of the day before 01/01/0001.
const BEFORE_CE: f64 = 1_721_425.0;

/// A term of the new moon's series: days, power of the earth's eccentricity, and multiples of the
/// sun's anomaly, the moon's anomaly and the moon's argument of latitude.
type Term = (f64, u8, [f64; 3]);

const TERMS: [Term; 24] = [
    (-0.407_20, 0, [0.0, 1.0, 0.0]),
    (0.172_41, 1, [1.0, 0.0, 0.0]),
    (0.016_08, 0, [0.0, 2.0, 0.0]),
    (0.010_39, 0, [0.0, 0.0, 2.0]),
    (0.007_39, 1, [-1.0, 1.0, 0.0]),
    (-0.005_14, 1, [1.0, 1.0, 0.0]),
    (0.002_08, 2, [2.0, 0.0, 0.0]),
    (-0.001_11, 0, [0.0, 1.0, -2.0]),
    (-0.000_57, 0, [0.0, 1.0, 2.0]),
    (0.000_56, 1, [1.0, 2.0, 0.0]),
    (-0.000_42, 0, [0.0, 3.0, 0.0]),
    (0.000_42, 1, [1.0, 0.0, 2.0]),
    (0.000_38, 1, [1.0, 0.0, -2.0]),
    (-0.000_24, 1, [-1.0, 2.0, 0.0]),
    (-0.000_07, 0, [2.0, 1.0, 0.0]),
    (0.000_04, 0, [0.0, 2.0, -2.0]),
    (0.000_04, 0, [3.0, 0.0, 0.0]),
    (0.000_03, 0, [1.0, 1.0, -2.0]),
    (0.000_03, 0, [0.0, 2.0, 2.0]),
    (-0.000_03, 0, [1.0, 1.0, 2.0]),
    (0.000_03, 0, [-1.0, 1.0, 2.0]),
    (-0.000_02, 0, [-1.0, 1.0, -2.0]),
    (-0.000_02, 0, [1.0, 3.0, 0.0]),
    (0.000_02, 0, [0.0, 4.0, 0.0]),
];

/// What the planets add: days, and an angle with its rate per lunation, in degrees.
const PLANETS: [(f64, f64, f64); 14] = [
    (0.000_325, 299.77, 0.107_408),
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
    (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),
    (0.000_056, 154.84, 7.306_860),
    (0.000_047, 34.52, 27.261_239),
    (0.000_042, 207.19, 0.121_824),
    (0.000_040, 291.34, 1.844_379),
    (0.000_037, 161.72, 24.198_154),
    (0.000_035, 239.56, 25.513_099),
    (0.000_023, 331.55, 3.592_518),
];

/// The day in Vietnam of the new moon number `lunation`, counted from that of 06/01/2000.
pub(super) fn new_moon(lunation: i32) -> Option<NaiveDate> {
    let k = f64::from(lunation);
    let t = k / 1_236.85;
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + (0.000_154_37 - 0.000_000_150 * t) * t * t;
    let sun = 2.5534 + 29.105_356_70 * k - 0.000_001_4 * t * t;
    let moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t;
    let latitude = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t;
    let node = 124.7746 - 1.563_755_88 * k + 0.002_067_2 * t * t;
    let eccentricity = 1.0 - 0.002_516 * t;
    let series = TERMS.iter().map(|(days, power, [m, n, f])| {
        days * eccentricity.powi(i32::from(*power)) * sine(m * sun + n * moon + f * latitude)
    });
    let planets = PLANETS
        .iter()
        .map(|(days, at, rate)| days * sine(at + rate * k));
    let shift: f64 = series.chain(planets).sum();
    local_day(to_universal(mean + shift - 0.000_17 * sine(node)))
}

/// The lunation that begins nearest to a day, give or take one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "some thousands of lunations around the year 2000"
)]
pub(super) fn lunation_near(day: NaiveDate) -> i32 {
    ((julian_midnight(day) - 2_451_550.1) / 29.530_588_861).floor() as i32
}

/// Which twelfth of its yearly way the sun has reached when the day begins in Vietnam: 0 from the
/// spring equinox on, 9 from the winter solstice on. A change of it within a lunar month is that
/// month's principal term (trung khí).
pub(super) fn twelfth(day: NaiveDate) -> u8 {
    let t = (to_dynamical(julian_midnight(day)) - J2000) / CENTURY;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
    let centre = (1.914_602 - 0.004_817 * t) * sine(anomaly)
        + (0.019_993 - 0.000_101 * t) * sine(2.0 * anomaly)
        + 0.000_289 * sine(3.0 * anomaly);
    let node = 125.04 - 1_934.136 * t;
    let apparent = mean + centre - 0.005_69 - 0.004_78 * sine(node);
    let reached = (apparent.rem_euclid(360.0) / 30.0).floor();
    (0..12)
        .rev()
        .find(|n| f64::from(*n) <= reached)
        .unwrap_or(0)
}

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

/// What dynamical time is ahead of the clocks, in days; about 29 s in 1950 and 70 s in 2025.
fn ahead_of_clocks(julian: f64) -> f64 {
    let years = (julian - J2000) / 365.25 + 50.0;
    (29.0 + 0.55 * years) / 86_400.0
}

fn to_universal(dynamical: f64) -> f64 {
    dynamical - ahead_of_clocks(dynamical)
}

fn to_dynamical(universal: f64) -> f64 {
    universal + ahead_of_clocks(universal)
}

/// The moment at which a day begins in Vietnam.
fn julian_midnight(day: NaiveDate) -> f64 {
    use chrono::Datelike as _;
    f64::from(day.num_days_from_ce()) + BEFORE_CE - 0.5 - AHEAD
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "chrono refuses days that are out of its range"
)]
fn local_day(universal: f64) -> Option<NaiveDate> {
    let number = (universal + 0.5 + AHEAD).floor() - BEFORE_CE;
    NaiveDate::from_num_days_from_ce_opt(number as i32)
}
