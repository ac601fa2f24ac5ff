//! How a petition is quoted.

use workflow::paper::{AnnouncedAnswer, DocumentRef, PetitionText, Proposer};

use crate::say;
use crate::text::{self, Line};
use crate::tree::Block;

use super::frame::{body_with, labelled, labelled_kept};

/// "Chi bộ thôn A, xã B, Khu III; Chi bộ thôn C, …".
pub(super) fn proposers(all: &[Proposer]) -> String {
    let one = |proposer: &Proposer| {
        let parts = [
            Some(&proposer.cell),
            proposer.commune.as_ref(),
            proposer.cluster.as_ref(),
        ];
        let named: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        named.join(", ")
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// "1. [GLOC-2025-03-K3-07] Chi bộ …: nội dung", number, code and proposer in bold.
pub(super) fn quoted(number: usize, petition: &PetitionText) -> Vec<Block> {
    body_with(lead(number, petition), &say::ended(&petition.content))
}

fn lead(number: usize, petition: &PetitionText) -> Line {
    let mut who = proposers(&petition.proposers);
    if petition.opinions > 1 {
        who = format!("{who} ({} lượt ý kiến)", say::count(petition.opinions));
    }
    let head = format!("{number}. {} - {who}: ", petition.code);
    text::bold(text::line(&head))
}

/// "số 05-TB/HU, ngày 05/9/2026".
pub(super) fn document(document: &DocumentRef) -> String {
    format!("số {}, ngày {}", document.symbol, say::short(document.date))
}

/// Answer, outcome and document of an announced petition.
pub(super) fn answered(answer: &AnnouncedAnswer) -> Vec<Block> {
    let source = answer
        .document
        .as_ref()
        .map(|of| format!(" (Thông báo {})", document(of)));
    let outcome = format!("{}{}.", answer.outcome, source.unwrap_or_default());
    let mut blocks = labelled_kept(&answer.label, &answer.answer);
    blocks.extend(labelled("Kết quả", &outcome));
    blocks
}
