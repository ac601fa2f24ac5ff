//! Who may not: at once, and without learning what there is (invariants 9 and 10; B32, B34, B41).
use crate::support::office::{Office, day};
use crate::support::world::World;
use store::commands::{
    AcknowledgeDocument, ActOnConference, ChangeStatus, ConferenceDeed, Deed, SetSetting,
};
use store::{Failure, Thing};
use workflow::ids::{DocumentId, PetitionId};
use workflow::missing::MissingFact;
use workflow::person::Status;
use workflow::petition::{Refusal, State};

on_both!(
    who_may_no_longer_act_is_refused_at_once,
    what_lies_elsewhere_is_not_found,
    a_substitute_acts_with_both_names,
    nobody_approves_his_own_answer,
    the_last_chief_keeps_his_rights,
    a_post_ended_beside_the_program_counts_at_once_and_is_found,
    rights_withdrawn_in_the_middle_of_a_crowd_hold_for_all_after,
    only_the_office_chief_changes_the_office,
    only_the_clusters_leaders_prove_receipt,
    another_committees_conference_is_not_found,
);

async fn change(w: &World, person: &str, status: Status) {
    let (by, committee) = (w.by("chanh-vp"), w.office.committee);
    let person = w.office.person(person);
    w.submit(ChangeStatus {
        by,
        committee,
        person,
        status,
    })
    .await
    .unwrap();
}

