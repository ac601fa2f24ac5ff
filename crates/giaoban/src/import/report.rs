//! What came of a file: counts, then row by row what is wrong, in the language of the session.
use super::columns::{Column, Kind};
use super::problem::{Notes, Problem, Turned, Weight, shortened};
use crate::out::Out;
use crate::say::{Failed, Say};
use serde::Serialize;
use std::collections::BTreeMap;

/// Most rows that are told one by one; every one of the rest is in the file to be mended.
const TOLD: usize = 200;

/// What came of a file.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Report {
    /// The file.
    pub(crate) file: String,
    /// Its sheet.
    pub(crate) sheet: Option<String>,
    /// Nothing was written, on purpose.
    pub(crate) dry_run: bool,
    /// Whether what is good was written.
    pub(crate) written: bool,
    /// Rows read.
    pub(crate) rows: u32,
    /// New.
    pub(crate) new: u32,
    /// Changed.
    pub(crate) changed: u32,
    /// There already.
    pub(crate) same: u32,
    /// Rows with an error.
    pub(crate) wrong: u32,
    /// Rows in doubt.
    pub(crate) doubtful: u32,
    /// Cells turned into Unicode or mended visibly.
    pub(crate) turned: u32,
    /// Where rows to be mended were written.
    pub(crate) to_mend: Option<String>,
    /// Columns nothing is known of, not read.
    pub(crate) ignored_columns: Vec<String>,
    /// Sheets that were not read.
    pub(crate) other_sheets: Vec<String>,
    /// Row by row, the first ones.
    pub(crate) problems: Vec<Problem>,
    /// Before and after, the first ones.
    pub(crate) conversions: Vec<Turned>,
    /// Due dates that a changed calendar has moved.
    pub(crate) moved_deadlines: u32,
    /// Rows that are the example of the template, not read.
    pub(crate) examples: u32,
    /// What the file calls its columns.
    #[serde(skip)]
    pub(crate) titles: BTreeMap<Column, String>,
}

impl Report {
    /// Takes in what is said of a row; its weight.
    pub(crate) fn note(&mut self, notes: &Notes) -> Option<Weight> {
        let weight = notes.weight();
        match weight {
            Some(Weight::Wrong) => self.wrong += 1,
            Some(Weight::Doubt) => self.doubtful += 1,
            None => {}
        }
        self.turned += u32::try_from(notes.turned.len()).unwrap_or(u32::MAX);
        let room = |full: usize| TOLD.saturating_sub(full);
        let problems = notes.problems.iter().take(room(self.problems.len()));
        self.problems.extend(problems.cloned());
        let turned = notes.turned.iter().take(room(self.conversions.len()));
        self.conversions.extend(turned.cloned());
        weight
    }

    /// Rows that are not taken.
    pub(crate) fn left_out(&self) -> u32 {
        self.wrong + self.doubtful
    }

    /// A column as the file calls it, so that it is found there.
    fn title(&self, column: Option<Column>, kind: Kind, say: Say) -> String {
        let called = |c| {
            self.titles
                .get(&c)
                .map_or(kind.head(c, say), String::as_str)
        };
        column.map_or("", called).to_owned()
    }

    /// Prints it.
    pub(crate) fn show(&self, out: Out, kind: Kind) -> Result<(), Failed> {
        out.show(self, || self.people(out, kind))
    }

    fn people(&self, out: Out, kind: Kind) -> String {
        let say = out.say;
        let mut parts = vec![self.counts(kind, say)];
        parts.extend(self.asides(say));
        if !self.problems.is_empty() {
            parts.push(self.problem_table(out, kind));
        }
        if !self.conversions.is_empty() {
            parts.push(self.turned_table(out, kind));
        }
        parts.push(self.end(say));
        parts.join("\n\n")
    }

    fn counts(&self, kind: Kind, say: Say) -> String {
        let n = |n: u32| say.count(n);
        let of = self
            .sheet
            .as_ref()
            .map_or_else(String::new, |s| format!(" [{s}]"));
        let head = format!(
            "{}{of}: {} {}",
            self.file,
            n(self.rows),
            say.of("dòng", "rows")
        );
        format!(
            "{head} ({})\n{} {} · {} {} · {} {} · {} {} · {} {}",
            kind.name(say),
            say.of("mới", "new"),
            n(self.new),
            say.of("đổi", "changed"),
            n(self.changed),
            say.of("đã có", "there already"),
            n(self.same),
            say.of("lỗi", "wrong"),
            n(self.wrong),
            say.of("nghi ngờ", "in doubt"),
            n(self.doubtful),
        )
    }

