//! From what a person says to the action with its facts.
use super::Deed;
use super::cycles::{
    current_month, issue_gate, known, next_month, not_announced, request_reopening, silent_lead,
};
use super::desk::{
    announce, answering, code, coverage, heard, next_conference, not_spoken, record,
};
use super::group::{carry_over, children, merge_target};
use super::texts::{keep, keep_version};
use crate::Failure;
use crate::commands::By;
use crate::petitions::{LoadedPetition, needs_no_facts};
use crate::tx::Tx;
use workflow::missing::MissingFact;
use workflow::petition::{Action, CommuneResult, Petition, Reply, SignOff, Silence, admissible};

impl Deed {
    /// The action with its facts, read in this transaction.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm per deed, each of a line or two"
    )]
    pub(in crate::commands) async fn action(
        &self,
        tx: &mut Tx<'_>,
        loaded: &LoadedPetition,
        by: &By,
    ) -> Result<Action, Failure> {
        let p = &loaded.petition;
        let clockwork = by.person.is_none();
        if let Some(text) = self.text() {
            admissible(&[text.as_str()])?;
        }
        Ok(match self.clone() {
            Self::Given(action) if needs_no_facts(&action) => action,
            Self::Given(_) | Self::Split { .. } => {
                return Err(MissingFact::NeedsFacts.into());
            }
            Self::Record {
                conference,
                speaker,
                exception,
            } => record(tx, loaded, conference, speaker, exception).await?,
            Self::TakeInWriting { cycle, why } => Action::TakeInWriting {
                cycle,
                code: code(tx, loaded, cycle, false).await?,
                why,
                shown: not_spoken(tx, loaded, cycle).await?,
            },
            Self::UrgentIntake { cycle, reason } => Action::UrgentIntake {
                reason,
                cycle,
                code: code(tx, loaded, cycle, true).await?,
            },
            Self::AnswerOnSpot {
                text,
                outcome,
                by,
                promise,
                accepted,
            } => {
                let (at, spoke) = answering(tx, loaded, by).await?;
                Action::AnswerOnSpot {
                    answer: keep(tx, loaded, &text),
                    outcome,
                    by,
                    spoke,
                    promise,
                    accepted,
                    at,
                    children: children(tx, p).await?,
                }
            }
            Self::HandToCommune => Action::HandToCommune {
                due: next_conference(tx, loaded).await?,
                at: tx.sitting(loaded).await?,
                children: children(tx, p).await?,
            },
            Self::Divert {
                ground,
                to,
                receipt,
            } => Action::Divert {
                ground,
                to,
                receipt,
                children: children(tx, p).await?,
            },
            Self::Withdraw { note } => Action::Withdraw {
                note,
                children: children(tx, p).await?,
            },
            Self::Accept => Action::Accept {
                silence: silent_lead(loaded, clockwork)?,
            },
            Self::RefuseExtension { reason } => Action::RefuseExtension {
                reason,
                silence: Silence::of_decider(p).filter(|_| clockwork),
            },
            Self::TellInWriting { paper } => Action::TellInWriting {
                paper,
                coverage: coverage(tx, loaded).await?,
            },
            Self::Close => Action::Close {
                silence: Silence::of_cell(p).ok_or_else(|| not_announced(p))?,
            },
            Self::MergeInto { target } => Action::MergeInto {
                target: merge_target(tx, p, target).await?,
            },
            Self::SubmitReply {
                text,
                author,
                signer,
                outcome,
                legal_basis,
                promise,
                sign_offs,
            } => {
                let body = p.lead().unwrap_or(p.home.committee);
                let (number, digest) = keep_version(tx, loaded, &text);
                Action::SubmitReply {
                    reply: Reply {
                        number,
                        digest,
                        author,
                        signer,
                        body,
                        outcome,
                        legal_basis,
                        promise,
                        sign_offs: parts(p, sign_offs),
                    },
                }
            }
            Self::RecordSuperiorAnswer {
                text,
                author,
                outcome,
                legal_basis,
                promise,
            } => {
                let (number, digest) = keep_version(tx, loaded, &text);
                let body = loaded.directory.committee.root;
                Action::RecordSuperiorAnswer {
                    reply: Reply {
                        number,
                        digest,
                        author,
                        signer: author,
                        body,
                        outcome,
                        legal_basis,
                        promise,
                        sign_offs: Vec::new(),
                    },
                }
            }
            Self::RequestExtension {
                until,
                reason,
                interim,
            } => Action::RequestExtension {
                until,
                reason,
                interim: keep(tx, loaded, &interim),
            },
            Self::GrantExtension { by } => Action::GrantExtension {
                by,
                issue_by: issue_gate(tx, p).await?,
                next: next_month(tx, loaded).await?,
                children: children(tx, p).await?,
            },
            Self::Announce { conference } => announce(tx, loaded, conference).await?,
            Self::ReportDone {
                report,
                outcome,
                evidence,
            } => {
                let report = keep(tx, loaded, &report);
                Action::ReportAtConference {
                    result: CommuneResult::Done {
                        report,
                        outcome,
                        evidence,
                    },
                    at: heard(tx, loaded).await?,
                }
            }
            Self::ReportNotYet { reason, until } => Action::ReportAtConference {
                result: CommuneResult::NotYet { reason, until },
                at: heard(tx, loaded).await?,
            },
            Self::ReportBeyond { reason } => Action::ReportAtConference {
                result: CommuneResult::Beyond {
                    reason,
                    cycle: tx.conference_for(loaded).await?.map(|c| c.cycle),
                },
                at: heard(tx, loaded).await?,
            },
            Self::RequestReopening { reason } => {
                request_reopening(tx, p, &loaded.directory, reason).await?
            }
            Self::AcceptReopening { cycle } => Action::AcceptReopening {
                cycle: known(tx, cycle).await?,
                current: current_month(tx, &loaded.directory).await?,
            },
            Self::CarryOver { cycle, reason } => carry_over(tx, loaded, cycle, reason).await?,
        })
    }
}

/// The parts of the supporting bodies: those that the record shows as signed, and what the form
/// says of the others, which the rule judges.
fn parts(p: &Petition, given: Vec<SignOff>) -> Vec<SignOff> {
    let mut all: Vec<SignOff> = p.signed.iter().copied().map(SignOff::Signed).collect();
    let others = given.into_iter().filter(|s| !p.signed.contains(&s.unit()));
    all.extend(others);
    all
}
