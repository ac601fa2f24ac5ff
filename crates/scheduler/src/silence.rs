//! What silence decides: a lead that says nothing for a working day has accepted; an explained
//! answer that nobody objects to for a cycle is closed (flow.md §1).
use chrono::NaiveDate;
use store::commands::{ActOnPetition, By, Deed};
use store::{CommandKey, Directory, Failure, Store};
use uuid::Uuid;
use workflow::petition::{OutcomeClass, Petition, Silence, State};

/// A move that silence made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Code of the petition.
    pub code: String,
    /// Where it stands now.
    pub to: State,
}

/// Makes every move that silence has decided by now, each once.
///
/// # Errors
/// The database cannot be read or written; a petition that moved in between is left alone.
pub async fn silence(store: &Store, committee: Uuid) -> Result<Vec<Moved>, Failure> {
    let office = store.directory(committee).await?;
    let today = office.day(store.now());
    let mut moved = Vec::new();
    for p in store.waiting_for_silence(committee).await? {
        let Some((deed, to)) = decided(&p, &office, today)? else {
            continue;
        };
        let key = CommandKey::new(format!("silence:{}:{}", p.id, p.version));
        let command = ActOnPetition {
            by: By::clockwork(),
            petition: p.id,
            version: Some(p.version),
            deed,
        };
        match store.submit(&key, command).await {
            Ok(_) => moved.push(Moved {
                code: p.code.unwrap_or_default(),
                to,
            }),
            // Somebody was quicker, or a rule wants more than silence: nothing is forced.
            Err(Failure::Conflict { .. } | Failure::Refused(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(moved)
}

/// What silence has decided about a petition, if anything.
fn decided(
    p: &Petition,
    office: &Directory,
    today: NaiveDate,
) -> Result<Option<(Deed, State)>, Failure> {
    match p.state {
        State::Routed if !p.is_commune_matter() => {
            let silence = Silence::of_lead(p, &office.calendar)?;
            let over = silence.is_some_and(|s| s.is_over(today));
            Ok(over.then_some((Deed::Accept, State::Drafting)))
        }
        State::Announced => {
            let class = p.outcome.or(p.reply.as_ref().map(|r| r.outcome));
            let explained = class == Some(OutcomeClass::Explained);
            let silent = explained && p.promise.is_none() && !p.reopening_asked;
            let over = Silence::of_cell(p).is_some_and(|s| s.is_over(today));
            Ok((silent && over).then_some((Deed::Close, State::Closed)))
        }
        _ => Ok(None),
    }
}
