//! How each refusal is answered: 409, 403 or 422.
use super::*;
use crate::petition::RefusalClass::{self, Conflict, Forbidden, Unacceptable};

fn of_the_record() -> Vec<ConferenceRefusal> {
    use ConferenceRefusal as R;
    let (date, person) = (day(3, 5), Who::ClusterHead.id());
    vec![
        R::NotFromHere {
            action: ConferenceActionKind::Open,
            state: None,
            possible: vec![],
        },
        R::SameSlot,
        R::SlotTaken {
            by: conference_id(1),
        },
        R::LeaderBookedTwice {
            leader: person,
            conference: conference_id(1),
        },
        R::JoinTargetState {
            state: ConferenceState::Closed,
        },
        R::JoinChain,
        R::TooEarlyToOpen { date },
        R::TooLateToOpen { date },
        R::EmptyRoster,
        R::TwiceOnRoster { person },
        R::RollIncomplete { missing: vec![] },
        R::Unfinished {
            left: Unfinished::default(),
        },
    ]
}

fn of_what_was_given() -> Vec<ConferenceRefusal> {
    use ConferenceRefusal as R;
    let (date, person) = (day(3, 5), Who::ClusterHead.id());
    let unit = crate::ids::UnitId(petition_id(1).0);
    vec![
        R::OutsideWindow { date },
        R::DatePast { date },
        R::NoHost,
        R::HostDissolved {
            unit,
            successors: vec![],
        },
        R::HostNotYet { unit, from: date },
        R::HostElsewhere { unit },
        R::ItemsGoNowhere { item: Item::Issued },
        R::JoinIntoItself,
        R::JoinOtherCycle,
        R::NotTheHead { person },
        R::NotOnBoard { person },
        R::NotTheDeputy { person },
        R::ChairTakesMinutes { person },
        R::NotOnRoster { person },
        R::SubstituteOnRoster { person },
        R::AddendumUnsigned,
    ]
}

fn of_the_actor() -> Vec<ConferenceRefusal> {
    use ConferenceRefusal as R;
    vec![
        R::NotEntitled {
            action: ConferenceActionKind::Open,
            who: vec![],
        },
        R::NotActive {
            status: Status::Revoked,
        },
    ]
}

#[test]
fn each_refusal_says_whether_the_record_the_person_or_the_input_is_in_the_way() {
    let classes: [(Vec<ConferenceRefusal>, RefusalClass); 3] = [
        (of_the_record(), Conflict),
        (of_what_was_given(), Unacceptable),
        (of_the_actor(), Forbidden),
    ];
    let all: BTreeSet<_> = classes
        .iter()
        .flat_map(|(refusals, _)| refusals)
        .map(|r| serde_json::to_value(r).unwrap()["refusal"].to_string())
        .collect();
    assert_eq!(all.len(), 30, "every refusal, once");
    for (refusals, class) in classes {
        for refusal in refusals {
            assert_eq!(refusal.class(), class, "{refusal:?}");
        }
    }
}
