//! Files fill an office: nothing doubled, nothing half, and old petitions go on like others.
use crate::support::office::day;
use crate::support::world::World;
use store::commands::{
    AnswerRow, ImportCalendar, ImportPeople, ImportPetitions, ImportPosts, ImportReplies,
    ImportUnits, PetitionRow, ReplyRow, SetSetting,
};
use store::{Answer, Failure};
use workflow::calendar::{CalendarEntry, Certainty, DayKind, DayPart};
use workflow::ids::PetitionId;
use workflow::import::{PersonPointer, PersonRow, Pointer, PostRow, RowFault, UnitRow};
use workflow::person::Role;
use workflow::petition::{Competence, Kind, Matter, OldDates, OutcomeClass, Refusal, State};
use workflow::text::{Line, Prose};
use workflow::unit::UnitKind;

on_both!(
    an_office_is_filled_and_filled_again_without_doubling,
    one_wrong_row_keeps_the_whole_file_out,
    only_the_office_chief_changes_the_office_by_a_file,
    a_day_off_from_a_file_counts_even_after_an_edit_of_a_later_day,
    old_petitions_come_once_whatever_is_brought_again,
    a_code_that_came_with_a_file_is_never_given_again,
    an_old_answer_comes_to_its_petition_once,
    what_the_rules_refuse_is_not_taken_over,
    an_open_old_petition_goes_on_like_any_other
);

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn unit(kind: UnitKind, name: &str, parent: &str) -> UnitRow {
    UnitRow {
        key: None,
        kind,
        name: line(name),
        code: None,
        parent: Some(Pointer::new(parent, None)),
        from: Some(day(2025, 1, 1)),
        to: None,
        successors: Vec::new(),
        members: Some(30),
    }
}

async fn units(w: &World, by: &str, rows: Vec<UnitRow>) -> Result<Answer, Failure> {
    let (by, committee) = (w.by(by), w.office.committee);
    w.submit(ImportUnits {
        by,
        committee,
        rows,
    })
    .await
}

fn new_cells() -> Vec<UnitRow> {
    vec![
        unit(UnitKind::Cell, "Chi bộ thôn Bảy", "xã Đức Xương"),
        unit(UnitKind::Commune, "xã Đức Xương", "K2"),
    ]
}

async fn an_office_is_filled_and_filled_again_without_doubling(w: &World) {
    let first = units(w, "chanh-vp", new_cells()).await.unwrap();
    assert_eq!(first.further.len(), 2);
    let people = || {
        vec![PersonRow {
            key: None,
            name: line("Phạm Văn Bảy"),
            born: Some(1971),
            phone: Some("0912 345 678".into()),
            email: None,
            status: None,
        }]
    };
    let posts = || {
        vec![PostRow {
            person: PersonPointer {
                text: "Phạm Văn Bảy".into(),
                born: None,
            },
            unit: Pointer::new("Chi bộ thôn Bảy", Some(UnitKind::Cell)),
            role: Role::CellSecretary,
            from: None,
            to: None,
        }]
    };
    let (by, committee) = (|| w.by("chanh-vp"), w.office.committee);
    let import = ImportPeople {
        by: by(),
        committee,
        rows: people(),
    };
    assert_eq!(w.submit(import).await.unwrap().further.len(), 1);
    let import = ImportPosts {
        by: by(),
        committee,
        rows: posts(),
    };
    assert_eq!(w.submit(import).await.unwrap().further.len(), 1);
    let office = w.store.directory(committee).await.unwrap();
    let seventh = office.person_by_key("pham-van-bay").unwrap();
    assert_eq!(seventh.born, Some(1971));
    let version = office.version;
    assert_eq!(
        units(w, "chanh-vp", new_cells()).await.unwrap().further,
        [] as [uuid::Uuid; 0]
    );
    let import = ImportPeople {
        by: by(),
        committee,
        rows: people(),
    };
    assert_eq!(
        w.submit(import).await.unwrap().further,
        [] as [uuid::Uuid; 0]
    );
    let import = ImportPosts {
        by: by(),
        committee,
        rows: posts(),
    };
    assert_eq!(
        w.submit(import).await.unwrap().further,
        [] as [uuid::Uuid; 0]
    );
    let again = w.store.directory(committee).await.unwrap();
    assert_eq!(
        again.version, version,
        "nothing has changed, so nothing is recorded"
    );
    assert_eq!(
        w.count("SELECT count(*) AS n FROM unit WHERE key = 'chi-bo-thon-bay'")
            .await,
        1
    );
}

