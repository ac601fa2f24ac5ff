//! The message files, read once.
use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use super::Args;
use super::args::counted;
use crate::Language;
use crate::numbers::count_in;

type Bundle = FluentBundle<FluentResource>;

macro_rules! both {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../../../locales/vi/", $name, ".ftl")),
            include_str!(concat!("../../../../locales/en/", $name, ".ftl")),
        )
    };
}

/// The files by name, Vietnamese and English.
pub(super) const FILES: [(&str, &str, &str); 8] = [
    both!("conferences"),
    both!("facts"),
    both!("faults"),
    both!("hosting"),
    both!("letters"),
    both!("refusals"),
    both!("terms"),
    both!("units"),
];

static VIETNAMESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Vi));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));

/// The message under the key. A key that no file has comes back as `⟦key⟧`, so that a mistake in
/// the program is seen and reported instead of hiding a page.
#[must_use]
pub fn say(language: Language, key: &str, args: &Args<'_>) -> String {
    found(language, key, None, args).unwrap_or_else(|| format!("⟦{key}⟧"))
}

/// What the message under the key tells people to do next: its `.advice`. Without one `⟦key.advice⟧`.
#[must_use]
pub fn advise(language: Language, key: &str, args: &Args<'_>) -> String {
    found(language, key, Some("advice"), args).unwrap_or_else(|| format!("⟦{key}.advice⟧"))
}

fn found(
    language: Language,
    key: &str,
    attribute: Option<&str>,
    args: &Args<'_>,
) -> Option<String> {
    let bundle = of(language);
    let message = bundle.get_message(key)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    // A missing argument is printed as `{$name}`; the tests walk every message and look for it.
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args.fluent()), &mut faults);
    Some(text.into_owned())
}

fn of(language: Language) -> &'static Bundle {
    match language {
        Language::Vi => &VIETNAMESE,
        Language::En => &ENGLISH,
    }
}

fn bundle(language: Language) -> Bundle {
    let tag = language.tag().parse();
    let mut bundle = Bundle::new_concurrent(vec![tag.expect("`vi` and `en` are language tags")]);
    // Both languages run from left to right; the marks would only litter letters and papers.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Vi => |value, _| counted(value).map(|n| count_in(Language::Vi, n)),
        Language::En => |value, _| counted(value).map(|n| count_in(Language::En, n)),
    }));
    for (_, vi, en) in FILES {
        let text = match language {
            Language::Vi => vi,
            Language::En => en,
        };
        let file = FluentResource::try_new(text.to_owned())
            .expect("the message files are part of the program and a test reads them");
        bundle
            .add_resource(file)
            .expect("no key stands in two files, as a test asserts");
    }
    bundle
}
