//! Papers of the present say what offices of that kind are: no cluster where there is none, and no
//! word of another level.
use super::*;
use crate::demo::{Demonstration, play};
use crate::world::{ConfigFiles, World};

struct Config;

impl ConfigFiles for Config {
    fn text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(folder().join(path)).ok()
    }

    fn below(&self, below: &str) -> Vec<String> {
        let entries = std::fs::read_dir(folder().join(below)).unwrap();
        let name = |e: std::fs::DirEntry| e.file_name().into_string().unwrap();
        let mut found: Vec<_> = entries
            .map(|e| format!("{below}/{}", name(e.unwrap())))
            .collect();
        found.sort();
        found
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config")
}

/// All papers of a world's shown month, as they are drawn and as plain words.
async fn shown(key: &str, until: &str) -> (Vec<Paper>, String) {
    let world = World::read(&Config, key).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let what = Demonstration {
        dir: dir.path().join("store"),
        until: until.parse().unwrap(),
        seed: 1,
        script: crate::demo::Script::Own,
        letters: words::Language::Vi,
    };
    let played = play(&what, &world, &indicatif::ProgressBar::hidden())
        .await
        .unwrap();
    let facts = played.store.month_facts(played.committee, played.shown);
    let facts = facts.await.unwrap();
    let (wording, book) = (OfficeWording::of_world(&world), LayoutBook::embedded());
    let choice = Choice::finished(what.until);
    let mut all = jobs(&facts, &wording, &book, &choice);
    let own = facts.documents.iter().filter(|d| d.cycle == facts.cycle.id);
    all.extend(own.map(|d| issued::job(&facts, &wording, &book, d)));
    let papers: Vec<_> = all.into_iter().map(|job| job.paper).collect();
    let text = serde_json::to_string(&papers).unwrap();
    (papers, text)
}

#[tokio::test]
async fn a_commune_without_clusters_names_none() {
    let (papers, text) = shown("commune-2026", "2026-08-31").await;
    assert_eq!(papers.len(), 4, "programme, minutes, table, notice");
    for foreign in [
        "trưởng khu",
        "phụ trách khu",
        "xã, thị trấn",
        "các xã",
        "Huyện ủy",
        "cấp huyện",
        "chi bộ nông thôn",
        "đăng cai kỳ sau",
    ] {
        assert!(!text.contains(foreign), "{foreign}");
    }
    for own in [
        "ĐẢNG BỘ THÀNH PHỐ HẢI\u{a0}PHÒNG",
        "ĐẢNG ỦY XÃ AN LỘC",
        "T/M BAN THƯỜNG VỤ",
        "Các chi bộ trực thuộc Đảng ủy",
        "Lưu Văn phòng Đảng ủy",
        "Các phòng, ban, cơ quan có nội dung trả lời",
        "Ủy viên Ban Thường vụ Đảng ủy",
        "đồng chí chủ trì hội nghị giao ban",
        "Cấp xã",
    ] {
        assert!(text.contains(own), "{own} is missing");
    }
    for paper in &papers {
        let (Paper::Agenda(_) | Paper::Minutes(_)) = paper else {
            continue;
        };
        let head = match paper {
            Paper::Agenda(agenda) => &agenda.conference,
            Paper::Minutes(minutes) => &minutes.conference,
            _ => unreachable!("chosen above"),
        };
        assert_eq!((head.cluster.as_deref(), head.host.as_str()), (None, ""));
        assert_eq!(head.place, "Hội trường Trung tâm xã An Lộc, thôn Cẩm Khê");
        assert!(
            head.chair.post.starts_with("Bí thư Đảng ủy"),
            "{}",
            head.chair.post
        );
        assert_eq!(head.secretary.post, "Phó Chánh Văn phòng");
    }
}

#[tokio::test]
async fn a_province_speaks_of_its_own_clusters_and_departments() {
    let (papers, text) = shown("province", "2026-09-15").await;
    assert_eq!(papers.len(), 8);
    for foreign in [
        "trưởng khu",
        "phụ trách khu",
        "xã, thị trấn",
        "Huyện ủy",
        "Ngoài khu",
    ] {
        assert!(!text.contains(foreign), "{foreign}");
    }
    for own in [
        "TỈNH ỦY ĐÔNG SƠN",
        "Các đồng chí trưởng cụm, phó trưởng cụm",
        "Ủy viên Ban Thường vụ phụ trách cụm",
        "Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Cụm 1",
        "Đảng ủy các xã, phường, đặc khu",
        "Các sở, ban, ngành có nội dung trả lời",
        "Bí thư Đảng ủy đặc khu Hòn Mây",
    ] {
        assert!(text.contains(own), "{own} is missing");
    }
    let superior = papers.iter().filter_map(|p| match p {
        Paper::ResultNotice(notice) => Some(notice.letterhead.superior.clone()),
        _ => None,
    });
    assert_eq!(superior.collect::<Vec<_>>(), [None], "nobody stands above");
}
