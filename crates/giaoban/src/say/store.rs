//! What the store could not do, with the command that comes next.
use super::Say;
use super::failure::{plain, rendered};
use ::store::audit::AuditFault;
use ::store::{Failure, OpenError, Thing};
use words::Language;
use words::messages::{Fault, Rendered};
use words::refusals::{self, Names};
use workflow::import::RowFault;

/// Why a command was not carried out.
pub(super) fn failure(failure: &Failure, say: Say, names: &dyn Names) -> Rendered {
    match failure {
        Failure::Refused(r) => refusals::render(r, say.0, names),
        Failure::ConferenceRefused(r) => refusals::render_conference(r, say.0, names),
        Failure::HostsRefused(r) => refusals::render_hosting(r, say.0, names),
        Failure::UnitsRefused(r) => refusals::render_units(r, say.0, names),
        Failure::Missing(fact) => fact.rendered(say.0),
        Failure::Plan(error) => error.rendered(say.0),
        Failure::Due(error) => error.rendered(say.0),
        Failure::Calendar(faults) => together(faults, say),
        Failure::NotFound(thing) => not_found(*thing, say),
        Failure::Row { row, fault } => row_of_file(*row, fault, say),
        Failure::Conflict { expected, current } => newer(*expected, *current, say),
        Failure::KeyReused => plain(
            say.of(
                "Khóa lệnh này đã dùng cho một lệnh khác.",
                "This command key was used for another command.",
            ),
            say.of(
                "Dùng khóa khác, hoặc bỏ --key.",
                "Take another key, or leave --key out.",
            ),
        ),
        Failure::Taken(rule) => taken(rule, say),
        Failure::Dangling(_) => plain(
            say.of(
                "Nội dung nhập nhắc đến một mục không có.",
                "It refers to something that is not there.",
            ),
            say.of("Kiểm tra lại các mã đã nhập.", "Check the keys you typed."),
        ),
        Failure::Damaged(_)
        | Failure::Busy
        | Failure::Disk
        | Failure::Unavailable(_)
        | Failure::Unknown => trouble(failure, say),
    }
}

/// It is there already; the database's own name of the rule says what.
fn taken(rule: &str, say: Say) -> Rendered {
    if rule.contains("contribution") {
        return plain(
            say.of(
                "Chi bộ đã gửi báo cáo của tháng này.",
                "The cell has reported for this month already.",
            ),
            say.of(
                "Phần bổ sung ghi vào biên bản hội nghị.",
                "What is to be added belongs in the minutes.",
            ),
        );
    }
    plain(
        say.of("Mục này đã có.", "It is there already."),
        say.of(
            "Xem mục đã có trước khi thêm mới.",
            "Look at what is there before adding.",
        ),
    )
}

/// The disk is full, or nothing can be written to it.
pub(super) fn disk(say: Say) -> Rendered {
    plain(
        say.of(
            "Ổ đĩa đầy hoặc không ghi được; chưa có gì thay đổi.",
            "The disk is full or cannot be written; nothing was changed.",
        ),
        say.of(
            "Dọn bớt ổ đĩa, kiểm tra quyền ghi rồi chạy lại.",
            "Make room on the disk, check that it can be written, and run it again.",
        ),
    )
}

/// It is not known whether a command was carried out: the key settles it. With what was seen of
/// the disk.
pub(super) fn unsettled(key: &str, disk_full: bool, say: Say) -> Rendered {
    let cause = if disk_full {
        say.of(" Ổ đĩa đã đầy.", " The disk is full.")
    } else {
        ""
    };
    let known = say.of(
        "Không rõ lệnh đã được thực hiện hay chưa.",
        "It is not known whether this was carried out.",
    );
    let advice = match say.0 {
        Language::Vi => {
            format!("Chạy lại đúng lệnh đó, thêm --key {key}: lệnh sẽ không bị thực hiện hai lần.")
        }
        Language::En => {
            format!("Run the same again with --key {key}: it is never done twice.")
        }
    };
    plain(&format!("{known}{cause}"), &advice)
}

/// The office has changed between the look at a file and its import.
fn row_of_file(row: usize, fault: &RowFault, say: Say) -> Rendered {
    let (_, said) = crate::import::of_row(fault, say);
    let message = format!(
        "{} {}: {}",
        say.of("Dòng thứ", "Row"),
        row + 1,
        said.message
    );
    plain(&message, &said.advice)
}

