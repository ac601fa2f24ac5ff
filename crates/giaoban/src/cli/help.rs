//! Help in the language of the reader. Texts are declared as "Việt · English"; the side that is
//! read is shown, and what clap would add in English of its own is said in both.
use clap::{Arg, ArgAction, Command};
use words::Language;

const VI: &str = "{before-help}{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";
const EN: &str = "{before-help}{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";

/// The command line with its help in one language.
pub(crate) fn in_language(root: Command, language: Language) -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("Phiên bản · version");
    let root = root.disable_version_flag(true).arg(version);
    localised(root, language)
}

/// What clap writes into usage lines in English of its own, in the language of the reader.
pub(crate) fn usage_in(text: &str, language: Language) -> String {
    match language {
        Language::Vi => text
            .replace("[OPTIONS]", "[TÙY CHỌN]")
            .replace("<COMMAND>", "<LỆNH>")
            .replace("[COMMAND]", "[LỆNH]"),
        Language::En => text.to_owned(),
    }
}

fn localised(command: Command, language: Language) -> Command {
    let (template, commands) = match language {
        Language::Vi => (VI, "Lệnh"),
        Language::En => (EN, "Commands"),
    };
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("Hướng dẫn · help");
    let about = command
        .get_about()
        .map(|text| side(&text.to_string(), language));
    let after = command.get_after_help();
    let after = after.map(|text| examples(&text.to_string(), language));
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .help_template(template)
        .subcommand_help_heading(commands)
        .mut_args(|arg| argument(arg, language))
        .mut_subcommands(|sub| localised(sub, language));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command
}

fn argument(arg: Arg, language: Language) -> Arg {
    let vi = matches!(language, Language::Vi);
    // A version is that of the petition at hand: global only so that it may stand behind the verb.
    let everywhere = arg.is_global_set() && arg.get_id() != "version";
    let heading = match (arg.is_positional(), everywhere, vi) {
        (true, _, true) => "Đối số",
        (true, _, false) => "Arguments",
        (false, false, true) => "Tùy chọn",
        (false, false, false) => "Options",
        (false, true, true) => "Tùy chọn của mọi lệnh",
        (false, true, false) => "Options of every command",
    };
    let mut help = arg.get_help().map(|text| side(&text.to_string(), language));
    let text = help.get_or_insert_default();
    // A flag without a value has "true" and "false", which nobody types.
    let takes_value = arg.get_action().takes_values();
    let possible = arg.get_possible_values();
    let possible: Vec<&str> = possible
        .iter()
        .map(clap::builder::PossibleValue::get_name)
        .collect();
    if takes_value && !possible.is_empty() {
        let lead = if vi { "một trong" } else { "one of" };
        text.push_str(&format!(" [{lead}: {}]", possible.join(", ")));
    }
    let usual = arg.get_default_values().iter().map(|v| v.to_string_lossy());
    let usual: Vec<_> = usual.collect();
    if takes_value && !usual.is_empty() {
        let lead = if vi { "mặc định" } else { "default" };
        text.push_str(&format!(" [{lead}: {}]", usual.join(", ")));
    }
    let arg = if takes_value {
        arg.hide_possible_values(true).hide_default_value(true)
    } else {
        arg
    };
    let arg = arg.help_heading(heading);
    match help {
        Some(help) => arg.help(help),
        None => arg,
    }
}

/// The side of "Việt · English" that is read.
fn side(text: &str, language: Language) -> String {
    match (text.split_once(" · "), language) {
        (Some((vi, _)), Language::Vi) => vi.to_owned(),
        (Some((_, en)), Language::En) => capital(en),
        (None, _) => text.to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Examples stand as they are typed; only headings and what follows a `#` are worded.
fn examples(text: &str, language: Language) -> String {
    let line = |line: &str| {
        if let Some((typed, note)) = line.split_once("# ") {
            return format!("{typed}# {}", side(note, language));
        }
        match (line.strip_suffix(':'), language) {
            (Some("Ví dụ"), Language::En) => "Examples:".to_owned(),
            _ => side(line, language),
        }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::in_language;
    use crate::cli::Cli;
    use clap::{Command, CommandFactory as _};
    use words::Language;

    fn every(command: &mut Command, path: &str, all: &mut Vec<(String, String)>) {
        all.push((path.to_owned(), command.render_help().to_string()));
        let subs: Vec<_> = command
            .get_subcommands()
            .map(|s| s.get_name().to_owned())
            .collect();
        for name in subs {
            if let Some(sub) = command.find_subcommand_mut(&name) {
                every(sub, &format!("{path} {name}"), all);
            }
        }
    }

    fn helps(language: Language) -> Vec<(String, String)> {
        let mut root = in_language(Cli::command(), language);
        root.build();
        let mut all = Vec::new();
        every(&mut root, "giaoban", &mut all);
        all
    }

    #[test]
    fn help_speaks_one_language() {
        let vi = helps(Language::Vi);
        assert!(vi.len() > 60, "{} helps", vi.len());
        for (path, text) in vi {
            for english in ["Print ", "Usage", "Options", "default:", "possible values"] {
                assert!(!text.contains(english), "{path}: {english}\n{text}");
            }
            assert!(text.contains("Cách dùng"), "{path}");
            let printed = super::usage_in(&text, Language::Vi);
            for english in ["[OPTIONS]", "COMMAND]", "<COMMAND>"] {
                assert!(!printed.contains(english), "{path}: {english}\n{printed}");
            }
        }
        for (path, text) in helps(Language::En) {
            let told = text.split("Examples:").next().unwrap();
            let told = told.replace(['·'], "");
            assert!(
                !told.contains(" không ") && !told.contains("Tùy chọn"),
                "{path}\n{told}"
            );
        }
    }
}
