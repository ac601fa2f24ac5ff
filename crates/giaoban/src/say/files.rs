//! Why a file or folder could not be used, in sentences.
use super::Say;
use super::failure::plain;
use crate::demo::FolderFault;
use std::io::{Error, ErrorKind};
use std::path::Path;
use words::Language;
use words::messages::Rendered;

/// Why a file could not be read or written.
pub(super) fn file(at: Option<&Path>, why: &Error, say: Say) -> Rendered {
    let name = at.map_or_else(
        || say.of("tệp hoặc thư mục", "a file or folder").to_owned(),
        |at| at.display().to_string(),
    );
    let (vi, en, next) = cause(why);
    let message = match say.0 {
        Language::Vi => format!("Không dùng được {name}: {vi}."),
        Language::En => format!("{name} cannot be used: {en}."),
    };
    plain(&message, say.of(next.0, next.1))
}

/// Why a folder cannot hold a demonstration.
pub(super) fn folder(fault: &FolderFault, say: Say) -> Rendered {
    let elsewhere = say.of(
        "Chọn một thư mục trống khác bằng --dir.",
        "Choose another, empty folder with --dir.",
    );
    match fault {
        FolderFault::Unusable { dir, why } => file(Some(dir), why, say),
        FolderFault::Foreign { dir } => {
            let dir = dir.display();
            let message = match say.0 {
                Language::Vi => {
                    format!("Thư mục {dir} đang chứa tệp khác, chương trình không xóa.")
                }
                Language::En => format!("{dir} holds other files, which are left as they are."),
            };
            plain(&message, elsewhere)
        }
        FolderFault::Busy { dir, process } => {
            let (dir, process) = (dir.display(), process.as_str());
            let message = match say.0 {
                Language::Vi => {
                    format!("Một lần chạy thử khác đang dùng {dir} (tiến trình {process}).")
                }
                Language::En => {
                    format!("Another demonstration is using {dir} (process {process}).")
                }
            };
            plain(&message, elsewhere)
        }
    }
}

/// What is wrong in both languages, and what to do next.
fn cause(why: &Error) -> (String, String, (&'static str, &'static str)) {
    let (vi, en, next) = match why.kind() {
        ErrorKind::NotFound => (
            "không có ở đó",
            "it is not there",
            ("Kiểm tra lại đường dẫn.", "Check the path."),
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (
            "không có quyền",
            "you may not",
            (
                "Chọn nơi khác, hoặc nhờ quản trị cấp quyền.",
                "Choose another place, or ask for the right.",
            ),
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
            "ổ đĩa đã đầy",
            "the disk is full",
            (
                "Dọn bớt ổ đĩa rồi chạy lại.",
                "Make room on the disk and run it again.",
            ),
        ),
        ErrorKind::NotADirectory => (
            "trên đường dẫn có một tệp ở chỗ của thư mục",
            "a file stands on the path where a folder should be",
            ("Chọn một thư mục khác.", "Choose another folder."),
        ),
        ErrorKind::InvalidData => (
            "nội dung không phải là UTF-8",
            "it is not UTF-8",
            ("Lưu lại tệp theo bảng mã UTF-8.", "Save the file as UTF-8."),
        ),
        ErrorKind::AlreadyExists => (
            "đó là một tệp, không phải thư mục",
            "it is a file, not a folder",
            ("Chọn một thư mục.", "Choose a folder."),
        ),
        ErrorKind::IsADirectory => (
            "đó là một thư mục, không phải tệp",
            "it is a folder, not a file",
            ("Chọn một tệp.", "Choose a file."),
        ),
        _ => return other(why),
    };
    (vi.to_owned(), en.to_owned(), next)
}

/// A fault without a sentence of its own: the system's number names it for who keeps the machine.
fn other(why: &Error) -> (String, String, (&'static str, &'static str)) {
    let number = why.raw_os_error();
    let number = number.map_or_else(String::new, |n| format!(" số {n}"));
    (
        format!("hệ thống báo lỗi{number}"),
        format!("the system says {why}"),
        (
            "Kiểm tra ổ đĩa và đường dẫn rồi chạy lại.",
            "Check disk and path and run it again.",
        ),
    )
}
