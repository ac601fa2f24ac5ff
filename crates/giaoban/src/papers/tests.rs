//! What papers say is what the store holds. Played up to the announcements of the month that has
//! a petition of every kind.
use super::*;
use crate::demo::{Demonstration, Played, play};
use crate::world::{ConfigFiles, World};
use std::collections::BTreeSet;
use store::queries::papers::PetitionFacts;
use workflow::conference::Presence;
use workflow::missing::MissingFact;
use workflow::paper::{ConsolidatedTable, ResultNotice};
use workflow::petition::{Action, Digest, Event, IssuedLine, OpenCycle, State};

struct Config(PathBuf);

impl ConfigFiles for Config {
    fn text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.0.join(path)).ok()
    }

    fn below(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.join(folder)).unwrap();
        let name = |e: std::fs::DirEntry| e.file_name().into_string().unwrap();
        let mut found: Vec<_> = entries
            .map(|e| format!("{folder}/{}", name(e.unwrap())))
            .collect();
        found.sort();
        found
    }
}

struct Office {
    world: World,
    wording: OfficeWording,
    played: Played,
    facts: MonthFacts,
    _dir: tempfile::TempDir,
}

async fn march() -> Office {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config");
    let world = World::read(&Config(config), "gia-loc").unwrap();
    let dir = tempfile::tempdir().unwrap();
    let what = Demonstration {
        script: crate::demo::Script::Own,
        dir: dir.path().join("store"),
        until: NaiveDate::from_ymd_opt(2025, 4, 12).unwrap(),
        seed: 1,
        letters: words::Language::Vi,
    };
    let hidden = indicatif::ProgressBar::hidden();
    let played = play(&what, &world, &hidden).await.unwrap();
    let month = "2025-03".parse().unwrap();
    let facts = played.store.month_facts(played.committee, month).await;
    Office {
        wording: OfficeWording::of_world(&world),
        facts: facts.unwrap(),
        world,
        played,
        _dir: dir,
    }
}

impl Office {
    fn papers(&self) -> Vec<Paper> {
        let book = LayoutBook::embedded();
        let day = self.facts.cycle.month.last_day();
        let mut all = jobs(&self.facts, &self.wording, &book, &Choice::finished(day));
        let issued = self.facts.documents.iter();
        let issued = issued.map(|d| issued::job(&self.facts, &self.wording, &book, d));
        all.extend(issued);
        all.into_iter().map(|job| job.paper).collect()
    }

    fn table(&self) -> ConsolidatedTable {
        table::table(&self.facts, &self.wording)
    }

    fn notice(&self) -> ResultNotice {
        let own = |d: &&store::queries::papers::DocumentFacts| d.cycle == self.facts.cycle.id;
        let document = self.facts.documents.iter().find(own).unwrap();
        notice::notice(&self.facts, &self.wording, document)
    }

    /// Codes given in the month.
    fn codes(&self) -> BTreeSet<String> {
        let codes = self
            .facts
            .petitions
            .iter()
            .filter_map(|p| p.now.code.clone());
        codes.filter(|c| c.starts_with("GLOC-2025-03-")).collect()
    }
}

#[tokio::test]
async fn every_petition_of_the_month_is_counted_once_and_nothing_withheld_is_printed() {
    let office = march().await;
    let table = office.table();
    let rows: Vec<_> = table.groups.iter().flat_map(|g| &g.rows).collect();
    let printed: BTreeSet<_> = rows.iter().map(|r| r.petition.code.clone()).collect();
    assert_eq!(printed.len(), rows.len(), "a code stands in two rows");
    let gone = |code: &String| {
        let p = office.facts.petitions.iter();
        let p = p.map(|p| &p.now).find(|p| p.code.as_ref() == Some(code));
        p.is_some_and(|p| p.merged_into.is_some() || !p.parts.is_empty())
    };
    let expected: BTreeSet<_> = office.codes().into_iter().filter(|c| !gone(c)).collect();
    let own: BTreeSet<_> = printed.intersection(&office.codes()).cloned().collect();
    assert_eq!(own, expected);
    let raised = office
        .codes()
        .iter()
        .filter(|c| !c.ends_with(['a', 'b']))
        .count();
    let opinions: u32 = rows
        .iter()
        .filter(|r| expected.contains(&r.petition.code))
        .map(|r| r.petition.opinions)
        .sum();
    assert_eq!(usize::try_from(opinions).unwrap(), raised);

    let diverted = office.world.petitions.iter().filter(|p| p.divert);
    let all = serde_json::to_string(&office.papers()).unwrap();
    let mut seen = 0;
    for text in diverted {
        seen += 1;
        for words in [&text.title, &text.text] {
            assert!(
                !all.contains(words.as_str()),
                "withheld, but printed: {words}"
            );
        }
    }
    assert!(seen > 0 && all.contains("Nội dung không công bố"));
}

