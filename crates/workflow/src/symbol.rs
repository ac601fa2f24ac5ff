//! Number and symbol of a Party document: `1301-CV/HU`.
//!
//! Party and state papers differ on purpose: `05-BC/HU` (hyphen, then slash) against
//! `05/BC-UBND`, which never parses here. Source: domain.md §2.4 and its third trap.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::text::{Line, slug};

/// The largest number a register holds: five figures.
const MOST: u32 = 99_999;

/// Why a text is not the symbol of a Party document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SymbolFault {
    /// It is built like a state symbol, `15/QĐ-UBND`, which is kept as plain text.
    #[error("this is a state symbol; a Party symbol is written like 05-BC/HU")]
    State,
    /// It is not number, hyphen, type, slash, issuer.
    #[error("not a Party symbol: write number, hyphen, type, slash, issuer, like 05-BC/HU")]
    Form,
    /// The number is 0 or has more than five figures.
    #[error("the number of a document is between 1 and 99999")]
    Number,
}

impl SymbolFault {
    /// The stable name of the fault, for messages and the API.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::State => "symbol.state",
            Self::Form => "symbol.form",
            Self::Number => "symbol.number",
        }
    }
}

/// The part of a symbol known before a number is given: type and issuer, `TB/HU`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SymbolForm {
    kind: String,
    issuer: String,
}

/// A numbered symbol. Alone it is no key: numbers restart with each term of the committee.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DocumentSymbol {
    form: SymbolForm,
    number: NonZeroU32,
}

impl SymbolForm {
    /// A form from the abbreviations of type (`TB`, `CTr`) and issuer (`HU`, `VPĐU`), case as given.
    ///
    /// # Errors
    /// [`SymbolFault::Form`] unless the type is letters only and the issuer starts with a letter
    /// and goes on with letters, figures and dots.
    pub fn new(kind: &str, issuer: &str) -> Result<Self, SymbolFault> {
        let [kind, issuer] = [kind, issuer].map(|part| Line::parse(part).map(String::from));
        let (Ok(kind), Ok(issuer)) = (kind, issuer) else {
            return Err(SymbolFault::Form);
        };
        let letters = kind.chars().all(char::is_alphabetic);
        let starts = issuer.starts_with(char::is_alphabetic);
        let goes_on = issuer
            .chars()
            .all(|c| c.is_alphabetic() || c.is_ascii_digit() || c == '.');
        if letters && starts && goes_on {
            Ok(Self { kind, issuer })
        } else {
            Err(SymbolFault::Form)
        }
    }

    /// Reads `TB/HU`, `-TB/HU` or the heading of a draft, `Số      -TB/HU`.
    ///
    /// # Errors
    /// [`SymbolFault`] as for [`DocumentSymbol::parse`].
    pub fn parse(typed: &str) -> Result<Self, SymbolFault> {
        let text = bare(typed)?;
        let rest = text.strip_prefix(is_dash).unwrap_or(&text);
        parse_form(rest)
    }

    /// Abbreviation of the document type: `TB`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Abbreviation of the issuing body: `HU`.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// This form with a number from 1 to 99,999.
    ///
    /// # Errors
    /// [`SymbolFault::Number`] outside that range.
    pub fn numbered(self, number: u32) -> Result<DocumentSymbol, SymbolFault> {
        let number = NonZeroU32::new(number).filter(|n| n.get() <= MOST);
        Ok(DocumentSymbol {
            form: self,
            number: number.ok_or(SymbolFault::Number)?,
        })
    }

    /// What a draft prints, with room for the clerk's number: `Số      -TB/HU`.
    #[must_use]
    pub fn blank_heading(&self) -> String {
        format!("Số      -{self}")
    }
}

impl DocumentSymbol {
    /// Reads a symbol as people write it: `09 - KH/HU`, `1301 –CV/HU`, `Số 05-BC/HU`.
    ///
    /// # Errors
    /// [`SymbolFault`]: a state symbol, another form, or a number outside 1 to 99,999.
    pub fn parse(typed: &str) -> Result<Self, SymbolFault> {
        let text = bare(typed)?;
        let figures = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = text.split_at(figures);
        let rest = rest.trim_start();
        if number.is_empty() {
            return Err(SymbolFault::Form);
        }
        let form = match rest.strip_prefix(is_dash) {
            Some(form) => parse_form(form)?,
            None if rest.starts_with('/') => return Err(SymbolFault::State),
            None => return Err(SymbolFault::Form),
        };
        if number.len() > 5 {
            return Err(SymbolFault::Number);
        }
        form.numbered(number.parse().map_err(|_| SymbolFault::Number)?)
    }

    /// Its number within the register, 1 to 99,999.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number.get()
    }

    /// Type and issuer.
    #[must_use]
    pub const fn form(&self) -> &SymbolForm {
        &self.form
    }

    /// What the paper prints under its letterhead: `Số 05-BC/HU`, without a colon.
    #[must_use]
    pub fn heading(&self) -> String {
        format!("Số {self}")
    }

    /// The name of its file without an ending: `05-bc-hu`.
    #[must_use]
    pub fn file_stem(&self) -> String {
        slug(&self.to_string())
    }
}

/// The cleaned text without a leading `Số` or `Số:`.
fn bare(typed: &str) -> Result<String, SymbolFault> {
    let text = String::from(Line::parse(typed).map_err(|_| SymbolFault::Form)?);
    let rest = ["Số", "số", "SỐ"]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    let rest = rest.filter(|rest| !rest.starts_with(|c: char| c.is_alphabetic() || c == '/'));
    let rest = rest.map(|rest| rest.trim_start().trim_start_matches(':').trim_start());
    Ok(rest.unwrap_or(&text).to_owned())
}

fn parse_form(text: &str) -> Result<SymbolForm, SymbolFault> {
    let (kind, issuer) = text.split_once('/').ok_or(SymbolFault::Form)?;
    SymbolForm::new(kind, issuer)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

impl fmt::Display for SymbolForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.issuer)
    }
}

impl fmt::Display for DocumentSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{}", self.number, self.form)
    }
}

macro_rules! read_by_parse {
    ($($name:ident),+) => {$(
        impl FromStr for $name {
            type Err = SymbolFault;

            fn from_str(typed: &str) -> Result<Self, SymbolFault> {
                Self::parse(typed)
            }
        }

        impl TryFrom<String> for $name {
            type Error = SymbolFault;

            fn try_from(typed: String) -> Result<Self, SymbolFault> {
                Self::parse(&typed)
            }
        }

        impl From<$name> for String {
            fn from(symbol: $name) -> Self {
                symbol.to_string()
            }
        }
    )+};
}

read_by_parse!(SymbolForm, DocumentSymbol);

#[cfg(test)]
#[path = "symbol_tests.rs"]
mod tests;
