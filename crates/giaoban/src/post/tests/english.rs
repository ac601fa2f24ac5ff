//! A letter in English is English but for names and what people typed.
use super::desk::sender;
use super::support::acts::{line, prose};
use super::support::office::day;
use super::support::world::World;
use crate::post::work::Writing;
use crate::post::{Run, Way};
use notifier::{FolderChannel, LetterBody, compose, compose_digest};
use std::collections::BTreeSet;
use store::commands::{ConferenceDeed, Deed};
use uuid::Uuid;
use words::Language;
use workflow::conference::{Destination, ItemsGo};
use workflow::petition::{Action, Exception};

on_both!(english_letters_have_no_vietnamese_sentence);

/// What people typed in the play below, and what things are called.
const QUOTED: &[&str] = &[
    "Sửa đường trục thôn",
    "Huyện ủy Gia Lộc (giả định)",
    "cống sập",
    "không thuộc thẩm quyền",
    "chờ khảo sát",
    "sẽ kịp hạn",
    "chưa rõ thời hạn",
    "mưa bão",
];

/// Letters that wait, as they would be written now.
async fn written(w: &World, which: &str) -> Vec<LetterBody> {
    let (channel, sender) = (FolderChannel::new("unused"), sender());
    let way = Way {
        channel: &channel,
        sender: &sender,
        language: Language::En,
        at_a_time: 16,
        local: &crate::post::Local::default(),
    };
    let run = Run::now(&w.store, w.office.committee, &way).await.unwrap();
    let ids = w.rows(which, []).await;
    let ids: Vec<Uuid> = ids.iter().map(|r| r.try_get("", "id").unwrap()).collect();
    let rows = w.store.post_rows(&ids).await.unwrap();
    let lists = run.lists(&rows).await.unwrap();
    let known = run.known(rows.iter().chain(lists.values().flatten())).await;
    let known = known.unwrap();
    let mut letters = Vec::new();
    for row in &rows {
        match run.writing(row, &lists, &known.stories).await.unwrap() {
            Writing::Letter(facts) => letters.push(compose(&facts, Language::En)),
            Writing::Digest { digest, .. } => {
                letters.push(compose_digest(&digest, Language::En).unwrap());
            }
            Writing::Not(_) => {}
        }
    }
    letters
}

const AT_ONCE: &str =
    "SELECT id FROM outbox WHERE state = 'pending' AND channel = 'mail' AND urgency = 'at_once'";
const LISTS: &str = "SELECT id FROM outbox WHERE dedup_key LIKE 'digest:%'";

/// Names of people, longest first.
async fn names(w: &World) -> Vec<String> {
    let office = w.store.directory(w.office.committee).await.unwrap();
    let mut names: Vec<String> = office.people.values().map(|p| p.name.clone()).collect();
    names.extend(office.tree.iter().map(|u| u.name.clone()));
    for quoted in QUOTED {
        names.extend([quoted.to_string(), words::messages::capital(quoted)]);
    }
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    names
}

/// Notes the kinds of letters and finds every word that is neither English nor a quotation.
async fn look(w: &World, which: &str, kinds: &mut BTreeSet<String>) {
    let names = names(w).await;
    for letter in written(w, which).await {
        for said in [&letter.subject, &letter.text, &letter.html] {
            let rest = names
                .iter()
                .fold(said.clone(), |t, n| t.replace(n.as_str(), ""));
            let foreign = |c: char| c.is_alphabetic() && !c.is_ascii();
            let found = rest.lines().find(|l| l.contains(foreign));
            assert_eq!(found, None, "{said}");
        }
        let kind: String = letter.subject.split([':', ',']).next().unwrap().into();
        kinds.insert(kind);
    }
}

