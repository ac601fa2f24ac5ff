//! From content to blocks: one file per form, each with its fixed Vietnamese wording.

mod agenda;
mod conference;
mod consolidated;
mod frame;
mod minutes;
mod notice;
mod petition;
mod tables;

use workflow::paper::Paper;

use crate::layout::LayoutProfile;
use crate::tree::Tree;

/// Lays a paper out as blocks. Only wording that the layout rules prescribe depends on the
/// profile: marks, the ending of the content, the form of the recipients.
pub(crate) fn lay_out(paper: &Paper, profile: &LayoutProfile) -> Tree {
    match paper {
        Paper::Agenda(agenda) => agenda::lay_out(agenda, profile),
        Paper::Minutes(minutes) => minutes::lay_out(minutes, profile),
        Paper::ConsolidatedTable(table) => consolidated::lay_out(table, profile),
        Paper::ResultNotice(notice) => notice::lay_out(notice, profile),
    }
}
