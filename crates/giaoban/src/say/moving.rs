//! Why a copy was not made or not taken in, and what to do.
use super::Say;
use super::failure::{plain, rendered};
use super::{files, store as of_the_store};
use ::store::moving::MovingFault;
use words::messages::Rendered;
use words::refusals::Names;

/// Stable name of its class.
pub(super) fn class(fault: &MovingFault) -> &'static str {
    use MovingFault as F;
    match fault {
        F::Exists(_) | F::Occupied => "conflict",
        F::InUse(_) => "try_again",
        F::File { .. } => "other",
        F::Store(failure) => super::failure::class_of(failure.class()),
        F::Open(error) => super::failure::class_of_opening(error),
        _ => "unacceptable",
    }
}

/// In words.
pub(super) fn fault(fault: &MovingFault, say: Say, names: &dyn Names) -> Rendered {
    use MovingFault as F;
    match fault {
        F::Store(failure) => of_the_store::failure(failure, say, names),
        F::Open(error) => of_the_store::opening(error, say),
        F::File { path, why } => {
            let said = files::file(Some(path), why, say);
            let nothing = say.of("Chưa có gì thay đổi.", "Nothing was changed.");
            plain(&said.message, &format!("{} {nothing}", said.advice))
        }
        F::Exists(_) | F::Occupied | F::InUse(_) => place(fault, say),
        F::NotACopy(_) | F::NotAnExport(_) | F::Live(_) | F::OtherKind => kind(fault, say),
        F::OtherFormat { .. } | F::OtherSchema { .. } => version(fault, say),
        F::History { .. } | F::OtherHead { .. } | F::Reference { .. } => inside(fault, say),
        _ => damaged(fault, say),
    }
}

/// Where it should go, something stands.
fn place(fault: &MovingFault, say: Say) -> Rendered {
    match fault {
        MovingFault::Exists(path) => rendered(
            say.of("Tệp đã có", "There is a file already"),
            &path.display().to_string(),
            say.of(
                "Chọn tên tệp khác, hoặc thêm --force để ghi đè.",
                "Choose another name, or add --force to write over it.",
            ),
        ),
        MovingFault::InUse(path) => rendered(
            say.of(
                "Cơ sở dữ liệu đang có chương trình khác sử dụng",
                "Another program works with the database",
            ),
            &path.display().to_string(),
            say.of(
                "Dừng các chương trình giaoban khác rồi chạy lại; chưa có gì thay đổi.",
                "Stop the other giaoban programs and run it again; nothing was changed.",
            ),
        ),
        _ => plain(
            say.of(
                "Nơi nhận đã có dữ liệu của cấp ủy; chưa có gì thay đổi.",
                "There is an office already; nothing was changed.",
            ),
            say.of(
                "Chọn nơi khác bằng --db. Nếu đúng là cần thay toàn bộ: sao lưu dữ liệu đang có, rồi chạy `giaoban restore TỆP --force`.",
                "Choose another place with --db. To replace all of it: back up what is there, then run `giaoban restore FILE --force`.",
            ),
        ),
    }
}

/// The file is of another kind.
fn kind(fault: &MovingFault, say: Say) -> Rendered {
    match fault {
        MovingFault::Live(path) => rendered(
            say.of(
                "Đây là tệp cơ sở dữ liệu đang dùng, không phải bản sao lưu",
                "This is a database in use, not a backup",
            ),
            &path.display().to_string(),
            say.of(
                "Tạo bản sao lưu bằng `giaoban backup TỆP`.",
                "Make a backup with `giaoban backup FILE`.",
            ),
        ),
        MovingFault::NotAnExport(path) => rendered(
            say.of(
                "Đây là bản sao lưu, không phải tệp xuất",
                "This is a backup, not an export",
            ),
            &path.display().to_string(),
            say.of(
                "Dùng `giaoban restore TỆP`, hoặc tạo tệp xuất bằng `giaoban export --all TỆP`.",
                "Use `giaoban restore FILE`, or make an export with `giaoban export --all FILE`.",
            ),
        ),
        MovingFault::OtherKind => plain(
            say.of(
                "Bản sao lưu SQLite không khôi phục thẳng vào PostgreSQL được.",
                "A backup of SQLite cannot be restored into PostgreSQL.",
            ),
            say.of(
                "Khôi phục ra một tệp bằng --db TỆP, rồi `giaoban export --all` từ tệp đó và `giaoban import --all` vào PostgreSQL.",
                "Restore it to a file with --db FILE, then `giaoban export --all` from that file and `giaoban import --all` into PostgreSQL.",
            ),
        ),
        other => rendered(
            say.of(
                "Tệp này không phải là bản sao lưu của chương trình",
                "This file is no backup of the program",
            ),
            &path_of(other),
            say.of("Kiểm tra lại đường dẫn.", "Check the path."),
        ),
    }
}

