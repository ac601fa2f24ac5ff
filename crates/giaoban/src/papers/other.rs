//! What became of petitions that a notice does not answer: every other outcome is printed under its
//! heading (flow §1, issue).
use super::names::Names;
use super::story::Story;
use store::queries::papers::MonthFacts;
use workflow::paper::{Elsewhere, ElsewherePetition};
use workflow::petition::State;

/// Petitions of the month that were answered on the spot, handed to a commune, or taken back.
pub(super) fn elsewhere(
    facts: &MonthFacts,
    names: &Names<'_>,
    stories: &[Story<'_>],
) -> Vec<ElsewherePetition> {
    let of_month = stories
        .iter()
        .filter(|s| !s.is_withheld() && s.then.document.is_none() && s.was_in(facts.cycle.id));
    let mut found: Vec<_> = of_month
        .filter_map(|story| {
            let how = how(story)?;
            Some(ElsewherePetition {
                petition: story.text(names, true),
                how,
                said: said(story, how, names),
            })
        })
        .collect();
    found.sort_by_key(|item| item.how);
    found
}

/// How many of the month went to another procedure.
pub(super) fn withheld(facts: &MonthFacts, stories: &[Story<'_>]) -> u32 {
    let gone = |s: &&Story<'_>| s.then.state == State::Diverted && s.was_in(facts.cycle.id);
    u32::try_from(stories.iter().filter(gone).count()).unwrap_or(u32::MAX)
}

fn how(story: &Story<'_>) -> Option<Elsewhere> {
    let p = &story.then;
    let on_the_spot = p.announced.as_ref().is_some_and(|a| a.on_the_spot);
    match p.state {
        _ if on_the_spot => Some(Elsewhere::OnTheSpot),
        State::Withdrawn => Some(Elsewhere::Withdrawn),
        State::Routed | State::Drafting if p.is_commune_matter() => Some(Elsewhere::ByCommune),
        _ => None,
    }
}

/// Who answered what; which commune settles it, and by when.
fn said(story: &Story<'_>, how: Elsewhere, names: &Names<'_>) -> String {
    match how {
        Elsewhere::OnTheSpot => story.on_the_spot(names).unwrap_or_default(),
        Elsewhere::ByCommune => {
            let commune = story.then.home.commune.map_or("", |c| names.unit(c));
            let due = story.then.due.map(words::dates::short);
            let due = due.map_or_else(String::new, |day| {
                format!("; báo cáo kết quả tại hội nghị giao ban ngày {day}")
            });
            format!("Đảng ủy, Ủy ban nhân dân {commune}{due}.")
        }
        Elsewhere::Withdrawn => story.withdrawn().unwrap_or_default(),
    }
}
