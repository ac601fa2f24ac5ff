//! Steps over a whole month: consolidate, issue, correct, and proof of receipt.
use crate::typed::TextArgs;
use clap::Args;

/// `consolidate`
#[derive(Debug, Args)]
pub(crate) struct ConsolidateArgs {
    /// Tháng · the month
    #[arg(long)]
    pub(crate) month: String,
    /// Thẩm quyền khác cấp của cấp ủy, MÃ=CẤP · competence, CODE=LEVEL
    #[arg(long, value_name = "CODE=LEVEL")]
    pub(crate) competence: Vec<String>,
    /// Lý do lấy biên bản chưa chốt · why minutes still open are taken over
    #[arg(long)]
    pub(crate) take_over: Option<String>,
}

/// `issue`
#[derive(Debug, Args)]
pub(crate) struct IssueArgs {
    /// Tháng · the month
    #[arg(long)]
    pub(crate) month: String,
    /// Người ký · who signs
    #[arg(long)]
    pub(crate) signer: String,
    /// Chỗ trong sổ văn bản · where it stands in the register
    #[command(flatten)]
    pub(crate) numbering: NumberingArgs,
}

/// `correct`
#[derive(Debug, Args)]
pub(crate) struct CorrectArgs {
    /// Số, ký hiệu của văn bản có sai sót · symbol of the document that is wrong
    pub(crate) symbol: String,
    /// Mã kiến nghị · code of the petition
    pub(crate) petition: String,
    /// Nội dung trả lời đúng · the answer as it should read
    #[command(flatten)]
    pub(crate) answer: TextArgs,
    /// Có thay đổi về thực chất, phải công bố lại · the substance changed: announce it again
    #[arg(long)]
    pub(crate) substance: bool,
    /// Chỗ trong sổ văn bản · where it stands in the register
    #[command(flatten)]
    pub(crate) numbering: NumberingArgs,
}

/// Where a document stands in the register.
#[derive(Debug, Args)]
pub(crate) struct NumberingArgs {
    /// Phần cơ quan của ký hiệu, mặc định theo thể thức của cấp ủy · the issuer's part of the symbol; by default the office's
    #[arg(long)]
    pub(crate) issuer: Option<String>,
    /// Kỳ đánh số (nhiệm kỳ), mặc định là kỳ đang dùng · numbering period, the term; by default the one in use
    #[arg(long)]
    pub(crate) period: Option<String>,
    /// Mở kỳ đánh số mới, bắt đầu từ 01 · begin a new period at 01
    #[arg(long, requires = "period")]
    pub(crate) new_period: bool,
    /// Mẫu trình bày, mặc định theo ngày ban hành · layout profile; by default that of the day
    #[arg(long)]
    pub(crate) layout: Option<String>,
}

/// `receipt`
#[derive(Debug, Args)]
pub(crate) struct ReceiptArgs {
    /// Số, ký hiệu · the symbol
    pub(crate) symbol: String,
    /// Khu · the cluster
    #[arg(long)]
    pub(crate) cluster: Option<String>,
}
