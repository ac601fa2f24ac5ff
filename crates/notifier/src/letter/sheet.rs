//! A letter before it is text or HTML: one content, so that both say the same.

/// The parts of a letter from top to bottom; all of it plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The subject line.
    pub(super) subject: String,
    /// Who is addressed.
    pub(super) greeting: String,
    /// The first sentence: what has happened.
    pub(super) opening: String,
    /// What it is about: label and value.
    pub(super) rows: Vec<Row>,
    /// Lists under headings, as in the digest.
    pub(super) groups: Vec<Group>,
    /// The label above what to do next.
    pub(super) next_label: String,
    /// What to do next.
    pub(super) next: String,
    /// Who sends it.
    pub(super) office: String,
    /// That nobody reads answers.
    pub(super) footer: String,
}

/// A labelled fact; several values stand below one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) label: String,
    pub(super) values: Vec<String>,
}

/// Items under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) heading: String,
    pub(super) urgent: bool,
    pub(super) items: Vec<Item>,
    /// What was cut off, if anything.
    pub(super) more: Option<String>,
}

/// One item: what, and beside it how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) code: String,
    pub(super) title: String,
    pub(super) standing: Option<String>,
}
