//! Addresses that letters may go to.
use std::fmt;

use words::Language;
use words::messages::{Args, Fault, Rendered};

/// An address checked for sending: plain ASCII, a host with a dot, nothing that a mail program
/// could take for an option (B78). lettre alone lets `-oQ/x@y.z`, `a@b` and unicode through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailAddress(String);

/// Why an address is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// Nothing was typed.
    #[error("no address was given: type one")]
    Empty,
    /// Longer than 254 characters, or 64 before the `@` (RFC 5321 §4.5.3.1).
    #[error("the address is too long: 254 characters are allowed, 64 of them before the @")]
    TooLong,
    /// Accents, unicode hosts, controls, spaces of other scripts: the office's relay need not
    /// know SMTPUTF8.
    #[error("the address is not plain ASCII: use letters without accents")]
    NotAscii,
    /// The part before the `@`.
    #[error("the part before the @ is not right: begin with a letter or figure, no spaces")]
    LocalPart,
    /// The part after the `@`.
    #[error("the part after the @ is not a full domain: type it whole")]
    Domain,
}

impl MailAddress {
    /// Reads a typed address; spaces around it do not matter, and the host is kept in small
    /// letters.
    ///
    /// # Errors
    /// [`AddressFault`] for the first rule that is broken.
    pub fn parse(typed: &str) -> Result<Self, AddressFault> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(AddressFault::Empty);
        }
        if !typed.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
            return Err(AddressFault::NotAscii);
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(AddressFault::Domain)?;
        if typed.len() > 254 || local.len() > 64 {
            return Err(AddressFault::TooLong);
        }
        if !is_local(local) {
            return Err(AddressFault::LocalPart);
        }
        if !is_domain(domain) {
            return Err(AddressFault::Domain);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// The address as sent to.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Fault for AddressFault {
    fn rendered(&self, language: Language) -> Rendered {
        let key = match self {
            Self::Empty => "address-empty",
            Self::TooLong => "address-too-long",
            Self::NotAscii => "address-not-ascii",
            Self::LocalPart => "address-local-part",
            Self::Domain => "address-domain",
        };
        Rendered::of(language, key, &Args::none())
    }
}

/// Dotted words of letters, figures and `_ + - '`, beginning with a letter or figure. Narrower
/// than RFC 5321 on purpose: no quotes, no slashes, no leading hyphen.
fn is_local(local: &str) -> bool {
    let word = |w: &str| {
        !w.is_empty()
            && w.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"_+-'".contains(&b))
    };
    local.starts_with(|c: char| c.is_ascii_alphanumeric()) && local.split('.').all(word)
}

/// At least two labels of letters, figures and inner hyphens; the last has letters only, so no
/// bare IP address.
pub(crate) fn is_domain(domain: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    let top = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(label)
        && top.len() >= 2
        && !top.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_pass() {
        for (typed, kept) in [
            (
                " an.nv@gialoc.haiduong.gov.vn ",
                "an.nv@gialoc.haiduong.gov.vn",
            ),
            ("van_thu+hu@Example.VN", "van_thu+hu@example.vn"),
            ("1@xn--hidng-zwa.vn", "1@xn--hidng-zwa.vn"),
        ] {
            assert_eq!(MailAddress::parse(typed).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn dangerous_and_broken_addresses_are_refused_for_their_reason() {
        use AddressFault::{Domain, Empty, LocalPart, NotAscii, TooLong};
        let long_local = format!("{}@example.vn", "a".repeat(65));
        let long_domain = format!("a@{}vn", "abcdefgh.".repeat(30));
        for (typed, fault) in [
            ("  ", Empty),
            ("a@b", Domain),
            ("an", Domain),
            ("-oQ@x.vn", LocalPart),
            ("-oQ/x@y.vn", LocalPart),
            ("a/b@y.vn", LocalPart),
            ("\"a b\"@y.vn", LocalPart),
            ("a..b@y.vn", LocalPart),
            ("@y.vn", LocalPart),
            ("a@b@y.vn", LocalPart),
            ("a b@y.vn", LocalPart),
            ("an@hảidương.vn", NotAscii),
            ("ân@y.vn", NotAscii),
            ("a@y.vn\r\nBcc: b@y.vn", NotAscii),
            ("a@y.vn\u{0}", NotAscii),
            ("a@127.0.0.1", Domain),
            ("a@[127.0.0.1]", Domain),
            ("a@-y.vn", Domain),
            ("a@y..vn", Domain),
            (&long_local, TooLong),
            (&long_domain, TooLong),
        ] {
            assert_eq!(MailAddress::parse(typed), Err(fault), "{typed:?}");
        }
    }
}
