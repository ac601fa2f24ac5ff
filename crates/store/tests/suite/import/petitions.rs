//! Old petitions and their answers.
use super::{old, take_over};
use crate::support::office::day;
use crate::support::world::World;
use store::Failure;
use store::commands::{ImportPetitions, ImportReplies, ReplyRow};
use workflow::ids::PetitionId;
use workflow::import::Pointer;
use workflow::petition::{OutcomeClass, Refusal, State};
use workflow::text::Prose;

on_both!(
    old_petitions_come_once_whatever_is_brought_again,
    a_code_that_came_with_a_file_is_never_given_again,
    an_old_answer_comes_to_its_petition_once,
    what_the_rules_refuse_is_not_taken_over,
    what_is_marked_as_secret_is_not_taken_over,
    an_open_old_petition_goes_on_like_any_other,
);

async fn old_petitions_come_once_whatever_is_brought_again(w: &World) {
    let file = |n: u32| {
        (1..=n)
            .map(|i| old(&format!("KN-{i}"), "thon-1", State::Closed))
            .collect()
    };
    assert_eq!(take_over(w, file(3)).await.unwrap().further.len(), 3);
    assert_eq!(
        take_over(w, file(5)).await.unwrap().further.len(),
        2,
        "the file has grown"
    );
    assert_eq!(take_over(w, file(5)).await.unwrap().further.len(), 0);
    assert_eq!(w.count("SELECT count(*) AS n FROM petition").await, 5);
    assert_eq!(w.count("SELECT count(*) AS n FROM imported").await, 5);
    assert_eq!(
        w.count("SELECT count(*) AS n FROM outbox").await,
        0,
        "nobody is written to"
    );
    let office = w.store.directory(w.office.committee).await.unwrap();
    let viewer = store::queries::Viewer::keeper();
    let then = store::queries::UnitsAs::Then;
    let stats = w.store.stats(&office, &viewer, None, then).await.unwrap();
    assert_eq!(
        stats.by_month[0].month, "2019-03",
        "counted where old records have it"
    );
    assert!(stats.conservation.unwrap().holds);
}

async fn a_code_that_came_with_a_file_is_never_given_again(w: &World) {
    let mut coded = old("GLOC-2019-03-K1-07", "thon-1", State::Closed);
    coded.code = Some("GLOC-2019-03-K1-07".into());
    let uncoded = old("x", "thon-2", State::Closed);
    let done = take_over(w, vec![coded.clone(), uncoded]).await.unwrap();
    let codes = [done.further[0], done.further[1]];
    let first = w.petition(PetitionId(codes[0])).await;
    assert_eq!(first.code.as_deref(), Some("GLOC-2019-03-K1-07"));
    let second = w.petition(PetitionId(codes[1])).await;
    assert_eq!(second.code.as_deref(), Some("GLOC-2019-03-K1-08"));
    coded.reference = "another".into();
    let refused = take_over(w, vec![coded]).await.unwrap_err();
    assert!(matches!(refused, Failure::Taken(_)), "{refused:?}");
}

async fn an_old_answer_comes_to_its_petition_once(w: &World) {
    let mut row = old("KN-1", "thon-1", State::Closed);
    row.code = Some("KN-1".into());
    let id = take_over(w, vec![row]).await.unwrap().further[0];
    let text = Prose::parse("Đã trả lời tại Thông báo 15-TB/HU.").unwrap();
    let import = || ImportReplies {
        by: w.by("chuyen-vien"),
        committee: w.office.committee,
        rows: vec![ReplyRow {
            code: "KN-1".into(),
            text: text.clone(),
            outcome: OutcomeClass::Settled,
            answered: Some(day(2019, 3, 20)),
        }],
    };
    assert_eq!(w.submit(import()).await.unwrap().further, [id]);
    assert_eq!(
        w.submit(import()).await.unwrap().further,
        [] as [uuid::Uuid; 0]
    );
    let office = w.store.directory(w.office.committee).await.unwrap();
    let viewer = store::queries::Viewer::keeper();
    let view = w
        .store
        .petition(&office, &viewer, PetitionId(id))
        .await
        .unwrap();
    assert_eq!(view.imported, Some(day(2025, 2, 10)));
    assert_eq!(view.replies.len(), 1);
    assert_eq!(view.replies[0].outcome, Some(OutcomeClass::Settled));
    assert_eq!(view.replies[0].body.as_deref(), Some(text.as_str()));
}

async fn what_the_rules_refuse_is_not_taken_over(w: &World) {
    let mut future = old("KN-2", "thon-1", State::Closed);
    future.dates.announced = Some(day(2025, 2, 11));
    let refused = take_over(w, vec![old("KN-1", "thon-1", State::Closed), future]).await;
    let Err(Failure::Refused(refusal)) = refused else {
        panic!("{refused:?}")
    };
    assert!(
        matches!(*refusal, Refusal::DateTooLate { .. }),
        "{refusal:?}"
    );
    assert_eq!(
        w.count("SELECT count(*) AS n FROM petition").await,
        0,
        "the slice is one command"
    );
    let stranger = ImportPetitions {
        by: w.by("bt-thon-1"),
        committee: w.office.committee,
        rows: vec![old("KN-1", "thon-1", State::Closed)],
    };
    let refused = w.submit(stranger).await.unwrap_err();
    assert!(matches!(refused, Failure::Refused(_)), "{refused:?}");
}

async fn an_open_old_petition_goes_on_like_any_other(w: &World) {
    let unplanned = take_over(w, vec![old("KN-1", "thon-1", State::Drafting)]).await;
    let Err(Failure::Refused(refusal)) = unplanned else {
        panic!("{unplanned:?}")
    };
    assert!(
        matches!(*refusal, Refusal::Missing { .. }),
        "no month works on it: {refusal:?}"
    );
    w.plan(2).await;
    let mut roads = old("KN-1", "thon-1", State::Drafting);
    roads.lead = Some(Pointer::new("giao-thong", None));
    let id = take_over(w, vec![roads]).await.unwrap().further[0];
    let id = PetitionId(id);
    let p = w.petition(id).await;
    assert_eq!(
        (p.state, p.due),
        (State::Drafting, Some(day(2025, 1, 20))),
        "due at once"
    );
    assert!(p.cycle.is_some());
    w.done("gt-truong", id, w.reply("Đã sửa.")).await;
    assert_eq!(w.state(id).await, State::UnderReview);
}

async fn what_is_marked_as_secret_is_not_taken_over(w: &World) {
    let marked = Prose::parse("TUYỆT MẬT\nBố trí lực lượng.").unwrap();
    let classified = |refused: Result<store::Answer, Failure>| {
        let Err(Failure::Refused(refusal)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(*refusal, Refusal::Classified);
    };
    let mut matter = old("KN-1", "thon-1", State::Closed);
    matter.matter.text = marked.clone();
    classified(take_over(w, vec![matter]).await);
    let mut answer = old("KN-1", "thon-1", State::Closed);
    answer.answer.as_mut().unwrap().text = Some(marked.clone());
    classified(take_over(w, vec![answer]).await);
    let mut plain = old("KN-1", "thon-1", State::Closed);
    plain.code = Some("KN-1".into());
    take_over(w, vec![plain]).await.unwrap();
    let replies = ImportReplies {
        by: w.by("chuyen-vien"),
        committee: w.office.committee,
        rows: vec![ReplyRow {
            code: "KN-1".into(),
            text: marked,
            outcome: OutcomeClass::Settled,
            answered: None,
        }],
    };
    classified(w.submit(replies).await);
    assert_eq!(w.count("SELECT count(*) AS n FROM reply").await, 0);
}
