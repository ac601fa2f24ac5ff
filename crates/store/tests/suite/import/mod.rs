//! Files fill an office: nothing doubled, nothing half, and old petitions go on like others.
mod audited;
mod office;
mod petitions;

use crate::support::office::day;
use crate::support::world::World;
use store::commands::{AnswerRow, ImportPetitions, ImportUnits, PetitionRow};
use store::{Answer, Failure};
use workflow::import::{Pointer, UnitRow};
use workflow::petition::{Competence, Kind, Matter, OldDates, OutcomeClass, State};
use workflow::text::{Line, Prose};
use workflow::unit::UnitKind;

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn unit(kind: UnitKind, name: &str, parent: &str) -> UnitRow {
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

pub(crate) async fn units(w: &World, by: &str, rows: Vec<UnitRow>) -> Result<Answer, Failure> {
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

pub(crate) fn old(reference: &str, cell: &str, state: State) -> PetitionRow {
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
        answer: told.then_some(AnswerRow {
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

pub(crate) async fn take_over(w: &World, rows: Vec<PetitionRow>) -> Result<Answer, Failure> {
    let (by, committee) = (w.by("chuyen-vien"), w.office.committee);
    w.submit(ImportPetitions {
        by,
        committee,
        rows,
    })
    .await
}
