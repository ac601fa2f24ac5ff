//! What is looked at: letters, counts, calls, tasks.
use clap::{Args, Subcommand};

/// `outbox`
#[derive(Debug, Subcommand)]
pub(crate) enum OutboxCommand {
    /// Danh sách · list
    #[command(
        after_help = "Ví dụ:\n  giaoban outbox list --state pending --limit 20\n  giaoban outbox list --petition GLOC-2025-03-K3-07"
    )]
    List(OutboxListArgs),
    /// Gửi những thư đến lượt · send what is due
    #[command(
        after_help = "Ví dụ:\n  giaoban outbox send              # theo mục [mail] của cấu hình · as [mail] says\n  giaoban --lang en outbox send    # thư tiếng Anh · letters in English"
    )]
    Send,
    /// Một thư · one letter
    #[command(after_help = "Ví dụ:\n  giaoban outbox show 0195a1b2-6c1e-7d3a-9f00-0c2d8f5b7e11")]
    Show {
        /// Mã thư · its id
        id: String,
    },
}

/// `outbox list`
#[derive(Debug, Args)]
pub(crate) struct OutboxListArgs {
    /// Trạng thái · state
    #[arg(long, value_parser = ["pending", "sending", "sent", "bounced", "dead", "suppressed"])]
    pub(crate) state: Option<String>,
    /// Gửi cho ai · to whom
    #[arg(long)]
    pub(crate) person: Option<String>,
    /// Cách báo tin · channel
    #[arg(long, value_parser = ["mail", "call_list"])]
    pub(crate) channel: Option<String>,
    /// Về kiến nghị nào · about which petition
    #[arg(long)]
    pub(crate) petition: Option<String>,
    /// Số dòng · rows at most
    #[arg(long)]
    pub(crate) limit: Option<String>,
    /// Tiếp sau · the page after
    #[arg(long)]
    pub(crate) after: Option<String>,
}

/// `stats`
#[derive(Debug, Args)]
pub(crate) struct StatsArgs {
    /// Chỉ một tháng · one month only
    #[arg(long)]
    pub(crate) month: Option<String>,
    /// Theo đơn vị lúc ghi nhận (then) hay đơn vị hiện nay (now) · by the units of then or of now
    #[arg(long, value_parser = ["then", "now"])]
    pub(crate) units: Option<String>,
}

/// `calls`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct CallsArgs {
    /// Chỉ một xã · one commune only
    #[arg(long)]
    pub(crate) commune: Option<String>,
    /// Ghi danh sách ra tệp CSV để in và đánh dấu · write the list to a CSV file, to print and tick
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<std::path::PathBuf>,
    /// What was done.
    #[command(subcommand)]
    pub(crate) command: Option<CallsCommand>,
}

/// `calls …`
#[derive(Debug, Subcommand)]
pub(crate) enum CallsCommand {
    /// Đánh dấu đã gọi, đã giao tay · calls made, papers handed over
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 calls tick p0107                                   # mọi việc chờ báo người này · all that waits for him\n  giaoban --as p0003 calls tick 0195a1b2-6c1e-7d3a-9f00-0c2d8f5b7e11   # một dòng · one line"
    )]
    Tick {
        /// Mã người, hoặc mã dòng trong danh sách · keys of people or ids of lines
        #[arg(required = true)]
        which: Vec<String>,
    },
}

/// `tasks`
#[derive(Debug, Args)]
pub(crate) struct TasksArgs {
    /// Cả việc đã nhận · also those acknowledged
    #[arg(long)]
    pub(crate) all: bool,
    /// Xác nhận đã nhận việc sau hội nghị · acknowledge the task after this conference
    #[arg(long, value_name = "CONFERENCE", requires = "cell")]
    pub(crate) acknowledge: Option<String>,
    /// Chi bộ · the cell
    #[arg(long)]
    pub(crate) cell: Option<String>,
}
