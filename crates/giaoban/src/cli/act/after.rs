//! After the answer: announced, followed, resolved.
use super::common::{At, DecisionArgs};
use super::{Plain, Verb, given};
use crate::say::Failed;
use crate::typed::{TextArgs, word};
use clap::Args;
use store::commands::Deed;
use workflow::petition::{Action, Vote};

/// A verb whose flags are one reason, and the action it makes.
macro_rules! with_reason {
    ($(#[$doc:meta])* $name:ident => |$reason:ident| $deed:expr) => {
        $(#[$doc])*
        #[derive(Debug, Args)]
        pub(crate) struct $name {
            /// Lý do · why
            #[arg(long)]
            reason: String,
        }

        impl Verb for $name {
            async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
                let $reason = at.session.line("reason", &self.reason)?;
                Ok($deed)
            }
        }
    };
}

with_reason! {
    /// `report-beyond`
    ReportBeyondArgs => |reason| Deed::ReportBeyond { reason }
}
with_reason! {
    /// `request-reopening`
    RequestReopeningArgs => |reason| Deed::RequestReopening { reason }
}
with_reason! {
    /// `refuse-reopening`
    RefuseReopeningArgs => |reason| Deed::Given(Action::RefuseReopening { reason })
}
with_reason! {
    /// `redact`
    RedactArgs => |reason| Deed::Given(Action::Redact { reason })
}

/// `announce`
#[derive(Debug, Args)]
pub(crate) struct AnnounceArgs {
    /// Hội nghị, THÁNG/KHU · the conference
    #[arg(long)]
    conference: String,
}

impl Verb for AnnounceArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::Announce {
            conference: at.session.conference(&self.conference).await?,
        })
    }
}

/// `tell-in-writing`
#[derive(Debug, Args)]
pub(crate) struct TellInWritingArgs {
    /// Số, ký hiệu văn bản · the paper
    #[arg(long)]
    paper: String,
}

impl Verb for TellInWritingArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::TellInWriting {
            paper: at.session.line("paper", &self.paper)?,
        })
    }
}

/// `report-done`
#[derive(Debug, Args)]
pub(crate) struct ReportDoneArgs {
    #[command(flatten)]
    report: TextArgs,
    /// Kết quả · outcome
    #[arg(long, value_parser = ["settled", "in-progress", "will-settle", "explained", "not-yet"])]
    outcome: String,
    /// Minh chứng · proof
    #[arg(long)]
    evidence: String,
}

impl Verb for ReportDoneArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::ReportDone {
            report: at.session.prose(&self.report)?,
            outcome: word(&self.outcome)?,
            evidence: at.session.line("evidence", &self.evidence)?,
        })
    }
}

/// `report-not-yet`
#[derive(Debug, Args)]
pub(crate) struct ReportNotYetArgs {
    /// Lý do · why
    #[arg(long)]
    reason: String,
    /// Hạn mới · new date
    #[arg(long)]
    until: String,
}

impl Verb for ReportNotYetArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::ReportNotYet {
            reason: at.session.line("reason", &self.reason)?,
            until: at.day("until", &self.until)?,
        })
    }
}

/// `follow-up`
#[derive(Debug, Args)]
pub(crate) struct FollowUpArgs {
    /// Ngày kiểm tra lại · when to look again
    #[arg(long)]
    look_again: String,
}

impl Verb for FollowUpArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::FollowUp {
            look_again: at.day("look-again", &self.look_again)?,
        })
    }
}

/// `move-promise`
#[derive(Debug, Args)]
pub(crate) struct MovePromiseArgs {
    /// Hạn mới · new date
    #[arg(long)]
    by: String,
    /// Lý do · why
    #[arg(long)]
    reason: String,
}

impl Verb for MovePromiseArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::MovePromise {
            by: at.day("by", &self.by)?,
            reason: at.session.line("reason", &self.reason)?,
        })
    }
}

/// `close`
#[derive(Debug)]
pub(crate) struct Close;

impl Plain for Close {
    fn deed() -> Deed {
        Deed::Close
    }
}

/// `resolve`
#[derive(Debug, Args)]
pub(crate) struct ResolveArgs {
    /// Minh chứng của đơn vị trả lời · proof from the answering body
    #[arg(long)]
    evidence: String,
}

impl Verb for ResolveArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::Resolve {
            evidence: at.session.line("evidence", &self.evidence)?,
        })
    }
}

/// `vote`
#[derive(Debug, Args)]
pub(crate) struct VoteArgs {
    /// Về · on what
    #[arg(long, value_parser = ["answer", "result"])]
    on: String,
    /// Hài lòng · satisfied
    #[arg(long, value_parser = ["yes", "no"])]
    satisfied: String,
    /// Ghi chú · in a few words
    #[arg(long)]
    note: Option<String>,
}

impl Verb for VoteArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::CastVote {
            on: word(&self.on)?,
            vote: Vote {
                satisfied: self.satisfied == "yes",
                note: at.session.maybe_line("note", self.note.as_deref())?,
            },
        })
    }
}

/// `accept-reopening`
#[derive(Debug, Args)]
pub(crate) struct AcceptReopeningArgs {
    /// Kỳ · into which month
    #[arg(long)]
    month: String,
}

impl Verb for AcceptReopeningArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::AcceptReopening {
            cycle: at.cycle(&self.month).await?,
        })
    }
}

/// `reopen-on-spot`
#[derive(Debug, Args)]
pub(crate) struct ReopenOnSpotArgs {
    /// Lý do · why
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Verb for ReopenOnSpotArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::ReopenOnSpot {
            decision: self.decision.read(at, at.view.reviewing)?,
            reason: at.session.line("reason", &self.reason)?,
        })
    }
}
