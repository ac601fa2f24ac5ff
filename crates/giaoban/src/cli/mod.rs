//! The command line: what can be typed. Each subcommand's work stands in `run/` under its name.
pub(crate) mod act;
mod conference;
mod help;
mod hosts;
mod import;
mod keys;
mod month;
mod moving;
mod papers;
mod petitions;
mod seen;
mod units;

pub(crate) use conference::{ConferenceCommand, ItemsArgs};
pub(crate) use hosts::{ClustersArgs, HostsArgs, HostsCommand, SwapArgs, SwapCommand, YearArgs};
pub(crate) use import::{FileArgs, ImportArgs, ImportCommand, TemplateArgs};
pub(crate) use keys::{ContributeArgs, PeopleArgs, PeopleCommand};
pub(crate) use month::{ConsolidateArgs, CorrectArgs, IssueArgs, NumberingArgs, ReceiptArgs};
pub(crate) use moving::{BackupArgs, ExportArgs, RestoreArgs};
pub(crate) use papers::{DocumentsArgs, DocumentsCommand, PapersArgs, WordingArgs};
pub(crate) use petitions::{ActArgs, ListArgs, NewArgs, PetitionsCommand};
pub(crate) use seen::{
    CallsArgs, CallsCommand, OutboxCommand, OutboxListArgs, StatsArgs, TasksArgs,
};

pub(crate) use units::{ChangeArgs, NamedArgs, UnitsCommand, UnitsListArgs};

pub(crate) use help::usage_in;

use crate::config::Tongue;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use words::Language;

/// Giao ban hằng tháng của cấp ủy · the monthly briefing of a Party committee's office
#[derive(Debug, Parser)]
#[command(
    name = "giaoban",
    version,
    max_term_width = 110,
    after_help = "Ví dụ:\n  giaoban init --world gia-loc\n  giaoban --as p0001 plan --month 2025-03\n  giaoban petitions list --month 2025-03 --overdue\n  giaoban petitions show GLOC-2025-03-K3-07\n\nMã thoát: 0 xong, 2 dòng lệnh hoặc cấu hình, 3 không hợp lệ, 4 không có, 5 xung đột, 6 không có quyền, 7 thử lại, 1 khác · Exit codes: 0 done, 2 command line or settings, 3 not acceptable, 4 not there, 5 conflict, 6 no right, 7 try again, 1 other"
)]
pub(crate) struct Cli {
    /// Flags of every subcommand.
    #[command(flatten)]
    pub(crate) global: Global,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags of every subcommand.
#[derive(Clone, Debug, Args)]
pub(crate) struct Global {
    /// Tệp hoặc địa chỉ cơ sở dữ liệu · database file or postgres:// address
    #[arg(long, global = true, value_name = "PATH_OR_URL")]
    pub(crate) db: Option<String>,
    /// Kết quả dạng JSON · print JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Ngôn ngữ · language
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Tongue>,
    /// Người thực hiện, theo mã · who acts and reads, by key
    #[arg(long = "as", global = true, value_name = "PERSON_KEY")]
    pub(crate) acting: Option<String>,
    /// Cấp ủy, khi có nhiều · which committee, where there are several
    #[arg(long, global = true, value_name = "KEY")]
    pub(crate) committee: Option<String>,
    /// Thư mục hoặc tệp cấu hình · folder or file with settings of your own
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) config: Option<PathBuf>,
    /// Khóa lệnh: chạy lại với cùng khóa không làm hai lần · the same key is never done twice
    #[arg(long, global = true, value_name = "COMMAND_KEY")]
    pub(crate) key: Option<String>,
    /// Coi như bây giờ là lúc này, để chạy thử: 2025-02-20T08:00:00+07:00 · take this moment for now, to try things out
    #[arg(long, global = true, value_name = "MOMENT")]
    pub(crate) now: Option<String>,
    /// Ids follow from this number, so that a run can be repeated
    #[arg(long, global = true, hide = true, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,
}

