//! Flags that several verbs share.
use super::{Verb, given};
use crate::say::{Failed, Say};
use crate::session::{Session, usage};
use crate::typed::word;
use chrono::NaiveDate;
use clap::Args;
use std::collections::BTreeSet;
use store::commands::Deed;
use store::queries::PetitionView;
use words::Language;
use workflow::ids::{PetitionId, UnitId};
use workflow::petition::{
    Action, Bodies, BodyDecision, DecidingBody, DecisionBasis, Digest, Exception, Promise,
};

/// The petition at hand, and who asks.
pub(crate) struct At<'a> {
    /// The office.
    pub(crate) session: &'a Session,
    /// Which petition.
    pub(crate) petition: PetitionId,
    /// The petition as the actor may see it.
    pub(crate) view: PetitionView,
}

impl At<'_> {
    /// The version of the answer that lies before the body, or the one with this number.
    pub(crate) fn reply_version(&self, number: Option<u32>) -> Digest {
        let current = || self.view.replies.iter().find(|r| r.stands);
        let found = match number {
            Some(n) => self.view.replies.iter().find(|r| r.number == i64::from(n)),
            None => current(),
        };
        // Without one the rule itself says what is missing.
        Digest(found.map(|r| r.digest.clone()).unwrap_or_default())
    }
}

/// Lý do và người cho phép · reason and approver
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ExceptionArgs {
    /// Lý do ngoại lệ · why a rule is set aside
    #[arg(long, requires = "approver")]
    pub(crate) reason: Option<String>,
    /// Người cho phép · who approved
    #[arg(long, requires = "reason")]
    pub(crate) approver: Option<String>,
}

impl ExceptionArgs {
    /// The exception, if one was given.
    pub(crate) fn read(&self, session: &Session) -> Result<Option<Exception>, Failed> {
        let (Some(reason), Some(approver)) = (&self.reason, &self.approver) else {
            return Ok(None);
        };
        Ok(Some(Exception {
            reason: session.line("reason", reason)?,
            approver: session.person(approver)?,
        }))
    }

    /// The exception, which is needed here.
    pub(crate) fn needed(&self, session: &Session) -> Result<Exception, Failed> {
        self.read(session)?.ok_or_else(|| {
            usage(
                session.say.of(
                    "Cần lý do và người cho phép.",
                    "A reason and an approver are needed.",
                ),
                "--reason … --approver …",
            )
        })
    }
}

/// Đơn vị chủ trì, phối hợp · lead and supporting bodies
#[derive(Clone, Debug, Args)]
pub(crate) struct BodiesArgs {
    /// Đơn vị chủ trì · the lead; without it those of the direction
    #[arg(long)]
    pub(crate) lead: Option<String>,
    /// Đơn vị phối hợp · supporting bodies
    #[arg(long, value_delimiter = ',')]
    pub(crate) support: Vec<String>,
}

impl BodiesArgs {
    /// The bodies; those of the direction where no lead is named.
    pub(crate) fn read(&self, at: &At<'_>) -> Result<Bodies, Failed> {
        let session = at.session;
        if let Some(lead) = &self.lead {
            let support = self
                .support
                .iter()
                .map(|u| session.unit(u))
                .collect::<Result<_, _>>()?;
            return Ok(Bodies {
                lead: session.unit(lead)?,
                support,
            });
        }
        let lead = at.view.line.lead.as_ref().map(|u| u.id);
        let support: BTreeSet<_> = at.view.support.iter().map(|u| u.id).collect();
        let lead = lead.ok_or_else(|| {
            usage(
                session
                    .say
                    .of("Chưa nêu đơn vị chủ trì.", "No lead is named."),
                "--lead …",
            )
        })?;
        Ok(Bodies { lead, support })
    }
}

impl Verb for BodiesArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        given(Action::Route {
            bodies: self.read(at)?,
        })
    }
}

