//! Papers of the month, the register of documents, and what an office calls itself on both.
use crate::papers::PaperKind;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `papers`
#[derive(Debug, Args)]
pub(crate) struct PapersArgs {
    /// Tháng, ví dụ 2025-03 · the month
    #[arg(long)]
    pub(crate) month: String,
    /// Thư mục ghi tệp · folder for the files
    #[arg(long, default_value = "./giay-to", value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Chỉ loại này, lặp lại được: chương trình, biên bản, biểu tổng hợp, dự thảo chung, thông báo · only this kind
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<PaperKind>,
    /// Chỉ hội nghị của khu này · conferences of this cluster only
    #[arg(long)]
    pub(crate) cluster: Option<String>,
}

/// `documents`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct DocumentsArgs {
    /// What to do; by default the list.
    #[command(subcommand)]
    pub(crate) command: Option<DocumentsCommand>,
}

/// `documents …`
#[derive(Debug, Subcommand)]
pub(crate) enum DocumentsCommand {
    /// Danh sách · list
    #[command(after_help = "Ví dụ:\n  giaoban documents list")]
    List,
    /// Ghi tệp của một văn bản đã ban hành · write the files of an issued document
    #[command(after_help = "Ví dụ:\n  giaoban documents export 613-TB/HU --out ./giay-to")]
    Export {
        /// Số, ký hiệu · the symbol
        symbol: String,
        /// Thư mục ghi tệp · folder for the files
        #[arg(long, default_value = "./giay-to", value_name = "DIR")]
        out: PathBuf,
    },
}

/// What stands on the office's papers; what is not given stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub(crate) struct WordingArgs {
    /// Dòng cơ quan cấp trên, ví dụ 'ĐẢNG BỘ TỈNH HẢI DƯƠNG' · the body above, in the letterhead
    #[arg(long)]
    pub(crate) superior_line: Option<String>,
    /// Dòng cơ quan ban hành, ví dụ 'HUYỆN ỦY GIA LỘC' · the issuing body, in the letterhead
    #[arg(long)]
    pub(crate) issuing_line: Option<String>,
    /// Địa danh trước ngày tháng, ví dụ 'Gia Lộc' · place before the date
    #[arg(long)]
    pub(crate) place: Option<String>,
    /// Ký hiệu của cấp ủy: HU, ĐU, TU · the committee's part of symbols
    #[arg(long)]
    pub(crate) symbol: Option<String>,
    /// Ký hiệu của Văn phòng: VPHU, VPĐU, VPTU · the Office's part of symbols
    #[arg(long)]
    pub(crate) office_symbol: Option<String>,
    /// Cách gọi các đơn vị cấp dưới, ví dụ 'xã, thị trấn' · what units below are called
    #[arg(long)]
    pub(crate) communes: Option<String>,
    /// Căn cứ, lặp lại được: 'SỐ HIỆU; NGÀY; CƠ QUAN; TRÍCH YẾU' · a legal basis: SYMBOL; DATE; BODY; SUBJECT
    #[arg(long = "basis", value_name = "BASIS")]
    pub(crate) bases: Vec<String>,
    /// Chức vụ khi ký thay mặt, NGƯỜI=CHỨC VỤ · in what post somebody signs, PERSON=POST
    #[arg(long = "signs-as", value_name = "PERSON=POST")]
    pub(crate) signs_as: Vec<String>,
    /// Nơi họp, ĐƠN VỊ=HỘI TRƯỜNG · where conferences at a host are held, UNIT=HALL
    #[arg(long = "hall", value_name = "UNIT=HALL")]
    pub(crate) halls: Vec<String>,
}