    fn asides(&self, say: Say) -> Option<String> {
        let mut lines = Vec::new();
        if !self.ignored_columns.is_empty() {
            let head = say.of("Cột không đọc", "Columns not read");
            lines.push(format!("{head}: {}", self.ignored_columns.join("; ")));
        }
        if !self.other_sheets.is_empty() {
            let head = say.of("Trang tính không đọc", "Sheets not read");
            lines.push(format!("{head}: {}", self.other_sheets.join("; ")));
        }
        if self.examples > 0 {
            lines.push(
                say.of(
                    "Dòng ví dụ của tệp mẫu được bỏ qua.",
                    "The example row of the template is not read.",
                )
                .to_owned(),
            );
        }
        if self.moved_deadlines > 0 {
            let head = say.of(
                "Thời hạn đã tính lại theo lịch mới",
                "Due dates worked out again",
            );
            lines.push(format!("{head}: {}", say.count(self.moved_deadlines)));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn problem_table(&self, out: Out, kind: Kind) -> String {
        let say = out.say;
        let heads = [
            ("Dòng", "Row"),
            ("Cột", "Column"),
            ("Đọc được", "Read"),
            ("Mức", "Weight"),
            ("Vấn đề", "What is wrong"),
            ("Cách sửa", "What to do"),
        ];
        let mut said: BTreeMap<&str, u32> = BTreeMap::new();
        let rows = self.problems.iter().map(|p| {
            let first = *said.entry(&p.advice).or_insert(p.row);
            vec![
                p.row.to_string(),
                self.title(p.column, kind, say),
                p.read.clone(),
                match p.weight {
                    Weight::Wrong => say.of("lỗi", "wrong").to_owned(),
                    Weight::Doubt => say.of("nghi ngờ", "in doubt").to_owned(),
                },
                p.message.clone(),
                advice(p, first, say),
            ]
        });
        let table = out.table(&heads, rows);
        let told: std::collections::BTreeSet<u32> = self.problems.iter().map(|p| p.row).collect();
        let all = self.left_out();
        let told = u32::try_from(told.len()).unwrap_or(u32::MAX);
        if all > told {
            let more = say.count(all - told);
            return format!(
                "{table}\n… {} {more} {}",
                say.of("và", "and"),
                say.of(
                    "dòng khác; dùng --accept-good-rows để ghi đủ ra tệp cần sửa.",
                    "more rows; --accept-good-rows writes all of them to a file."
                )
            );
        }
        table
    }

    fn turned_table(&self, out: Out, kind: Kind) -> String {
        let heads = [
            ("Dòng", "Row"),
            ("Cột", "Column"),
            ("Trước", "Before"),
            ("Sau", "After"),
        ];
        let rows = self.conversions.iter().map(|t| {
            vec![
                t.row.to_string(),
                self.title(t.column, kind, out.say),
                shortened(&t.before),
                shortened(&t.after),
            ]
        });
        let table = out.table(&heads, rows);
        let title = format!(
            "{}: {}",
            out.say.of(
                "Ô đã chuyển mã, sửa chữ",
                "Cells turned into Unicode or mended"
            ),
            out.say.count(self.turned)
        );
        format!("{title}\n{table}")
    }

    fn end(&self, say: Say) -> String {
        let mend = self.to_mend.as_ref().map(|path| {
            let what = say.of(
                "Các dòng chưa nhập đã ghi ra tệp; sửa xong nhập lại chính tệp đó:",
                "Rows left out were written to a file; mend them and import that file:",
            );
            format!("{what} {path}")
        });
        let what = match (self.dry_run, self.written) {
            (true, _) => say.of("Chạy thử, chưa ghi gì.", "A dry run: nothing was written."),
            (false, true) if self.new + self.changed == 0 => say.of(
                "Không có gì mới để ghi.",
                "There is nothing new to write.",
            ),
            (false, true) => say.of("Đã ghi.", "Written."),
            (false, false) => say.of(
                "Chưa ghi gì. Sửa tệp rồi chạy lại, hoặc dùng --accept-good-rows để nhập các dòng đúng.",
                "Nothing was written. Mend the file and run again, or take the good rows with --accept-good-rows.",
            ),
        };
        mend.map_or_else(|| what.to_owned(), |mend| format!("{what}\n{mend}"))
    }
}

/// What to do; a long list is given once.
fn advice(problem: &Problem, first: u32, say: Say) -> String {
    const LONG: usize = 120;
    if first == problem.row || problem.advice.chars().count() < LONG {
        return problem.advice.clone();
    }
    format!("{} {first}.", say.of("Như dòng", "As in row"))
}
