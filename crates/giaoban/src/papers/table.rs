//! The consolidated table of a cycle's petitions, as things stood when the next cycle had
//! announced them (domain §4.3).
use super::names::Names;
use super::sheet;
use super::story::{Story, stories};
use super::wording::OfficeWording;
use chrono::{Datelike, NaiveDate};
use store::queries::papers::MonthFacts;
use words::messages::{Term, capital};
use workflow::conference::ConferenceState;
use workflow::ids::UnitId;
use workflow::paper::{
    ConsolidatedGroup, ConsolidatedRow, ConsolidatedTable, Grouping, PaperDate, PetitionText,
};
use workflow::petition::{Competence, Petition, State};
use workflow::unit::UnitKind;

/// The table of the month.
pub(super) fn table(facts: &MonthFacts, wording: &OfficeWording) -> ConsolidatedTable {
    let stories = stories(facts, day_of(facts));
    let day = last_day(&stories).unwrap_or_else(|| facts.cycle.month.last_day());
    let office = facts.office.as_ref();
    let names = Names { office, day };
    let in_table: Vec<&Story<'_>> = stories
        .iter()
        .filter(|s| s.was_in(facts.cycle.id) && has_row(s))
        .collect();
    let (month, year) = (day.month(), day.year());
    let filler = Filler {
        facts,
        wording,
        names,
        stories: &stories,
    };
    ConsolidatedTable {
        letterhead: wording.office_head("BC", PaperDate::Open { month, year }),
        cycle: sheet::month(facts.cycle.month),
        as_of: day,
        grouping: filler.grouping(),
        groups: filler.groups(&in_table),
        remarks: filler.remarks(&in_table),
        missing_minutes: missing(facts, &names),
        signature: wording.chief_signature(&names, false),
        recipients: wording.recipients(
            [wording.standing_members()]
                .into_iter()
                .chain(wording.cluster_heads()),
        ),
    }
}

/// The end of the last conference of the next cycle, which announces this one's answers; as long
/// as that is not planned, the last thing that happened.
fn day_of(facts: &MonthFacts) -> NaiveDate {
    let held = |c: &&workflow::conference::Conference| {
        Some(c.cycle) == facts.next.as_ref().map(|n| n.id) && c.state == ConferenceState::Closed
    };
    let last = facts.conferences.iter().filter(held).map(|c| c.slot.date);
    last.max().unwrap_or(NaiveDate::MAX)
}

fn last_day(stories: &[Story<'_>]) -> Option<NaiveDate> {
    stories.iter().filter_map(Story::last_day).max()
}

/// A merged petition stands in the row of the one it is answered with, a split one in its parts.
fn has_row(story: &Story<'_>) -> bool {
    story.then.merged_into.is_none() && story.then.state != State::Split
}

fn missing(facts: &MonthFacts, names: &Names<'_>) -> Vec<String> {
    let own = facts
        .conferences
        .iter()
        .filter(|c| c.cycle == facts.cycle.id);
    own.filter(|c| {
        !matches!(
            c.state,
            ConferenceState::Closed | ConferenceState::Joint | ConferenceState::Cancelled
        )
    })
    .map(|c| {
        let unit = c.home.cluster.unwrap_or(c.home.committee);
        let day = words::dates::short(c.slot.date);
        format!("{} (ngày {day})", names.unit(unit))
    })
    .collect()
}

struct Filler<'a> {
    facts: &'a MonthFacts,
    wording: &'a OfficeWording,
    names: Names<'a>,
    stories: &'a [Story<'a>],
}