async fn one_wrong_row_keeps_the_whole_file_out(w: &World) {
    let mut rows = new_cells();
    rows.push(unit(UnitKind::Cell, "Chi bộ thôn Tám", "xã không có"));
    let refused = units(w, "chanh-vp", rows).await.unwrap_err();
    let Failure::Row { row: 2, fault } = refused else {
        panic!("{refused:?}")
    };
    assert!(matches!(*fault, RowFault::NoUnit { .. }));
    assert_eq!(w.count("SELECT count(*) AS n FROM unit").await, 18);
}

async fn only_the_office_chief_changes_the_office_by_a_file(w: &World) {
    let refused = units(w, "chuyen-vien", new_cells()).await.unwrap_err();
    assert!(matches!(refused, Failure::Missing(_)), "{refused:?}");
    assert_eq!(w.count("SELECT count(*) AS n FROM unit").await, 18);
}

/// The latest setting of a year holds; one that the file makes must not hide behind it.
async fn a_day_off_from_a_file_counts_even_after_an_edit_of_a_later_day(w: &World) {
    let committee = w.office.committee;
    let office = w.store.directory(committee).await.unwrap();
    let year = office.calendar.files()[0].clone();
    let body = serde_json::to_string(&year).unwrap();
    let later = SetSetting {
        by: w.by("chanh-vp"),
        committee,
        name: "calendar-2025".into(),
        from: day(2025, 6, 1),
        body,
    };
    w.submit(later).await.unwrap();
    let rows = vec![CalendarEntry {
        date: day(2025, 3, 13),
        kind: DayKind::LocalOff,
        part: DayPart::Whole,
        occasion: None,
        status: Certainty::Announced,
        source: "Thông báo 12-TB/HU".into(),
    }];
    let by = w.by("chanh-vp");
    w.submit(ImportCalendar {
        by,
        committee,
        rows,
    })
    .await
    .unwrap();
    let office = w.store.directory(committee).await.unwrap();
    assert_eq!(office.calendar.is_working(day(2025, 3, 13)), Ok(false));
}

fn old(reference: &str, cell: &str, state: State) -> PetitionRow {
    let told = state == State::Closed;
    PetitionRow {
        reference: reference.into(),
        from: Pointer::new(cell, None),
        kind: Kind::Petition,
        category: "land".into(),
        matter: Matter {
            title: line("Cấp giấy chứng nhận"),
            text: Prose::parse(&format!("Đề nghị cấp giấy, việc {reference}.")).unwrap(),
            place: line("thôn Đông"),
            addressee: line("UBND huyện"),
        },
        state,
        code: None,
        month: None,
        dates: OldDates {
            recorded: Some(day(2019, 3, 6)),
            issued: told.then(|| day(2019, 4, 2)),
            announced: told.then(|| day(2019, 4, 8)),
            ..OldDates::default()
        },
        endorsers: Vec::new(),
        competence: Some(Competence::County),
        lead: (state != State::Recorded).then(|| Pointer::new("dat-dai", None)),
        support: Vec::new(),
        answer: told.then(|| AnswerRow {
            outcome: OutcomeClass::Explained,
            text: None,
            signer: None,
            legal_basis: None,
        }),
        symbol: told.then(|| line("15-TB/HU")),
        promise: None,
        due: None,
    }
}

async fn take_over(w: &World, rows: Vec<PetitionRow>) -> Result<Answer, Failure> {
    let (by, committee) = (w.by("chuyen-vien"), w.office.committee);
    w.submit(ImportPetitions {
        by,
        committee,
        rows,
    })
    .await
}

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
    let stats = w.store.stats(&office, &viewer, None).await.unwrap();
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
