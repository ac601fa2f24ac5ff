//! Departments answer.
use crate::demo::agenda::Step;
use crate::demo::cast::Path;
use crate::demo::player::{Player, line, prose};
use anyhow::{Context as _, Result};
use store::commands::Deed;
use workflow::cycle::{CycleMonth, Gate};
use workflow::person::Role;
use workflow::petition::{
    Action, ExtensionBy, FormFault, OutcomeClass, Petition, Promise, SignOff, Silence, State,
};

impl Player<'_> {
    /// Before the due date, with what can be said already; the Office chief decides.
    pub(super) async fn extend(&mut self, month: CycleMonth) -> Result<()> {
        let chief = self.in_office(Role::OfficeChief)?;
        let until = self.gate(month, Gate::SecondReply)?;
        for play in self.of(month, Path::Extension) {
            let p = self.record(play).await?;
            let late = p.due.is_none_or(|due| self.today > due || until <= due);
            if p.state != State::Drafting || late {
                continue;
            }
            let head = self.holder(Role::DepartmentHead, p.lead().context("no lead")?)?;
            let own = self.world.says.extension.as_ref();
            let (reason, interim) = own.map_or_else(
                || more_time(&self.text(play).category),
                |own| (own.reason.as_str(), own.interim.as_str()),
            );
            let reason = line(&self.said(play, reason))?;
            let interim = prose(interim)?;
            self.act(
                play,
                head,
                Deed::RequestExtension {
                    until,
                    reason,
                    interim,
                },
            )
            .await?;
            self.act(
                play,
                chief,
                Deed::GrantExtension {
                    by: ExtensionBy::OfficeChief,
                },
            )
            .await?;
        }
        Ok(())
    }

    pub(super) fn gate(&self, month: CycleMonth, gate: Gate) -> Result<chrono::NaiveDate> {
        self.months[&month]
            .plan
            .gate(gate)
            .map(|g| g.due)
            .with_context(|| format!("{month}: no {gate:?}"))
    }

    /// The first round; a careless answer is of the kind that comes back.
    pub(super) async fn reply(&mut self, month: CycleMonth) -> Result<()> {
        for play in self.standing(month, &[State::Drafting]).await? {
            let p = self.record(play).await?;
            let fresh = p.reply.is_none() || p.reopened > 0;
            let first = match self.plays[play].path {
                _ if p.is_commune_matter() => continue,
                Path::Extension if p.extensions > 0 => continue,
                Path::CarriedOver if p.carried == 0 => continue,
                Path::Returned if fresh => false,
                _ => true,
            };
            self.submit_reply(play, first).await?;
        }
        for play in self.of(month, Path::FormReturn) {
            self.form(play).await?;
        }
        Ok(())
    }

    /// Signature and class are looked at before the body sees it.
    async fn form(&mut self, play: usize) -> Result<()> {
        let p = self.record(play).await?;
        if p.state == State::UnderReview && p.form_returns == 0 {
            let office = self.in_office(Role::OfficeSpecialist)?;
            let missing = [FormFault::Signature].into();
            self.act(play, office, Deed::Given(Action::ReturnForForm { missing }))
                .await?;
            self.submit_reply(play, true).await?;
        }
        Ok(())
    }

    /// Second answers, and those whose time was extended.
    pub(super) async fn reply_again(&mut self, month: CycleMonth) -> Result<()> {
        for play in self.standing(month, &[State::Drafting]).await? {
            let p = self.record(play).await?;
            let waits = self.plays[play].path == Path::CarriedOver && p.carried == 0;
            if !waits && !p.is_commune_matter() {
                self.submit_reply(play, true).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn submit_reply(&mut self, play: usize, good: bool) -> Result<()> {
        let p = self.record(play).await?;
        let lead = p.lead().context("no lead")?;
        let (head, author) = (
            self.holder(Role::DepartmentHead, lead)?,
            self.holder(Role::DepartmentSpecialist, lead)?,
        );
        let text = self.text(play);
        let promise = if good {
            self.promise(play, lead)?
        } else {
            None
        };
        let answer = if good {
            self.worded(play, promise.as_ref())
        } else {
            text.bad_answer.clone()
        };
        let outcome = if good {
            text.outcome
        } else {
            OutcomeClass::InProgress
        };
        let legal_basis = text.legal_basis.as_deref().map(line).transpose()?;
        let sign_offs = self.sign_parts(play, &p).await?;
        let deed = Deed::SubmitReply {
            text: prose(&self.said(play, &answer))?,
            author,
            signer: head,
            outcome,
            legal_basis,
            promise,
            sign_offs,
        };
        self.act(play, head, deed).await.map(|_| ())
    }

    /// The first supporting body signs its part; of another nobody hears for two working days.
    async fn sign_parts(&mut self, play: usize, p: &Petition) -> Result<Vec<SignOff>> {
        let silence = self.silence_of_supporters(p)?;
        let mut silent = Vec::new();
        let support = p.bodies.iter().flat_map(|b| b.support.iter().copied());
        for (n, body) in support.enumerate() {
            if p.signed.contains(&body) {
                continue;
            }
            if n > 0 && silence {
                silent.push(SignOff::Silent(body));
                continue;
            }
            let head = self.holder(Role::DepartmentHead, body)?;
            let part = Deed::Given(Action::SignPart { body });
            self.act(play, head, part).await?;
        }
        Ok(silent)
    }

    fn silence_of_supporters(&self, p: &Petition) -> Result<bool> {
        let shown = Silence::of_supporter(p, &self.calendar)?;
        Ok(shown.is_some_and(|s| s.is_over(self.today)))
    }

    fn promise(&self, play: usize, body: workflow::ids::UnitId) -> Result<Option<Promise>> {
        let Some(p) = &self.text(play).promise else {
            return Ok(None);
        };
        let by = self.working_days_from(self.today, p.days)?;
        Ok(Some(Promise {
            what: line(&self.said(play, &p.what))?,
            by,
            body,
            money_source: line(&self.said(play, &p.money_source))?,
        }))
    }

    /// The answer with its date put in.
    pub(super) fn worded(&self, play: usize, promise: Option<&Promise>) -> String {
        let date = promise
            .map(|p| words::dates::short(p.by))
            .unwrap_or_default();
        self.text(play).good_answer.replace("{promise}", &date)
    }

    /// The level above answers; the matter goes on in the current month.
    pub(super) async fn superior(&mut self, play: usize) -> Result<()> {
        let Some(up) = self.text(play).refer_up.clone() else {
            return Ok(());
        };
        let office = self.in_office(Role::OfficeSpecialist)?;
        let text = prose(&up.answer)?;
        let legal_basis = Some(line(&format!("Văn bản trả lời của {}", up.body))?);
        let deed = Deed::RecordSuperiorAnswer {
            text,
            author: office,
            outcome: OutcomeClass::Explained,
            legal_basis,
            promise: None,
        };
        self.act(play, office, deed).await?;
        let current = self.months.iter().rev().find(|(_, m)| {
            m.document.is_none()
                && m.plan
                    .conferences
                    .first()
                    .is_some_and(|c| c.slot.date <= self.today)
        });
        if let Some((&month, held)) = current {
            let (cycle, reason) = (
                held.cycle,
                line("Cấp trên đã trả lời, đưa vào thông báo của kỳ này")?,
            );
            self.act(play, office, Deed::CarryOver { cycle, reason })
                .await?;
            self.plays[play].month = month;
            let next = self.working_days_from(self.today, 1)?;
            self.agenda
                .add(crate::demo::player::at(next, 9, 0), Step::Review(month));
        }
        Ok(())
    }
}

/// Why more time is asked for, and what can be said already: papers are checked in an office, the
/// rest on the spot.
fn more_time(category: &str) -> (&'static str, &'static str) {
    match category {
        "regimes" | "party" => (
            "Cần đối chiếu hồ sơ, mức hưởng của từng trường hợp với cơ quan quản lý cấp tỉnh",
            "Đã lập danh sách, đang đối chiếu hồ sơ từng trường hợp.",
        ),
        "security" | "culture" => (
            "Cần xác minh thêm tại cơ sở để trả lời rõ từng nội dung kiến nghị",
            "Đã cử người xác minh, đang tổng hợp kết quả.",
        ),
        _ => (
            "Cần kiểm tra thực địa cùng Ủy ban nhân dân xã để xác định khối lượng, kinh phí",
            "Đã cử cán bộ kiểm tra thực tế, đang tổng hợp số liệu.",
        ),
    }
}
