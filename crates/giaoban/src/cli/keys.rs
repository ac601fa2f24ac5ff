//! Where keys of people are found, and what changes about a person; what cells report.
use clap::{Args, Subcommand};

/// `people`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct PeopleArgs {
    /// Chỉ người có chức vụ ở đơn vị này và cấp dưới · with a post in this unit or below it
    #[arg(long)]
    pub(crate) unit: Option<String>,
    /// Tìm theo tên, mã, chức vụ · words of name, key or post
    #[arg(long)]
    pub(crate) search: Option<String>,
    /// Change something about a person.
    #[command(subcommand)]
    pub(crate) command: Option<PeopleCommand>,
}

/// `people …`
#[derive(Debug, Subcommand)]
pub(crate) enum PeopleCommand {
    /// Đổi tình trạng: active, pending, revoked, moved · give, suspend or withdraw somebody's rights
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0001 people status p0107 revoked   # thôi quyền · rights withdrawn\n  giaoban --as p0001 people status p0107 active    # cho hoạt động lại · acts again"
    )]
    Status {
        /// Mã người · whose
        person: String,
        /// Tình trạng mới · what holds from now on
        #[arg(value_parser = ["active", "pending", "revoked", "moved"])]
        status: String,
    },
}

/// `contribute`
#[derive(Debug, Args)]
pub(crate) struct ContributeArgs {
    /// Chi bộ · the cell
    #[arg(long)]
    pub(crate) cell: String,
    /// Tháng · the month
    #[arg(long)]
    pub(crate) month: String,
    /// Tình hình chi bộ, khu dân cư trong tháng · the cell and its area in the month
    #[arg(long)]
    pub(crate) this_month: String,
    /// Nhiệm vụ lãnh đạo tháng tới · next month's tasks
    #[arg(long)]
    pub(crate) next_month: String,
    /// Tháng này không có kiến nghị · there is no petition this month
    #[arg(long)]
    pub(crate) no_petition: bool,
    /// Gửi bằng văn bản · handed in on paper
    #[arg(long)]
    pub(crate) written: bool,
}