#[tokio::test]
async fn a_row_says_who_is_competent_and_what_became_of_it() {
    let office = march().await;
    let table = office.table();
    let rows: Vec<_> = table.groups.iter().flat_map(|g| &g.rows).collect();
    for row in &rows {
        assert!(row.outcome.is_some(), "{}", row.petition.code);
        assert!(!row.notes.contains("Chi bộ rút") && !row.notes.contains("Chuyển kỳ sau"));
    }
    let parts = rows
        .iter()
        .filter(|r| r.petition.code.ends_with(['a', 'b']));
    let competent: Vec<_> = parts.map(|r| r.competence.as_str()).collect();
    assert_eq!(competent, ["Cấp huyện", "Cấp huyện"]);
    let police = rows.iter().find(|r| r.lead.starts_with("Công an tỉnh"));
    assert_eq!(police.unwrap().competence, "Cấp tỉnh");
    let [split, merged] = table.remarks.as_slice() else {
        panic!("{:?}", table.remarks);
    };
    assert!(split.contains("tách thành") && merged.contains("gộp vào"));
}

/// Khu 1 is told an answer of January that was given again.
#[tokio::test]
async fn a_programme_says_what_is_of_an_earlier_month() {
    let office = march().await;
    let papers = serde_json::to_string(&office.papers()).unwrap();
    let said = "(02 nội dung, gồm 01 kiến nghị kỳ tháng 01 năm 2025 xem xét lại)";
    assert!(papers.contains(said), "{said}");
    assert!(!papers.contains("các phòng, ban, ngành phát biểu"));
}

#[tokio::test]
async fn the_notice_says_what_was_frozen_and_what_was_carried_over() {
    let office = march().await;
    let notice = office.notice();
    let document = &office.facts.documents;
    let document = document.iter().find(|d| d.cycle == office.facts.cycle.id);
    let lines = &document.unwrap().content.lines;
    let codes: BTreeSet<_> = notice
        .petitions()
        .flat_map(|p| p.code.split(", "))
        .collect();
    for line in lines {
        assert!(
            codes.contains(line.code.as_str()),
            "{} is missing",
            line.code
        );
    }
    let listed = notice.carried.len() + notice.elsewhere.len();
    assert_eq!(codes.len(), lines.len() + listed);
    assert!(!notice.carried.is_empty() && !notice.declined.is_empty());
    let issued = notice.basis.iter().map(|b| b.contains("13-CT/TU"));
    assert_eq!(issued.collect::<Vec<_>>(), [true, false]);
    let signed = (notice.signature.authority.as_deref(), notice.signature.post);
    assert_eq!(
        signed,
        (
            Some("T/M BAN THƯỜNG VỤ"),
            "PHÓ BÍ THƯ THƯỜNG TRỰC".to_owned()
        )
    );
}

#[tokio::test]
async fn a_month_without_petitions_has_its_papers() {
    let mut office = march().await;
    office.facts.petitions.clear();
    let total = office.table().total();
    assert_eq!((total.petitions, total.opinions), (0, 0));
    assert_eq!(office.table().groups.len(), 6);
    for conference in &office.facts.conferences {
        let session = Session::new(&office.facts, &office.wording, conference);
        assert_eq!(agenda::agenda(&session).announcements, []);
    }
}