fn path_of(fault: &MovingFault) -> String {
    match fault {
        MovingFault::NotACopy(path) => path.display().to_string(),
        other => other.to_string(),
    }
}

/// It was made by another version.
fn version(fault: &MovingFault, say: Say) -> Rendered {
    let what = say.of(
        "Bản sao do một phiên bản khác của chương trình tạo",
        "The copy was made by another version of the program",
    );
    match fault {
        MovingFault::OtherSchema {
            found,
            program,
            older: true,
        } => {
            let (vi, en) = (
                format!(
                    "Khôi phục bằng chính chương trình phiên bản {program}, rồi mở bằng phiên bản này: dữ liệu sẽ được nâng cấp."
                ),
                format!(
                    "Restore it with program version {program} itself, then open it with this one: it is brought up to date."
                ),
            );
            rendered(what, &format!("{program}, {found}."), say.of(&vi, &en))
        }
        MovingFault::OtherSchema { found, program, .. } => rendered(
            what,
            &format!("{program}, {found}."),
            say.of(
                "Bản đó mới hơn: cài phiên bản mới của chương trình rồi chạy lại.",
                "It is newer: install the newer program and run it again.",
            ),
        ),
        other => rendered(
            what,
            &other.to_string(),
            say.of(
                "Dùng phiên bản chương trình đã tạo ra nó.",
                "Use the version of the program that made it.",
            ),
        ),
    }
}

/// All its bytes are as written, and yet it does not hold together.
fn inside(fault: &MovingFault, say: Say) -> Rendered {
    let (vi, en) = match fault {
        MovingFault::History {
            committee,
            count,
            first,
        } => (
            format!(
                "lịch sử của {committee} có {count} chỗ không khớp, chỗ đầu tiên: {}.",
                of_the_store::audit_fault(first, say)
            ),
            format!("the history of {committee} has {count} faults, the first: {first}."),
        ),
        MovingFault::Reference { part } => (
            format!("bảng {part} nhắc đến một bản ghi không có."),
            format!("a row of {part} refers to one that is not there."),
        ),
        MovingFault::OtherHead { committee } => (
            format!("đầu chuỗi sự kiện của {committee} không đúng như bản sao đã ghi."),
            format!("the chain of {committee} does not end as the copy says."),
        ),
        other => (other.to_string(), other.to_string()),
    };
    rendered(
        say.of("Dữ liệu không toàn vẹn", "The office is not whole"),
        say.of(&vi, &en),
        say.of(
            "Chưa tạo hay thay đổi gì. Chạy `giaoban audit verify` và giữ bản sao lưu tốt gần nhất.",
            "Nothing was made or changed. Run `giaoban audit verify` and keep the last good backup.",
        ),
    )
}

/// Its bytes are not those that were written.
fn damaged(fault: &MovingFault, say: Say) -> Rendered {
    let (vi, en) = match fault {
        MovingFault::Truncated(path) => (
            format!("{} bị cắt mất phần cuối.", path.display()),
            format!("the end of {} is missing.", path.display()),
        ),
        MovingFault::Changed { part } => (
            format!("phần {part} đã bị thay đổi sau khi ghi."),
            format!("{part} was changed after it was written."),
        ),
        MovingFault::Missing { part } => {
            (format!("thiếu phần {part}."), format!("{part} is missing."))
        }
        MovingFault::Stray { part } => (
            format!("có phần lạ {part}."),
            format!("{part} does not belong into it."),
        ),
        MovingFault::Rows {
            part,
            expected,
            found,
        } => (
            format!("bảng {part} có {found} bản ghi, phải có {expected}."),
            format!("{part} has {found} rows and should have {expected}."),
        ),
        MovingFault::Swollen { part } => (
            format!("phần {part} khi giải nén lớn bất thường."),
            format!("{part} unpacks to far more than was packed."),
        ),
        MovingFault::Row { part, number } => (
            format!("không đọc được bản ghi thứ {number} của bảng {part}."),
            format!("row {number} of {part} cannot be read."),
        ),
        MovingFault::Pages(why) => (
            "các trang của tệp không khớp nhau, hoặc tệp bị cắt mất phần cuối.".to_owned(),
            format!("its pages do not hold together ({why})."),
        ),
        other => (other.to_string(), other.to_string()),
    };
    rendered(
        say.of("Bản sao bị hỏng", "The copy is damaged"),
        say.of(&vi, &en),
        say.of(
            "Chưa có gì thay đổi. Chép lại tệp từ nơi lưu giữ, hoặc dùng bản sao lưu khác.",
            "Nothing was changed. Fetch the file again from where it is kept, or use another backup.",
        ),
    )
}
