//! A changed calendar moves open clocks openly, and never closed ones (invariant 16).
use crate::support::office::day;
use crate::support::world::World;
use store::Failure;
use store::commands::{RePlanDeadlines, SetSetting};
use workflow::calendar::{CalendarData, CalendarEntry};
use workflow::petition::{Action, Event};

on_both!(
    an_edit_moves_open_clocks_as_recorded_events,
    a_calendar_that_contradicts_itself_is_refused
);

async fn set(w: &World, data: &CalendarData) -> Result<store::Answer, Failure> {
    let body = serde_json::to_string(data).unwrap();
    let (by, committee) = (w.by("chanh-vp"), w.office.committee);
    w.submit(SetSetting {
        by,
        committee,
        name: "calendar-2025".into(),
        from: day(2025, 2, 20),
        body,
    })
    .await
}

fn calendar() -> CalendarData {
    toml::from_str(include_str!("../../../../config/calendars/vn-2025.toml")).unwrap()
}

/// The shipped calendar with one more day off, copied from an entry of its kind.
fn with_day_off() -> CalendarData {
    let mut data = calendar();
    let holiday = data
        .entries
        .iter()
        .find(|e| e.date == day(2025, 4, 30))
        .unwrap()
        .clone();
    data.entries.push(CalendarEntry {
        date: day(2025, 3, 13),
        ..holiday
    });
    data
}

async fn replan(w: &World) -> Vec<uuid::Uuid> {
    let (by, committee) = (w.by("chuyen-vien"), w.office.committee);
    w.submit(RePlanDeadlines { by, committee })
        .await
        .unwrap()
        .further
}

async fn an_edit_moves_open_clocks_as_recorded_events(w: &World) {
    let march = w.plan(3).await;
    w.clock.set(2025, 3, 11);
    let open = w.endorsed("thon-1").await;
    let closed = w.endorsed("thon-2").await;
    let withdraw = store::commands::Deed::Withdraw { note: None };
    w.done("bt-thon-2", closed, withdraw).await;
    w.done("chanh-vp", open, World::urgent(march)).await;
    w.done("thuong-truc-1", open, w.direct()).await;
    w.done("chuyen-vien", open, w.route()).await;
    w.done("gt-cv", open, store::commands::Deed::Accept).await;
    let before = w.petition(open).await;
    let ended = w.petition(closed).await;
    assert_eq!(
        replan(w).await,
        [] as [uuid::Uuid; 0],
        "nothing has changed yet"
    );
    set(w, &with_day_off()).await.unwrap();
    assert_eq!(
        w.petition(open).await,
        before,
        "an edit alone moves nothing"
    );
    assert_eq!(replan(w).await, [open.0]);
    let after = w.petition(open).await;
    assert_eq!(after.version, before.version + 1);
    assert!(after.due > before.due, "{:?} {:?}", before.due, after.due);
    assert_eq!(w.petition(closed).await, ended);
    assert_eq!(replan(w).await, [] as [uuid::Uuid; 0]);
    let rows = w
        .rows("SELECT canonical FROM event ORDER BY seq DESC", [])
        .await;
    let event: Event =
        serde_json::from_str(&rows[0].try_get::<String>("", "canonical").unwrap()).unwrap();
    assert!(matches!(event.action, Action::RePlan { .. }));
    assert_eq!(
        w.count("SELECT count(*) AS n FROM deadline WHERE closed_version IS NULL")
            .await,
        1
    );
}

async fn a_calendar_that_contradicts_itself_is_refused(w: &World) {
    let mut data = calendar();
    data.entries.push(data.entries[0].clone());
    let refused = set(w, &data).await;
    assert!(matches!(refused, Err(Failure::Calendar(_))), "{refused:?}");
    assert_eq!(
        w.count("SELECT count(*) AS n FROM setting WHERE name = 'calendar-2025'")
            .await,
        1
    );
    w.draft("thon-1").await;
}
