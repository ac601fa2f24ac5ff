//! Names of what only lists of the command line show.
use super::Say;
use words::messages::Term as _;
use workflow::calendar::HalfDay;
use workflow::cycle::{Fit, Gate, Treatment};
use workflow::petition::State;

impl Say {
    /// How somebody is told, by the word of the outbox.
    pub(crate) fn channel(self, word: &str) -> String {
        let said = match word {
            "mail" => self.of("thư", "mail"),
            "call_list" => self.of("gọi điện, giao tay", "call or hand over"),
            other => other,
        };
        said.to_owned()
    }

    /// Where a letter stands, by the word of the outbox.
    pub(crate) fn letter_state(self, word: &str) -> String {
        let said = match word {
            "pending" => self.of("đang chờ", "pending"),
            "sending" => self.of("đang gửi", "sending"),
            "sent" => self.of("đã gửi", "sent"),
            "bounced" => self.of("bị từ chối", "bounced"),
            "dead" => self.of("không gửi được", "given up"),
            "suppressed" => self.of("không còn cần gửi", "no longer needed"),
            other => other,
        };
        said.to_owned()
    }

    /// Why a letter was not sent, by the word of the outbox; what a mail server said stands as it is.
    pub(crate) fn letter_cause(self, word: &str) -> String {
        let (head, rest) = word.split_once(':').unwrap_or((word, ""));
        let said = match (head, rest) {
            ("finished", "extension") => {
                self.of("đã quyết định việc gia hạn", "more time was decided on")
            }
            ("finished", state) => {
                let state =
                    State::named(state).map_or_else(|| state.to_owned(), |s| s.name_in(self.0));
                return format!(
                    "{} {state}",
                    self.of("việc đã qua, nay:", "the step is over, now:")
                );
            }
            ("handed_on", _) => self.of("đã giao đơn vị khác", "handed to another body"),
            ("paused", _) => self.of("hạn đang tạm dừng", "the clock is paused"),
            ("substitution_over", _) => self.of("đã hết thời gian làm thay", "no longer stands in"),
            ("out_of_scope", _) => self.of(
                "không còn thuộc việc của người nhận",
                "no longer the addressee's matter",
            ),
            ("no_record", _) => self.of("không còn hồ sơ để báo", "there is no record to tell of"),
            ("changed_again", _) => self.of(
                "đã thay đổi tiếp, có thư sau",
                "changed again, told by a later letter",
            ),
            ("nothing_to_say" | "empty", _) => {
                self.of("không có nội dung cần báo", "nothing to tell")
            }
            ("given_up", _) => self.of("gửi nhiều lần không được", "given up after many attempts"),
            ("recipient", "revoked") => {
                self.of("người nhận đã thôi nhiệm vụ", "the addressee was revoked")
            }
            ("recipient", "moved") => {
                self.of("người nhận đã chuyển công tác", "the addressee has moved")
            }
            ("recipient", "pending") => self.of(
                "người nhận chưa nhận nhiệm vụ",
                "the addressee has not begun",
            ),
            ("recipient", _) => self.of("không còn người nhận", "the addressee is unknown"),
            ("digest", rest) => {
                let day = rest.rsplit(':').next().and_then(|d| d.parse().ok());
                let day = day.map_or_else(String::new, |d| format!(" {}", self.day(d)));
                return format!(
                    "{}{day}",
                    self.of("báo trong thư tổng hợp", "told in the digest of")
                );
            }
            _ => word,
        };
        said.to_owned()
    }

    /// A step of the month.
    pub(crate) fn gate(self, gate: Gate) -> &'static str {
        match gate {
            Gate::Minutes => self.of("Chốt biên bản", "Minutes"),
            Gate::Consolidation => self.of("Tổng hợp kiến nghị", "Consolidation"),
            Gate::Direction => self.of("Ý kiến chỉ đạo", "Direction"),
            Gate::Routing => self.of("Chuyển đơn vị chủ trì", "Routing"),
            Gate::Reply => self.of("Trả lời", "Replies"),
            Gate::Review => self.of("Thẩm định dự thảo chung", "Review"),
            Gate::SecondReply => self.of("Trả lời lại", "Second replies"),
            Gate::FinalDraft => self.of("Bản cuối", "Final draft"),
            Gate::Issue => self.of("Ban hành", "Issue"),
        }
    }

    /// How a step came out.
    pub(crate) fn fit(self, fit: Fit) -> &'static str {
        match fit {
            Fit::AsPlanned => self.of("đủ ngày", "as planned"),
            Fit::Shortened => self.of("rút ngắn", "shortened"),
            Fit::CarryOver => self.of("không đủ ngày, chuyển kỳ sau", "no time: carried over"),
        }
    }

    /// What was done about too few days.
    pub(crate) fn treatment(self, treatment: Treatment) -> &'static str {
        match treatment {
            Treatment::AsPlanned => self.of("đúng khung ngày", "as planned"),
            Treatment::Shifted => self.of(
                "lấn sang ngày làm việc liền kề",
                "neighbouring working days taken in",
            ),
            Treatment::Weekend => self.of("dùng cả thứ Bảy, Chủ nhật", "weekend days taken in"),
            Treatment::Joint => self.of("họp ghép các khu", "clusters meet together"),
            Treatment::Skipped => self.of("có khu không họp", "some clusters left out"),
        }
    }

    /// Morning or afternoon.
    pub(crate) fn half(self, half: HalfDay) -> &'static str {
        match half {
            HalfDay::Morning => self.of("sáng", "morning"),
            HalfDay::Afternoon => self.of("chiều", "afternoon"),
        }
    }
}
