//! `giaoban hosts …`
use super::act::ExceptionArgs;
use clap::{Args, Subcommand};

/// Which year.
#[derive(Clone, Debug, Args)]
pub(crate) struct YearArgs {
    /// Năm; không nêu thì là năm nay · the year; this year unless said otherwise
    #[arg(long)]
    pub(crate) year: Option<String>,
}

/// `hosts`
#[derive(Debug, Args)]
#[command(
    after_help = "Hội nghị viết là THÁNG/KHU, ví dụ 2025-03/K3 · a conference is written MONTH/CLUSTER"
)]
pub(crate) struct HostsArgs {
    /// Phiên bản sổ đã xem; sổ đã thay đổi thì không ghi · the version you saw; nothing is kept if the register has changed since
    #[arg(long, global = true)]
    pub(crate) version: Option<u32>,
    /// What is done.
    #[command(subcommand)]
    pub(crate) command: HostsCommand,
}

/// What is done to a register.
#[derive(Debug, Subcommand)]
pub(crate) enum HostsCommand {
    /// Lập phương án đăng cai của năm · plan the hosts of a year
    #[command(
        after_help = "Ví dụ:\n  giaoban hosts plan --year 2025            # xem trước · preview\n  giaoban --as p0003 hosts plan --year 2025 # lập · plan it"
    )]
    Plan(YearArgs),
    /// Xem sổ đăng cai · show the register
    #[command(after_help = "Ví dụ:\n  giaoban hosts show --year 2025")]
    Show(YearArgs),
    /// Chọn nơi đăng cai một hội nghị · choose one host by hand
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 hosts set 2025-05/K3 gia-hoa\n  giaoban --as p0003 hosts set 2025-05/K3 gia-hoa --reason 'Kỷ niệm thành lập xã' --approver p0001"
    )]
    Set {
        /// Hội nghị · which conference
        conference: String,
        /// Nơi đăng cai · the host
        host: String,
        /// Lý do và người cho phép khi vướng quy định · needed where it breaks a rule
        #[command(flatten)]
        exception: ExceptionArgs,
    },
    /// Cho phép một đơn vị đăng cai nhiều hơn mức chung · let a unit host more often
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 hosts cap gia-hoa --most 4 --year 2025 --reason 'Khu chỉ có 03 xã' --approver p0001"
    )]
    Cap {
        /// Đơn vị · which unit
        unit: String,
        /// Nhiều nhất mấy lần một năm · most hostings a year
        #[arg(long)]
        most: String,
        /// Năm · the year
        #[command(flatten)]
        year: YearArgs,
        /// Lý do và người cho phép · why, and who approved
        #[command(flatten)]
        exception: ExceptionArgs,
    },
    /// Hội trường của đơn vị · a unit's hall
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 hosts room gia-hoa --seats 80 --year 2025\n  giaoban --as p0003 hosts room gia-hoa --no-hall --year 2025"
    )]
    Room {
        /// Đơn vị · which unit
        unit: String,
        /// Số chỗ ngồi · seats
        #[arg(long, required_unless_present = "no_hall", conflicts_with = "no_hall")]
        seats: Option<String>,
        /// Không có hội trường · it has none
        #[arg(long)]
        no_hall: bool,
        /// Năm · the year
        #[command(flatten)]
        year: YearArgs,
    },
    /// Ngày không nhận đăng cai · days on which units cannot host
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 hosts blackout --from 25/1/2025 --to 7/2/2025 --why 'Tết Nguyên đán'\n  giaoban --as p0003 hosts blackout --from 1/6/2025 --to 15/6/2025 --unit gia-hoa --why 'Thu hoạch lúa'"
    )]
    Blackout {
        /// Từ ngày · first day
        #[arg(long)]
        from: String,
        /// Đến hết ngày · last day
        #[arg(long)]
        to: String,
        /// Đơn vị hoặc khu; không nêu là tất cả · unit or cluster; all unless named
        #[arg(long)]
        unit: Option<String>,
        /// Lý do · why
        #[arg(long)]
        why: String,
    },
    /// Bỏ một mục ngày không nhận đăng cai · open such days again
    #[command(after_help = "Ví dụ:\n  giaoban --as p0003 hosts reopen 4 --year 2025")]
    Reopen {
        /// Số của mục · number of the entry
        number: String,
        /// Năm · the year
        #[command(flatten)]
        year: YearArgs,
    },
    /// Đơn vị đăng ký tháng đăng cai · a unit registers for months
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0107 hosts register gia-hoa --month 2025-03,2025-09\n  giaoban --as p0107 hosts register gia-hoa --year 2025 # rút đăng ký · take it back"
    )]
    Register {
        /// Đơn vị · which unit
        unit: String,
        /// Các tháng; không nêu là rút đăng ký · the months; none takes it back
        #[arg(long, value_delimiter = ',')]
        month: Vec<String>,
        /// Năm · the year
        #[command(flatten)]
        year: YearArgs,
    },
    /// Họp ghép nhiều khu, một nơi đăng cai · clusters meet together at one host
    #[command(after_help = "Ví dụ:\n  giaoban --as p0003 hosts joint 2025-02 K5 K6")]
    Joint(ClustersArgs),
    /// Khu không họp trong tháng · clusters that do not meet in a month
    #[command(after_help = "Ví dụ:\n  giaoban --as p0003 hosts skip 2025-07 K6")]
    Skip(ClustersArgs),
    /// Các khu họp riêng trở lại · clusters meet one by one again
    #[command(after_help = "Ví dụ:\n  giaoban --as p0003 hosts apart 2025-02 K5 K6")]
    Apart(ClustersArgs),
    /// Đổi lượt đăng cai giữa hai đơn vị · two units swap turns
    #[command(subcommand)]
    Swap(SwapCommand),
}

/// Clusters in a month.
#[derive(Clone, Debug, Args)]
pub(crate) struct ClustersArgs {
    /// Tháng · the month
    pub(crate) month: String,
    /// Các khu · the clusters
    #[arg(required = true)]
    pub(crate) clusters: Vec<String>,
}

/// `hosts swap`
#[derive(Debug, Subcommand)]
pub(crate) enum SwapCommand {
    /// Đơn vị đề nghị đổi lượt của mình · a unit asks to swap its turn
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0107 hosts swap ask 2025-03/K3 2025-05/K3 --reason 'Trùng đại hội chi bộ'"
    )]
    Ask {
        /// Lượt của mình · one's own turn
        ours: String,
        /// Lượt của đơn vị kia · the other's turn
        theirs: String,
        /// Lý do · why
        #[arg(long)]
        reason: String,
    },
    /// Đơn vị được đề nghị đồng ý · the other unit consents
    #[command(after_help = "Ví dụ:\n  giaoban --as p0112 hosts swap agree 7 --year 2025")]
    Agree(SwapArgs),
    /// Đơn vị được đề nghị từ chối · the other unit refuses
    #[command(after_help = "Ví dụ:\n  giaoban --as p0112 hosts swap refuse 7 --year 2025")]
    Refuse(SwapArgs),
    /// Đơn vị đề nghị rút lại · the unit that asked takes it back
    #[command(after_help = "Ví dụ:\n  giaoban --as p0107 hosts swap withdraw 7 --year 2025")]
    Withdraw(SwapArgs),
}

/// A swap.
#[derive(Clone, Debug, Args)]
pub(crate) struct SwapArgs {
    /// Số của đề nghị · number of the request
    pub(crate) number: String,
    /// Năm · the year
    #[command(flatten)]
    pub(crate) year: YearArgs,
}