/// What was typed, or why it cannot be understood; help is told in the language.
pub(crate) fn read(typed: &[OsString], language: Language) -> Result<Cli, clap::Error> {
    let mut root = help::in_language(Cli::command(), language);
    let mut matches = root.try_get_matches_from_mut(typed)?;
    Cli::from_arg_matches_mut(&mut matches).map_err(|e| e.format(&mut root))
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Khởi tạo cơ sở dữ liệu · set up an office
    #[command(
        after_help = "Ví dụ:\n  giaoban init --name 'Đảng ủy xã Đoàn Thượng' --person-name 'Nguyễn Văn An'   # commune-2026\n  giaoban init --world gia-loc\n  giaoban init --preset commune-2026 --name 'Đảng ủy xã Đoàn Thượng' --unit-key doan-thuong --prefix DTH --person-key p0001 --person-name 'Nguyễn Văn An' --superior-line 'ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG'"
    )]
    Init(InitArgs),
    /// Lập hoặc xem kế hoạch một kỳ · plan a month, or show its plan
    #[command(
        after_help = "Ví dụ:\n  giaoban plan --month 2025-03            # xem trước · preview\n  giaoban --as p0001 plan --month 2025-03 # lập · plan it"
    )]
    Plan(PlanArgs),
    /// Đăng cai hội nghị trong năm · who hosts in a year
    Hosts(HostsArgs),
    /// Kiến nghị · petitions
    #[command(subcommand)]
    Petitions(PetitionsCommand),
    /// Hội nghị · conferences
    #[command(subcommand)]
    Conference(ConferenceCommand),
    /// Báo cáo tháng của chi bộ · a cell's monthly report
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0101 contribute --cell cb-thon-dong --month 2025-03 --this-month 'Sinh hoạt đủ, thu đảng phí xong.' --next-month 'Nạo vét mương nội đồng.' --no-petition"
    )]
    Contribute(ContributeArgs),
    /// Tổng hợp kiến nghị của kỳ · consolidate the month
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0003 consolidate --month 2025-03 --competence GLOC-2025-03-K3-07=commune"
    )]
    Consolidate(ConsolidateArgs),
    /// Ý kiến chỉ đạo · direct petitions
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0002 direct GLOC-2025-03-K3-07 --session 12/3/2025 --direction 'Giao phòng chủ trì' --lead phong-nong-nghiep"
    )]
    Direct(act::Several<act::DirectArgs>),
    /// Chuyển đơn vị chủ trì · route petitions
    #[command(after_help = "Ví dụ:\n  giaoban --as p0003 route GLOC-2025-03-K3-07")]
    Route(act::Several<act::BodiesArgs>),
    /// Trình trả lời · submit a reply
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0050 reply GLOC-2025-03-K3-07 --outcome settled --text 'Đã sửa xong.'"
    )]
    Reply(act::Several<act::ReplyArgs>),
    /// Thẩm định · review
    #[command(subcommand)]
    Review(act::ReviewCommand),
    /// Ban hành thông báo của kỳ · issue the month's notice
    #[command(after_help = "Ví dụ:\n  giaoban --as p0004 issue --month 2025-03 --signer p0002")]
    Issue(IssueArgs),
    /// Đính chính một nội dung đã ban hành · correct an issued answer
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0002 correct 01-TB/HU GLOC-2025-03-K3-07 --text 'Đã sửa xong 250 m.' --substance"
    )]
    Correct(CorrectArgs),
    /// Công bố tại hội nghị · announce at a conference
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0021 announce GLOC-2025-03-K3-07 --conference 2025-04/K3"
    )]
    Announce(act::Several<act::AnnounceArgs>),
    /// Xác nhận đã nhận văn bản · prove receipt of a document
    #[command(after_help = "Ví dụ:\n  giaoban --as p0020 receipt 01-TB/HU --cluster K3")]
    Receipt(ReceiptArgs),
    /// Sổ văn bản đã ban hành · register of documents
    #[command(
        after_help = "Ví dụ:\n  giaoban documents\n  giaoban documents export 613-TB/HU --out ./giay-to"
    )]
    Documents(DocumentsArgs),
    /// Giấy tờ của kỳ · papers of the month
    #[command(
        after_help = "Ví dụ:\n  giaoban papers --month 2025-03 --out ./giay-to\n  giaoban papers --month 2025-03 --only agenda --cluster K3"
    )]
    Papers(PapersArgs),
    /// Thể thức trên giấy tờ: địa danh, ký hiệu, căn cứ · what stands on papers: place, symbols, legal bases
    #[command(
        after_help = "Ví dụ:\n  giaoban wording\n  giaoban --as p0001 wording --place 'Gia Lộc' --symbol HU --basis '13-CT/TU; 05/6/2006; Ban Thường vụ Tỉnh ủy; chế độ giao ban hằng tháng'"
    )]
    Wording(WordingArgs),
    /// Thư và việc báo tin · letters and other notices
    #[command(subcommand)]
    Outbox(OutboxCommand),
    /// Thống kê · counts
    #[command(
        after_help = "Ví dụ:\n  giaoban stats --month 2025-03\n  giaoban stats --units now\n  giaoban stats --json"
    )]
    Stats(StatsArgs),
    /// Việc chờ tôi · what waits for me
    #[command(after_help = "Ví dụ:\n  giaoban --as p0003 desk")]
    Desk,
    /// Danh sách gọi điện, giao tay · calls to make and papers to hand over
    #[command(
        after_help = "Ví dụ:\n  giaoban calls --commune doan-thuong\n  giaoban calls --csv goi-dien.csv\n  giaoban --as p0003 calls tick p0107"
    )]
    Calls(CallsArgs),
    /// Việc của chi bộ sau hội nghị · tasks of cells after conferences
    #[command(
        after_help = "Ví dụ:\n  giaoban --as p0101 tasks\n  giaoban --as p0101 tasks --acknowledge 2025-03/K3 --cell cb-thon-dong"
    )]
    Tasks(TasksArgs),
    /// Người: mã, chức vụ, tình trạng · people: keys, posts, status
    #[command(
        after_help = "Ví dụ:\n  giaoban people --unit K3\n  giaoban people --search 'bí thư chi bộ'"
    )]
    People(PeopleArgs),
    /// Đơn vị: danh sách, sáp nhập, chia tách, đổi tên, chuyển, giải thể · units, and what becomes of them
    #[command(subcommand)]
    Units(UnitsCommand),
    /// Lĩnh vực kiến nghị · fields of petitions
    #[command(after_help = "Ví dụ:\n  giaoban fields")]
    Fields,
    /// Lịch sử · history
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Bảng quy trình · the table of moves
    #[command(after_help = "Ví dụ:\n  giaoban workflow --format mermaid")]
    Workflow(WorkflowArgs),
    /// Kiểm tra hệ thống · look the office over
    #[command(after_help = "Ví dụ:\n  giaoban doctor")]
    Doctor,
    /// Sao lưu trong khi mọi người vẫn làm việc · back up while others work
    #[command(
        after_help = "Ví dụ:\n  giaoban backup sao-luu-2025-03-31.giaoban\n  giaoban --db postgres://may-chu/giaoban backup sao-luu.giaoban --force"
    )]
    Backup(BackupArgs),
    /// Khôi phục bản sao lưu sau khi kiểm tra đủ · check a backup and put it to work
    #[command(
        after_help = "Ví dụ:\n  giaoban --db moi.db restore sao-luu-2025-03-31.giaoban\n  giaoban restore sao-luu-2025-03-31.giaoban --force"
    )]
    Restore(RestoreArgs),
    /// Xuất dữ liệu để chuyển nơi lưu · write the office out, to move it
    #[command(after_help = "Ví dụ:\n  giaoban export --all cap-uy.giaoban")]
    Export(ExportArgs),
    /// Nhập dữ liệu từ tệp CSV, XLSX, hoặc cả cấp ủy từ tệp đã xuất · take data in
    #[command(
        arg_required_else_help = true,
        after_help = "Ví dụ:\n  giaoban --as p0001 import units don-vi.xlsx --dry-run\n  giaoban --db postgres://may-chu/giaoban import --all cap-uy.giaoban"
    )]
    Import(ImportArgs),
    /// Chạy thử với số liệu mẫu · play a world
    #[command(
        after_help = "Ví dụ:\n  giaoban demo\n  giaoban demo --dir /tmp/gia-loc --until 31/3/2025\n  giaoban demo --months 57 --petitions 1002\n  giaoban demo --world commune-2026\n  giaoban demo --world province"
    )]
    Demo(DemoArgs),
}

