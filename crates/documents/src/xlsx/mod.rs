//! XLSX: the paper's tables as sheets with typed cells and totals that count by themselves.

mod plain;
mod sheet;

pub use plain::{PlainSheet, plain_workbook};

use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::layout::LayoutProfile;
use crate::tree::Tree;
use crate::{RenderFault, RenderStamp, RenderWarning, Rendered};

pub(crate) fn write(
    tree: &Tree,
    profile: &LayoutProfile,
    stamp: &RenderStamp,
) -> Result<Rendered, RenderFault> {
    let mut book = Workbook::new();
    book.set_properties(&properties(&tree.title, stamp)?);
    let mut shortened = 0;
    for content in &tree.sheets {
        shortened += sheet::draw(book.add_worksheet(), content, &profile.page)?;
    }
    let bytes = book.save_to_buffer()?;
    let warning = (shortened > 0).then_some(RenderWarning::Shortened { cells: shortened });
    Ok(Rendered {
        bytes,
        warnings: warning.into_iter().collect(),
    })
}

fn properties(title: &str, stamp: &RenderStamp) -> Result<DocProperties, RenderFault> {
    let created = stamp.created.naive_utc();
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(created.year()).unwrap_or(1970);
    let day = ExcelDateTime::from_ymd(year, part(created.month()), part(created.day()))?;
    let hour = u16::try_from(created.hour()).unwrap_or_default();
    let moment = day.and_hms(hour, part(created.minute()), part(created.second()))?;
    let properties = DocProperties::new().set_title(title).set_author("Giao Ban");
    Ok(properties.set_creation_datetime(&moment))
}
