//! What was answered, and where it stands: every version with who wrote and signed it, and every
//! line of a document, of which a correction's is the one that holds (reliability.md §3, 12).
use super::petition::ReplyText;
use super::viewer::Viewer;
use super::visible::record;
use crate::commands::IssuedContent;
use crate::directory::Directory;
use crate::{Failure, Store};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use workflow::ids::DocumentId;
use workflow::petition::{
    Action, CommuneResult, Digest, Event, IssuedLine, OutcomeClass, Petition, Reply,
};

/// What a document says of a petition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IssuedAnswer {
    /// The document.
    pub document: DocumentId,
    /// Its symbol.
    pub symbol: String,
    /// Its date.
    pub date: NaiveDate,
    /// The answer as printed; none where it has no line of its own.
    pub answer: Option<String>,
    /// Symbol of the document whose line it corrects.
    pub corrects: Option<String>,
    /// Whether its text is the one that stands now.
    pub stands: bool,
}

/// What the history says of an answer.
struct Given {
    outcome: OutcomeClass,
    reply: Option<Reply>,
}

impl Store {
    pub(super) async fn reply_texts(
        &self,
        office: &Directory,
        viewer: &Viewer,
        p: &Petition,
    ) -> Result<Vec<ReplyText>, Failure> {
        if p.withheld || !viewer.reads_answers(p) {
            return Ok(Vec::new());
        }
        let given = given(p, &self.events_of(p.id).await?);
        let sql =
            "SELECT number, at, body, digest FROM reply WHERE petition_id = ? ORDER BY at, number";
        let rows = self.read(sql, [p.id.0.into()]).await?;
        rows.iter()
            .map(|row| {
                let digest: String = row.try_get("", "digest")?;
                let said = given.get(&Digest(digest.clone()));
                let reply = said.and_then(|s| s.reply.as_ref());
                Ok(ReplyText {
                    number: row.try_get("", "number")?,
                    at: row.try_get("", "at")?,
                    body: row.try_get("", "body")?,
                    outcome: said.map(|s| s.outcome),
                    author: reply.map(|r| office.person_ref(r.author)),
                    signer: reply.map(|r| office.person_ref(r.signer)),
                    stands: p.reply.as_ref().is_some_and(|r| r.digest.0 == digest),
                    digest,
                })
            })
            .collect()
    }

    /// The lines of documents in which it was answered, oldest first.
    pub(super) async fn issued_answers(
        &self,
        viewer: &Viewer,
        p: &Petition,
    ) -> Result<Vec<IssuedAnswer>, Failure> {
        if p.withheld || !viewer.reads_answers(p) {
            return Ok(Vec::new());
        }
        let mut found: Vec<IssuedAnswer> = Vec::new();
        for event in self.events_of(p.id).await? {
            let (Action::Issue { line, .. } | Action::Correct { line, .. }) = event.action else {
                continue;
            };
            found.push(self.issued_answer(p, line).await?);
        }
        Ok(found)
    }

    async fn issued_answer(&self, p: &Petition, line: IssuedLine) -> Result<IssuedAnswer, Failure> {
        let sql = "SELECT content FROM document WHERE id = ?";
        let rows = self.read(sql, [line.document.0.into()]).await?;
        let content = rows.first().map(|row| record(row, "content"));
        let content: Option<IssuedContent> = content.transpose()?;
        let (lines, corrects) = content.map(|c| (c.lines, c.corrects)).unwrap_or_default();
        let mut lines = lines.into_iter();
        let own = lines.find(|entry| Some(&entry.code) == p.code.as_ref());
        Ok(IssuedAnswer {
            stands: p.document.as_ref() == Some(&line),
            document: line.document,
            symbol: line.symbol,
            date: line.date,
            answer: own.and_then(|entry| entry.answer),
            corrects,
        })
    }
}

/// Every answer of the history, by its digest.
fn given(p: &Petition, events: &[Event]) -> BTreeMap<Digest, Given> {
    let version = |reply: &Reply| {
        let (outcome, reply) = (reply.outcome, Some(reply.clone()));
        (
            reply.as_ref().map(|r| r.digest.clone()),
            Given { outcome, reply },
        )
    };
    let spoken = |digest: &Digest, outcome| {
        let reply = None;
        (Some(digest.clone()), Given { outcome, reply })
    };
    let said = |event: &Event| {
        let found = match &event.action {
            Action::SubmitReply { reply } | Action::RecordSuperiorAnswer { reply } => {
                version(reply)
            }
            Action::AnswerOnSpot {
                answer, outcome, ..
            } => spoken(answer, *outcome),
            Action::ReportAtConference {
                result:
                    CommuneResult::Done {
                        report, outcome, ..
                    },
                ..
            } => spoken(report, *outcome),
            Action::TakeOverAnswer { text, outcome, .. } => spoken(text, *outcome),
            _ => return None,
        };
        let (digest, given) = found;
        digest.map(|digest| (digest, given))
    };
    let mut all: BTreeMap<_, _> = events.iter().filter_map(said).collect();
    // A version or an answer that came with old records, or with the one it is merged into.
    if let Some(reply) = &p.reply {
        let (digest, given) = version(reply);
        all.extend(digest.map(|digest| (digest, given)));
    }
    let old = p.imported.as_ref().and_then(|i| i.answer.clone());
    if let Some((digest, outcome)) = old.zip(p.outcome) {
        let reply = None;
        all.entry(digest).or_insert(Given { outcome, reply });
    }
    all
}
