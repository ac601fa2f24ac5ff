//! Old petitions and answers.
use super::super::columns::Column as C;
use super::super::problem::said;
use super::super::row::Row;
use sha2::{Digest as _, Sha256};
use store::commands::{AnswerRow, PetitionRow, PromiseRow, ReplyRow};
use words::messages::Term as _;
use workflow::cycle::CycleMonth;
use workflow::import::{PersonPointer, Pointer};
use workflow::petition::{Kind, Matter, OldDates, OutcomeClass, State, code_of};
use workflow::policy::Category;
use workflow::text::{Line, Prose, fold};

/// An old answer.
pub(in super::super) fn reply(row: &mut Row<'_>) -> Option<ReplyRow> {
    let code = row.needed(C::Code);
    let text = row.needed(C::Answer).and_then(|_| row.prose(C::Answer));
    let outcome = row.needed(C::Outcome).and_then(|_| row.choice(C::Outcome));
    let answered = row.date(C::Answered);
    Some(ReplyRow {
        code: code_of(&code?),
        text: text?,
        outcome: outcome?,
        answered,
    })
}

/// An old petition.
pub(in super::super) fn petition(
    row: &mut Row<'_>,
    categories: &[Category],
) -> Option<PetitionRow> {
    let cell = row.needed(C::Cell);
    let text = row.needed(C::Text).and_then(|_| row.prose(C::Text));
    let state = row
        .needed(C::State)
        .and_then(|_| row.choice::<State>(C::State));
    let category = row
        .needed(C::Category)
        .and_then(|t| category(row, &t, categories));
    let kind = row.choice::<Kind>(C::Kind).unwrap_or(Kind::Petition);
    let code = row.line(C::Code).map(|c| code_of(c.as_str()));
    let month = month(row);
    let dates = OldDates {
        endorsed: row.date(C::Endorsed),
        recorded: row.date(C::Recorded),
        answered: row.date(C::Answered),
        issued: row.date(C::Issued),
        announced: row.date(C::Announced),
        ended: row.date(C::Ended),
    };
    let answer = answer(row);
    let promise = promise(row);
    if row.text(C::Symbol).is_some() {
        // A number without its day is no document (domain.md, trap 2).
        row.needed(C::Issued);
    }
    let lead = row.text(C::Lead).map(|t| Pointer::new(t, None));
    let support = row
        .split(C::Support)
        .into_iter()
        .map(|t| Pointer::new(t, None))
        .collect();
    let (cell, text) = (cell?, text?);
    let matter = matter(row, &cell, text)?;
    let recorded = dates.recorded.and_then(|d| CycleMonth::of(d).ok());
    let reference = reference(code.as_deref(), &cell, month.or(recorded), &matter);
    Some(PetitionRow {
        reference,
        from: Pointer {
            text: cell,
            kind: None,
            within: row.text(C::Within).map(str::to_owned),
        },
        kind,
        category: category?,
        matter,
        state: state?,
        code,
        month,
        dates,
        endorsers: row.lines(C::Endorsers),
        competence: row.choice(C::Competence),
        lead,
        support,
        answer,
        symbol: row.line(C::Symbol).map(|s| one_dash(&s)),
        promise,
        due: row.date(C::Due),
    })
}

/// Old records often have no summary, place or addressee: the beginning of the text, the cell and
/// the lead body stand in for them.
fn matter(row: &mut Row<'_>, cell: &str, text: Prose) -> Option<Matter> {
    let title = row.line(C::Title);
    let title = title.or_else(|| Line::parse(&beginning(text.as_str())).ok());
    let place = row.line(C::Place).or_else(|| Line::parse(cell).ok());
    let addressee = row.line(C::Addressee).or_else(|| row.line(C::Lead));
    let Some(addressee) = addressee else {
        let say = row.notes.say;
        let message = say.of(
            "Chưa ghi đơn vị chủ trì hay cơ quan được kiến nghị.",
            "There is neither a lead body nor an addressee.",
        );
        let advice = say.of("Ghi một trong hai.", "Write one of the two.");
        row.notes.wrong(Some(C::Lead), "", said(message, advice));
        return None;
    };
    Some(Matter {
        title: title?,
        text,
        place: place?,
        addressee,
    })
}

/// The first words, at most 100 letters of them.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(100) else {
        return line;
    };
    let whole_words = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", &line[..whole_words])
}