/// `init`
#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// Bộ quy tắc ban đầu · what the office starts from
    #[arg(long, value_name = "PRESET", conflicts_with = "world", value_parser = ["commune-2026", "classic-county", "province"])]
    pub(crate) preset: Option<String>,
    /// Số liệu mẫu · a ready-made world
    #[arg(long)]
    pub(crate) world: Option<String>,
    /// Tên cấp ủy · the committee's name
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Mã cấp ủy · its key
    #[arg(long, default_value = "cap-uy")]
    pub(crate) unit_key: String,
    /// Phần đầu của mã kiến nghị · first part of petition codes
    #[arg(long, default_value = "GB")]
    pub(crate) prefix: String,
    /// Mã người đầu tiên · key of the first person
    #[arg(long, default_value = "p0001")]
    pub(crate) person_key: String,
    /// Họ tên người đầu tiên, Chánh Văn phòng · name of the first person, the Office chief
    #[arg(long)]
    pub(crate) person_name: Option<String>,
    /// Thư điện tử của người đầu tiên · his mail address
    #[arg(long)]
    pub(crate) email: Option<String>,
    /// Thể thức trên giấy tờ; mặc định theo tên cấp ủy · what stands on papers; by default as the name says
    #[command(flatten)]
    pub(crate) wording: WordingArgs,
}