/// The database itself, not what was asked of it.
fn trouble(failure: &Failure, say: Say) -> Rendered {
    let doctor = say.of(
        "Chạy `giaoban doctor` để kiểm tra.",
        "Run `giaoban doctor` to look it over.",
    );
    match failure {
        Failure::Busy => plain(
            say.of(
                "Cơ sở dữ liệu đang bận; chưa có gì thay đổi.",
                "The database is busy; nothing was changed.",
            ),
            say.of(
                "Đợi ít phút rồi chạy lại.",
                "Wait a moment and run it again.",
            ),
        ),
        Failure::Disk => disk(say),
        Failure::Unknown => plain(
            say.of(
                "Không rõ lệnh đã được thực hiện hay chưa.",
                "It is not known whether this was carried out.",
            ),
            say.of(
                "Chạy lại với cùng --key: lệnh sẽ không bị thực hiện hai lần.",
                "Run it again with the same --key: it is never done twice.",
            ),
        ),
        Failure::Damaged(why) => match say.0 {
            Language::Vi => plain("Dữ liệu đã lưu của cấp ủy không khớp nhau.", doctor),
            Language::En => rendered("What is stored of the office cannot be used", why, doctor),
        },
        other => {
            let what = say.of(
                "Cơ sở dữ liệu không thực hiện được; chưa có gì thay đổi.",
                "The database could not do it; nothing was changed.",
            );
            match say.0 {
                Language::Vi => plain(what, doctor),
                Language::En => plain(&format!("{what} ({other})"), doctor),
            }
        }
    }
}

/// Several faults, each with its own advice, as one.
fn together(faults: &[impl Fault], say: Say) -> Rendered {
    let said: Vec<_> = faults.iter().map(|f| f.rendered(say.0)).collect();
    let join = |part: fn(&Rendered) -> &str| said.iter().map(part).collect::<Vec<_>>().join("\n");
    plain(&join(|r| &r.message), &join(|r| &r.advice))
}

fn newer(expected: u32, current: u32, say: Say) -> Rendered {
    let message = match say.0 {
        Language::Vi => format!(
            "Hồ sơ đã có người thay đổi: đồng chí xem phiên bản {expected}, nay là phiên bản {current}."
        ),
        Language::En => format!(
            "Somebody was quicker: you saw version {expected}, it has version {current} now."
        ),
    };
    let advice = say.of(
        "Xem lại hồ sơ rồi thực hiện lại với phiên bản mới.",
        "Look at it again and repeat with the new version.",
    );
    plain(&message, advice)
}

/// The words of a thing in both languages, and the command that helps.
fn thing(thing: Thing) -> (&'static str, &'static str, &'static str) {
    match thing {
        Thing::Call => (
            "dòng nào như vậy trong danh sách gọi điện",
            "such line on the call list",
            "calls",
        ),
        Thing::Cell => ("chi bộ đó", "such cell", "units list --kind cell"),
        Thing::Cluster => ("khu đó", "such cluster", "conference list"),
        Thing::Committee => (
            "cấp ủy nào trong cơ sở dữ liệu",
            "committee in the database",
            "init --help",
        ),
        Thing::Conference => ("hội nghị đó", "such conference", "conference list"),
        Thing::Cycle => (
            "kỳ giao ban của tháng đó",
            "cycle of that month",
            "plan --month 2025-03",
        ),
        Thing::Document => (
            "văn bản có số, ký hiệu đó",
            "document with that symbol",
            "documents",
        ),
        Thing::HostYear => (
            "sổ đăng cai của năm đó",
            "host register of that year",
            "hosts show --year 2025",
        ),
        Thing::Letter => ("thư đó", "such letter", "outbox list"),
        Thing::Page => ("trang đó", "such page", "petitions list"),
        Thing::Person => ("người có mã đó", "person with that key", "people"),
        Thing::Petition => ("kiến nghị đó", "such petition", "petitions list"),
        Thing::Policy => (
            "quy định nào của Văn phòng",
            "policy of the office",
            "init --help",
        ),
        Thing::Task => (
            "việc nào như vậy của chi bộ",
            "such task of the cell",
            "tasks --all",
        ),
        Thing::Unit => ("đơn vị có mã đó", "unit with that key", "units list"),
    }
}

fn not_found(what: Thing, say: Say) -> Rendered {
    let (vi, en, command) = thing(what);
    match say.0 {
        Language::Vi => plain(
            &format!("Không có {vi}."),
            &format!("Xem lại: giaoban {command}."),
        ),
        Language::En => plain(
            &format!("There is no {en}."),
            &format!("Look at: giaoban {command}."),
        ),
    }
}

