//! `giaoban correct`: a new document in place of a line, and where it is told again.
use super::month::numbering;
use crate::cli::CorrectArgs;
use crate::say::{Failed, Say};
use crate::session::Session;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use store::Answer;
use store::commands::{CorrectedLine, IssueCorrection};
use store::queries::{ConferenceLine, UnitRef};
use words::Language;
use workflow::conference::ConferenceState;
use workflow::ids::PetitionId;
use workflow::petition::State;

pub(crate) async fn correct(session: &Session, args: &CorrectArgs) -> Result<(), Failed> {
    let store = &session.store;
    let document = store.find_document(&session.office, &args.symbol).await?;
    let petition = store
        .find_petition(&session.office, &session.viewer, &args.petition)
        .await?;
    let line = CorrectedLine {
        answer: session.prose(&args.answer)?,
        substance: args.substance,
    };
    let command = IssueCorrection {
        by: session.by()?,
        committee: session.office.committee.id,
        document,
        lines: BTreeMap::from([(petition, line)]),
        numbering: numbering(session, &args.numbering).await?,
    };
    let answer = session.submit(command).await?;
    let (new, old) = (answer.code.clone().unwrap_or_default(), &args.symbol);
    super::papers::keep(session, answer.subject, &new).await;
    let announce_again = announced_again(session, &answer).await?;
    let done = Corrected {
        answer,
        announce_again,
    };
    session.out.show(&done, || {
        let issued = match session.say.0 {
            Language::Vi => format!("Đã ban hành {new}, đính chính {old}."),
            Language::En => format!("{new} is issued; it corrects {old}."),
        };
        let again = done.announce_again.iter().map(|a| a.said(session.say));
        std::iter::once(issued)
            .chain(again)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

/// What came of a correction, and where its answers are announced again.
#[derive(serde::Serialize)]
struct Corrected {
    #[serde(flatten)]
    answer: Answer,
    announce_again: Vec<Again>,
}

/// An answer that is announced again: at a conference, or told in writing where none is planned.
#[derive(serde::Serialize)]
struct Again {
    code: String,
    conference: Option<NaiveDate>,
    due: Option<NaiveDate>,
}

impl Again {
    fn said(&self, say: Say) -> String {
        let (code, due) = (&self.code, say.maybe_day(self.due));
        match (say.0, self.conference) {
            (Language::Vi, Some(day)) => {
                format!("{code}: công bố lại tại hội nghị ngày {}.", say.day(day))
            }
            (Language::En, Some(day)) => {
                format!("{code}: to be announced again on {}.", say.day(day))
            }
            (Language::Vi, None) => format!(
                "{code}: chưa lập kế hoạch hội nghị nào sau hôm nay; lập kế hoạch kỳ sau, hoặc thông báo bằng văn bản, hạn {due}."
            ),
            (Language::En, None) => format!(
                "{code}: no conference is planned after today; plan the next month, or tell the cell in writing by {due}."
            ),
        }
    }
}

async fn announced_again(session: &Session, answer: &Answer) -> Result<Vec<Again>, Failed> {
    let (store, office, viewer) = (&session.store, &session.office, &session.viewer);
    let mut ahead = store.conferences(office, viewer, None).await?;
    let waits = [ConferenceState::Planned, ConferenceState::Confirmed];
    ahead.retain(|c| c.date > session.today() && waits.contains(&c.state));
    let mut again = Vec::new();
    for id in &answer.further {
        let line = store.petition(office, viewer, PetitionId(*id)).await?.line;
        if line.state != State::Issued {
            continue;
        }
        let own = |u: &UnitRef| line.cluster.as_ref() == Some(u);
        let covers = |c: &&ConferenceLine| c.covers.is_empty() || c.covers.iter().any(own);
        again.push(Again {
            code: line.code.clone().unwrap_or_default(),
            conference: ahead.iter().filter(covers).map(|c| c.date).min(),
            due: line.due_on,
        });
    }
    Ok(again)
}