impl Filler<'_> {
    fn grouping(&self) -> Grouping {
        let called = self.wording.clusters.clone();
        called.map_or(Grouping::Field, Grouping::Cluster)
    }

    /// By cluster, every cluster being there; without clusters by field.
    fn groups(&self, rows: &[&Story<'_>]) -> Vec<ConsolidatedGroup> {
        if let Grouping::Cluster(called) = self.grouping() {
            let day = self.names.day;
            let clusters = self.names.office.tree.of_kind(UnitKind::Cluster, day);
            let of = |unit: Option<UnitId>| {
                let own = rows.iter().filter(move |s| s.then.home.cluster == unit);
                own.map(|s| self.row(s)).collect::<Vec<_>>()
            };
            let mut groups: Vec<_> = clusters
                .iter()
                .map(|c| group(&c.name, of(Some(c.id))))
                .collect();
            let elsewhere = of(None);
            if !elsewhere.is_empty() {
                groups.push(group(&format!("Ngoài {called}"), elsewhere));
            }
            return groups;
        }
        let categories = self
            .names
            .preset()
            .map(|p| p.policy.categories.as_slice())
            .unwrap_or_default();
        let of = |key: &str| {
            let own = rows.iter().filter(|s| s.then.category == key);
            own.map(|s| self.row(s)).collect()
        };
        categories
            .iter()
            .map(|c| group(&c.vi, of(&c.key)))
            .collect()
    }

    fn row(&self, story: &Story<'_>) -> ConsolidatedRow {
        if story.is_withheld() {
            return withheld(story);
        }
        let p = &story.then;
        let unit = |id: UnitId| self.names.unit(id).to_owned();
        let support = p.bodies.iter().flat_map(|b| &b.support);
        let competence = self.competence(p);
        let competence = competence.map(|c| c.name_in(words::Language::Vi));
        let answer = story.answer(None);
        ConsolidatedRow {
            petition: self.text(story),
            field: self.names.field(&p.category),
            competence: competence.map(|c| capital(&c)).unwrap_or_default(),
            lead: self.body(story),
            support: support.copied().map(unit).collect(),
            direction: story.direction(),
            due: story.reply_due(),
            outcome: self.outcome(story, answer.is_some()),
            answer,
            document: story.document(),
            announced_on: p.announced.as_ref().map(|a| a.date),
            notes: self.notes(story),
        }
    }

    /// Who settles it: the answering body, the commune's Party committee and People's Committee, who
    /// answered on the spot, or who decided that nobody here does.
    fn body(&self, story: &Story<'_>) -> String {
        let p = &story.then;
        let commune = p.home.commune.filter(|_| p.is_commune_matter());
        if let Some(commune) = commune {
            return format!("Đảng ủy, UBND {}", self.names.unit(commune));
        }
        let lead = p.lead().map(|lead| self.names.unit(lead).to_owned());
        lead.or_else(|| story.answered_by(&self.names))
            .or_else(|| story.turned_by(&self.names, &self.wording.committee))
            .unwrap_or_default()
    }

    /// With everybody whose petition is answered in this row.
    fn text(&self, story: &Story<'_>) -> PetitionText {
        let mut text = story.text(&self.names, true);
        for other in self.merged_into(story) {
            text.proposers
                .extend(self.names.proposer(other.then.home.cell));
            text.opinions += other.opinions();
        }
        text
    }

    fn merged_into<'s>(&'s self, story: &'s Story<'_>) -> impl Iterator<Item = &'s Story<'s>> {
        let id = story.then.id;
        let all = self.stories.iter();
        all.filter(move |s| s.then.merged_into == Some(id) && !s.is_withheld())
    }

    fn notes(&self, story: &Story<'_>) -> String {
        let p = &story.then;
        let mut notes = Vec::new();
        let here = |code| shortened(code, story.code());
        let codes: Vec<_> = self.merged_into(story).map(|s| here(s.code())).collect();
        if !codes.is_empty() {
            notes.push(format!("Gộp {}", codes.join(", ")));
        }
        let whole = p.part_of.and_then(|id| self.code_of(id));
        notes.extend(whole.map(|code| format!("Tách từ {}", here(code))));
        if p.announced.as_ref().is_some_and(|a| a.on_the_spot) {
            notes.push("Trả lời tại hội nghị".to_owned());
        }
        if p.announced.as_ref().is_some_and(|a| a.late) {
            notes.push("Công bố chậm".to_owned());
        }
        notes.extend(self.carried_in(story));
        if p.reopened > 0 {
            let times = words::numbers::count(p.reopened);
            notes.push(format!("Xem xét lại {times} lần"));
        }
        notes.join("; ")
    }

    /// What became of it: the class of its answer, or its way without one.
    fn outcome(&self, story: &Story<'_>, answered: bool) -> Option<String> {
        let p = &story.then;
        if answered || p.state == State::Withdrawn {
            return story.outcome();
        }
        let carried = story.carried().map(|c| c.cycle);
        if carried.is_some_and(|cycle| cycle != self.facts.cycle.id) {
            return Some("Chuyển kỳ sau".to_owned());
        }
        let by_commune = p.is_commune_matter() && p.state != State::Consolidated;
        by_commune.then(|| "Giao cấp xã giải quyết".to_owned())
    }

    /// Carried into this cycle; where it went on from here is its outcome, or stands in the next table.
    fn carried_in(&self, story: &Story<'_>) -> Option<String> {
        let here = story.carried()?.cycle == self.facts.cycle.id;
        here.then(|| "Từ kỳ trước chuyển sang".to_owned())
    }

    /// Contributions that are counted in another cluster than the one that made them, and split ones.
    fn remarks(&self, rows: &[&Story<'_>]) -> Vec<String> {
        if !matches!(self.grouping(), Grouping::Cluster(_)) {
            return Vec::new();
        }
        let cluster = |s: &Story<'_>| s.then.home.cluster.map(|c| self.names.unit(c));
        let mut remarks = self.split(rows);
        for row in rows {
            for other in self.merged_into(row) {
                if let (Some(own), Some(here)) = (cluster(other), cluster(row))
                    && own != here
                {
                    let (code, target) = (other.code(), row.code());
                    remarks.push(format!(
                        "kiến nghị {code} của {own} gộp vào {target}, lượt ý kiến tính ở {here}"
                    ));
                }
            }
        }
        remarks
    }

    /// A split petition is one contribution, though its parts are counted as petitions.
    fn split(&self, rows: &[&Story<'_>]) -> Vec<String> {
        let first = rows
            .iter()
            .filter(|s| s.then.part_of.is_some() && s.opinions() > 0);
        let whole = first.filter_map(|s| self.code_of(s.then.part_of?));
        whole
            .map(|code| {
                format!("kiến nghị {code} tách thành các kiến nghị riêng, tính 01 lượt ý kiến")
            })
            .collect()
    }

    /// What is answered at a conference is in its head's competence, and that is the committee's own;
    /// a part has that of the petition it was part of.
    fn competence(&self, p: &Petition) -> Option<Competence> {
        let on_the_spot = p.announced.as_ref().is_some_and(|a| a.on_the_spot);
        let whole = || {
            let mut all = self.stories.iter();
            all.find(|s| Some(s.then.id) == p.part_of)?.then.competence
        };
        p.competence
            .or_else(whole)
            .or(on_the_spot.then_some(Competence::County))
    }

    fn code_of(&self, id: workflow::ids::PetitionId) -> Option<&str> {
        let mut all = self.stories.iter();
        all.find(|s| s.then.id == id).map(Story::code)
    }
}

/// A code without what it shares with another one of the same month: "K2-01" beside
/// "GLOC-2025-03-K1-01".
fn shortened<'c>(code: &'c str, beside: &str) -> &'c str {
    let month = |code: &str| {
        let rest = code.rsplitn(3, '-').last().unwrap_or_default();
        rest.to_owned()
    };
    let (own, other) = (month(code), month(beside));
    let short = code.strip_prefix(own.as_str());
    let short = short
        .filter(|_| own == other)
        .map(|s| s.trim_start_matches('-'));
    short.unwrap_or(code)
}

fn group(name: &str, rows: Vec<ConsolidatedRow>) -> ConsolidatedGroup {
    ConsolidatedGroup {
        name: name.to_owned(),
        rows,
    }
}

/// Only the code, the body it went to and the paper receipt (flow §1, divert).
fn withheld(story: &Story<'_>) -> ConsolidatedRow {
    ConsolidatedRow {
        petition: PetitionText {
            code: story.code().to_owned(),
            proposers: Vec::new(),
            content: "(Nội dung không công bố)".to_owned(),
            opinions: story.opinions(),
        },
        field: String::new(),
        competence: String::new(),
        lead: story.diverted().unwrap_or_default(),
        support: Vec::new(),
        direction: None,
        due: None,
        answer: None,
        outcome: Some("Chuyển theo quy trình khác".to_owned()),
        document: None,
        announced_on: None,
        notes: String::new(),
    }
}
