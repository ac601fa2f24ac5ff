//! Texts are kept as typed, and gone everywhere once withheld (invariant 30; B2, B5, B14, B16, B17).
use crate::support::acts::{line, prose};
use crate::support::world::World;
use store::Failure;
use store::commands::Deed;
use workflow::ids::PetitionId;
use workflow::petition::{Action, DivertGround, State};
use workflow::text::Prose;

on_both!(
    texts_are_kept_as_typed,
    a_withheld_petition_leaves_no_text,
    an_answer_to_a_withheld_petition_leaves_none_either,
    a_diverted_petition_leaves_no_text,
    a_text_of_the_greatest_length_is_kept,
);

async fn matter_of(w: &World, id: PetitionId) -> Option<String> {
    let rows = w
        .rows("SELECT matter FROM petition WHERE id = ?", [id.0.into()])
        .await;
    rows[0].try_get("", "matter").unwrap()
}

async fn texts_are_kept_as_typed(w: &World) {
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=…>",
        "javascript:alert(1)",
        "{{7*7}} ${x} {% raw %}",
        "Đề nghị 🌾🚜 đắp đê; chữ Nôm 𠊛𡗶",
        "' OR 1=1--",
        "100 % _gạch_ \\ngược\\ ? $1 ;",
        "dòng một\ndòng hai?",
        "hoà bình, hòa bình, thuỷ lợi",
    ] {
        let id = PetitionId(w.submit(w.drafting("thon-1", text)).await.unwrap().subject);
        assert_eq!(matter_of(w, id).await.as_deref(), Some(text));
        assert_eq!(prose(text).as_str(), text);
    }
}

/// B14: the type refuses one character more, so that the store never sees it.
async fn a_text_of_the_greatest_length_is_kept(w: &World) {
    let longest = "đường ".repeat(Prose::LIMIT / 6) + &"x".repeat(Prose::LIMIT % 6);
    let longest = longest.trim_end().to_owned();
    assert!(Prose::parse(&"x".repeat(Prose::LIMIT + 1)).is_err());
    let id = PetitionId(
        w.submit(w.drafting("thon-1", &longest))
            .await
            .unwrap()
            .subject,
    );
    assert_eq!(matter_of(w, id).await, Some(longest));
}

const SECRET: &str = "Đề nghị sửa 300 m đường.";

async fn leaves_no_text(w: &World, id: PetitionId) {
    let columns = "SELECT title, matter, place, addressee, folded FROM petition WHERE id = ?";
    let row = &w.rows(columns, [id.0.into()]).await[0];
    for column in ["title", "matter", "place", "addressee", "folded"] {
        assert_eq!(
            row.try_get::<Option<String>>("", column).unwrap(),
            None,
            "{column}"
        );
    }
    let row = &w
        .rows(
            "SELECT count(body) AS n FROM reply WHERE petition_id = ?",
            [id.0.into()],
        )
        .await[0];
    assert_eq!(row.try_get::<i64>("", "n").unwrap(), 0);
    for sql in [
        "SELECT canonical AS t FROM event",
        "SELECT coalesce(answer, '') AS t FROM command_key",
        "SELECT record AS t FROM petition",
    ] {
        for row in w.rows(sql, []).await {
            let text: String = row.try_get("", "t").unwrap();
            assert!(
                !text.contains(SECRET) && !text.contains("Sẽ sửa trong quý III."),
                "{sql}: {text}"
            );
        }
    }
}

async fn a_withheld_petition_leaves_no_text(w: &World) {
    let march = w.plan(3).await;
    let id = w.approved("thon-1", march).await;
    assert_eq!(matter_of(w, id).await.as_deref(), Some(SECRET));
    let redact = || {
        Deed::Given(Action::Redact {
            reason: line("theo yêu cầu của người kiến nghị"),
        })
    };
    w.done("chanh-vp", id, redact()).await;
    leaves_no_text(w, id).await;
    assert!(matches!(
        w.act("chanh-vp", id, redact()).await,
        Err(Failure::Refused(_))
    ));
}

/// The work goes on: the signed paper keeps the text, and its digest shows that it is the same.
async fn an_answer_to_a_withheld_petition_leaves_none_either(w: &World) {
    let march = w.plan(3).await;
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    let redact = Deed::Given(Action::Redact {
        reason: line("theo yêu cầu của người kiến nghị"),
    });
    w.done("chanh-vp", id, redact).await;
    w.answered(id).await;
    assert_eq!(w.state(id).await, State::Approved);
    assert!(w.petition(id).await.reply.is_some());
    leaves_no_text(w, id).await;
}

async fn a_diverted_petition_leaves_no_text(w: &World) {
    let id = w.endorsed("thon-1").await;
    let ground = DivertGround::Denunciation;
    w.done(
        "chuyen-vien",
        id,
        Deed::Divert {
            ground,
            to: line("Ủy ban Kiểm tra"),
            receipt: None,
        },
    )
    .await;
    leaves_no_text(w, id).await;
    assert_eq!(w.state(id).await, State::Diverted);
}