async fn english_letters_have_no_vietnamese_sentence(w: &World) {
    let mut kinds = BTreeSet::new();
    let march = w.plan(3).await;
    for (person, cluster) in [("pho-khu-1", "khu-1"), ("pho-khu-2", "khu-2")] {
        let conference = w.conference(march, cluster).await.id;
        w.confer(person, conference, w.consent(cluster))
            .await
            .unwrap();
        look(w, AT_ONCE, &mut kinds).await;
        if cluster == "khu-2" {
            w.confer("chanh-vp", conference, cancel(w)).await.unwrap();
            look(w, AT_ONCE, &mut kinds).await;
        }
    }
    w.clock.set(2025, 3, 11);
    let id = w.endorsed("thon-1").await;
    for (person, deed) in way_to_the_reply(w, march) {
        w.done(person, id, deed).await;
        look(w, AT_ONCE, &mut kinds).await;
    }
    for _ in 0..2 {
        w.done("gt-truong", id, w.reply("Sẽ sửa trong quý III."))
            .await;
        let back = w.give_back(id).await;
        w.done("bi-thu", id, back).await;
        look(w, AT_ONCE, &mut kinds).await;
    }
    w.done("gt-truong", id, w.reply("Sẽ sửa xong.")).await;
    w.done("bi-thu", id, w.approve(id).await).await;
    look(w, AT_ONCE, &mut kinds).await;
    w.clock.set(2025, 3, 27);
    w.submit(w.notice(march)).await.unwrap();
    look(w, AT_ONCE, &mut kinds).await;
    w.clock.set(2025, 3, 28);
    super::desk::clear(w).await;
    look(w, LISTS, &mut kinds).await;
    assert!(kinds.len() >= 12, "{kinds:#?}");
}

fn cancel(w: &World) -> ConferenceDeed {
    let exception = Exception {
        reason: line("mưa bão"),
        approver: w.office.person("bi-thu"),
    };
    let items = ItemsGo {
        endorsed: Destination::InWriting,
        issued: Destination::InWriting,
        commune: Destination::InWriting,
    };
    ConferenceDeed::Cancel { exception, items }
}

/// Everything that may happen before a reply is submitted.
fn way_to_the_reply(w: &World, march: workflow::ids::CycleId) -> Vec<(&'static str, Deed)> {
    let refuse = Action::RefuseRouting {
        reason: line("không thuộc thẩm quyền"),
        proposed: w.office.unit("dat-dai"),
    };
    let ask = Deed::RequestExtension {
        until: day(2025, 4, 1),
        reason: line("chờ khảo sát"),
        interim: prose("Đang khảo sát."),
    };
    let no = Deed::RefuseExtension {
        reason: line("sẽ kịp hạn"),
    };
    vec![
        ("chanh-vp", World::urgent(march)),
        ("thuong-truc-1", w.direct()),
        ("chuyen-vien", w.route()),
        ("gt-truong", Deed::Given(refuse)),
        ("chuyen-vien", w.route()),
        ("gt-cv", Deed::Accept),
        ("dd-truong", w.sign_part()),
        ("gt-truong", ask),
        ("chanh-vp", no),
    ]
}

/// The parts of a mail as people read them.
pub(super) fn decoded(mail: &[u8]) -> String {
    let mail = String::from_utf8_lossy(mail);
    let parts = mail.split("\r\n--=_");
    let read = parts.filter_map(|part| {
        let (head, body) = part.split_once("\r\n\r\n")?;
        let bytes = if head.contains("Content-Transfer-Encoding: base64") {
            base64(body)
        } else if head.contains("Content-Transfer-Encoding: quoted-printable") {
            quoted(body)
        } else {
            body.as_bytes().to_vec()
        };
        Some(String::from_utf8_lossy(&bytes).into_owned())
    });
    read.collect()
}

fn base64(body: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for c in body.bytes() {
        let Some(six) = ALPHABET.iter().position(|a| *a == c) else {
            continue;
        };
        held = (held << 6) | u32::try_from(six).unwrap();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xFF).unwrap());
        }
    }
    bytes
}

fn quoted(body: &str) -> Vec<u8> {
    let body = body.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), body.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|h| std::str::from_utf8(h).ok());
        let byte = hex.and_then(|h| u8::from_str_radix(h, 16).ok());
        match (first, byte) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    bytes
}