async fn who_may_no_longer_act_is_refused_at_once(w: &World) {
    let id = w.draft("thon-1").await;
    for status in [Status::Revoked, Status::Pending, Status::Moved] {
        change(w, "bt-thon-1", status).await;
        let refused = w.act("bt-thon-1", id, w.endorse()).await;
        let Err(Failure::Refused(refusal)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(*refusal, Refusal::NotActive { status });
        let drafted = w.submit(w.drafting("thon-1", "Đường.")).await;
        assert!(matches!(drafted, Err(Failure::Refused(_))), "{drafted:?}");
    }
    change(w, "bt-thon-1", Status::Active).await;
    w.done("bt-thon-1", id, w.endorse()).await;
}

async fn what_lies_elsewhere_is_not_found(w: &World) {
    let id = w.draft("thon-1").await;
    let nothing = PetitionId(w.store.id());
    for who in ["bt-thon-2", "bt-thon-5", "bt-phu-loc", "gt-truong", "khach"] {
        let elsewhere = w.act(who, id, w.endorse()).await.unwrap_err();
        let missing = w.act(who, nothing, w.endorse()).await.unwrap_err();
        assert!(
            matches!(elsewhere, Failure::NotFound(Thing::Petition)),
            "{who}: {elsewhere:?}"
        );
        assert_eq!(elsewhere.to_string(), missing.to_string());
    }
    let seen = w.act("bt-an-binh", id, w.endorse()).await;
    assert!(
        matches!(seen, Err(Failure::Refused(_))),
        "in scope, but not entitled: {seen:?}"
    );
    assert_eq!(w.state(id).await, State::Draft);
}

async fn a_substitute_acts_with_both_names(w: &World) {
    w.clock.set(2025, 4, 2);
    let id = w.endorsed("thon-5").await;
    let divert = || Deed::Divert {
        ground: workflow::petition::DivertGround::Complaint,
        to: crate::support::acts::line("Ban Tiếp công dân"),
        receipt: None,
    };
    w.done("pho-khu-2", id, divert()).await;
    let rows = w
        .rows("SELECT canonical FROM event ORDER BY seq DESC", [])
        .await;
    let event: workflow::petition::Event =
        serde_json::from_str(&rows[0].try_get::<String>("", "canonical").unwrap()).unwrap();
    assert_eq!(event.doer.person, Some(w.office.person("pho-khu-2")));
    assert_eq!(event.doer.on_behalf, Some(w.office.person("truong-khu-2")));
    w.clock.set(2025, 5, 5);
    let id = w.endorsed("thon-5").await;
    let over = w.act("pho-khu-2", id, divert()).await;
    assert!(matches!(over, Err(Failure::Refused(_))), "{over:?}");
}

async fn nobody_approves_his_own_answer(w: &World) {
    let march = w.plan(3).await;
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    w.done("chuyen-vien", id, w.route()).await;
    w.done("gt-cv", id, Deed::Accept).await;
    let Deed::SubmitReply {
        text,
        signer,
        outcome,
        legal_basis,
        promise,
        sign_offs,
        ..
    } = w.reply("Sẽ sửa.")
    else {
        unreachable!("a reply")
    };
    let author = w.office.person("bi-thu");
    let own = Deed::SubmitReply {
        text,
        author,
        signer,
        outcome,
        legal_basis,
        promise,
        sign_offs,
    };
    w.done("dd-truong", id, w.sign_part()).await;
    w.done("gt-truong", id, own).await;
    let refused = w.act("bi-thu", id, w.approve(id).await).await;
    assert!(
        matches!(&refused, Err(Failure::Refused(r)) if matches!(**r, Refusal::OwnWork { .. })),
        "{refused:?}"
    );
}

/// There is one chief in this office: without him nobody could change it any more.
async fn the_last_chief_keeps_his_rights(w: &World) {
    let last = ChangeStatus {
        by: w.by("chanh-vp"),
        committee: w.office.committee,
        person: w.office.person("chanh-vp"),
        status: Status::Revoked,
    };
    let refused = w.submit(last).await;
    assert!(
        matches!(refused, Err(Failure::Missing(MissingFact::LastOfficeChief))),
        "{refused:?}"
    );
    change(w, "chuyen-vien", Status::Revoked).await;
}

/// Another node's change is read at the next command; one that no event speaks of is found by the
/// audit at the end.
async fn a_post_ended_beside_the_program_counts_at_once_and_is_found(w: &World) {
    let march = w.plan(3).await;
    let id = w.endorsed("thon-1").await;
    w.done("chanh-vp", id, World::urgent(march)).await;
    w.done("thuong-truc-1", id, w.direct()).await;
    w.forge_office("UPDATE post SET valid_to = '2025-02-01' WHERE role = 'office_specialist'")
        .await;
    let routed = w.act("chuyen-vien", id, w.route()).await;
    assert!(
        matches!(routed, Err(Failure::NotFound(Thing::Petition))),
        "{routed:?}"
    );
}

/// B41, under load: no event of his has a number after the one that withdrew his rights.
async fn rights_withdrawn_in_the_middle_of_a_crowd_hold_for_all_after(w: &World) {
    let drafts = (0..24).map(|n| {
        let text = format!("Đường số {n}.");
        async move { w.submit(w.drafting("thon-1", &text)).await.map(|_| ()) }
    });
    let (before, after) = drafts.enumerate().partition::<Vec<_>, _>(|(n, _)| *n < 12);
    let some = futures::future::join_all(before.into_iter().map(|d| d.1));
    let revoke = change(w, "bt-thon-1", Status::Revoked);
    let rest = futures::future::join_all(after.into_iter().map(|d| d.1));
    tokio::join!(some, revoke, rest);
    let rows = w
        .rows("SELECT subject, canonical FROM event ORDER BY seq", [])
        .await;
    let subjects: Vec<String> = rows
        .iter()
        .map(|r| r.try_get("", "subject").unwrap())
        .collect();
    let revoked = subjects.iter().rposition(|s| s == "office").unwrap();
    assert_eq!(revoked, subjects.len() - 1, "{subjects:?}");
    assert_eq!(
        w.submit(w.drafting("thon-1", "Sau."))
            .await
            .map_err(|e| e.class())
            .unwrap_err(),
        store::FailureClass::Forbidden
    );
}

async fn only_the_office_chief_changes_the_office(w: &World) {
    let committee = w.office.committee;
    let version = "SELECT directory_version AS n FROM committee";
    let before = w.count(version).await;
    for who in ["bi-thu", "chuyen-vien", "pho-khu-1", "bt-thon-1", "khach"] {
        let refused = w
            .submit(ChangeStatus {
                by: w.by(who),
                committee,
                person: w.office.person("bt-thon-2"),
                status: Status::Revoked,
            })
            .await;
        assert!(
            matches!(refused, Err(Failure::Missing(MissingFact::NotOfficeChief))),
            "{who}: {refused:?}"
        );
        let refused = w
            .submit(SetSetting {
                by: w.by(who),
                committee,
                name: "calendar-2025".into(),
                from: day(2025, 2, 20),
                body: "{}".into(),
            })
            .await;
        assert!(refused.is_err(), "{who}: {refused:?}");
    }
    assert_eq!(w.count(version).await, before);
    w.draft("thon-2").await;
}

/// GL-15: a post somewhere else proves nothing, nor does another committee's document.
async fn only_the_clusters_leaders_prove_receipt(w: &World) {
    let march = w.plan(3).await;
    w.approved("thon-1", march).await;
    let document = DocumentId(w.submit(w.notice(march)).await.unwrap().subject);
    let receipt = |who: &str, unit: &str, document| AcknowledgeDocument {
        by: w.by(who),
        committee: w.office.committee,
        document,
        cluster: w.office.unit(unit),
    };
    for (who, unit) in [
        ("bt-thon-1", "thon-1"),
        ("bt-an-binh", "an-binh"),
        ("chuyen-vien", "van-phong"),
        ("truong-khu-2", "khu-1"),
        ("pho-khu-1", "khu-1"),
        ("bi-thu", "huyen"),
    ] {
        let refused = w.submit(receipt(who, unit, document)).await;
        assert!(
            matches!(refused, Err(Failure::Missing(MissingFact::NotOfCluster))),
            "{who}: {refused:?}"
        );
    }
    let stray = receipt("truong-khu-1", "khu-1", DocumentId(w.store.id()));
    let refused = w.submit(stray).await;
    assert!(matches!(refused, Err(Failure::NotFound(_))), "{refused:?}");
    assert_eq!(w.count("SELECT count(*) AS n FROM receipt").await, 0);
    w.submit(receipt("truong-khu-1", "khu-1", document))
        .await
        .unwrap();
}

/// Two committees in one database know nothing of each other's conferences (B34).
async fn another_committees_conference_is_not_found(w: &World) {
    let march = w.plan(3).await;
    let conference = w.conference(march, "khu-1").await.id;
    let (other, install) = Office::new("khac", || w.store.id());
    w.submit(install).await.unwrap();
    let command = |office: &Office| ActOnConference {
        by: store::commands::By::person(office.person("chanh-vp"), w.by("bi-thu").channel),
        committee: office.committee,
        conference,
        deed: ConferenceDeed::Confirm { host: None },
    };
    let refused = w.submit(command(&other)).await;
    assert!(
        matches!(refused, Err(Failure::NotFound(Thing::Conference))),
        "{refused:?}"
    );
    let own = w.submit(command(&w.office)).await;
    assert!(!matches!(own, Err(Failure::NotFound(_))), "{own:?}");
}
