//! `giaoban wording`: what stands on the office's papers, seen and set; `init` asks for the same.
use crate::cli::WordingArgs;
use crate::cli::act::pair;
use crate::papers::{OfficeWording, WORDING};
use crate::say::{Failed, Say};
use crate::session::{Session, usage};
use crate::typed::kept;
use chrono::NaiveDate;
use store::commands::SetSetting;
use words::Language;
use workflow::legal_basis::{BasisKey, LegalBases, LegalBasis};
use workflow::symbol::SymbolForm;
use workflow::text::Line;

pub(crate) async fn run(session: &Session, args: &WordingArgs) -> Result<(), Failed> {
    let (office, today) = (&session.office, session.today());
    let now = OfficeWording::of_office(&session.store, office, today).await?;
    if *args == WordingArgs::default() {
        return session.out.show(&now, || people(session, &now));
    }
    let new = changed(session.say.0, today, now, args)?;
    let body = serde_json::to_string(&new).map_err(|e| Failed::Other(e.into()))?;
    let command = SetSetting {
        by: session.by()?,
        committee: office.committee.id,
        name: WORDING.to_owned(),
        from: today,
        body,
    };
    session.submit(command).await?;
    session.out.show(&new, || people(session, &new))
}

/// The wording with what was typed in its place.
pub(super) fn changed(
    language: Language,
    today: NaiveDate,
    mut wording: OfficeWording,
    args: &WordingArgs,
) -> Result<OfficeWording, Failed> {
    let say = Say(language);
    let line = |field: &str, typed: &str| kept(language, field, Line::parse(typed));
    let lines = [
        (
            "issuing-line",
            &args.issuing_line,
            &mut wording.issuing_line,
        ),
        ("place", &args.place, &mut wording.place),
    ];
    for (field, typed, kept) in lines {
        if let Some(typed) = typed {
            *kept = line(field, typed)?.to_string();
        }
    }
    let symbols = [
        ("symbol", &args.symbol, &mut wording.symbol),
        (
            "office-symbol",
            &args.office_symbol,
            &mut wording.office_symbol,
        ),
    ];
    for (field, typed, kept) in symbols {
        if let Some(typed) = typed {
            *kept = symbol(language, field, typed)?;
        }
    }
    if let Some(typed) = &args.communes {
        wording.communes = Some(line("communes", typed)?.to_string());
    }
    if let Some(typed) = &args.superior_line {
        wording.superior_line = Some(line("superior-line", typed)?.to_string());
    }
    for typed in &args.signs_as {
        let (person, post) = pair(say, "signs-as", ("NGƯỜI=CHỨC-VỤ", "PERSON=POST"), typed)?;
        let post = line("signs-as", post)?.to_string();
        wording.posts.insert(person.to_owned(), post);
    }
    for typed in &args.halls {
        let (unit, hall) = pair(say, "hall", ("ĐƠN-VỊ=HỘI-TRƯỜNG", "UNIT=HALL"), typed)?;
        let hall = line("hall", hall)?.to_string();
        wording.halls.insert(unit.to_owned(), hall);
    }
    if !args.bases.is_empty() {
        wording.legal_bases = bases(language, today, &args.bases)?;
    }
    Ok(wording)
}

/// The issuer's part of a symbol, as registers take it.
fn symbol(language: Language, field: &str, typed: &str) -> Result<String, Failed> {
    let typed = typed.trim();
    match SymbolForm::new("TB", typed) {
        Ok(_) => Ok(typed.to_owned()),
        Err(_) => Err(usage(
            &match language {
                Language::Vi => format!("--{field}: “{typed}” không phải là ký hiệu cơ quan."),
                Language::En => format!("--{field}: “{typed}” is no issuer's symbol."),
            },
            &format!("--{field} HU"),
        )),
    }
}

/// `13-CT/TU; 05/6/2006; Ban Thường vụ Tỉnh ủy; chế độ giao ban`.
fn bases(language: Language, today: NaiveDate, typed: &[String]) -> Result<LegalBases, Failed> {
    let mut all = Vec::new();
    for typed in typed {
        let parts: Vec<&str> = typed.split(';').map(str::trim).collect();
        let [number, issued, body, about] = parts.as_slice() else {
            return Err(usage(
                &match language {
                    Language::Vi => format!(
                        "--basis: “{typed}” không đủ bốn phần cách nhau bằng dấu chấm phẩy."
                    ),
                    Language::En => {
                        format!("--basis: “{typed}” does not have four parts between semicolons.")
                    }
                },
                "--basis '13-CT/TU; 05/6/2006; Ban Thường vụ Tỉnh ủy; chế độ giao ban hằng tháng'",
            ));
        };
        let line = |typed: &str| kept(language, "basis", Line::parse(typed));
        let issued = kept(language, "basis", words::dates::parse_past(issued, today))?;
        all.push(LegalBasis {
            key: BasisKey {
                kind: crate::papers::basis_kind(number),
                symbol: line(number)?.to_string(),
                issued: Some(issued),
            },
            body: line(body)?.to_string(),
            about: line(about.trim_start_matches("về "))?.to_string(),
            in_force_from: None,
            in_force_until: None,
            carries_out: None,
        });
    }
    LegalBases::new(all).map_err(|_| {
        usage(
            match language {
                Language::Vi => "--basis: một văn bản được nêu hai lần.",
                Language::En => "--basis: one paper is listed twice.",
            },
            match language {
                Language::Vi => "Mỗi văn bản chỉ nêu một lần.",
                Language::En => "List each paper once.",
            },
        )
    })
}

fn people(session: &Session, wording: &OfficeWording) -> String {
    let pairs = |map: &std::collections::BTreeMap<String, String>| {
        let lines: Vec<_> = map
            .iter()
            .map(|(key, value)| format!("{key}: {value}"))
            .collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    };
    let bases = wording.bases_on(session.today());
    session.out.card(vec![
        (
            ("Cơ quan cấp trên", "Body above"),
            wording.superior_line.clone(),
        ),
        (
            ("Cơ quan ban hành", "Issuing body"),
            Some(wording.issuing_line.clone()),
        ),
        (("Địa danh", "Place"), Some(wording.place.clone())),
        (
            ("Ký hiệu cấp ủy", "Committee's symbol"),
            Some(wording.symbol.clone()),
        ),
        (
            ("Ký hiệu Văn phòng", "Office's symbol"),
            Some(wording.office_symbol.clone()),
        ),
        (("Đơn vị cấp dưới", "Units below"), wording.communes.clone()),
        (
            ("Căn cứ", "Legal bases"),
            (!bases.is_empty()).then(|| bases.join("\n")),
        ),
        (("Chức vụ khi ký", "Signs as"), pairs(&wording.posts)),
        (("Nơi họp", "Halls"), pairs(&wording.halls)),
    ])
}