/// `plan`
#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    /// Tháng, ví dụ 2025-03 · the month
    #[arg(long)]
    pub(crate) month: String,
    /// Nơi đăng cai, KHU=XÃ; không nêu thì theo sổ đăng cai · hosts, CLUSTER=UNIT; else those of the register
    #[arg(long = "host", value_name = "CLUSTER=UNIT")]
    pub(crate) hosts: Vec<String>,
    /// Lý do và người cho phép khi ngoài khung ngày · needed outside the window
    #[command(flatten)]
    pub(crate) exception: act::ExceptionArgs,
}

/// `audit`
#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Kiểm tra chuỗi sự kiện · check the chain and replay everything
    #[command(after_help = "Ví dụ:\n  giaoban audit verify")]
    Verify,
}

/// `workflow`
#[derive(Debug, Args)]
pub(crate) struct WorkflowArgs {
    /// Dạng · form
    #[arg(long, default_value = "table", value_parser = ["table", "mermaid"])]
    pub(crate) format: String,
}

/// `demo`
#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// Thư mục · folder
    #[arg(long, default_value = "./demo")]
    pub(crate) dir: PathBuf,
    /// Đến hết ngày · until this day
    #[arg(long)]
    pub(crate) until: Option<String>,
    /// Thế giới · which world
    #[arg(long, default_value = "gia-loc")]
    pub(crate) world: String,
    /// Diễn lại số tháng này kể từ tháng đầu tiên có số liệu · replay so many months of its history
    #[arg(long, requires = "petitions", conflicts_with = "until", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) months: Option<u32>,
    /// Với tổng số lượt kiến nghị này · with so many petitions in all
    #[arg(long, requires = "months", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) petitions: Option<u32>,
    /// Hạt giống · seed
    #[arg(long = "demo-seed", default_value_t = 1)]
    pub(crate) demo_seed: u64,
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    /// Words as a shell splits them; only what the examples use: spaces and single quotes.
    fn words(line: &str) -> Vec<String> {
        let (mut all, mut word, mut quoted) = (Vec::new(), String::new(), false);
        for c in line.chars() {
            match c {
                '\'' => quoted = !quoted,
                ' ' if !quoted => all.extend(Some(std::mem::take(&mut word))),
                _ => word.push(c),
            }
        }
        all.push(word);
        all.retain(|w| !w.is_empty());
        all
    }

    /// What help shows can be typed.
    #[test]
    fn every_example_is_understood() {
        fn walk(command: &clap::Command, read: &mut u32) {
            let help = command.get_after_help().map(ToString::to_string);
            let help = help.unwrap_or_default();
            for line in help.lines().filter_map(|l| l.strip_prefix("  giaoban")) {
                let typed = line.split('#').next().unwrap_or_default();
                let typed = [vec!["giaoban".to_owned()], words(typed)].concat();
                let understood = super::Cli::try_parse_from(&typed);
                assert!(understood.is_ok(), "{typed:?}: {understood:?}");
                *read += 1;
            }
            command.get_subcommands().for_each(|sub| walk(sub, read));
        }
        let mut read = 0;
        walk(&super::Cli::command(), &mut read);
        assert!(read > 30, "only {read} examples");
    }

    /// Every subcommand says by example how it is typed; the moves of a petition are shown together
    /// under `petitions act`.
    #[test]
    fn help_has_examples() {
        fn walk(command: &clap::Command, path: &str, without: &mut Vec<String>) {
            let help = command.get_after_help().map(ToString::to_string);
            let shown = help.is_some_and(|h| h.contains("giaoban "));
            let leaf = !command.has_subcommands() || command.get_name() == "act";
            if leaf && !shown {
                without.push(path.to_owned());
            } else if !leaf {
                for sub in command.get_subcommands() {
                    walk(sub, &format!("{path} {}", sub.get_name()), without);
                }
            }
        }
        let mut without = Vec::new();
        walk(&super::Cli::command(), "giaoban", &mut without);
        assert!(without.is_empty(), "without an example: {without:?}");
    }

    /// No flag twice, no name clash, in any subcommand.
    #[test]
    fn every_subcommand_is_declared_soundly() {
        super::Cli::command().debug_assert();
    }
}
