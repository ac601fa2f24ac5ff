//! Copies of the whole office: backup, restore, and moves between kinds of databases.
use clap::Args;
use std::path::PathBuf;

/// `backup`
#[derive(Debug, Args)]
pub(crate) struct BackupArgs {
    /// Tệp sao lưu sẽ tạo · file to make
    pub(crate) file: PathBuf,
    /// Ghi đè tệp đã có · write over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// `restore`
#[derive(Debug, Args)]
pub(crate) struct RestoreArgs {
    /// Tệp sao lưu · the backup
    pub(crate) file: PathBuf,
    /// Thay toàn bộ dữ liệu đang có ở nơi nhận · replace everything that is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// `export`
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// Xuất toàn bộ dữ liệu ra tệp này · everything, to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) all: PathBuf,
    /// Ghi đè tệp đã có · write over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}
