//! From the cell into the month.
use super::common::{At, ExceptionArgs, PromiseArgs, day};
use super::{Plain, Verb, given};
use crate::say::Failed;
use crate::session::usage;
use crate::typed::{TextArgs, json, word};
use clap::Args;
use store::commands::{Deed, NewPart};
use words::Language;
use workflow::petition::{Action, Endorsement, Matter};

/// `endorse`
#[derive(Debug, Args)]
pub(crate) struct EndorseArgs {
    /// Cách thống nhất · how
    #[arg(long, value_parser = ["cell-committee", "cell-meeting", "secretary-with-deputy"])]
    kind: String,
    /// Ngày thống nhất · when
    #[arg(long)]
    date: String,
    /// Họ tên người thống nhất, lặp lại được · who agreed
    #[arg(long = "name")]
    names: Vec<String>,
}

impl Verb for EndorseArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let names = self.names.iter().map(|n| at.session.line("name", n));
        given(Action::Endorse {
            endorsement: Endorsement {
                kind: word(&self.kind)?,
                date: at.session.past_day("date", &self.date)?,
                names: names.collect::<Result<_, _>>()?,
            },
        })
    }
}

/// `record`
#[derive(Debug, Args)]
pub(crate) struct RecordArgs {
    /// Hội nghị, THÁNG/KHU · the conference
    #[arg(long)]
    conference: String,
    /// Người nêu · who brought it up
    #[arg(long)]
    speaker: String,
    #[command(flatten)]
    exception: ExceptionArgs,
}

impl Verb for RecordArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::Record {
            conference: at.session.conference(&self.conference).await?,
            speaker: at.session.person(&self.speaker)?,
            exception: self.exception.read(at.session)?,
        })
    }
}

/// `take-in-writing`
#[derive(Debug, Args)]
pub(crate) struct TakeInWritingArgs {
    /// Kỳ · the month
    #[arg(long)]
    month: String,
    /// Vì sao · why it was not spoken
    #[arg(long, value_parser = ["cancelled", "skipped", "not-reached"])]
    why: String,
}

impl Verb for TakeInWritingArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::TakeInWriting {
            cycle: at.cycle(&self.month).await?,
            why: word(&self.why)?,
        })
    }
}

/// `urgent`
#[derive(Debug, Args)]
pub(crate) struct UrgentArgs {
    /// Kỳ · the month
    #[arg(long)]
    month: String,
    /// Lý do · why it cannot wait
    #[arg(long)]
    reason: String,
}

impl Verb for UrgentArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::UrgentIntake {
            cycle: at.cycle(&self.month).await?,
            reason: at.session.line("reason", &self.reason)?,
        })
    }
}

/// `divert`
#[derive(Debug, Args)]
pub(crate) struct DivertArgs {
    /// Loại việc · why
    #[arg(long, value_parser = ["denunciation", "complaint", "classified", "named-person"])]
    ground: String,
    /// Chuyển đến: mã đơn vị hoặc tên cơ quan · where to: key of a unit, or the name of a body
    #[arg(long)]
    to: String,
    /// Biên nhận · paper receipt
    #[arg(long)]
    receipt: Option<String>,
}

impl Verb for DivertArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        Ok(Deed::Divert {
            ground: word(&self.ground)?,
            to: at.session.line("to", unit_or_words(at, &self.to))?,
            receipt: at.session.maybe_line("receipt", self.receipt.as_deref())?,
        })
    }
}

/// The name of the unit with this key; else the words as they stand.
fn unit_or_words<'a>(at: &'a At<'_>, typed: &'a str) -> &'a str {
    let unit = at.session.office.tree.by_key(typed.trim());
    unit.map_or(typed, |unit| unit.name.as_str())
}

/// `answer-on-spot`
#[derive(Debug, Args)]
pub(crate) struct AnswerOnSpotArgs {
    #[command(flatten)]
    text: TextArgs,
    /// Kết quả · outcome
    #[arg(long, value_parser = ["settled", "in-progress", "will-settle", "explained", "not-yet"])]
    outcome: String,
    /// Đơn vị có mặt trả lời · a department that is present and answers
    #[arg(long)]
    by: Option<String>,
    #[command(flatten)]
    promise: PromiseArgs,
    /// Bí thư chi bộ không đồng ý · the cell secretary does not accept it
    #[arg(long)]
    not_accepted: bool,
}

impl Verb for AnswerOnSpotArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let by = self.by.as_deref().map(|u| at.session.unit(u)).transpose()?;
        Ok(Deed::AnswerOnSpot {
            text: at.session.prose(&self.text)?,
            outcome: word(&self.outcome)?,
            by,
            promise: self.promise.read(at, by)?,
            accepted: !self.not_accepted,
        })
    }
}

