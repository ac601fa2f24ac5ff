//! What can be done to a petition, a verb each: `giaoban petitions act CODE VERB …`.
//!
//! Each verb is a struct of its flags with [`Verb::deed`], which turns what was typed into a
//! [`Deed`]. Facts that are not typed the store adds itself.
mod after;
mod common;
mod direct;
mod intake;
mod review;
mod work;

pub(crate) use after::AnnounceArgs;
pub(crate) use common::{At, BodiesArgs, ExceptionArgs, pair};
pub(crate) use direct::DirectArgs;
pub(crate) use review::ReviewCommand;
pub(crate) use work::ReplyArgs;

use crate::say::Failed;
use clap::{Args, Subcommand};
use store::commands::Deed;
use workflow::petition::Action;

/// Flags that become a deed.
pub(crate) trait Verb {
    /// The deed, with everything typed read and checked.
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed>;
}

/// One verb for several petitions, each with its own result.
#[derive(Debug, Args)]
pub(crate) struct Several<T: Args> {
    /// Mã kiến nghị · petitions
    #[arg(required = true)]
    pub(crate) codes: Vec<String>,
    /// Phiên bản đã xem · the version you saw
    #[arg(long)]
    pub(crate) version: Option<u32>,
    /// The verb's own flags.
    #[command(flatten)]
    pub(crate) verb: T,
}

macro_rules! verbs {
    ($($(#[$doc:meta])* $name:ident($args:ty)),+ $(,)?) => {
        /// Every verb.
        #[derive(Debug, Subcommand)]
        pub(crate) enum ActCommand {
            $($(#[$doc])* $name($args)),+
        }

        impl Verb for ActCommand {
            async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
                match self { $(Self::$name(args) => args.deed(at).await),+ }
            }
        }
    };
}

verbs! {
    /// Chi bộ thống nhất · the cell has agreed
    Endorse(intake::EndorseArgs),
    /// Ghi vào biên bản · record in the minutes
    Record(intake::RecordArgs),
    /// Tiếp nhận bằng văn bản · take in writing
    TakeInWriting(intake::TakeInWritingArgs),
    /// Tiếp nhận khẩn · urgent intake
    Urgent(intake::UrgentArgs),
    /// Chuyển quy trình khác · divert to another procedure
    Divert(intake::DivertArgs),
    /// Trả lời tại hội nghị · answer on the spot
    AnswerOnSpot(intake::AnswerOnSpotArgs),
    /// Giao cấp xã · hand to the commune
    HandToCommune(NoFlags<intake::HandToCommune>),
    /// Tách · split
    Split(intake::SplitArgs),
    /// Gộp · merge into another
    MergeInto(intake::MergeIntoArgs),
    /// Bỏ gộp · unmerge
    Unmerge(NoFlags<intake::Unmerge>),
    /// Rút · withdraw
    Withdraw(intake::WithdrawArgs),
    /// Cho ý kiến chỉ đạo · direct
    Direct(direct::DirectArgs),
    /// Không tiếp nhận · decline
    Decline(direct::DeclineArgs),
    /// Chuyển cấp trên · refer up
    ReferUp(direct::ReferUpArgs),
    /// Ghi trả lời của cấp trên · record the superior's answer
    SuperiorAnswer(direct::SuperiorAnswerArgs),
    /// Chuyển đơn vị chủ trì · route
    Route(BodiesArgs),
    /// Thay đơn vị chủ trì · change the lead
    ChangeLead(direct::ChangeLeadArgs),
    /// Chuyển kỳ sau · carry over
    CarryOver(direct::CarryOverArgs),
    /// Nhận xử lý · accept
    Accept(NoFlags<work::Accept>),
    /// Từ chối nhận · refuse the routing
    RefuseRouting(work::RefuseRoutingArgs),
    /// Giao đơn vị trực thuộc · sub-assign
    SubAssign(work::SubAssignArgs),
    /// Ký phần phối hợp · sign the supporting part
    SignPart(work::SignPartArgs),
    /// Xin gia hạn · request an extension
    RequestExtension(work::RequestExtensionArgs),
    /// Đồng ý gia hạn · grant it
    GrantExtension(work::GrantExtensionArgs),
    /// Không đồng ý gia hạn · refuse it
    RefuseExtension(work::RefuseExtensionArgs),
    /// Trình trả lời · submit a reply
    Reply(work::ReplyArgs),
    /// Trả lại để hoàn thiện thể thức · return for form
    ReturnForForm(review::ReturnForFormArgs),
    /// Trả lại để trả lời lại · return as unsatisfactory
    Return(review::ReturnArgs),
    /// Duyệt · approve
    Approve(review::ApproveArgs),
    /// Thu hồi ý kiến duyệt · recall
    Recall(review::RecallArgs),
    /// Công bố · announce
    Announce(after::AnnounceArgs),
    /// Thông báo bằng văn bản · tell in writing
    TellInWriting(after::TellInWritingArgs),
    /// Xã báo cáo đã xong · the commune reports done
    ReportDone(after::ReportDoneArgs),
    /// Xã báo cáo chưa xong · not yet
    ReportNotYet(after::ReportNotYetArgs),
    /// Vượt thẩm quyền xã · beyond the commune
    ReportBeyond(after::ReportBeyondArgs),
    /// Theo dõi · follow up
    FollowUp(after::FollowUpArgs),
    /// Dời thời hạn cam kết · move the promise
    MovePromise(after::MovePromiseArgs),
    /// Kết thúc · close
    Close(NoFlags<after::Close>),
    /// Đã giải quyết · resolve
    Resolve(after::ResolveArgs),
    /// Đánh giá của chi bộ · the cell's vote
    Vote(after::VoteArgs),
    /// Đề nghị xem xét lại · request reopening
    RequestReopening(after::RequestReopeningArgs),
    /// Đồng ý xem xét lại · accept reopening
    AcceptReopening(after::AcceptReopeningArgs),
    /// Không xem xét lại · refuse reopening
    RefuseReopening(after::RefuseReopeningArgs),
    /// Xem lại trả lời tại chỗ · reopen an answer given on the spot
    ReopenOnSpot(after::ReopenOnSpotArgs),
    /// Ẩn nội dung · withhold the text
    Redact(after::RedactArgs),
}

/// A verb that needs no flags.
#[derive(Debug, Args)]
pub(crate) struct NoFlags<T: Send + Sync + 'static> {
    #[arg(skip)]
    what: std::marker::PhantomData<T>,
}

/// The deed of a verb without flags.
pub(crate) trait Plain {
    /// It.
    fn deed() -> Deed;
}

impl<T: Plain + Send + Sync + 'static> Verb for NoFlags<T> {
    async fn deed(&self, _: &At<'_>) -> Result<Deed, Failed> {
        Ok(T::deed())
    }
}

/// An action whose facts were all typed.
fn given(action: Action) -> Result<Deed, Failed> {
    Ok(Deed::Given(action))
}
