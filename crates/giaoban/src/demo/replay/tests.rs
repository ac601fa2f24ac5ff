//! The whole history of GL-17 and GL-18 as it is written before it is played.
use super::fields::fields;
use super::months::spread;
use super::{Replay, ReplayFault, Script, replay};
use crate::demo::cast::{Brought, Path};
use crate::demo::requirements::world;
use crate::world::{Dice, History, PetitionText, World};
use std::collections::{BTreeMap, BTreeSet};
use workflow::cycle::CycleMonth;

fn written(months: u32, petitions: u32, seed: u64) -> (World, BTreeMap<CycleMonth, Vec<Brought>>) {
    let what = Replay {
        months,
        petitions,
        seed,
    };
    let history = History::read(&crate::demo::requirements::Folder, "gia-loc").unwrap();
    match replay(world(), &history, what).unwrap() {
        (world, Script::Written(script)) => (world, script),
        (_, Script::Own) => panic!("a replay plays what was written for it"),
    }
}

fn whole() -> (World, BTreeMap<CycleMonth, Vec<Brought>>) {
    written(57, 1002, 1)
}

fn texts<'a>(world: &'a World, brought: &[Brought]) -> Vec<&'a PetitionText> {
    brought.iter().map(|b| &world.petitions[b.text]).collect()
}

#[test]
fn gl_17_the_whole_history_reaches_both_bounds_in_57_months() {
    let (_, script) = whole();
    let counts: Vec<usize> = script.values().map(Vec::len).collect();
    assert_eq!(counts.len(), 57);
    assert_eq!(counts.iter().sum::<usize>(), 1002);
    assert_eq!(
        (counts.iter().min(), counts.iter().max()),
        (Some(&7), Some(&29))
    );
    let months: Vec<String> = script.keys().map(ToString::to_string).collect();
    assert_eq!(
        (months[0].as_str(), months[56].as_str()),
        ("2006-01", "2010-09")
    );
}

#[test]
fn gl_18_the_whole_history_has_the_published_number_of_each_field() {
    let (world, script) = whole();
    let mut by: BTreeMap<&str, u32> = BTreeMap::new();
    for text in script.values().flat_map(|b| texts(&world, b)) {
        *by.entry(text.category.as_str()).or_default() += 1;
    }
    let order = world.preset.policy.categories.iter();
    let counts: Vec<u32> = order.map(|c| by[c.key.as_str()]).collect();
    assert_eq!(counts, [246, 194, 234, 64, 26, 24, 36, 178]);
}

#[test]
fn no_text_stands_twice_in_a_month_and_every_slot_is_filled() {
    let (world, script) = whole();
    for (month, brought) in &script {
        let texts = texts(&world, brought);
        let distinct: BTreeSet<&str> = texts.iter().map(|t| t.text.as_str()).collect();
        assert_eq!(distinct.len(), texts.len(), "{month}");
    }
    for said in world.petitions.iter().flat_map(sentences) {
        assert!(
            !said.replace("{promise}", "").contains(['{', '}']),
            "{said}"
        );
    }
}

/// Everything of a petition that somebody reads, but for its legal basis, which has a date.
fn sentences(of: &PetitionText) -> Vec<&str> {
    let promise = of.promise.iter().flat_map(|p| [&p.what, &p.money_source]);
    let maybe = [&of.on_the_spot, &of.satisfied, &of.dissatisfied];
    let always = [
        &of.title,
        &of.text,
        &of.place,
        &of.addressee.words,
        &of.direction,
        &of.bad_answer,
        &of.good_answer,
        &of.evidence,
    ];
    let all = always.into_iter().chain(maybe.into_iter().flatten());
    all.chain(promise).map(String::as_str).collect()
}

/// Words by which somebody would see that a text is not of its year.
#[test]
fn no_text_names_another_time() {
    let (world, _) = whole();
    let known = |law: &str| {
        world
            .petitions
            .iter()
            .any(|t| t.legal_basis.as_deref() == Some(law))
    };
    assert!(known("Luật Đất đai số 13/2003/QH11"));
    assert!(!known("Luật Đất đai số 45/2013/QH13"));
    for said in world.petitions.iter().flat_map(sentences) {
        let dated = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
        let year = said.split("/20").skip(1).any(dated);
        assert!(!said.contains(" năm 20") && !year, "{said}");
        for late in [
            "nông thôn mới",
            "camera",
            "Zalo",
            "Nông nghiệp và Môi trường",
        ] {
            assert!(!said.contains(late), "{said}");
        }
    }
}

/// A quarter of the town is no village.
#[test]
fn a_town_speaks_of_itself_as_a_town() {
    let (world, script) = whole();
    let in_town = |b: &&Brought| b.cell.starts_with("gia-loc-town");
    let texts: Vec<_> = script.values().flatten().filter(in_town).collect();
    assert!(texts.len() > 20);
    for said in texts
        .iter()
        .flat_map(|b| sentences(&world.petitions[b.text]))
    {
        let rest = said.to_lowercase().replace("nông thôn", "");
        let mut words = rest.split(|c: char| !c.is_alphanumeric());
        assert!(words.all(|word| word != "thôn"), "{said}");
    }
}

/// A text that begins with the name of its place begins with a capital letter, and so does every
/// sentence of it.
#[test]
fn sentences_begin_with_a_capital_letter() {
    let (world, _) = whole();
    for text in &world.petitions {
        for said in [&text.title, &text.text, &text.direction, &text.good_answer] {
            let begins = said.split(". ").filter_map(|s| s.chars().next());
            let low: Vec<char> = begins.filter(|c| c.is_lowercase()).collect();
            assert!(low.is_empty(), "{said}");
        }
    }
}

