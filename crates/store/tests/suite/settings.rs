//! What the office has set is read as of a day.
use crate::support::office::day;
use crate::support::world::World;
use store::commands::SetSetting;

on_both!(a_setting_is_that_of_its_day);

async fn a_setting_is_that_of_its_day(w: &World) {
    for (from, body) in [(day(2025, 2, 20), "\"cũ\""), (day(2025, 3, 10), "\"mới\"")] {
        let (by, committee) = (w.by("chanh-vp"), w.office.committee);
        let set = SetSetting {
            by,
            committee,
            name: "wording".into(),
            from,
            body: body.into(),
        };
        w.submit(set).await.unwrap();
    }
    let office = w.store.directory(w.office.committee).await.unwrap();
    let on = |name: &'static str, m: u32, d: u32| {
        let (store, office) = (w.store.clone(), office.clone());
        async move { store.setting(&office, name, day(2025, m, d)).await.unwrap() }
    };
    // Before the first one there is nothing older to go by.
    assert_eq!(on("wording", 1, 2).await.as_deref(), Some("\"cũ\""));
    assert_eq!(on("wording", 3, 9).await.as_deref(), Some("\"cũ\""));
    assert_eq!(on("wording", 3, 10).await.as_deref(), Some("\"mới\""));
    assert_eq!(on("nothing", 3, 10).await, None);
}
