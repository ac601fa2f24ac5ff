//! Why a command was not carried out: which rule, what to do next, and the exit code.
use super::{Say, conference};
use crate::config::ConfigFault;
use store::{Failure, OpenError};
use words::messages::Rendered;
use words::refusals::{self, Names};
use workflow::petition::RefusalClass;

/// Why it was not done.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The rules or the database.
    Store(Failure),
    /// A value that somebody typed, with the name of its flag.
    Input {
        /// The flag, without dashes.
        field: String,
        /// What is wrong with it, in the language of the session.
        said: Rendered,
    },
    /// The command line itself does not fit together.
    Usage(Rendered),
    /// The settings.
    Config(ConfigFault),
    /// The database cannot be opened.
    Open(OpenError),
    /// Something else is there already.
    Taken(Rendered),
    /// A check has found faults.
    Found(Rendered),
    /// It has been said already; only the exit code is left.
    Said(u8),
    /// Anything else.
    Other(anyhow::Error),
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Self {
        Self::Store(failure)
    }
}

impl From<OpenError> for Failed {
    fn from(error: OpenError) -> Self {
        Self::Open(error)
    }
}

impl From<ConfigFault> for Failed {
    fn from(fault: ConfigFault) -> Self {
        Self::Config(fault)
    }
}

impl From<anyhow::Error> for Failed {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::Other(error.into())
    }
}

/// Classes of failures, as scripts see them.
const CODES: [(&str, u8); 8] = [
    ("other", 1),
    ("usage", 2),
    ("unacceptable", 3),
    ("not_found", 4),
    ("conflict", 5),
    ("forbidden", 6),
    ("try_again", 7),
    ("config", 2),
];

impl Failed {
    /// Stable name of its class.
    pub(crate) fn class(&self) -> &'static str {
        match self {
            Self::Store(Failure::Refused(r)) => class_of(r.class()),
            Self::Store(Failure::ConferenceRefused(r)) => class_of(r.class()),
            Self::Store(Failure::Conflict { .. } | Failure::KeyReused) | Self::Taken(_) => {
                "conflict"
            }
            Self::Store(Failure::NotFound(_)) => "not_found",
            Self::Store(Failure::Busy | Failure::Unavailable(_) | Failure::Unknown) => "try_again",
            Self::Store(Failure::Invalid(_)) | Self::Input { .. } => "unacceptable",
            Self::Usage(_) => "usage",
            Self::Config(_) => "config",
            Self::Open(_) | Self::Other(_) | Self::Found(_) | Self::Said(_) => "other",
        }
    }

    /// The exit code of its class.
    pub(crate) fn code(&self) -> u8 {
        if let Self::Said(code) = self {
            return *code;
        }
        let class = self.class();
        CODES
            .iter()
            .find(|(name, _)| *name == class)
            .map_or(1, |(_, code)| *code)
    }

    /// In words.
    pub(crate) fn said(&self, say: Say, names: &dyn Names) -> Rendered {
        match self {
            Self::Store(Failure::Refused(r)) => refusals::render(r, say.0, names),
            Self::Store(Failure::ConferenceRefused(r)) => conference::render(r, say, names),
            Self::Store(failure) => of_store(failure, say),
            Self::Input { field, said } => Rendered {
                message: format!("--{field}: {}", said.message),
                advice: said.advice.clone(),
            },
            Self::Usage(said) | Self::Taken(said) | Self::Found(said) => said.clone(),
            Self::Said(_) => plain("", ""),
            Self::Config(fault) => rendered(
                say.of("Cấu hình không dùng được", "The settings cannot be used"),
                &fault.to_string(),
                say.of(
                    "Sửa dòng đó rồi chạy lại; chưa có gì thay đổi.",
                    "Mend that line and run again; nothing was changed.",
                ),
            ),
            Self::Open(error) => rendered(
                say.of(
                    "Không mở được cơ sở dữ liệu",
                    "The database cannot be opened",
                ),
                &error.to_string(),
                say.of(
                    "Kiểm tra --db và quyền ghi thư mục.",
                    "Check --db and whether you may write there.",
                ),
            ),
            Self::Other(error) => rendered(
                say.of("Không thực hiện được", "It could not be done"),
                &format!("{error:#}"),
                "",
            ),
        }
    }
}

