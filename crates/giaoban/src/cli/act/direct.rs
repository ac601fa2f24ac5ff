//! Directing and routing.
use super::common::{At, BodiesArgs, DecisionArgs, PromiseArgs};
use super::{Verb, given};
use crate::say::Failed;
use crate::typed::{TextArgs, word};
use clap::Args;
use store::commands::Deed;
use workflow::petition::{Action, Bodies, BodyDecision};

fn decision(args: &DecisionArgs, at: &At<'_>) -> Result<BodyDecision, Failed> {
    args.read(at, at.view.directing)
}

/// `direct`
#[derive(Debug, Args)]
pub(crate) struct DirectArgs {
    /// Nội dung chỉ đạo · the direction
    #[arg(long)]
    direction: String,
    /// Đơn vị chủ trì · the lead
    #[arg(long)]
    lead: String,
    /// Đơn vị phối hợp · supporting bodies
    #[arg(long, value_delimiter = ',')]
    support: Vec<String>,
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Verb for DirectArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let support = self.support.iter().map(|u| at.session.unit(u));
        given(Action::Direct {
            decision: decision(&self.decision, at)?,
            text: at.session.line("direction", &self.direction)?,
            bodies: Bodies {
                lead: at.session.unit(&self.lead)?,
                support: support.collect::<Result<_, _>>()?,
            },
        })
    }
}

/// `decline`
#[derive(Debug, Args)]
pub(crate) struct DeclineArgs {
    /// Lý do · why
    #[arg(long)]
    reason: String,
    /// Căn cứ pháp lý · legal basis
    #[arg(long)]
    legal_basis: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Verb for DeclineArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::Decline {
            decision: decision(&self.decision, at)?,
            reason: at.session.line("reason", &self.reason)?,
            legal_basis: at.session.line("legal-basis", &self.legal_basis)?,
        })
    }
}

/// `refer-up`
#[derive(Debug, Args)]
pub(crate) struct ReferUpArgs {
    /// Chuyển cơ quan nào · to whom
    #[arg(long)]
    to: String,
    /// Số, ký hiệu công văn chuyển · the paper that refers it
    #[arg(long)]
    symbol: String,
    /// Ngày dự kiến có trả lời · when an answer is expected
    #[arg(long)]
    expected: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Verb for ReferUpArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::ReferUp {
            decision: decision(&self.decision, at)?,
            to: at.session.line("to", &self.to)?,
            paper: at.session.line("symbol", &self.symbol)?,
            expected: at.day("expected", &self.expected)?,
        })
    }
}

/// `superior-answer`
#[derive(Debug, Args)]
pub(crate) struct SuperiorAnswerArgs {
    #[command(flatten)]
    text: TextArgs,
    /// Kết quả · outcome
    #[arg(long, value_parser = ["settled", "in-progress", "will-settle", "explained", "not-yet"])]
    outcome: String,
    /// Người nhập · who entered it
    #[arg(long)]
    author: String,
    /// Căn cứ pháp lý · legal basis
    #[arg(long)]
    legal_basis: Option<String>,
    #[command(flatten)]
    promise: PromiseArgs,
}

impl Verb for SuperiorAnswerArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let lead = at.view.line.lead.as_ref().map(|u| u.id);
        let kept_by = lead.unwrap_or(at.session.office.committee.root);
        Ok(Deed::RecordSuperiorAnswer {
            text: at.session.prose(&self.text)?,
            author: at.session.person(&self.author)?,
            outcome: word(&self.outcome)?,
            legal_basis: at
                .session
                .maybe_line("legal-basis", self.legal_basis.as_deref())?,
            promise: self.promise.read(at, Some(kept_by))?,
        })
    }
}

/// `change-lead`
#[derive(Debug, Args)]
pub(crate) struct ChangeLeadArgs {
    /// Lý do · why
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    bodies: BodiesArgs,
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Verb for ChangeLeadArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::ChangeLead {
            decision: decision(&self.decision, at)?,
            reason: at.session.line("reason", &self.reason)?,
            bodies: self.bodies.read(at)?,
        })
    }
}

/// `carry-over`
#[derive(Debug, Args)]
pub(crate) struct CarryOverArgs {
    /// Kỳ sau · into which month
    #[arg(long)]
    month: String,
    /// Lý do · why
    #[arg(long)]
    reason: String,
}

impl Verb for CarryOverArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::CarryOver {
            cycle: at.cycle(&self.month).await?,
            reason: at.session.line("reason", &self.reason)?,
        })
    }
}
