//! The lead body's work.
use super::common::{At, DecisionArgs, PromiseArgs};
use super::{Plain, Verb, given};
use crate::say::Failed;
use crate::session::usage;
use crate::typed::{TextArgs, word};
use clap::Args;
use store::commands::Deed;
use workflow::ids::UnitId;
use workflow::petition::{Action, ExtensionBy, SignOff};

/// `accept`
#[derive(Debug)]
pub(crate) struct Accept;

impl Plain for Accept {
    fn deed() -> Deed {
        Deed::Accept
    }
}

/// `refuse-routing`
#[derive(Debug, Args)]
pub(crate) struct RefuseRoutingArgs {
    /// Lý do · why
    #[arg(long)]
    reason: String,
    /// Đơn vị đúng thẩm quyền · who would be right
    #[arg(long)]
    proposed: String,
}

impl Verb for RefuseRoutingArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::RefuseRouting {
            reason: at.session.line("reason", &self.reason)?,
            proposed: at.session.unit(&self.proposed)?,
        })
    }
}

/// `sub-assign`
#[derive(Debug, Args)]
pub(crate) struct SubAssignArgs {
    /// Đơn vị thực hiện · who works
    #[arg(long)]
    to: String,
}

impl Verb for SubAssignArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::SubAssign {
            to: at.session.unit(&self.to)?,
        })
    }
}

/// `sign-part`
#[derive(Debug, Args)]
pub(crate) struct SignPartArgs {
    /// Đơn vị phối hợp; mặc định là đơn vị của người ký · supporting body; by default the signer's own
    #[arg(long)]
    body: Option<String>,
}

impl Verb for SignPartArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let (s, support) = (at.session, &at.view.support);
        let own = |unit: UnitId| s.viewer.posts.iter().any(|post| post.unit == unit);
        let body = match &self.body {
            Some(typed) => s.unit(typed)?,
            None => support
                .iter()
                .map(|unit| unit.id)
                .find(|unit| own(*unit))
                .ok_or_else(|| {
                    usage(
                        s.say
                            .of("Chưa nêu đơn vị phối hợp.", "No supporting body is named."),
                        "--body …",
                    )
                })?,
        };
        given(Action::SignPart { body })
    }
}

/// `request-extension`
#[derive(Debug, Args)]
pub(crate) struct RequestExtensionArgs {
    /// Đến ngày · until
    #[arg(long)]
    until: String,
    /// Lý do · why
    #[arg(long)]
    reason: String,
    /// The interim answer.
    #[command(flatten)]
    interim: TextArgs,
}

impl Verb for RequestExtensionArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::RequestExtension {
            until: at.day("until", &self.until)?,
            reason: at.session.line("reason", &self.reason)?,
            interim: at.session.prose(&self.interim)?,
        })
    }
}

/// `grant-extension`
#[derive(Debug, Args)]
pub(crate) struct GrantExtensionArgs {
    /// Cơ quan thẩm định đồng ý (quá ngày ban hành) · the reviewing body grants, beyond the issue date
    #[arg(long)]
    by_reviewing_body: bool,
    #[command(flatten)]
    decision: DecisionArgs,
}

impl Verb for GrantExtensionArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let by = if self.by_reviewing_body {
            ExtensionBy::ReviewingBody(self.decision.read(at, at.view.reviewing)?)
        } else {
            ExtensionBy::OfficeChief
        };
        Ok(Deed::GrantExtension { by })
    }
}

/// `refuse-extension`
#[derive(Debug, Args)]
pub(crate) struct RefuseExtensionArgs {
    /// Lý do · why
    #[arg(long)]
    reason: String,
}

impl Verb for RefuseExtensionArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::RefuseExtension {
            reason: at.session.line("reason", &self.reason)?,
        })
    }
}

/// `reply`
#[derive(Debug, Args)]
pub(crate) struct ReplyArgs {
    #[command(flatten)]
    text: TextArgs,
    /// Kết quả · outcome
    #[arg(long, value_parser = ["settled", "in-progress", "will-settle", "explained", "not-yet"])]
    outcome: String,
    /// Người soạn; mặc định là người thực hiện · who wrote it; by default who acts
    #[arg(long)]
    author: Option<String>,
    /// Người ký; mặc định là người thực hiện · who signed it; by default who acts
    #[arg(long)]
    signer: Option<String>,
    /// Căn cứ pháp lý · legal basis
    #[arg(long)]
    legal_basis: Option<String>,
    #[command(flatten)]
    promise: PromiseArgs,
    /// Đơn vị phối hợp im lặng quá 2 ngày làm việc kể từ ngày chuyển · supporting bodies silent for two working days
    #[arg(long, value_delimiter = ',')]
    silent: Vec<String>,
}

impl Verb for ReplyArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let s = at.session;
        let acting = s.by()?.person;
        let person = |key: &Option<String>| match (key, acting) {
            (Some(key), _) => s.person(key),
            (None, Some(me)) => Ok(me),
            (None, None) => Err(store::Failure::NotFound(store::Thing::Person).into()),
        };
        let silent = self.silent.iter().map(|u| s.unit(u).map(SignOff::Silent));
        Ok(Deed::SubmitReply {
            text: s.prose(&self.text)?,
            author: person(&self.author)?,
            signer: person(&self.signer)?,
            outcome: word(&self.outcome)?,
            legal_basis: s.maybe_line("legal-basis", self.legal_basis.as_deref())?,
            promise: self.promise.read(at, None)?,
            sign_offs: silent.collect::<Result<_, _>>()?,
        })
    }
}