fn class_of(class: RefusalClass) -> &'static str {
    match class {
        RefusalClass::Conflict => "conflict",
        RefusalClass::Forbidden => "forbidden",
        RefusalClass::Unacceptable => "unacceptable",
    }
}

fn rendered(what: &str, detail: &str, advice: &str) -> Rendered {
    Rendered {
        message: format!("{what}: {detail}"),
        advice: advice.to_owned(),
    }
}

fn plain(message: &str, advice: &str) -> Rendered {
    Rendered {
        message: message.to_owned(),
        advice: advice.to_owned(),
    }
}

fn of_store(failure: &Failure, say: Say) -> Rendered {
    match failure {
        Failure::Conflict { expected, current } => Rendered {
            message: match say.0 {
                words::Language::Vi => format!(
                    "Hồ sơ đã có người thay đổi: bạn xem phiên bản {expected}, nay là phiên bản {current}."
                ),
                words::Language::En => format!(
                    "Somebody was quicker: you saw version {expected}, it has version {current} now."
                ),
            },
            advice: say
                .of(
                    "Xem lại hồ sơ rồi thực hiện lại với phiên bản mới.",
                    "Look at it again and repeat with the new version.",
                )
                .to_owned(),
        },
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
        Failure::NotFound(what) => not_found(what, say),
        Failure::Invalid(why) => rendered(say.of("Không nhận được", "Not accepted"), why, ""),
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
        Failure::Unavailable(why) => rendered(
            say.of(
                "Cơ sở dữ liệu không thực hiện được; chưa có gì thay đổi",
                "The database could not do it; nothing was changed",
            ),
            why,
            say.of(
                "Chạy `giaoban doctor` để kiểm tra.",
                "Run `giaoban doctor` to look it over.",
            ),
        ),
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
        Failure::Refused(_) | Failure::ConferenceRefused(_) => plain("", ""),
    }
}

fn not_found(what: &str, say: Say) -> Rendered {
    let (vi, en, vi_next, en_next) = match what {
        "petition" => (
            "kiến nghị",
            "petition",
            "Xem danh sách: giaoban petitions list.",
            "See the list: giaoban petitions list.",
        ),
        "cycle" => (
            "kỳ giao ban của tháng đó",
            "cycle of that month",
            "Lập kế hoạch trước: giaoban plan --month 2025-03.",
            "Plan it first: giaoban plan --month 2025-03.",
        ),
        "conference" => (
            "hội nghị đó",
            "such conference",
            "Xem danh sách: giaoban conference list.",
            "See the list: giaoban conference list.",
        ),
        "committee" => (
            "cấp ủy nào trong cơ sở dữ liệu",
            "committee in the database",
            "Khởi tạo trước: giaoban init --help.",
            "Set it up first: giaoban init --help.",
        ),
        "person" => (
            "người có mã đó",
            "person with that key",
            "Kiểm tra lại mã.",
            "Check the key.",
        ),
        "unit" => (
            "đơn vị có mã đó",
            "unit with that key",
            "Kiểm tra lại mã.",
            "Check the key.",
        ),
        "document" => (
            "văn bản có số, ký hiệu đó",
            "document with that symbol",
            "Xem danh sách: giaoban documents.",
            "See the list: giaoban documents.",
        ),
        _ => (
            "mục đó",
            "such thing",
            "Kiểm tra lại.",
            "Check what you typed.",
        ),
    };
    Rendered {
        message: match say.0 {
            words::Language::Vi => format!("Không có {vi}."),
            words::Language::En => format!("There is no {en}."),
        },
        advice: say.of(vi_next, en_next).to_owned(),
    }
}
