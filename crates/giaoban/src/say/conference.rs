//! Refusals of the conference's rules.
use super::Say;
use words::Language;
use words::messages::{Rendered, Term};
use words::refusals::Names;
use workflow::conference::ConferenceRefusal as R;
use workflow::ids::{PersonId, UnitId};

/// Which rule, and what to do next.
#[expect(
    clippy::too_many_lines,
    reason = "one arm per refusal, both languages side by side"
)]
pub(crate) fn render(refusal: &R, say: Say, names: &dyn Names) -> Rendered {
    let person = |id: PersonId| names.person(id).unwrap_or_else(|| id.to_string());
    let unit = |id: UnitId| names.unit(id).unwrap_or_else(|| id.to_string());
    let day = |d| words::dates::date_in(say.0, d);
    let (message, advice) = match refusal {
        R::NotFromHere {
            state, possible, ..
        } => {
            let state = state.map_or("–", |s| say.conference_state(s));
            let can: Vec<_> = possible.iter().map(|a| a.name()).collect();
            (
                two(
                    say,
                    format!("Hội nghị đang ở trạng thái “{state}” nên không làm được việc này."),
                    format!("The conference is “{state}”, so this cannot be done."),
                ),
                two(
                    say,
                    format!("Việc làm được lúc này: {}.", can.join(", ")),
                    format!("What can be done now: {}.", can.join(", ")),
                ),
            )
        }
        R::NotEntitled { who, .. } => {
            let who: Vec<_> = who.iter().map(|c| c.name_in(say.0)).collect();
            (
                fixed(
                    say,
                    "Bạn không có tư cách làm việc này với hội nghị này.",
                    "You may not do this with this conference.",
                ),
                two(
                    say,
                    format!("Người được làm: {}.", who.join(", ")),
                    format!("Who may: {}.", who.join(", ")),
                ),
            )
        }
        R::NotActive { status } => (
            two(
                say,
                format!("Tài khoản {}.", status.name_in(say.0)),
                format!("The account is {}.", status.name_in(say.0)),
            ),
            fixed(say, "Liên hệ Văn phòng.", "Ask the Office."),
        ),
        R::OutsideWindow { date } => (
            two(
                say,
                format!("{} nằm ngoài khung ngày giao ban của kỳ.", day(*date)),
                format!("{} lies outside the planned window.", day(*date)),
            ),
            fixed(
                say,
                "Nêu lý do và người cho phép: --reason, --approver.",
                "Give a reason and who approved: --reason, --approver.",
            ),
        ),
        R::DatePast { date } => (
            two(
                say,
                format!("{} đã qua.", day(*date)),
                format!("{} is past.", day(*date)),
            ),
            fixed(say, "Chọn ngày khác.", "Choose another day."),
        ),
        R::SameSlot => (
            fixed(
                say,
                "Hội nghị đã ở đúng buổi đó.",
                "It is on that half day already.",
            ),
            fixed(say, "Chọn buổi khác.", "Choose another half day."),
        ),
        R::HostDissolved {
            unit: u,
            successors,
        } => {
            let next: Vec<_> = successors.iter().map(|s| unit(*s)).collect();
            (
                two(
                    say,
                    format!("{} không còn vào ngày đó.", unit(*u)),
                    format!("{} does not exist on that day.", unit(*u)),
                ),
                two(
                    say,
                    format!("Đơn vị kế tiếp: {}.", next.join(", ")),
                    format!("Who took over: {}.", next.join(", ")),
                ),
            )
        }
        R::HostElsewhere { unit: u } => (
            two(
                say,
                format!("{} không thuộc khu này.", unit(*u)),
                format!("{} is not of this cluster.", unit(*u)),
            ),
            fixed(
                say,
                "Chọn đơn vị trong khu đăng cai.",
                "Choose a host of the cluster.",
            ),
        ),
        R::SlotTaken { .. } => (
            fixed(
                say,
                "Buổi đó đã có hội nghị khác.",
                "The half day is taken.",
            ),
            fixed(say, "Chọn buổi khác.", "Choose another half day."),
        ),
        R::LeaderBookedTwice { leader, .. } => (
            two(
                say,
                format!("Đồng chí {} phải dự hai nơi cùng lúc.", person(*leader)),
                format!("{} would have to be in two places.", person(*leader)),
            ),
            fixed(
                say,
                "Chuyển một trong hai hội nghị sang buổi khác.",
                "Move one of the two conferences.",
            ),
        ),
        R::ItemsGoNowhere { .. } => (
            fixed(
                say,
                "Nội dung đang chờ sẽ ở lại một hội nghị không tổ chức.",
                "Waiting items would stay with a conference that is not held.",
            ),
            fixed(
                say,
                "Nêu nơi chuyển đến: --items in-writing hoặc --items THÁNG/KHU.",
                "Say where they go: --items in-writing or --items MONTH/CLUSTER.",
            ),
        ),
        R::JoinIntoItself => (
            fixed(
                say,
                "Không ghép hội nghị với chính nó.",
                "A conference is not joined with itself.",
            ),
            fixed(say, "Chọn hội nghị khác.", "Choose another one."),
        ),
        R::JoinTargetState { state } => (
            two(
                say,
                format!(
                    "Hội nghị nhận ghép đang ở trạng thái “{}”.",
                    say.conference_state(*state)
                ),
                format!(
                    "The other conference is “{}”.",
                    say.conference_state(*state)
                ),
            ),
            fixed(
                say,
                "Chọn hội nghị chưa họp.",
                "Choose one that has not begun.",
            ),
        ),
        R::JoinOtherCycle => (
            fixed(
                say,
                "Hai hội nghị thuộc hai kỳ khác nhau.",
                "The two belong to different months.",
            ),
            fixed(say, "Ghép trong cùng một kỳ.", "Join within one month."),
        ),
        R::JoinChain => (
            fixed(
                say,
                "Hội nghị này đã nhận ghép hội nghị khác.",
                "Others were joined into this one.",
            ),
            fixed(
                say,
                "Ghép theo chiều ngược lại.",
                "Join the other way round.",
            ),
        ),
        R::TooEarlyToOpen { date } => (
            two(
                say,
                format!("Hội nghị họp {}.", day(*date)),
                format!("The conference is on {}.", day(*date)),
            ),
            fixed(say, "Khai mạc vào đúng ngày đó.", "Open it on that day."),
        ),
        R::NotTheHead { person: p } => (
            two(
                say,
                format!("Đồng chí {} không phải trưởng khu.", person(*p)),
                format!("{} does not head the cluster.", person(*p)),
            ),
            fixed(
                say,
                "Nếu chủ trì thay, nêu --chair-record.",
                "If he chairs in the head's place, give --chair-record.",
            ),
        ),
        R::NotOnBoard { person: p } => (
            two(
                say,
                format!("Đồng chí {} không phải Ủy viên Ban Thường vụ.", person(*p)),
                format!("{} is no member of the Standing Board.", person(*p)),
            ),
            fixed(
                say,
                "Cử một Ủy viên Ban Thường vụ chủ trì.",
                "Name a member of the Standing Board.",
            ),
        ),
        R::NotTheDeputy { person: p } => (
            two(
                say,
                format!("Đồng chí {} không phải phó khu kiêm thư ký.", person(*p)),
                format!("{} is not the cluster's deputy.", person(*p)),
            ),
            fixed(
                say,
                "Nếu ghi biên bản thay, nêu --minutes-reason.",
                "If he is a substitute, give --minutes-reason.",
            ),
        ),
        R::ChairTakesMinutes { .. } => (
            fixed(
                say,
                "Người chủ trì không đồng thời ghi biên bản.",
                "Who chairs does not take the minutes.",
            ),
            fixed(
                say,
                "Cử người khác ghi biên bản.",
                "Name somebody else for the minutes.",
            ),
        ),
        R::EmptyRoster => (
            fixed(
                say,
                "Không có ai trong thành phần dự.",
                "Nobody is expected.",
            ),
            fixed(
                say,
                "Kiểm tra chức vụ trong danh bạ.",
                "Check the posts of the cluster.",
            ),
        ),
        R::TwiceOnRoster { person: p }
        | R::NotOnRoster { person: p }
        | R::SubstituteOnRoster { person: p } => (
            two(
                say,
                format!("Điểm danh không hợp lệ với đồng chí {}.", person(*p)),
                format!("{} cannot be marked like this.", person(*p)),
            ),
            fixed(
                say,
                "Chỉ điểm danh người trong thành phần; người dự thay không có trong thành phần.",
                "Mark only people on the roll; a substitute is not on it.",
            ),
        ),
        R::RollIncomplete { missing } => {
            let who: Vec<_> = missing.iter().map(|p| person(*p)).collect();
            (
                two(
                    say,
                    format!(
                        "Còn {} người chưa điểm danh: {}.",
                        who.len(),
                        who.join(", ")
                    ),
                    format!(
                        "{} people are not called yet: {}.",
                        who.len(),
                        who.join(", ")
                    ),
                ),
                fixed(
                    say,
                    "Điểm danh đủ: giaoban conference roll.",
                    "Call the roll: giaoban conference roll.",
                ),
            )
        }
        R::Unfinished { left } => {
            let n = [
                left.to_announce.len(),
                left.to_record.len(),
                left.incomplete.len(),
                left.to_report.len(),
            ];
            (
                two(
                    say,
                    format!(
                        "Còn {} kết quả chưa công bố, {} kiến nghị chưa ghi, {} ghi chưa đủ, {} việc cấp xã chưa báo cáo.",
                        n[0], n[1], n[2], n[3]
                    ),
                    format!(
                        "Still open: {} answers to announce, {} petitions to record, {} incomplete, {} commune reports.",
                        n[0], n[1], n[2], n[3]
                    ),
                ),
                fixed(
                    say,
                    "Giải quyết hoặc chuyển từng việc rồi chốt biên bản.",
                    "Deal with each or move it, then close.",
                ),
            )
        }
        R::AddendumUnsigned => (
            fixed(
                say,
                "Phụ lục chưa có chữ ký của người chủ trì hoặc thư ký.",
                "The addendum is not signed by chair or minute-taker.",
            ),
            fixed(say, "Bổ sung --signed-by.", "Give --signed-by."),
        ),
    };
    Rendered { message, advice }
}

fn two(say: Say, vi: String, en: String) -> String {
    match say.0 {
        Language::Vi => vi,
        Language::En => en,
    }
}

fn fixed(say: Say, vi: &str, en: &str) -> String {
    say.of(vi, en).to_owned()
}