#[tokio::test]
async fn a_programme_announces_what_was_issued_for_its_own_cluster_and_not_yet_told() {
    let office = march().await;
    let mut announced = BTreeSet::new();
    let own = |c: &&Conference| c.cycle == office.facts.cycle.id;
    for conference in office.facts.conferences.iter().filter(own) {
        let session = Session::new(&office.facts, &office.wording, conference);
        let agenda = agenda::agenda(&session);
        let starts = agenda.items.first().map(|i| i.from.to_string());
        assert!(matches!(starts.as_deref(), Some("07:30:00" | "13:30:00")));
        for answer in agenda.announcements {
            let cluster = answer.petition.proposers[0].cluster.clone();
            assert_eq!(cluster, session.cluster());
            announced.insert(answer.petition.code);
        }
    }
    let previous = office.facts.previous.as_ref().unwrap().id;
    let mut documents = office.facts.documents.iter();
    let february = documents.find(|d| d.cycle == previous).unwrap();
    for line in &february.content.lines {
        assert!(
            announced.contains(&line.code),
            "{} is not announced",
            line.code
        );
    }
}

#[tokio::test]
async fn the_bytes_of_a_notice_are_drawn_once_and_never_change() {
    let mut office = march().await;
    let (store, committee) = (office.played.store.clone(), office.played.committee);
    // Conferences and table are drawn by the same code; one paper is enough to see it.
    office.facts.conferences.truncate(0);
    let book = LayoutBook::embedded();
    let document = office.facts.documents.iter();
    let document = document.filter(|d| d.cycle == office.facts.cycle.id);
    let jobs: Vec<_> = document
        .map(|d| issued::job(&office.facts, &office.wording, &book, d))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let first = render::all(&jobs).unwrap();
    assert_eq!(first, render::all(&jobs).unwrap());
    assert_eq!(first.len(), 3);
    for file in &first {
        issued::keep(&store, file).await.unwrap();
        render::write(file, folder.path()).unwrap();
        let written = std::fs::read(folder.path().join(&file.path)).unwrap();
        assert_eq!(written, file.bytes);
    }
    let month = office.facts.cycle.month;
    let facts = store.month_facts(committee, month).await.unwrap();
    let kept: usize = facts.documents.iter().map(|d| d.bytes.len()).sum();
    assert_eq!(kept, 3);
    let document = first[0].document.unwrap();
    let other = store::commands::SetPaperBytes::new(document, "pdf", b"other".to_vec());
    let refused = store.submit(&store::CommandKey::new("other"), other).await;
    assert!(
        matches!(
            refused,
            Err(Failure::Missing(MissingFact::BytesKept { .. }))
        ),
        "{refused:?}"
    );
}

/// GL-10: what a commune reported at a conference stands in that conference's minutes, and only
/// there.
#[tokio::test]
async fn minutes_hold_what_communes_reported() {
    let office = march().await;
    let held = office
        .facts
        .conferences
        .iter()
        .filter(|c| c.cycle == office.facts.cycle.id);
    let mut said = Vec::new();
    for conference in held {
        let session = Session::new(&office.facts, &office.wording, conference);
        let minutes = minutes::minutes(&session).unwrap();
        said.extend(
            minutes
                .reports
                .into_iter()
                .map(|r| (conference.slot.date, r.petition.code)),
        );
    }
    let mut expected = Vec::new();
    for p in &office.facts.petitions {
        let reports = p.until(office.facts.cycle.month.last_day()).filter(|e| {
            matches!(
                e.action,
                workflow::petition::Action::ReportAtConference { .. }
            )
        });
        let code = p.now.code.clone().unwrap_or_default();
        expected.extend(reports.map(|e| (e.day, code.clone())));
    }
    let march = |(day, _): &(NaiveDate, String)| *day >= office.facts.cycle.month.first_day();
    expected.retain(march);
    said.sort();
    expected.sort();
    assert!(!expected.is_empty());
    assert_eq!(said, expected);
}

