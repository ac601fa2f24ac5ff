//! From what a letter says to the mail that is kept and sent.
use super::Run;
use super::work::{Ready, Writing};
use notifier::{LetterBody, MailAddress, MessageId, Parcel, Recipient, compose, pack};
use std::collections::{BTreeMap, BTreeSet};
use store::commands::Fate;
use store::queries::post::{PostRow, Story};
use uuid::Uuid;

impl Run<'_> {
    /// The mail of a row with what it was written from, or what becomes of the row without one.
    pub(super) fn ready(
        &self,
        row: &PostRow,
        writing: Writing,
        stories: &BTreeMap<Uuid, Story>,
    ) -> Result<Ready, Fate> {
        let language = self.way.language;
        let (body, read, anew) = match writing {
            Writing::Letter(facts) => (
                compose(&facts, language),
                BTreeSet::from([row.subject]),
                false,
            ),
            Writing::Digest { digest, read, anew } => {
                let body = notifier::compose_digest(&digest, language);
                let body = body.ok_or_else(|| Fate::Suppressed("empty".into()))?;
                (body, read, anew)
            }
            Writing::Not(cause) => return Err(Fate::Suppressed(cause)),
        };
        let mut parcel = self.packed(row, body)?;
        // From the first attempt on exactly the same bytes (reliability.md, invariant 22), unless
        // they say what may no longer be said.
        if let Some(kept) = row.letter.as_ref().filter(|_| !anew) {
            parcel.bytes.clone_from(kept);
        }
        let version = |id: Uuid| Some((id, stories.get(&id)?.version()));
        Ok(Ready {
            parcel,
            read: read.into_iter().filter_map(version).collect(),
            anew,
        })
    }

    fn packed(&self, row: &PostRow, body: LetterBody) -> Result<Parcel, Fate> {
        let dead = |why: String| Fate::Dead(why);
        let person = self.office.people.get(&row.person);
        let person = person.ok_or_else(|| dead("no such person".into()))?;
        let typed = person.email.as_deref().unwrap_or_default();
        let address = MailAddress::parse(typed).map_err(|e| dead(e.to_string()))?;
        let from = self.way.sender.address.as_str();
        let host = from.rsplit('@').next().unwrap_or_default();
        let letter = notifier::Letter {
            to: Recipient {
                name: person.name.clone(),
                address,
            },
            subject: body.subject,
            text: body.text,
            html: body.html,
            message_id: MessageId::new(row.id, host).map_err(|e| dead(e.to_string()))?,
            date: row.created_at,
            language: self.way.language,
            attachments: Vec::new(),
        };
        pack(&letter, self.way.sender).map_err(|e| dead(e.to_string()))
    }
}
