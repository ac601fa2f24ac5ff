//! `giaoban import`
use crate::import::Kind;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `import`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct ImportArgs {
    /// Nhập toàn bộ dữ liệu từ tệp đã xuất vào cơ sở dữ liệu còn trống · everything of an export, into an empty database
    #[arg(long, value_name = "FILE")]
    pub(crate) all: Option<PathBuf>,
    /// Loại dữ liệu trong tệp · what the file holds
    #[command(subcommand)]
    pub(crate) kind: Option<ImportCommand>,
}

/// What a file may hold.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Đơn vị: khu, xã, chi bộ, phòng, ban · units
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0001 import units don-vi.xlsx --dry-run\n  giaoban --as p0001 import units don-vi.xlsx"
    )]
    Units(FileArgs),
    /// Con người · people
    #[command(after_help = "Ví dụ:\n  giaoban --as p0001 import people can-bo.csv")]
    People(FileArgs),
    /// Chức vụ · posts
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0001 import posts chuc-vu.xlsx --accept-good-rows"
    )]
    Posts(FileArgs),
    /// Kiến nghị cũ, ở bất kỳ trạng thái nào · old petitions, at any state
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 import petitions kien-nghi-2006-2024.xlsx --dry-run\n  giaoban --as p0003 import petitions kien-nghi-2006-2024.xlsx --accept-good-rows\n  giaoban --as p0003 import petitions kien-nghi-2006-2024.xlsx.can-sua.xlsx"
    )]
    Petitions(FileArgs),
    /// Nội dung trả lời của kiến nghị cũ, theo mã · answers to old petitions, by code
    #[command(after_help = "Ví dụ:\n  giaoban --as p0003 import replies tra-loi.csv")]
    Replies(FileArgs),
    /// Ngày nghỉ, ngày làm bù · days off and make-up days
    #[command(after_help = "Ví dụ:\n  giaoban --as p0001 import calendar lich-2027.csv")]
    Calendar(FileArgs),
    /// Ghi tệp mẫu · write a template
    #[command(
        after_help = "Ví dụ:\n  giaoban import template units don-vi.xlsx\n  giaoban import template petitions kien-nghi.csv"
    )]
    Template(TemplateArgs),
}

/// A file to be taken over.
#[derive(Debug, Args)]
pub(crate) struct FileArgs {
    /// Tệp CSV hoặc XLSX · a CSV or XLSX file
    pub(crate) file: PathBuf,
    /// Chạy thử: chỉ kiểm tra, không ghi · check only, write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Nhập các dòng đúng; dòng lỗi, nghi ngờ ghi ra tệp để sửa · take the good rows, write the others to a file
    #[arg(long)]
    pub(crate) accept_good_rows: bool,
    /// Tên trang tính, khi có nhiều · which sheet, where there are several
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
}

/// `import template`
#[derive(Debug, Args)]
pub(crate) struct TemplateArgs {
    /// Loại tệp · what the file is to hold
    #[arg(value_enum)]
    pub(crate) kind: Kind,
    /// Tệp sẽ ghi, đuôi .xlsx hoặc .csv · the file to write, .xlsx or .csv
    pub(crate) file: PathBuf,
}
