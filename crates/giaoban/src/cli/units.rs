//! `units …`: the tree of the office, and what becomes of it on a day.
use super::act::ExceptionArgs;
use clap::{Args, Subcommand};

/// `units …`
#[derive(Debug, Subcommand)]
pub(crate) enum UnitsCommand {
    /// Danh sách · list
    #[command(
        after_help = "Ví dụ:\n  giaoban units list --kind cell\n  giaoban units list --below K3 --search 'thôn đông'"
    )]
    List(UnitsListArgs),
    /// Một đơn vị: trực thuộc, chức vụ, đơn vị trước và sau nó · one unit, and those before and after it
    #[command(after_help = "Ví dụ:\n  giaoban units show doan-thuong")]
    Show {
        /// Mã đơn vị · which
        unit: String,
    },
    /// Sáp nhập nhiều đơn vị thành một · several become one
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0001 units merge gia-tan gia-khanh --into 'xã Tân Khánh' --unit-key tan-khanh --on 15/3/2025 --post p0107=commune_secretary --post p0112=commune_deputy_secretary --dry-run\n  giaoban --as p0001 units merge cb-thon-1 cb-thon-2 --into 'Chi bộ thôn Đông' --on 1/4/2025 --post p0301=cell_deputy"
    )]
    Merge {
        /// Các đơn vị · which
        #[arg(required = true)]
        units: Vec<String>,
        /// Tên đơn vị mới · name of what they become
        #[arg(long)]
        into: String,
        /// Đơn vị cấp trên, khi các đơn vị thuộc nhiều cấp trên · where it stands, if they stand apart
        #[arg(long)]
        under: Option<String>,
        /// Mã, ký hiệu · key and code
        #[command(flatten)]
        named: NamedArgs,
        /// Ngày, chức vụ · day and posts
        #[command(flatten)]
        change: ChangeArgs,
    },
    /// Chia, tách một đơn vị · one becomes several
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0001 units split cb-thon-dong --into 'cb-dong-1=Chi bộ thôn Đông 1' --into 'cb-dong-2=Chi bộ thôn Đông 2' --on 15/3/2025 --post p0301=cb-dong-1 --post p0302=cb-dong-2 --petition GLOC-2025-03-K3-07=cb-dong-2"
    )]
    Split {
        /// Đơn vị · which
        unit: String,
        /// Đơn vị mới, MÃ=TÊN; đơn vị nêu đầu nhận những gì không giao cho đơn vị khác; với khu, mã cũng là ký hiệu · what it becomes, KEY=NAME; the first inherits; of a cluster the key is its code too
        #[arg(long, required = true, value_name = "KEY=NAME")]
        into: Vec<String>,
        /// Đơn vị cấp dưới về đâu · where units below go
        #[arg(long = "cell", value_name = "BELOW=KEY")]
        cells: Vec<String>,
        /// Kiến nghị giao cho đơn vị nào; không nêu thì đơn vị đầu · where petitions go; else to the first
        #[arg(long = "petition", value_name = "CODE=KEY")]
        petitions: Vec<String>,
        /// Ngày, chức vụ · day and posts
        #[command(flatten)]
        change: ChangeArgs,
    },
    /// Đổi tên · another name
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0001 units rename doan-thuong --name 'xã Đoàn Thượng Nam' --on 15/3/2025"
    )]
    Rename {
        /// Đơn vị · which
        unit: String,
        /// Tên mới · the new name
        #[arg(long)]
        name: String,
        /// Mã, ký hiệu · key and code
        #[command(flatten)]
        named: NamedArgs,
        /// Ngày, chức vụ · day and posts
        #[command(flatten)]
        change: ChangeArgs,
    },
    /// Chuyển sang khu, xã khác · to another cluster or commune
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0001 units move doan-thuong --under K2 --on 1/4/2025 --dry-run"
    )]
    Move {
        /// Đơn vị · which
        unit: String,
        /// Đơn vị cấp trên mới · where it stands from then on
        #[arg(long)]
        under: String,
        /// Ngày, chức vụ · day and posts
        #[command(flatten)]
        change: ChangeArgs,
    },
    /// Giải thể, hoặc nhập vào một đơn vị đang có · it ends, another goes on
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0001 units abolish cb-thon-2 --successor cb-thon-1 --on 15/3/2025 --post p0302=cell_deputy"
    )]
    Abolish {
        /// Đơn vị · which
        unit: String,
        /// Đơn vị kế thừa · who takes over
        #[arg(long)]
        successor: Option<String>,
        /// Ngày, chức vụ · day and posts
        #[command(flatten)]
        change: ChangeArgs,
    },
}

/// What a new unit is known by.
#[derive(Clone, Debug, Args)]
pub(crate) struct NamedArgs {
    /// Mã đơn vị mới; không nêu thì đặt theo tên, đổi tên thì giữ mã · its key; made of the name, and kept by a new name
    #[arg(long)]
    pub(crate) unit_key: Option<String>,
    /// Ký hiệu của khu trong mã kiến nghị · code of a cluster
    #[arg(long)]
    pub(crate) code: Option<String>,
}

/// When, and whose posts do not simply go on.
#[derive(Clone, Debug, Args)]
pub(crate) struct ChangeArgs {
    /// Ngày đầu tiên theo tổ chức mới · the first day on which it is so
    #[arg(long)]
    pub(crate) on: String,
    /// Người về đơn vị hoặc giữ chức vụ nào: NGƯỜI=ĐƠN-VỊ, NGƯỜI=CHỨC-VỤ, NGƯỜI=CHỨC-VỤ@ĐƠN-VỊ, NGƯỜI=none · where somebody goes, or as what
    #[arg(long = "post", value_name = "PERSON=UNIT|ROLE")]
    pub(crate) posts: Vec<String>,
    /// Chỉ xem trước, không ghi · look ahead, write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Lý do và người cho phép khi nhập muộn · needed where something was done since
    #[command(flatten)]
    pub(crate) exception: ExceptionArgs,
}

/// `units list`
#[derive(Debug, Args)]
pub(crate) struct UnitsListArgs {
    /// Loại: cluster, commune, cell, department … · kind
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Chỉ đơn vị thuộc đơn vị này · below this unit only
    #[arg(long)]
    pub(crate) below: Option<String>,
    /// Tìm theo tên, mã · words of name or key
    #[arg(long)]
    pub(crate) search: Option<String>,
    /// Cả đơn vị không còn hoạt động · also units that have ended
    #[arg(long)]
    pub(crate) all: bool,
}