/// Why the database cannot be opened.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each cause, so that none is forgotten"
)]
pub(super) fn opening(error: &OpenError, say: Say) -> Rendered {
    let what = say.of(
        "Không mở được cơ sở dữ liệu",
        "The database cannot be opened",
    );
    let (vi, vi_next, en, en_next) = match error {
        OpenError::UnsafeSqlite { found } => (
            format!("thư viện SQLite {found} có thể làm mất dữ liệu đã ghi."),
            "Cài bản chương trình mới (SQLite 3.51.3 trở lên).",
            format!("SQLite {found} may lose what was written."),
            "Install a current build of the program (SQLite 3.51.3 or newer).",
        ),
        OpenError::Newer { found } => (
            format!("cơ sở dữ liệu do một phiên bản mới hơn của chương trình ghi ({found})."),
            "Dùng phiên bản đó, hoặc khôi phục bản sao lưu trước khi nâng cấp.",
            format!("it was written by a newer version of the program ({found})."),
            "Use that version, or restore a backup made before.",
        ),
        OpenError::NotWritable { path, why } => (
            format!("không ghi được vào {}.", path.display()),
            "Chọn thư mục được phép ghi bằng --db, hoặc nhờ quản trị cấp quyền.",
            format!("{} cannot be written ({why}).", path.display()),
            "Choose a folder you may write to with --db, or ask for the right.",
        ),
        OpenError::Busy => (
            "một chương trình khác đang ghi.".to_owned(),
            "Đợi ít phút rồi chạy lại.",
            "another program is writing.".to_owned(),
            "Wait a moment and run it again.",
        ),
        OpenError::Disk => (
            "ổ đĩa đầy hoặc không ghi được.".to_owned(),
            "Dọn bớt ổ đĩa, kiểm tra quyền ghi rồi chạy lại.",
            "the disk is full or cannot be written.".to_owned(),
            "Make room on the disk and run it again.",
        ),
        OpenError::Unreachable(why) => (
            "máy chủ PostgreSQL không trả lời.".to_owned(),
            "Kiểm tra địa chỉ --db, mạng và máy chủ rồi chạy lại.",
            format!("the PostgreSQL server does not answer ({why})."),
            "Check the address given with --db, the network and the server.",
        ),
        OpenError::Denied => (
            "máy chủ PostgreSQL không chấp nhận tên hoặc mật khẩu này.".to_owned(),
            "Kiểm tra tên và mật khẩu trong địa chỉ --db.",
            "the PostgreSQL server does not accept this name or password.".to_owned(),
            "Check name and password in the address given with --db.",
        ),
        OpenError::NoDatabase => (
            "máy chủ PostgreSQL không có cơ sở dữ liệu tên đó.".to_owned(),
            "Kiểm tra tên cơ sở dữ liệu trong --db, hoặc nhờ quản trị tạo trước.",
            "the PostgreSQL server has no database of that name.".to_owned(),
            "Check the name in --db, or have the database made first.",
        ),
        OpenError::NotADatabase => (
            "tệp này không phải là cơ sở dữ liệu của chương trình.".to_owned(),
            "Kiểm tra đường dẫn --db; tệp được giữ nguyên.",
            "this file is no database of the program.".to_owned(),
            "Check the path given with --db; the file was left as it is.",
        ),
        OpenError::Torn => (
            "tệp bị hỏng hoặc bị cắt mất một phần.".to_owned(),
            "Giữ nguyên tệp và khôi phục bản sao lưu gần nhất ra tệp khác: giaoban --db TỆP-MỚI restore BẢN-SAO-LƯU.",
            "the file is damaged or cut off.".to_owned(),
            "Keep the file and restore the last backup to another one: giaoban --db NEW restore BACKUP.",
        ),
        OpenError::Database(why) => (
            "cơ sở dữ liệu báo lỗi.".to_owned(),
            "Kiểm tra tệp hoặc địa chỉ nêu ở --db và quyền ghi, rồi chạy lại; nếu vẫn lỗi, báo người quản trị máy.",
            format!("{why}."),
            "Check --db and whether you may write there.",
        ),
        OpenError::Writer(why) => (
            "không khởi động được tiến trình ghi.".to_owned(),
            "Đóng bớt chương trình rồi chạy lại.",
            format!("the writer cannot be started ({why})."),
            "Close other programs and run again.",
        ),
    };
    rendered(what, say.of(&vi, &en), say.of(vi_next, en_next))
}

/// What an audit found, as a line.
pub(crate) fn audit_fault(fault: &AuditFault, say: Say) -> String {
    let Language::Vi = say.0 else {
        return fault.to_string();
    };
    match fault {
        AuditFault::Gap { expected, found } => {
            format!("thiếu sự kiện số {expected}; sự kiện tiếp theo mang số {found}")
        }
        AuditFault::BrokenLink { seq } => format!("sự kiện số {seq} đã bị sửa sau khi ghi"),
        AuditFault::WrongHead => "đầu chuỗi không phải là sự kiện cuối cùng".to_owned(),
        AuditFault::VersionGap { subject, found } => {
            format!("lịch sử của {subject} nhảy đến phiên bản {found}")
        }
        AuditFault::RowDiffers { subject } => {
            format!("bản ghi {subject} không khớp với lịch sử của nó")
        }
        AuditFault::TextDiffers { subject } => {
            format!("nội dung của {subject} đã bị sửa sau khi ghi")
        }
        AuditFault::BytesDiffer { document, format } => {
            format!("tệp {format} của văn bản {document} đã bị sửa sau khi lưu")
        }
    }
}
