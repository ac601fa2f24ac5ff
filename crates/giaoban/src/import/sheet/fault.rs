//! Why a file as a whole cannot be read.
use crate::say::{Failed, Say};
use words::messages::Rendered;

/// Why a file as a whole cannot be read.
#[derive(Debug)]
pub(crate) enum FileFault {
    /// It cannot be opened or read.
    Unreadable(std::io::Error),
    /// There is nothing in it (B61).
    Empty,
    /// It is larger than files may be.
    TooLarge { limit: u64 },
    /// It unpacks to more than it may, or is built to look smaller than it is (B62, B64).
    Bomb(Bomb),
    /// It is neither CSV nor XLSX.
    OtherFormat,
    /// An old `.xls`, or one with a password (B71).
    Ole,
    /// It holds macros.
    Macros,
    /// It is an archive that cannot be read as a workbook.
    Damaged(String),
    /// A character that text does not have.
    Nul,
    /// A row that does not end.
    EndlessRow { number: u32 },
    /// More rows than are read.
    TooManyRows,
    /// There is no sheet of this name.
    NoSheet { named: String },
}

/// In which way an archive is not what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bomb {
    Entries,
    Unpacked,
    Ratio,
    Overlap,
    Lies,
    Nested,
    Path,
    Doctype,
    Encrypted,
}

impl From<std::io::Error> for FileFault {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<(FileFault, Say, &str)> for Failed {
    fn from((fault, say, file): (FileFault, Say, &str)) -> Self {
        let said = fault.said(say);
        Self::Refused(Rendered {
            message: format!("{file}: {}", said.message),
            advice: said.advice,
        })
    }
}

/// A sentence and what to do, each in Vietnamese and English.
type Both = [(&'static str, &'static str); 2];

impl FileFault {
    fn said(&self, say: Say) -> Rendered {
        let [(message_vi, message_en), (advice_vi, advice_en)] = self.both();
        let message = say.of(message_vi, message_en).to_owned();
        Rendered {
            message: match self.detail(say) {
                Some(detail) => format!("{message}: {detail}"),
                None => message,
            },
            advice: say.of(advice_vi, advice_en).to_owned(),
        }
    }

    #[rustfmt::skip]
    fn both(&self) -> Both {
        const SAVE_ANEW: (&str, &str) = ("Mở tệp gốc bằng Excel và lưu thành tệp .xlsx mới, hoặc lưu thành CSV.", "Open the original in Excel and save it as a new .xlsx, or as CSV.");
        const SEVERAL: (&str, &str) = ("Lưu thành CSV, hoặc chia thành nhiều tệp; nhập lần lượt không bị trùng.", "Save it as CSV, or as several files; nothing comes twice.");
        match self {
            Self::Unreadable(_) => [("không đọc được tệp", "the file cannot be read"), ("Kiểm tra đường dẫn và quyền đọc tệp.", "Check the path and the right to read.")],
            Self::Empty => [("tệp không có nội dung", "the file is empty"), ("Mở tệp, kiểm tra rồi lưu lại.", "Open it, look, and save it again.")],
            Self::TooLarge { .. } => [("tệp quá lớn, nhiều nhất (MB)", "the file is too large, at most (MB)"), SEVERAL],
            Self::TooManyRows => [("tệp có quá nhiều dòng, nhiều nhất", "the file has too many rows, at most"), SEVERAL],
            Self::OtherFormat => [("tệp không phải CSV hay XLSX", "the file is neither CSV nor XLSX"), ("Mở bằng Excel và lưu thành .xlsx hoặc .csv.", "Open it in Excel and save it as .xlsx or .csv.")],
            Self::Ole => [("tệp là .xls cũ hoặc có đặt mật khẩu", "the file is an old .xls, or has a password"), ("Mở bằng Excel, bỏ mật khẩu (nếu có) và lưu thành .xlsx.", "Open it in Excel, take the password off and save it as .xlsx.")],
            Self::Macros => [("tệp có macro", "the file holds macros"), ("Lưu lại thành .xlsx không có macro.", "Save it as .xlsx without macros.")],
            Self::NoSheet { .. } => [("tệp không có trang tính tên này", "the file has no sheet of this name"), ("Xem lại tên trang tính ở --sheet.", "Check the name given with --sheet.")],
            Self::Bomb(_) => [("tệp nén không an toàn, chưa mở", "an unsafe archive, not unpacked"), SAVE_ANEW],
            Self::Damaged(_) => [("tệp .xlsx bị hỏng", "the .xlsx is damaged"), SAVE_ANEW],
            Self::Nul => [("tệp có ký tự không phải chữ (NUL)", "the file holds a NUL character"), ("Lưu lại thành CSV UTF-8.", "Save it as CSV UTF-8.")],
            Self::EndlessRow { .. } => [("dòng quá dài, có thể thiếu dấu ngoặc kép đóng", "a row too long, perhaps a quotation mark is not closed"), ("Sửa dấu ngoặc kép ở dòng đó.", "Mend the quotation marks of that row.")],
        }
    }

    fn detail(&self, say: Say) -> Option<String> {
        match self {
            Self::Unreadable(error) => Some(why(error, say)),
            Self::TooLarge { limit } => Some((limit / (1024 * 1024)).to_string()),
            Self::TooManyRows => Some(say.count(super::ROWS)),
            Self::NoSheet { named } => Some(named.clone()),
            Self::Bomb(bomb) => Some(bomb.said(say).to_owned()),
            Self::Damaged(why) => Some(why.clone()),
            Self::EndlessRow { number } => Some(number.to_string()),
            Self::Empty | Self::OtherFormat | Self::Ole | Self::Macros | Self::Nul => None,
        }
    }
}

fn why(error: &std::io::Error, say: Say) -> String {
    use std::io::ErrorKind as E;
    match error.kind() {
        E::NotFound => say
            .of("không có tệp này", "there is no such file")
            .to_owned(),
        E::PermissionDenied => say
            .of("không có quyền đọc", "no right to read it")
            .to_owned(),
        E::IsADirectory => say.of("đây là thư mục", "it is a folder").to_owned(),
        _ => error.to_string(),
    }
}

impl Bomb {
    fn said(self, say: Say) -> &'static str {
        match self {
            Self::Entries => say.of("quá nhiều phần", "too many entries"),
            Self::Unpacked => say.of("quá lớn khi giải nén", "too large unpacked"),
            Self::Ratio => say.of("tỷ lệ nén bất thường", "an unusual ratio of packing"),
            Self::Overlap => say.of("các phần chồng lên nhau", "entries that overlap"),
            Self::Lies => say.of("kích thước ghi không đúng", "sizes that are not true"),
            Self::Nested => say.of("có tệp nén bên trong", "an archive inside"),
            Self::Path => say.of(
                "đường dẫn bên trong không hợp lệ",
                "paths that lead outside",
            ),
            Self::Doctype => say.of("XML có khai báo DTD", "XML with a DTD"),
            Self::Encrypted => say.of("có mật khẩu", "a password"),
        }
    }
}