#[tokio::test]
async fn notice_table_and_counts_of_a_month_agree() {
    let office = march().await;
    let (directory, month) = (office.facts.office.clone(), office.facts.cycle.month);
    let viewer = store::queries::Viewer::keeper();
    let store = &office.played.store;
    let then = store::queries::UnitsAs::Then;
    let stats = store.stats(&directory, &viewer, Some(month), then);
    let stats = stats.await.unwrap();
    let notice = office.notice();
    let (totals, table) = (notice.totals(), office.table().total());
    assert_eq!((notice.earlier.again, notice.earlier.carried), (1, 0));
    assert_eq!(totals.petitions - 1, stats.distinct);
    assert_eq!(totals.opinions - 1, stats.collected);
    assert_eq!(table.petitions, totals.petitions);
    assert_eq!(table.opinions, totals.opinions);
    let sum = |counts: &[store::queries::NamedCount]| counts.iter().map(|c| c.count).sum::<u32>();
    assert_eq!(sum(&stats.by_cluster), stats.collected);
    assert_eq!(stats.by_cluster.len(), 6, "one of them with nothing");
    assert_eq!(sum(&stats.by_lead), stats.collected);
    let states = stats.by_state.iter().map(|(_, n)| n).sum::<u32>();
    assert_eq!(states, stats.collected);
    let late =
        |counts: &[store::queries::NamedCount]| counts.iter().map(|c| c.overdue).sum::<u32>();
    assert_eq!(late(&stats.by_lead), stats.overdue);
}

#[tokio::test]
async fn conferences_count_what_their_minutes_list() {
    let office = march().await;
    let (directory, month) = (office.facts.office.clone(), office.facts.cycle.month);
    let viewer = store::queries::Viewer::keeper();
    let store = &office.played.store;
    let lines = store
        .conferences(&directory, &viewer, Some(month))
        .await
        .unwrap();
    assert_eq!(lines.len(), 6);
    for line in lines {
        let mut all = office.facts.conferences.iter();
        let held = all.find(|c| c.id == line.id).unwrap();
        let session = conference::Session::new(&office.facts, &office.wording, held);
        let minutes = minutes::minutes(&session).unwrap();
        let counts = line.held.unwrap();
        let listed = minutes.petitions.len() + minutes.withheld as usize;
        assert_eq!(counts.recorded, listed, "{:?}", line.cluster);
        assert_eq!(
            counts.announced,
            minutes.announced.len(),
            "{:?}",
            line.cluster
        );
        let secretaries = minutes
            .attendance
            .iter()
            .find(|l| l.category.starts_with("Bí thư Đảng ủy"));
        let chairs = minutes
            .attendance
            .iter()
            .find(|l| l.category.starts_with("Phó Bí thư"));
        assert_eq!(secretaries.unwrap().summoned(), chairs.unwrap().summoned());
    }
}

/// A correction is announced and tabled in its own words, not in those it corrects (flow.md §1).
#[tokio::test]
async fn a_corrected_answer_is_told_in_its_new_words() {
    let mut office = march().await;
    let facts = &mut office.facts;
    let own = facts.cycle.id;
    let issued = facts.documents.iter().find(|d| d.cycle == own).unwrap();
    let mut correction = issued.clone();
    correction.id = DocumentId(Uuid::from_u128(9));
    correction.symbol = "999-TB/HU".to_owned();
    correction.content.corrects = Some(issued.symbol.clone());
    correction
        .content
        .lines
        .retain(|l| l.state == State::Approved);
    correction.content.lines.truncate(1);
    correction.content.lines[0].answer = Some("Đã thay 08 m cống.".to_owned());
    let code = correction.content.lines[0].code.clone();
    let found = |p: &&mut PetitionFacts| p.now.code.as_ref() == Some(&code);
    let petition = facts.petitions.iter_mut().find(found).unwrap();
    let mut event = petition.events.last().unwrap().clone();
    event.version += 1;
    event.from = Some(event.to);
    event.action = Action::Correct {
        line: IssuedLine {
            document: correction.id,
            symbol: correction.symbol.clone(),
            date: event.day,
            content: Digest::of("", "x"),
        },
        substance: false,
        changed: true,
    };
    petition.events.push(event);
    facts.documents.push(correction);
    let table = office.table();
    let mut rows = table.groups.iter().flat_map(|g| &g.rows);
    let row = rows.find(|r| r.petition.code == code).unwrap();
    assert_eq!(row.answer.as_deref(), Some("Đã thay 08 m cống."));
    assert_eq!(row.document.as_ref().unwrap().symbol, "999-TB/HU");
}

