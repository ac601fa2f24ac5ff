//! The reviewing body.
use super::common::{At, DecisionArgs};
use super::{Several, Verb, given};
use crate::say::Failed;
use crate::typed::word;
use clap::{Args, Subcommand};
use store::commands::Deed;
use workflow::petition::{Action, BodyDecision, Hearing};

/// `review`
#[derive(Debug, Subcommand)]
pub(crate) enum ReviewCommand {
    /// Duyệt · approve
    #[command(after_help = "Ví dụ:\n  giaoban --as p0002 review approve GLOC-2025-03-K3-07")]
    Approve(Several<ApproveArgs>),
    /// Trả lại để trả lời lại · return as unsatisfactory
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0002 review return GLOC-2025-03-K3-07 --reasons no-date --note 'Chưa nêu thời hạn'"
    )]
    Return(Several<ReturnArgs>),
    /// Trả lại để hoàn thiện thể thức · return for form
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 review return-for-form GLOC-2025-03-K3-07 --missing signature"
    )]
    ReturnForForm(Several<ReturnForFormArgs>),
}

fn decision(args: &DecisionArgs, at: &At<'_>) -> Result<BodyDecision, Failed> {
    args.read(at, at.view.reviewing)
}

/// `approve`
#[derive(Debug, Args)]
pub(crate) struct ApproveArgs {
    /// Bản trả lời số · number of the version; by default the one under review
    #[arg(long)]
    on: Option<u32>,
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Verb for ApproveArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::Approve {
            decision: decision(&self.decision, at)?,
            on: at.reply_version(self.on),
        })
    }
}

/// `return`
#[derive(Debug, Args)]
pub(crate) struct ReturnArgs {
    /// Lý do, chọn từ danh mục · reasons, in codes
    #[arg(long, value_delimiter = ',', value_parser = ["off-topic", "no-date", "no-responsible-unit", "evasive", "no-legal-basis", "no-funds", "incomplete"])]
    reasons: Vec<String>,
    /// Lý do bằng lời · why, in words
    #[arg(long)]
    note: String,
    /// Bản trả lời số · number of the version; by default the one under review
    #[arg(long)]
    on: Option<u32>,
    #[command(flatten)]
    decision: DecisionArgs,
    #[command(flatten)]
    hearing: HearingArgs,
}

/// Khi Ban Thường vụ xem xét sau nhiều lần trả lại · once it lies before the Standing Board
#[derive(Clone, Debug, Args)]
struct HearingArgs {
    /// Lãnh đạo đơn vị được mời dự (sau nhiều lần trả lại) · leader of the body who was heard, after many rounds
    #[arg(long, requires = "conclusion")]
    leader: Option<String>,
    /// Kết luận của Ban Thường vụ · the Standing Board's conclusion
    #[arg(long, requires = "leader")]
    conclusion: Option<String>,
    /// Ngày kết luận; mặc định là hôm nay · day of the conclusion; by default today
    #[arg(long, requires = "conclusion")]
    concluded_on: Option<String>,
}

impl HearingArgs {
    fn read(&self, at: &At<'_>) -> Result<Option<Hearing>, Failed> {
        let session = at.session;
        let (Some(leader), Some(conclusion)) = (&self.leader, &self.conclusion) else {
            return Ok(None);
        };
        let concluded_on = match &self.concluded_on {
            Some(day) => session.past_day("concluded-on", day)?,
            None => session.today(),
        };
        Ok(Some(Hearing {
            leader: session.person(leader)?,
            concluded_on,
            conclusion: session.line("conclusion", conclusion)?,
        }))
    }
}

impl Verb for ReturnArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::Return {
            decision: decision(&self.decision, at)?,
            on: at.reply_version(self.on),
            reasons: self
                .reasons
                .iter()
                .map(|r| word(r))
                .collect::<Result<_, _>>()?,
            note: at.session.line("note", &self.note)?,
            hearing: self.hearing.read(at)?,
        })
    }
}

/// `return-for-form`
#[derive(Debug, Args)]
pub(crate) struct ReturnForFormArgs {
    /// Mục còn thiếu · what is missing
    #[arg(long, value_delimiter = ',', value_parser = ["field", "outcome-class", "signature"])]
    missing: Vec<String>,
}

impl Verb for ReturnForFormArgs {
    async fn deed(&self, _: &At<'_>) -> Result<Deed, Failed> {
        given(Action::ReturnForForm {
            missing: self
                .missing
                .iter()
                .map(|m| word(m))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// `recall`
#[derive(Debug, Args)]
pub(crate) struct RecallArgs {
    /// Lý do · why
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Verb for RecallArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::Recall {
            decision: decision(&self.decision, at)?,
            reason: at.session.line("reason", &self.reason)?,
        })
    }
}