/// `hand-to-commune`
#[derive(Debug)]
pub(crate) struct HandToCommune;

impl Plain for HandToCommune {
    fn deed() -> Deed {
        Deed::HandToCommune
    }
}

/// `split`
#[derive(Debug, Args)]
pub(crate) struct SplitArgs {
    /// Một phần, lặp lại được: 'TÓM TẮT|NỘI DUNG|ĐỊA ĐIỂM|GỬI AI|LĨNH VỰC'; ba mục sau bỏ trống thì như kiến nghị gốc · a part: TITLE|TEXT|PLACE|ADDRESSEE|FIELD; what is left out is that of the whole
    #[arg(long = "part", value_name = "PART", conflicts_with = "parts")]
    part: Vec<String>,
    /// Các phần, JSON: [{"category":…,"matter":{"title":…,"text":…,"place":…,"addressee":…}}] · the parts
    #[arg(long, required_unless_present = "part")]
    parts: Option<String>,
}

impl Verb for SplitArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let parts = match &self.parts {
            Some(parts) => json(at.session.say.0, "parts", parts)?,
            None => {
                let each = self.part.iter().map(|typed| new_part(at, typed));
                each.collect::<Result<_, _>>()?
            }
        };
        Ok(Deed::Split { parts })
    }
}

/// A part as it is typed, between bars.
fn new_part(at: &At<'_>, typed: &str) -> Result<NewPart, Failed> {
    let (s, whole) = (at.session, &at.view);
    let cells: Vec<&str> = typed.split('|').map(str::trim).collect();
    let [title, text, rest @ ..] = cells.as_slice() else {
        return Err(misshapen_part(at, typed));
    };
    if rest.len() > 3 {
        return Err(misshapen_part(at, typed));
    }
    let cell = |n: usize| rest.get(n).copied().filter(|c| !c.is_empty());
    let place = cell(0).or(whole.place.as_deref()).unwrap_or_default();
    let addressee = cell(1).or(whole.addressee.as_deref()).unwrap_or_default();
    Ok(NewPart {
        category: match cell(2) {
            Some(field) => s.field(field)?,
            None => whole.line.category.clone(),
        },
        matter: Matter {
            title: s.line("part", title)?,
            text: s.running("part", text)?,
            place: s.line("part", place)?,
            addressee: s.line("part", addressee)?,
        },
    })
}

fn misshapen_part(at: &At<'_>, typed: &str) -> Failed {
    let say = at.session.say;
    let said = match say.0 {
        Language::Vi => format!("--part: “{typed}” phải có từ 2 đến 5 mục, cách nhau bằng dấu |."),
        Language::En => format!("--part: “{typed}” takes 2 to 5 parts with bars between them."),
    };
    let next = say.of(
        "Viết: --part 'TÓM TẮT|NỘI DUNG|ĐỊA ĐIỂM|GỬI AI|LĨNH VỰC'.",
        "Type: --part 'TITLE|TEXT|PLACE|ADDRESSEE|FIELD'.",
    );
    usage(&said, next)
}

/// `merge-into`
#[derive(Debug, Args)]
pub(crate) struct MergeIntoArgs {
    /// Gộp vào kiến nghị · into which petition
    target: String,
}

impl Verb for MergeIntoArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let s = at.session;
        let target = s
            .store
            .find_petition(&s.office, &s.viewer, &self.target)
            .await?;
        Ok(Deed::MergeInto { target })
    }
}

/// `unmerge`
#[derive(Debug)]
pub(crate) struct Unmerge;

impl Plain for Unmerge {
    fn deed() -> Deed {
        Deed::Given(Action::Unmerge)
    }
}

/// `withdraw`
#[derive(Debug, Args)]
pub(crate) struct WithdrawArgs {
    /// Văn bản đồng ý của chi ủy · the cell committee's note, needed once consolidated
    #[arg(long)]
    note: Option<String>,
}

impl Verb for WithdrawArgs {
    async fn deed(&self, at: &At<'_>) -> Result<Deed, Failed> {
        let note = at.session.maybe_line("note", self.note.as_deref())?;
        Ok(Deed::Withdraw { note })
    }
}

impl At<'_> {
    /// The cycle of a month as typed.
    pub(super) async fn cycle(&self, month: &str) -> Result<workflow::ids::CycleId, Failed> {
        let s = self.session;
        Ok(s.store.find_cycle(&s.office, s.month(month)?).await?)
    }

    /// A day as typed.
    pub(super) fn day(&self, field: &str, typed: &str) -> Result<chrono::NaiveDate, Failed> {
        day(self, field, typed)
    }
}