/// Cơ quan quyết định · the deciding body and where its decision is written
#[derive(Clone, Debug, Args)]
pub(crate) struct DecisionArgs {
    /// Cơ quan quyết định; mặc định là cơ quan của lĩnh vực, khi trả lại hay mở lại nhiều lần là Ban Thường vụ · the body; by default that of the field, after many rounds or reopenings the Standing Board
    #[arg(long, value_parser = ["standing-members", "standing-board", "party-committee"])]
    body: Option<String>,
    /// Ngày họp; mặc định là hôm nay · session on this day; by default today
    #[arg(long, value_name = "DATE")]
    session: Option<String>,
    /// Văn bản ghi quyết định, thay cho ngày họp · a paper with the decision, by its symbol, in place of a session
    #[arg(long, conflicts_with = "session")]
    paper: Option<String>,
}

impl DecisionArgs {
    /// The decision; `usual` is the body that decides as the petition stands.
    pub(crate) fn read(&self, at: &At<'_>, usual: DecidingBody) -> Result<BodyDecision, Failed> {
        let session = at.session;
        let body = match &self.body {
            Some(body) => word(body)?,
            None => usual,
        };
        let basis = match (&self.session, &self.paper) {
            (_, Some(paper)) => DecisionBasis::Paper(session.line("paper", paper)?),
            (Some(day), None) => DecisionBasis::Session(session.past_day("session", day)?),
            (None, None) => DecisionBasis::Session(session.today()),
        };
        Ok(BodyDecision { body, basis })
    }
}

/// Cam kết · a dated commitment
#[derive(Clone, Debug, Args)]
pub(crate) struct PromiseArgs {
    /// Nội dung cam kết · what is promised
    #[arg(long, requires_all = ["promise_by", "money"])]
    promise: Option<String>,
    /// Thời hạn cam kết · by when
    #[arg(long, requires = "promise")]
    promise_by: Option<String>,
    /// Đơn vị cam kết; mặc định là đơn vị trả lời, đơn vị chủ trì · who; by default the body that answers, else the lead
    #[arg(long, requires = "promise")]
    promise_body: Option<String>,
    /// Nguồn kinh phí · where the money comes from
    #[arg(long, requires = "promise")]
    money: Option<String>,
}

impl PromiseArgs {
    /// The commitment, if one was given; of this body where none is named.
    pub(crate) fn read(
        &self,
        at: &At<'_>,
        usual: Option<UnitId>,
    ) -> Result<Option<Promise>, Failed> {
        let session = at.session;
        let (Some(what), Some(by), Some(money)) = (&self.promise, &self.promise_by, &self.money)
        else {
            return Ok(None);
        };
        let lead = at.view.line.lead.as_ref().map(|u| u.id);
        let body = match &self.promise_body {
            Some(unit) => session.unit(unit)?,
            None => usual.or(lead).ok_or_else(|| {
                usage(
                    session.say.of(
                        "Chưa nêu đơn vị thực hiện cam kết.",
                        "No body is named that keeps the promise.",
                    ),
                    "--promise-body …",
                )
            })?,
        };
        Ok(Some(Promise {
            what: session.line("promise", what)?,
            by: session.day("promise-by", by)?,
            body,
            money_source: session.line("money", money)?,
        }))
    }
}

/// A day that must be given.
pub(crate) fn day(at: &At<'_>, field: &str, typed: &str) -> Result<NaiveDate, Failed> {
    at.session.day(field, typed)
}

/// `left=right`; `form` is how the flag is typed, such as `KHU=XÃ`.
pub(crate) fn pair<'a>(
    say: Say,
    field: &str,
    form: (&str, &str),
    typed: &'a str,
) -> Result<(&'a str, &'a str), Failed> {
    typed.split_once('=').ok_or_else(|| {
        let said = match say.0 {
            Language::Vi => format!("--{field}: “{typed}” thiếu dấu bằng (=)."),
            Language::En => format!("--{field}: “{typed}” has no equals sign."),
        };
        let form = say.of(form.0, form.1);
        let next = match say.0 {
            Language::Vi => format!("Viết: --{field} {form}."),
            Language::En => format!("Type: --{field} {form}."),
        };
        usage(&said, &next)
    })
}
