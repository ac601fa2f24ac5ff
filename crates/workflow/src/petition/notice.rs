//! Who must be told of a move. One event, one set of notices, decided here and nowhere else.
use super::facts::DecidingBody;
use super::{Action, Event, Petition, State};
use crate::ids::UnitId;
use crate::policy::Policy;
use serde::{Deserialize, Serialize};

/// Who is told, by what he is to the petition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Secretary of the proposing cell.
    Proposer,
    /// Secretary of the commune.
    CommuneSecretary,
    /// Head and deputy of the cluster.
    Cluster,
    /// The Office's specialists.
    Office,
    /// The Office chief.
    OfficeChief,
    /// Those who sit in a deciding body and enter for it.
    Body(DecidingBody),
    /// Head and specialists of an answering body.
    Lead(UnitId),
    /// Head of a supporting body.
    Support(UnitId),
}

/// When a notice goes out (design.md §7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// A letter of its own.
    AtOnce,
    /// In the digest of the day.
    Digest,
}

/// Somebody must be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Notice {
    /// Who.
    pub to: Audience,
    /// When.
    pub urgency: Urgency,
}

/// The notices of a move.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each action, so that none is forgotten"
)]
pub(super) fn of(
    before: &Petition,
    after: &Petition,
    event: &Event,
    policy: &Policy,
) -> Vec<Notice> {
    use Audience::{Body, Cluster, CommuneSecretary, Lead, Office, OfficeChief, Proposer, Support};
    let now = |to| Notice {
        to,
        urgency: Urgency::AtOnce,
    };
    let later = |to| Notice {
        to,
        urgency: Urgency::Digest,
    };
    let lead = |p: &Petition| p.lead().map(|unit| now(Lead(unit)));
    match &event.action {
        Action::UrgentIntake { .. } => {
            vec![now(Body(after.directing_body(policy))), now(Proposer)]
        }
        Action::Consolidate { .. } | Action::AcceptReopening { .. } => {
            vec![later(Body(after.directing_body(policy))), later(Proposer)]
        }
        Action::Direct { .. } | Action::RefuseRouting { .. } => vec![now(Office)],
        Action::Route { bodies } | Action::ChangeLead { bodies, .. } => {
            let mut all = vec![now(Lead(bodies.lead))];
            all.extend(bodies.support.iter().map(|&unit| now(Support(unit))));
            let handed_on = before
                .lead()
                .filter(|&old| old != bodies.lead && before.state != State::Directed);
            all.extend(handed_on.map(|old| later(Lead(old))));
            all
        }
        Action::HandToCommune { .. } => vec![now(CommuneSecretary), later(Proposer)],
        Action::RequestExtension { .. } => vec![now(OfficeChief)],
        Action::SubmitReply { .. } | Action::RecordSuperiorAnswer { .. } => {
            vec![later(Office), later(Body(after.reviewing_body(policy)))]
        }
        Action::SignPart { .. } => after
            .lead()
            .map(|unit| later(Lead(unit)))
            .into_iter()
            .collect(),
        Action::GrantExtension { .. }
        | Action::RefuseExtension { .. }
        | Action::Return { .. }
        | Action::ReturnForForm { .. }
        | Action::Recall { .. } => lead(after).into_iter().collect(),
        Action::Approve { .. } => vec![now(Body(policy.signing.of(&after.category)))],
        Action::Issue { .. } | Action::Correct { .. } => vec![now(Cluster), later(Proposer)],
        Action::Announce { .. } | Action::TellInWriting { .. } => {
            vec![later(Proposer), later(CommuneSecretary)]
        }
        Action::AnswerOnSpot { accepted: true, .. } | Action::ReportAtConference { .. } => {
            vec![later(Office), later(Proposer)]
        }
        Action::Decline { .. }
        | Action::ReferUp { .. }
        | Action::MergeInto { .. }
        | Action::Split { .. }
        | Action::CarryOver { .. }
        | Action::Resolve { .. }
        | Action::RefuseReopening { .. }
        | Action::Close { .. } => vec![later(Proposer)],
        Action::Withdraw { .. } => lead(before).into_iter().chain([later(Office)]).collect(),
        Action::FollowUp { .. } | Action::MovePromise { .. } => {
            let body = after.promise.as_ref().map(|p| p.body).or(after.lead());
            body.map(|unit| later(Lead(unit))).into_iter().collect()
        }
        Action::Succeed { .. } => new_holders(before, after).into_iter().map(later).collect(),
        Action::RequestReopening { .. } | Action::TakeInWriting { .. } => vec![later(Office)],
        Action::Draft { .. }
        | Action::Import { .. }
        | Action::TakeOverAnswer { .. }
        | Action::Endorse { .. }
        | Action::Record { .. }
        | Action::Divert { .. }
        | Action::AnswerOnSpot {
            accepted: false, ..
        }
        | Action::Unmerge
        | Action::Accept { .. }
        | Action::SubAssign { .. }
        | Action::CastVote { .. }
        | Action::ReopenOnSpot { .. }
        | Action::RePlan { .. }
        | Action::Redact { .. } => Vec::new(),
    }
}

/// Those with whom it did not lie before.
fn new_holders(before: &Petition, after: &Petition) -> Vec<Audience> {
    let (old, new) = (&before.home, &after.home);
    let supports = |p: &Petition| p.bodies.clone().map(|b| b.support).unwrap_or_default();
    let mut told = Vec::new();
    told.extend((old.cell != new.cell).then_some(Audience::Proposer));
    told.extend((old.commune != new.commune).then_some(Audience::CommuneSecretary));
    told.extend((old.cluster != new.cluster).then_some(Audience::Cluster));
    let lead = after.lead().filter(|unit| before.lead() != Some(*unit));
    told.extend(lead.map(Audience::Lead));
    let joined = &supports(after) - &supports(before);
    told.extend(joined.into_iter().map(Audience::Support));
    told
}