/// More time than the month has carries a petition over: the notice lists it (GL-15).
#[tokio::test]
async fn what_got_more_time_than_the_month_has_is_listed_as_carried_over() {
    let mut office = march().await;
    let next = office.facts.next.as_ref().unwrap();
    let open = OpenCycle {
        cycle: next.id,
        month: next.month,
    };
    let documents = &office.facts.documents;
    let own = documents.iter().find(|d| d.cycle == office.facts.cycle.id);
    let issued = own.unwrap().issued_on;
    let granted = |e: &Event| e.day < issued && matches!(e.action, Action::GrantExtension { .. });
    let in_march = |p: &&mut PetitionFacts| {
        let raised = p
            .now
            .code
            .as_deref()
            .is_some_and(|c| c.contains("-2025-03-"));
        raised && p.events.iter().any(granted)
    };
    let petition = office.facts.petitions.iter_mut().find(in_march).unwrap();
    let code = petition.now.code.clone().unwrap();
    let at = petition.events.iter().position(granted).unwrap();
    petition.events.truncate(at + 1);
    let day = petition.events[at].day;
    let Action::GrantExtension { issue_by, next, .. } = &mut petition.events[at].action else {
        unreachable!("found as one");
    };
    *issue_by = day;
    *next = Some(open);
    let notice = office.notice();
    let listed = notice.carried.iter().find(|c| c.petition.code == code);
    assert!(listed.is_some(), "{code}: {:?}", notice.carried);
    assert!(!listed.unwrap().reason.is_empty());
}

/// Who came in the place of whom, and what was added later, stands in the minutes (GL-06, flow §2).
#[tokio::test]
async fn minutes_name_substitutes_and_hold_what_was_added() {
    let mut office = march().await;
    let own = office.facts.cycle.id;
    let mut all = office.facts.conferences.iter_mut();
    let conference = all
        .find(|c| c.cycle == own && c.state == ConferenceState::Closed)
        .unwrap();
    let [first, .., last] = conference.roll.as_mut_slice() else {
        panic!("an empty roll");
    };
    last.presence = Some(Presence::Substituted(first.entry.person));
    let absent = last.entry.person;
    let conference = conference.clone();
    office
        .facts
        .addenda
        .push(store::queries::papers::AddendumFacts {
            conference: conference.id,
            text: "Bổ sung 01 ý kiến".to_owned(),
            on: conference.slot.date,
            signed_by: conference.chair.into_iter().collect(),
        });
    let session = Session::new(&office.facts, &office.wording, &conference);
    let minutes = minutes::minutes(&session).unwrap();
    let name = session.names.person(absent);
    assert!(minutes.substitutes.iter().any(|line| line.contains(name)));
    assert!(minutes.addenda[0].contains("Bổ sung 01 ý kiến"));
    let spoken = minutes
        .petitions
        .iter()
        .filter_map(|p| p.answered_on_spot.as_ref());
    for answer in spoken {
        assert!(answer.contains("Kết quả: "), "{answer}");
    }
}

/// Who sits there in his own right and stands in for the minute-taker takes over the pen, not a seat.
#[tokio::test]
async fn a_stand_in_who_comes_anyway_writes_the_minutes() {
    let office = march().await;
    let mut notes = Vec::new();
    for paper in office.papers() {
        if let Paper::Agenda(agenda) = paper {
            let people = agenda.roster.iter().flat_map(|group| &group.people);
            notes.extend(people.map(|p| p.note.clone()));
        }
    }
    assert!(notes.iter().any(|n| n.ends_with("ghi biên bản thay")));
    assert!(!notes.iter().any(|n| n.ends_with("dự thay")), "{notes:?}");
}
