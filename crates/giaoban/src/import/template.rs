//! An empty file of a kind: headings, one row as an example, and in a workbook a sheet that says what
//! may stand where.
use super::columns::Kind;
use super::guide;
use crate::cli::TemplateArgs;
use crate::say::{Failed, Say};
use crate::session::{Ground, usage};
use documents::PlainSheet;
use store::Moments as _;

/// Writes it; by its ending CSV or XLSX.
pub(crate) fn write(ground: &Ground, args: &TemplateArgs) -> Result<(), Failed> {
    let say = ground.out.say;
    let columns = args.kind.columns();
    let heads: Vec<String> = columns
        .iter()
        .map(|n| say.of(n.vi[0], n.en[0]).to_owned())
        .collect();
    let example: Vec<String> = columns.iter().map(|n| n.example.to_owned()).collect();
    let ending = args
        .file
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    let bytes = match ending.to_ascii_lowercase().as_str() {
        "csv" => as_csv(&[&heads, &example])?,
        "xlsx" => {
            let (guide_heads, guide_rows) = guide::of(args.kind, say);
            let sheets = [
                PlainSheet {
                    name: args.kind.name(say),
                    heads: &heads,
                    rows: &[example],
                },
                PlainSheet {
                    name: guide::sheet_name(say),
                    heads: &guide_heads,
                    rows: &guide_rows,
                },
            ];
            documents::plain_workbook(&sheets, ground.clock.now()).map_err(anyhow::Error::from)?
        }
        _ => {
            let message = say.of(
                "Tên tệp phải có đuôi .xlsx hoặc .csv.",
                "The file must end in .xlsx or .csv.",
            );
            return Err(usage(message, "giaoban import template units don-vi.xlsx"));
        }
    };
    if args.file.exists() {
        let message = format!(
            "{} {}",
            say.of("Đã có tệp", "There is already a file"),
            args.file.display()
        );
        return Err(usage(
            &message,
            say.of("Chọn tên khác.", "Choose another name."),
        ));
    }
    std::fs::write(&args.file, bytes)?;
    let needed = columns.iter().filter(|n| n.required);
    let mut needed: Vec<&str> = needed.map(|n| say.of(n.vi[0], n.en[0])).collect();
    needed.extend(either(args.kind, say));
    let path = args.file.display().to_string();
    ground.out.show(
        &serde_json::json!({"file": path, "columns": heads, "required": needed}),
        || {
            format!(
                "{} {path}\n{}: {}",
                say.of("Đã ghi mẫu", "Template written:"),
                say.of("Cột bắt buộc", "Columns that are needed"),
                needed.join("; ")
            )
        },
    )
}

/// As Excel opens it: with its mark in front, and semicolons.
fn as_csv(rows: &[&Vec<String>]) -> Result<Vec<u8>, Failed> {
    let mut text = "\u{FEFF}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(&mut text);
    for row in rows {
        writer.write_record(*row).map_err(anyhow::Error::from)?;
    }
    writer.flush()?;
    drop(writer);
    Ok(text)
}

/// Two columns of which a row has one at least.
fn either(kind: Kind, say: Say) -> Option<&'static str> {
    Some(match kind {
        Kind::Posts => say.of("Họ và tên hoặc Mã người", "person or person key"),
        Kind::Petitions => say.of(
            "Đơn vị chủ trì hoặc Cơ quan được kiến nghị",
            "lead or addressee",
        ),
        Kind::Units | Kind::People | Kind::Replies | Kind::Calendar => return None,
    })
}