#[test]
fn bodies_bear_the_names_of_their_day() {
    let (world, script) = written(143, 1002, 3);
    let directions = |month: &str| {
        let brought = &script[&month.parse::<CycleMonth>().unwrap()];
        texts(&world, brought)
            .iter()
            .map(|t| t.direction.clone())
            .collect::<String>()
    };
    let years = |from: i32, to: i32| {
        let months = (from..=to).flat_map(|y| (1..=12).map(move |m| format!("{y}-{m:02}")));
        months
            .filter(|m| m.as_str() < "2017-12")
            .map(|m| directions(&m))
            .collect::<String>()
    };
    let (early, middle, late) = (years(2006, 2007), years(2009, 2013), years(2015, 2017));
    assert!(early.contains("Phòng Hạ tầng kinh tế") && early.contains("Phòng Kinh tế "));
    assert!(middle.contains("Phòng Công Thương") && !middle.contains("Hạ tầng kinh tế"));
    assert!(late.contains("Phòng Kinh tế và Hạ tầng") && !late.contains("Công Thương"));
    assert!(!early.contains("Phòng Kinh tế và Hạ tầng"));
}

#[test]
fn petitions_take_many_ways_and_raw_counts_stay() {
    let (world, script) = whole();
    let all: Vec<&Brought> = script.values().flatten().collect();
    for path in [
        Path::Plain,
        Path::Returned,
        Path::OnSpot,
        Path::FormReturn,
        Path::Commune,
        Path::Extension,
        Path::CarriedOver,
        Path::Merged,
        Path::Split,
    ] {
        assert!(
            all.iter().filter(|b| b.path == path).count() >= 10,
            "{path:?}"
        );
    }
    for (month, brought) in &script {
        for merged in brought.iter().filter(|b| b.path == Path::Merged) {
            let into = world.petitions[merged.text].duplicate_of.as_deref();
            let first = brought
                .iter()
                .find(|b| Some(world.petitions[b.text].key.as_str()) == into);
            assert!(first.is_some_and(|f| f.path != Path::Merged), "{month}");
        }
    }
    let parts = world
        .petitions
        .iter()
        .filter(|p| p.part_of.is_some())
        .count();
    assert_eq!(
        parts,
        2 * all.iter().filter(|b| b.path == Path::Split).count()
    );
}

#[test]
fn the_seed_decides() {
    let counts = |seed| {
        let (_, script) = written(57, 1002, seed);
        script.values().map(Vec::len).collect::<Vec<_>>()
    };
    assert_eq!(counts(5), counts(5));
    assert_ne!(counts(5), counts(6));
}

#[test]
fn other_numbers_of_months_and_petitions_work_as_far_as_the_bounds_allow() {
    let bounds = 7..=29;
    for months in 1..=234_u32 {
        for petitions in [
            7 * months,
            7 * months + 40,
            13 * months,
            29 * months - 3,
            29 * months,
        ] {
            if !(7 * months..=29 * months).contains(&petitions) {
                continue;
            }
            let counts = spread(petitions, months, &bounds, &mut Dice::new(9)).unwrap();
            assert_eq!(counts.iter().sum::<u32>(), petitions);
            assert!(counts.iter().all(|n| bounds.contains(n)), "{counts:?}");
            let room = months >= 3 && (7 * months + 22..=29 * months - 22).contains(&petitions);
            let reached = counts.contains(&7) && counts.contains(&29);
            assert!(!room || reached, "{petitions} in {months}: {counts:?}");
        }
    }
}

#[test]
fn too_many_or_too_few_petitions_are_refused_with_what_would_do() {
    for months in [34, 144] {
        let fault = spread(1002, months, &(7..=29), &mut Dice::new(1)).unwrap_err();
        assert_eq!(fault.fitting(), Some(35..=143));
    }
    let fault = spread(5, 1, &(7..=29), &mut Dice::new(1)).unwrap_err();
    assert_eq!(fault.fitting(), None);
}

#[test]
fn a_history_beyond_the_last_month_is_refused() {
    let history = History::read(&crate::demo::requirements::Folder, "gia-loc").unwrap();
    let what = Replay {
        months: 235,
        petitions: 3000,
        seed: 1,
    };
    let fault = replay(world(), &history, what).map(|_| ()).unwrap_err();
    assert!(
        matches!(fault, ReplayFault::TooLong { most: 234, .. }),
        "{fault}"
    );
}

#[test]
fn fields_follow_the_published_shares_and_come_up_all_the_time() {
    let published = [246, 194, 234, 64, 26, 24, 36, 178];
    let order = fields(&published, 100, &mut Dice::new(4));
    let of = |field: usize| order.iter().filter(|f| **f == field).count();
    assert_eq!(
        (0..8).map(of).collect::<Vec<_>>(),
        [25, 19, 23, 6, 3, 2, 4, 18]
    );
    for part in order.chunks(20) {
        let kinds: BTreeSet<_> = part.iter().collect();
        assert!(kinds.len() >= 4, "{part:?}");
    }
}

#[test]
fn the_office_of_then_has_its_terms_papers_and_calendars() {
    let (world, _) = whole();
    let from: Vec<String> = world
        .committee
        .term
        .iter()
        .map(|t| t.from.to_string())
        .collect();
    assert_eq!(
        from,
        ["2005-11-01", "2010-08-01", "2015-08-01", "2020-08-01"]
    );
    let years: Vec<&str> = world
        .calendars
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        (years[0], years[18], years[21]),
        ("calendar-2006", "calendar-2024", "calendar-2027")
    );
    assert_eq!(world.plays.shown.to_string(), "2010-08");
    assert!(world.legal_bases.iter().all(|b| b.number != "09-KH/HU"));
    assert!(world.text.vi.contains("hư cấu"));
}