/// Symbols of papers have hyphens; word processors make dashes of them (domain.md §8).
fn one_dash(symbol: &Line) -> Line {
    let dashes = [
        '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}',
    ];
    let mended = symbol.as_str().replace(dashes, "-");
    Line::parse(&mended).unwrap_or_else(|_| symbol.clone())
}

fn category(row: &mut Row<'_>, text: &str, all: &[Category]) -> Option<String> {
    let wanted = fold(text);
    let same = |c: &&Category| [&c.key, &c.vi, &c.en].iter().any(|n| fold(n) == wanted);
    if let Some(found) = all.iter().find(same) {
        return Some(found.key.clone());
    }
    let say = row.notes.say;
    let names: Vec<&str> = all.iter().map(|c| say.of(&c.vi, &c.en)).collect();
    let message = say.of(
        "Danh mục không có lĩnh vực này.",
        "The office has no such field.",
    );
    let advice = format!(
        "{} {}.",
        say.of("Dùng một trong:", "Use one of:"),
        names.join("; ")
    );
    row.notes
        .wrong(Some(C::Category), text, said(message, advice));
    None
}

/// `03/2019`, `2019-03`, `tháng 3/2019`, `tháng 3 năm 2019`.
fn month(row: &mut Row<'_>) -> Option<CycleMonth> {
    let text = row.text(C::Month)?.to_owned();
    let figures: Vec<u32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|t| t.parse().ok())
        .collect();
    let parsed = match figures[..] {
        [month, year] if year > 31 => CycleMonth::new(i32::try_from(year).unwrap_or(0), month),
        [year, month] | [year, month, _] if year > 31 => {
            CycleMonth::new(i32::try_from(year).unwrap_or(0), month)
        }
        _ => CycleMonth::new(0, 0),
    };
    if let Ok(month) = parsed {
        return Some(month);
    }
    let say = row.notes.say;
    let message = say.of("Không phải là tháng.", "This is no month.");
    let advice = say.of(
        "Nhập tháng/năm, ví dụ 03/2019.",
        "Type month/year, like 03/2019.",
    );
    row.notes
        .wrong(Some(C::Month), &text, said(message, advice));
    None
}

fn answer(row: &mut Row<'_>) -> Option<AnswerRow> {
    let text = row.prose(C::Answer);
    let outcome = row.choice::<OutcomeClass>(C::Outcome);
    if text.is_some() && outcome.is_none() && row.text(C::Outcome).is_none() {
        let say = row.notes.say;
        let message = say.of(
            "Có nội dung trả lời mà chưa ghi kết quả giải quyết.",
            "There is an answer without its outcome.",
        );
        let names: Vec<String> = <OutcomeClass as words::messages::Term>::EVERY
            .iter()
            .map(|o| o.name_in(say.0))
            .collect();
        let advice = format!(
            "{} {}.",
            say.of("Ghi một trong:", "Write one of:"),
            names.join(", ")
        );
        row.notes.wrong(Some(C::Outcome), "", said(message, advice));
    }
    let signer = row.text(C::Signer).map(|t| PersonPointer {
        text: t.to_owned(),
        born: None,
    });
    let legal_basis = row.line(C::LegalBasis);
    Some(AnswerRow {
        outcome: outcome?,
        text,
        signer,
        legal_basis,
    })
}

fn promise(row: &mut Row<'_>) -> Option<PromiseRow> {
    let by = row.date(C::PromiseBy);
    row.text(C::Promise)?;
    let what = row.line(C::Promise);
    if by.is_none() && row.text(C::PromiseBy).is_none() {
        row.needed(C::PromiseBy);
    }
    let money_source = row.line(C::Money).or_else(|| Line::parse("chưa ghi").ok());
    Some(PromiseRow {
        what: what?,
        by: by?,
        money_source: money_source?,
    })
}

/// The file's code; else a digest of what makes two petitions one: cell, month and text.
fn reference(code: Option<&str>, cell: &str, month: Option<CycleMonth>, m: &Matter) -> String {
    if let Some(code) = code {
        return format!("code:{code}");
    }
    let mut hash = Sha256::new();
    let month = month.map_or_else(String::new, |m| m.to_string());
    for part in [
        fold(cell),
        month,
        fold(m.text.as_str()),
        fold(m.place.as_str()),
    ] {
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    format!("text:{}", workflow::petition::hex(&hash.finalize()))
}
