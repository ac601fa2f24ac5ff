//! People without mail: a list of calls and papers to hand over, per commune (flow.md §4).
use chrono::{DateTime, Utc};
use store::queries::{Call, Viewer};
use store::{Failure, Store};
use uuid::Uuid;
use workflow::ids::UnitId;

/// A commune's list of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CallList {
    /// The commune; none for people of the committee itself.
    pub(crate) commune: Option<UnitId>,
    /// File name, `2025-03-07-doan-thuong.csv`.
    pub(crate) file: String,
    /// The list as CSV in UTF-8 with a mark at its beginning, as spreadsheets want it.
    pub(crate) csv: String,
    /// Its rows, to be ticked.
    pub(crate) rows: Vec<Uuid>,
}

/// The lists of a morning: everything that waits to be called.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn call_lists(
    store: &Store,
    committee: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<CallList>, Failure> {
    let office = store.directory(committee).await?;
    let day = office.day(now);
    let calls = store.calls(&office, &Viewer::keeper(), None).await?;
    let lists = calls.chunk_by(|a, b| a.commune == b.commune).map(|calls| {
        let commune = calls.first().and_then(|c| c.commune.as_ref());
        let key = commune.map_or("cap-uy", |c| c.key.as_str());
        CallList {
            commune: commune.map(|c| c.id),
            file: format!("{day}-{key}.csv"),
            csv: csv(calls),
            rows: calls.iter().map(|c| c.id).collect(),
        }
    });
    Ok(lists.collect())
}

fn csv(calls: &[Call]) -> String {
    let mut text = String::from(
        "\u{FEFF}Họ và tên,Điện thoại,Mã kiến nghị,Từ ngày,Đã báo (họ tên và giờ)\r\n",
    );
    for call in calls {
        let since = (call.since + chrono::TimeDelta::hours(7)).date_naive();
        let cells = [
            call.person.name.as_str(),
            call.phone.as_deref().unwrap_or_default(),
            call.code.as_deref().unwrap_or_default(),
            &words::dates::short(since),
            "",
        ];
        text.push_str(&cells.map(cell).join(","));
        text.push_str("\r\n");
    }
    text
}

/// Quoted, and never read as a formula (B73).
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
