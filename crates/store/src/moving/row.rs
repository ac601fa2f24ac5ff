//! A row as a line of JSON, the same from both databases.
use super::tables::{Column, Kind, Table};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sea_orm::{DbErr, QueryResult, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;
use uuid::Uuid;

/// One value, which may be missing.
#[derive(Debug)]
enum Cell {
    Uuid(Option<Uuid>),
    Text(Option<String>),
    Int(Option<i64>),
    Bool(Option<bool>),
    Date(Option<NaiveDate>),
    Time(Option<DateTime<Utc>>),
    Bytes(Option<Vec<u8>>),
}

impl Cell {
    fn read(row: &QueryResult, column: &Column) -> Result<Self, DbErr> {
        let name = column.name;
        Ok(match column.kind {
            Kind::Uuid => Self::Uuid(row.try_get("", name)?),
            Kind::Text => Self::Text(row.try_get("", name)?),
            Kind::Int => Self::Int(row.try_get("", name)?),
            Kind::Bool => Self::Bool(row.try_get("", name)?),
            Kind::Date => Self::Date(row.try_get("", name)?),
            Kind::Time => Self::Time(row.try_get("", name)?),
            Kind::Bytes => Self::Bytes(row.try_get("", name)?),
        })
    }

    /// What JSON says; none if it is not of this kind.
    fn parse(kind: Kind, json: Json) -> Option<Self> {
        Some(match (kind, json) {
            (kind, Json::Null) => Self::missing(kind),
            (Kind::Int, Json::Number(n)) => Self::Int(Some(n.as_i64()?)),
            (Kind::Bool, Json::Bool(b)) => Self::Bool(Some(b)),
            (Kind::Text, Json::String(s)) => Self::Text(Some(s)),
            (Kind::Uuid, Json::String(s)) => Self::Uuid(Some(s.parse().ok()?)),
            (Kind::Date, Json::String(s)) => Self::Date(Some(s.parse().ok()?)),
            (Kind::Time, Json::String(s)) => {
                let at = DateTime::parse_from_rfc3339(&s).ok()?;
                Self::Time(Some(at.with_timezone(&Utc)))
            }
            (Kind::Bytes, Json::String(s)) => Self::Bytes(Some(BASE64.decode(s).ok()?)),
            _ => return None,
        })
    }

    fn missing(kind: Kind) -> Self {
        match kind {
            Kind::Uuid => Self::Uuid(None),
            Kind::Text => Self::Text(None),
            Kind::Int => Self::Int(None),
            Kind::Bool => Self::Bool(None),
            Kind::Date => Self::Date(None),
            Kind::Time => Self::Time(None),
            Kind::Bytes => Self::Bytes(None),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let micros = |at: &DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Micros, true);
        match self {
            Self::Uuid(v) => v.serialize(to),
            Self::Text(v) => v.serialize(to),
            Self::Int(v) => v.serialize(to),
            Self::Bool(v) => v.serialize(to),
            Self::Date(v) => v.serialize(to),
            Self::Time(v) => v.as_ref().map(micros).serialize(to),
            Self::Bytes(v) => v.as_ref().map(|b| BASE64.encode(b)).serialize(to),
        }
    }
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Uuid(v) => v.into(),
            Cell::Text(v) => v.into(),
            Cell::Int(v) => v.into(),
            Cell::Bool(v) => v.into(),
            Cell::Date(v) => v.into(),
            Cell::Time(v) => v.into(),
            Cell::Bytes(v) => v.into(),
        }
    }
}

/// A row on its way to a line, columns in the order of the table.
struct Row<'t>(&'t Table, Vec<Cell>);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.1.len()))?;
        for (column, cell) in self.0.columns.iter().zip(&self.1) {
            map.serialize_entry(column.name, cell)?;
        }
        map.end()
    }
}

/// The line of a stored row, with its line end.
///
/// # Errors
/// A stored value is not what its column holds.
pub(super) fn line(table: &Table, row: &QueryResult) -> Result<Vec<u8>, DbErr> {
    let cells = table.columns.iter().map(|c| Cell::read(row, c));
    let row = Row(table, cells.collect::<Result<_, _>>()?);
    let mut line = serde_json::to_vec(&row).map_err(|e| DbErr::Json(e.to_string()))?;
    line.push(b'\n');
    Ok(line)
}

/// The values of a line, in the order of the table's columns; none unless it has exactly these
/// columns with values of their kinds.
pub(super) fn values(table: &Table, line: &[u8]) -> Option<Vec<Value>> {
    let mut map: serde_json::Map<String, Json> = serde_json::from_slice(line).ok()?;
    if map.len() != table.columns.len() {
        return None;
    }
    let cells = table
        .columns
        .iter()
        .map(|c| Some(Cell::parse(c.kind, map.remove(c.name)?)?.into()));
    cells.collect()
}
