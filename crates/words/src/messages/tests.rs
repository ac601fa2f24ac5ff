use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::is_nfc;

use super::store::FILES;
use super::*;
use crate::Language;

/// Keys of a file, `key` and `key.attribute`, each with the arguments its pattern uses.
fn keys(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in file.lines().filter(|l| !l.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =") {
            if let Some(attribute) = key.trim_start().strip_prefix('.') {
                current = format!("{message}.{attribute}");
            } else if !key.starts_with(' ') {
                message = key.to_owned();
                current = message.clone();
            }
            assert!(!found.contains_key(&current), "{current} stands twice");
            found.entry(current.clone()).or_default();
        }
        if let Some(arguments) = found.get_mut(&current) {
            arguments.extend(arguments_in(line));
        }
    }
    found
}

fn arguments_in(line: &str) -> impl Iterator<Item = String> {
    line.split("{ $").skip(1).map(|rest| {
        rest.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    })
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    let mut seen = BTreeSet::new();
    for (name, vi, en) in FILES {
        let (vietnamese, english) = (keys(vi), keys(en));
        assert_eq!(vietnamese, english, "{name}.ftl");
        for key in vietnamese.into_keys() {
            assert!(seen.insert(key.clone()), "{key} stands in two files");
        }
    }
    assert!(seen.len() > 200, "only {} messages were read", seen.len());
}

#[test]
fn files_are_composed_and_readable() {
    for (name, vi, en) in FILES {
        assert!(is_nfc(vi) && is_nfc(en), "{name}.ftl is not NFC");
        for text in [vi, en] {
            let read = fluent_bundle::FluentResource::try_new(text.to_owned());
            assert!(read.is_ok(), "{name}.ftl: {:?}", read.err().map(|e| e.1));
            let eth = ['\u{D0}', '\u{F0}', '\u{A0}', '\t'];
            assert!(!text.contains(eth), "{name}.ftl has an Eth or an odd space");
        }
    }
}

fn walk<T: Term>(said: &mut BTreeSet<&'static str>) {
    for term in T::EVERY {
        assert!(said.insert(term.key()), "{} names two things", term.key());
        let names = Language::ALL.map(|language| term.name_in(language));
        for name in &names {
            assert!(
                !name.is_empty() && !name.contains(['⟦', '{']),
                "{}: {name}",
                term.key()
            );
        }
        assert_ne!(names[0], names[1], "{} is not translated", term.key());
    }
    let distinct: BTreeSet<_> = T::EVERY.iter().map(|t| t.name_in(Language::Vi)).collect();
    assert_eq!(distinct.len(), T::EVERY.len(), "two values share a name");
}

#[test]
fn every_term_has_its_own_name_and_no_name_is_left_over() {
    let mut said = BTreeSet::new();
    WALKS.iter().for_each(|walk| walk(&mut said));
    let (_, vi, _) = FILES.iter().find(|(name, ..)| *name == "terms").unwrap();
    let others = ["unknown-unit", "unknown-person", "list-and", "list-or"];
    let unsaid: Vec<_> = keys(vi)
        .into_keys()
        .filter(|k| !said.contains(k.as_str()) && !others.contains(&k.as_str()))
        .collect();
    assert_eq!(unsaid, Vec::<String>::new());
}

const WALKS: [fn(&mut BTreeSet<&'static str>); 26] = [
    walk::<workflow::petition::State>,
    walk::<workflow::petition::ActionKind>,
    walk::<workflow::capacity::Capacity>,
    walk::<workflow::petition::OutcomeClass>,
    walk::<workflow::petition::ReturnReason>,
    walk::<workflow::petition::FormFault>,
    walk::<workflow::petition::Competence>,
    walk::<workflow::petition::DecidingBody>,
    walk::<workflow::petition::NotSpoken>,
    walk::<workflow::petition::DivertGround>,
    walk::<workflow::petition::Kind>,
    walk::<workflow::petition::Source>,
    walk::<workflow::petition::EndorsementKind>,
    walk::<workflow::petition::ExceptionCause>,
    walk::<workflow::person::Status>,
    walk::<workflow::petition::OwnWork>,
    walk::<workflow::petition::VoteOn>,
    walk::<workflow::petition::Field>,
    walk::<workflow::conference::ConferenceState>,
    walk::<workflow::conference::ConferenceActionKind>,
    walk::<workflow::person::Role>,
    walk::<workflow::unit::UnitKind>,
    walk::<workflow::capacity::Relation>,
    walk::<workflow::conference::AttendanceCategory>,
    walk::<workflow::conference::Item>,
    walk::<workflow::hosting::SwapState>,
];

#[test]
fn lists_of_terms_agree_with_the_workflows_own() {
    use workflow::capacity::Capacity;
    use workflow::petition::{ActionKind, State};
    assert_eq!(State::EVERY, State::ALL);
    assert_eq!(ActionKind::EVERY, ActionKind::ALL);
    assert_eq!(Capacity::EVERY, Capacity::ALL);
    assert_eq!(
        State::Declined.name_in(Language::Vi),
        "Không tiếp nhận giải quyết"
    );
}

#[test]
fn an_unknown_message_is_seen_and_does_not_panic() {
    assert_eq!(say(Language::Vi, "no-such", &Args::none()), "⟦no-such⟧");
    assert_eq!(
        advise(Language::En, "list-and", &Args::none()),
        "⟦list-and.advice⟧"
    );
}

#[test]
fn what_people_typed_is_never_read_as_a_message() {
    let odd = "{ $state } {{7*7}} <b> ${x} {%";
    let args = Args::none().text("given", odd);
    let said = say(Language::Vi, "refusal-unknown-category", &args);
    assert!(said.contains(odd), "{said}");
}

#[test]
fn counts_are_printed_as_counts_and_still_choose_the_plural() {
    let overdue = |language, days| {
        let args = Args::none().count("days", days).text("due", "x");
        say(language, "digest-is-overdue", &args)
    };
    assert_eq!(overdue(Language::Vi, 5), "quá hạn 05 ngày làm việc (hạn x)");
    assert_eq!(overdue(Language::En, 1), "overdue by 1 working day (due x)");
    assert_eq!(
        overdue(Language::En, 1_002),
        "overdue by 1,002 working days (due x)"
    );
}
