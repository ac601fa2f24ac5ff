//! A sheet as HTML that every mail program shows: tables and inline styles, no picture, no link,
//! no script.
use std::fmt::Write as _;

use words::Language;

use super::sheet::{Group, Item, Row, Sheet};

/// The HTML part. Every value is escaped, whoever wrote it (B2, B3).
pub(super) fn html(sheet: &Sheet, language: Language) -> String {
    let rows: String = sheet.rows.iter().map(row).collect();
    let groups: String = sheet.groups.iter().map(group).collect();
    let table = if rows.is_empty() {
        rows
    } else {
        format!("<table role=\"presentation\" style=\"{TABLE}\">{rows}</table>\n")
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{subject}</title></head>\n\
         <body style=\"{BODY}\">\n<div style=\"{CARD}\">\n\
         <p style=\"{OFFICE}\">{office}</p>\n<p style=\"margin:0 0 12px\">{greeting}</p>\n\
         <p style=\"{OPENING}\">{opening}</p>\n{table}{groups}\
         <div style=\"{NEXT}\"><b>{label}</b><br>{next}</div>\n\
         <p style=\"{FOOTER}\">{footer}</p>\n</div>\n</body>\n</html>\n",
        lang = language.tag(),
        subject = escaped(&sheet.subject),
        office = escaped(&sheet.office),
        greeting = unbroken(&sheet.greeting),
        opening = unbroken(&sheet.opening),
        label = escaped(&sheet.next_label),
        next = unbroken(&sheet.next),
        footer = escaped(&sheet.footer),
    )
}

const BODY: &str = "margin:0;padding:16px;background:#f4f4f2;color:#1d1d1b;\
    font:16px/1.5 'Segoe UI',Roboto,Arial,sans-serif";
const CARD: &str = "max-width:600px;margin:0 auto;padding:24px;background:#ffffff;\
    border-top:4px solid #a5121b;border-radius:4px";
const OFFICE: &str = "margin:0 0 20px;color:#a5121b;font-weight:bold";
const OPENING: &str = "margin:0 0 16px;font-size:17px";
const TABLE: &str = "width:100%;margin:0 0 20px;border-collapse:collapse";
const LABEL: &str = "padding:6px 12px 6px 0;border-top:1px solid #e3e3df;color:#5b5b57;\
    vertical-align:top;white-space:nowrap;text-align:left;font-weight:normal";
const VALUE: &str = "padding:6px 0;border-top:1px solid #e3e3df;vertical-align:top;width:100%";
const NEXT: &str =
    "margin:0 0 20px;padding:12px 16px;background:#fdf3e1;border-left:4px solid #c9860a";
const FOOTER: &str = "margin:0;color:#5b5b57;font-size:13px";

fn row(row: &Row) -> String {
    let values: Vec<_> = row.values.iter().map(|v| unbroken(v)).collect();
    let label = escaped(&row.label);
    let value = values.join("<br>");
    format!(
        "\n<tr><th scope=\"row\" style=\"{LABEL}\">{label}</th><td style=\"{VALUE}\">{value}</td></tr>"
    )
}

fn group(group: &Group) -> String {
    let colour = if group.urgent { "#a5121b" } else { "#1d1d1b" };
    let mut out = format!(
        "<h2 style=\"margin:0 0 4px;font-size:16px;color:{colour}\">{}</h2>\n\
         <table role=\"presentation\" style=\"{TABLE}\">",
        escaped(&group.heading)
    );
    out.extend(group.items.iter().map(|i| item(i, colour)));
    out.push_str("</table>\n");
    if let Some(more) = &group.more {
        writeln!(
            out,
            "<p style=\"margin:-12px 0 20px\">{}</p>",
            escaped(more)
        )
        .expect("writing to a String cannot fail");
    }
    out
}

fn item(item: &Item, colour: &str) -> String {
    let standing = item.standing.as_deref().map(unbroken);
    let beside = standing.map(|s| format!(", <span style=\"color:{colour}\">{s}</span>"));
    format!(
        "\n<tr><td style=\"{VALUE}\"><b>{}</b>{}<br>{}</td></tr>",
        unbroken(&item.code),
        beside.unwrap_or_default(),
        unbroken(&item.title)
    )
}

/// Escaped text in which no line ends within a code, a symbol or a day and its month: on a narrow
/// screen these are read as one word.
fn unbroken(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len());
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            let holds = is_of_date(words[at - 1], word);
            out.push_str(if holds { "&nbsp;" } else { " " });
        }
        let shown = escaped(word);
        if is_code(word) {
            out.push_str("<span style=\"white-space:nowrap\">");
            out.push_str(&shown);
            out.push_str("</span>");
        } else {
            out.push_str(&shown);
        }
    }
    out
}

/// `ngày 22`, `22 tháng`, `tháng 01`.
fn is_of_date(before: &str, word: &str) -> bool {
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    match before {
        "ngày" | "Ngày" | "tháng" => number(word),
        _ => word == "tháng" && before.len() <= 2 && number(before),
    }
}

/// `GLOC-2025-03-K3-07`, `615-TB/HU`, with what stands around it.
fn is_code(word: &str) -> bool {
    let capital = |c: char| c.is_uppercase() || c.is_ascii_digit() || "-/.,;:()“”".contains(c);
    word.contains('-')
        && word.contains(|c: char| c.is_ascii_digit())
        && word.contains(char::is_uppercase)
        && word.chars().all(capital)
}

/// Text for HTML content and double-quoted attributes; line ends stay visible.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}
