//! A command line that clap does not understand, in sentences of both languages.
use super::Say;
use super::failure::plain;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use words::Language;
use words::messages::Rendered;

/// What is wrong with the line, and how to type it.
pub(crate) fn mistyped(error: &clap::Error, say: Say) -> Rendered {
    let vi = matches!(say.0, Language::Vi);
    let arg = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if vi => format!("Không có “{arg}” ở lệnh này."),
        ErrorKind::UnknownArgument => format!("“{arg}” means nothing here."),
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand);
            if vi {
                format!("Không có lệnh “{name}”.")
            } else {
                format!("There is no command “{name}”.")
            }
        }
        ErrorKind::InvalidValue if value.is_empty() && vi => format!("{arg} cần một giá trị."),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} needs a value."),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if vi => {
            format!("{arg}: “{value}” không dùng được.")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{arg}: “{value}” cannot be used.")
        }
        ErrorKind::MissingRequiredArgument if vi => format!("Còn thiếu: {arg}."),
        ErrorKind::MissingRequiredArgument => format!("Still missing: {arg}."),
        ErrorKind::ArgumentConflict => conflict(error, &arg, vi),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            if vi {
                format!("{arg}: sai số lượng giá trị.")
            } else {
                format!("{arg}: the wrong number of values.")
            }
        }
        ErrorKind::InvalidUtf8 if vi => "Có chữ không phải UTF-8.".to_owned(),
        ErrorKind::InvalidUtf8 => "Something typed is not UTF-8.".to_owned(),
        _ if vi => "Lệnh chưa đủ.".to_owned(),
        _ => "The command is not complete.".to_owned(),
    };
    plain(&message, &advice(error, say))
}

fn conflict(error: &clap::Error, arg: &str, vi: bool) -> String {
    let prior = text(error, ContextKind::PriorArg);
    match (vi, prior == arg || prior.is_empty()) {
        (true, true) => format!("{arg} chỉ nêu một lần."),
        (true, false) => format!("Không dùng {arg} cùng với {prior}."),
        (false, true) => format!("Give {arg} only once."),
        (false, false) => format!("{arg} does not go together with {prior}."),
    }
}

/// Nearest words, allowed values, then how the command is typed.
fn advice(error: &clap::Error, say: Say) -> String {
    let mut lines = Vec::new();
    let near = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near: Vec<_> = near
        .iter()
        .map(|kind| text(error, *kind))
        .filter(|t| !t.is_empty())
        .collect();
    if !near.is_empty() {
        lines.push(format!(
            "{}: {}",
            say.of("Gần giống", "Like it"),
            near.join(", ")
        ));
    }
    let allowed = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    let allowed: Vec<_> = allowed
        .iter()
        .map(|kind| text(error, *kind))
        .filter(|t| !t.is_empty())
        .collect();
    if !allowed.is_empty() {
        lines.push(format!(
            "{}: {}",
            say.of("Dùng một trong", "Use one of"),
            allowed.join(", ")
        ));
    }
    let usage = text(error, ContextKind::Usage);
    let usage = usage.trim_start_matches("Usage:").trim();
    if !usage.is_empty() {
        let usage = usage.split_whitespace().collect::<Vec<_>>().join(" ");
        let usage = crate::cli::usage_in(&usage, say.0);
        lines.push(format!("{}: {usage}", say.of("Cách dùng", "Usage")));
    }
    lines.push(say.of("Xem thêm: --help.", "More: --help.").to_owned());
    lines.join("\n")
}

/// What clap says of one side of the fault, without colours.
fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(several)) => several.join(", "),
        Some(ContextValue::StyledStr(styled)) => styled.to_string(),
        Some(ContextValue::Number(n)) => n.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::mistyped;
    use crate::cli::Cli;
    use crate::say::Say;
    use clap::Parser as _;
    use words::Language;

    fn said(line: &[&str]) -> (String, String) {
        let line = [&["giaoban"], line].concat();
        let error = Cli::try_parse_from(line).unwrap_err();
        let said = mistyped(&error, Say(Language::Vi));
        (said.message, said.advice)
    }

    #[test]
    fn a_slip_is_told_in_vietnamese_with_what_to_type() {
        for (line, message, advice) in [
            (
                &["pettitions"][..],
                "Không có lệnh “pettitions”.",
                "Gần giống: petitions",
            ),
            (
                &["plan"],
                "Còn thiếu: --month <MONTH>.",
                "Cách dùng: giaoban plan",
            ),
            (
                &["plan", "--moth", "x"],
                "Không có “--moth” ở lệnh này.",
                "Gần giống: --month",
            ),
            (
                &["--lang", "fr", "doctor"],
                "--lang <LANG>: “fr” không dùng được.",
                "vi, en",
            ),
            (
                &["people", "status", "p1", "gone"],
                "<STATUS>: “gone” không dùng được.",
                "revoked",
            ),
        ] {
            let (told, next) = said(line);
            assert_eq!(told, message, "{line:?}");
            assert!(next.contains(advice), "{line:?}: {next}");
        }
    }
}
