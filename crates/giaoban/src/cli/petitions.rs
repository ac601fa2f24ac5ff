//! `giaoban petitions …`
use super::act::ActCommand;
use crate::typed::TextArgs;
use clap::{Args, Subcommand};

/// `petitions`
#[derive(Debug, Subcommand)]
pub(crate) enum PetitionsCommand {
    /// Danh sách · list
    #[command(
        after_help = "Ví dụ:\n  giaoban petitions list --state UnderReview --cluster K3\n  giaoban petitions list --search 'thủy lợi' --limit 20"
    )]
    List(ListArgs),
    /// Một kiến nghị · one petition
    #[command(after_help = "Ví dụ:\n  giaoban petitions show GLOC-2025-03-K3-07")]
    Show {
        /// Mã hoặc phần đầu của id · code or beginning of the id
        #[arg(allow_hyphen_values = true)]
        code: String,
    },
    /// Kiến nghị mới · a new petition
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0101 petitions new --cell cb-thon-dong --category agriculture --title 'Nạo vét kênh' --place 'Thôn Đông' --addressee 'Phòng Nông nghiệp' --text 'Kênh bồi lắng …'"
    )]
    New(NewArgs),
    /// Làm một việc với kiến nghị · do something to a petition
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0101 petitions act 0195a1b2 endorse --kind cell-committee --date 01/3/2025 --name 'Trần Văn Bình'\n  giaoban --as p0003 petitions act GLOC-2025-03-K3-07 accept\n  giaoban --as p0003 petitions act GLOC-2025-03-K3-07 split --part 'Sửa kênh|Kênh bồi lắng.|Thôn Đông|UBND huyện|land' --part 'Sửa cầu|Cầu hỏng.'\n  giaoban --as p0101 petitions act GLOC-2025-03-K3-07 --action '{\"withdraw\":{\"note\":null}}'\n  giaoban --as p0003 petitions act GLOC-2025-03-K3-07 --action '{\"do\":\"unmerge\"}'"
    )]
    Act(ActArgs),
}

/// `petitions list`
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Trạng thái, lặp lại được · states
    #[arg(long = "state")]
    pub(crate) states: Vec<String>,
    /// Kỳ · the month that works on it
    #[arg(long)]
    pub(crate) month: Option<String>,
    /// Khu · cluster
    #[arg(long)]
    pub(crate) cluster: Option<String>,
    /// Xã · commune
    #[arg(long)]
    pub(crate) commune: Option<String>,
    /// Chi bộ · cell
    #[arg(long)]
    pub(crate) cell: Option<String>,
    /// Đơn vị chủ trì · answering body
    #[arg(long)]
    pub(crate) lead: Option<String>,
    /// Ai đang giữ việc: office, mã đơn vị, standing-members … · who owes the next step
    #[arg(long)]
    pub(crate) owner: Option<String>,
    /// Lĩnh vực · field
    #[arg(long)]
    pub(crate) category: Option<String>,
    /// Chỉ việc quá hạn · overdue only
    #[arg(long)]
    pub(crate) overdue: bool,
    /// Tìm: có dấu trước, không dấu sau · words: with tones first, then without
    #[arg(long)]
    pub(crate) search: Option<String>,
    /// Thứ tự · order
    #[arg(long, default_value = "code", value_parser = ["code", "due", "newest"])]
    pub(crate) order: String,
    /// Số dòng · rows at most
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) limit: Option<String>,
    /// Trang tiếp theo · the page after, as printed below the last one
    #[arg(long)]
    pub(crate) after: Option<String>,
}

/// `petitions new`
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// Chi bộ · the cell that brings it
    #[arg(long)]
    pub(crate) cell: String,
    /// Lĩnh vực · field
    #[arg(long)]
    pub(crate) category: String,
    /// Tóm tắt · short summary
    #[arg(long)]
    pub(crate) title: String,
    /// Địa điểm · where
    #[arg(long)]
    pub(crate) place: String,
    /// Gửi ai · whom it asks
    #[arg(long)]
    pub(crate) addressee: String,
    /// The matter.
    #[command(flatten)]
    pub(crate) text: TextArgs,
    /// Loại · kind
    #[arg(long, default_value = "petition", value_parser = ["petition", "opinion", "report"])]
    pub(crate) kind: String,
    /// Nguồn: nêu tại hội nghị, gửi bằng văn bản, từ báo cáo dự sinh hoạt chi bộ · how it came in: at the conference, on paper, in an attendance report
    #[arg(long, default_value = "conference", value_parser = ["conference", "written", "attendance-report"])]
    pub(crate) source: String,
}

/// `petitions act`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = false)]
pub(crate) struct ActArgs {
    /// Mã hoặc phần đầu của id · code or beginning of the id
    #[arg(allow_hyphen_values = true)]
    pub(crate) code: String,
    /// Phiên bản đã xem · the version you saw
    #[arg(long, global = true)]
    pub(crate) version: Option<u32>,
    /// Việc làm dạng JSON · the deed as JSON
    #[arg(long, value_name = "JSON")]
    pub(crate) action: Option<String>,
    /// Việc làm · the deed
    #[command(subcommand)]
    pub(crate) deed: Option<ActCommand>,
}
