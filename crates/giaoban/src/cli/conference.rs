//! `giaoban conference …`
use super::act::ExceptionArgs;
use clap::{Args, Subcommand};

/// Where waiting things go.
#[derive(Clone, Debug, Args)]
pub(crate) struct ItemsArgs {
    /// Nội dung chờ đi đâu: here, in-writing hoặc THÁNG/KHU · where waiting items go
    #[arg(long, default_value = "here", value_name = "WHERE")]
    pub(crate) items: String,
}

/// `conference`
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Hội nghị viết là THÁNG/KHU, ví dụ 2025-03/K3 · a conference is written MONTH/CLUSTER"
)]
pub(crate) enum ConferenceCommand {
    /// Danh sách · list
    #[command(after_help = "Ví dụ:\n  giaoban conference list --month 2025-03")]
    List {
        /// Tháng · the month
        #[arg(long)]
        month: Option<String>,
    },
    /// Một hội nghị: thành phần, chương trình, việc chờ · one conference: roll, programme, what waits
    #[command(after_help = "Ví dụ:\n  giaoban conference show 2025-03/K3")]
    Show {
        /// Hội nghị · which
        conference: String,
    },
    /// Xác nhận lịch · the host consents
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0021 conference confirm 2025-03/K3 --host gia-loc-town"
    )]
    Confirm {
        /// Hội nghị · which
        conference: String,
        /// Nơi đăng cai, nếu chưa có hoặc đổi · host, where none is planned or another takes over
        #[arg(long, value_name = "UNIT")]
        host: Option<String>,
    },
    /// Dời lịch · move
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 conference move 2025-03/K3 --to 11/3/2025 --reason 'Mưa bão' --approver p0001 --items here"
    )]
    Move {
        /// Hội nghị · which
        conference: String,
        /// Ngày mới · new day
        #[arg(long)]
        to: String,
        /// Buổi · half day
        #[arg(long, default_value = "morning", value_parser = ["morning", "afternoon"])]
        half: String,
        /// Nơi đăng cai, nếu đổi · host, if another one
        #[arg(long, value_name = "UNIT")]
        host: Option<String>,
        /// Why, and who approved.
        #[command(flatten)]
        exception: ExceptionArgs,
        /// Waiting things.
        #[command(flatten)]
        items: ItemsArgs,
    },
    /// Ghép vào hội nghị khác · hold together with another
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 conference join 2025-03/K6 --into 2025-03/K5 --reason 'Trùng lịch huyện' --approver p0001"
    )]
    Join {
        /// Hội nghị được ghép · which
        conference: String,
        /// Ghép vào · into
        #[arg(long)]
        into: String,
        /// Why, and who approved.
        #[command(flatten)]
        exception: ExceptionArgs,
        /// Waiting things.
        #[command(flatten)]
        items: ItemsArgs,
    },
    /// Không tổ chức · cancel
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 conference cancel 2025-03/K6 --reason 'Bão số 2' --approver p0001 --items in-writing"
    )]
    Cancel {
        /// Hội nghị · which
        conference: String,
        /// Why, and who approved.
        #[command(flatten)]
        exception: ExceptionArgs,
        /// Waiting things.
        #[command(flatten)]
        items: ItemsArgs,
    },
    /// Khai mạc · open the desk
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0021 conference open 2025-03/K3 --chair p0020 --minutes p0021"
    )]
    Open {
        /// Hội nghị · which
        conference: String,
        /// Người chủ trì · who chairs
        #[arg(long)]
        chair: String,
        /// Căn cứ chủ trì thay trưởng khu · record, where it is not the head
        #[arg(long)]
        chair_record: Option<String>,
        /// Người ghi biên bản · who takes the minutes
        #[arg(long)]
        minutes: String,
        /// Lý do ghi biên bản thay · reason, where it is not the deputy
        #[arg(long)]
        minutes_reason: Option<String>,
    },
    /// Điểm danh · call the roll
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0021 conference roll 2025-03/K3 --all-present --excused p0107='đi họp tỉnh'"
    )]
    Roll {
        /// Hội nghị · which
        conference: String,
        /// Mọi người khác có mặt · everybody else is there
        #[arg(long)]
        all_present: bool,
        /// Có mặt · there
        #[arg(long, value_delimiter = ',')]
        present: Vec<String>,
        /// Vắng có lý do, NGƯỜI=LÝ DO · absent with reason
        #[arg(long, value_name = "PERSON=REASON")]
        excused: Vec<String>,
        /// Vắng không lý do · absent without reason
        #[arg(long, value_delimiter = ',')]
        unexcused: Vec<String>,
        /// Dự thay, NGƯỜI=NGƯỜI THAY · somebody in his place
        #[arg(long, value_name = "PERSON=SUBSTITUTE")]
        substituted: Vec<String>,
        /// Gửi ý kiến bằng văn bản, NGƯỜI=GHI CHÚ · has written
        #[arg(long, value_name = "PERSON=NOTE")]
        written: Vec<String>,
    },
    /// Ghi kiến nghị vào biên bản · record petitions
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0021 conference record 2025-03/K3 0195a1b2 --speaker p0107"
    )]
    Record {
        /// Hội nghị · which
        conference: String,
        /// Kiến nghị · petitions
        #[arg(required = true)]
        petitions: Vec<String>,
        /// Người nêu · who brought it up
        #[arg(long)]
        speaker: String,
        /// Needed when unendorsed or outside the window.
        #[command(flatten)]
        exception: ExceptionArgs,
    },
    /// Chốt biên bản · close the minutes
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0021 conference close 2025-03/K3 --follow-up 'Phổ biến kết luận đến đảng viên'"
    )]
    Close {
        /// Hội nghị · which
        conference: String,
        /// Việc chi bộ phải làm sau hội nghị · what cells must do
        #[arg(long)]
        follow_up: String,
        /// Việc chưa xử lý kịp, chuyển chương trình kỳ sau (mã) · what goes to the next agenda, by code
        #[arg(long, value_name = "CODE")]
        put_off: Vec<String>,
    },
    /// Phụ lục biên bản · addendum
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0021 conference addend 2025-03/K3 --text 'Bổ sung 01 ý kiến' --signed-by p0020"
    )]
    Addend {
        /// Hội nghị · which
        conference: String,
        /// Nội dung · text
        #[arg(long)]
        text: String,
        /// Người ký · who signed
        #[arg(long, required = true, value_delimiter = ',')]
        signed_by: Vec<String>,
    },
}
