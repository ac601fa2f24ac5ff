//! What an office consists of: every table with its columns, parents before their children.
//!
//! The one list that copies go by. A migration that adds a table or a column adds it here too: a
//! test reads the schema of a migrated database of each kind and fails while the two differ.

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Columns of its primary key; rows are written in this order.
    pub key: &'static [&'static str],
    /// All its columns.
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds, and how it is written in JSON so that both databases give the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id: text in lower case with hyphens.
    Uuid,
    /// Text.
    Text,
    /// A whole number of 64 bits.
    Int,
    /// True or false.
    Bool,
    /// A day: `2025-03-05`.
    Date,
    /// An instant: RFC 3339 in UTC with microseconds.
    Time,
    /// Bytes: Base64 (RFC 4648 §4).
    Bytes,
}

macro_rules! tables {
    ($($name:ident [$($key:ident),+] { $($column:ident: $kind:ident),+ $(,)? })+) => {
        &[$(Table {
            name: stringify!($name),
            key: &[$(stringify!($key)),+],
            columns: &[$(Column { name: stringify!($column), kind: Kind::$kind }),+],
        }),+]
    };
}

/// Every table of an office, parents first.
pub const TABLES: &[Table] = tables! {
    committee [id] {
        id: Uuid, key: Text, name: Text, code_prefix: Text, time_zone: Text, root_unit_id: Uuid,
        directory_version: Int,
    }
    unit [id] {
        id: Uuid, committee_id: Uuid, kind: Text, key: Text, name: Text, code: Text,
        parent_id: Uuid, valid_from: Date, valid_to: Date, members: Int,
    }
    unit_successor [unit_id, successor_id] { unit_id: Uuid, successor_id: Uuid }
    person [id] {
        id: Uuid, committee_id: Uuid, key: Text, name: Text, status: Text, email: Text, phone: Text,
        born: Int,
    }
    post [person_id, role, unit_id, valid_from] {
        committee_id: Uuid, person_id: Uuid, role: Text, unit_id: Uuid, valid_from: Date,
        valid_to: Date,
    }
    substitution [absent_id, by_id, valid_from] {
        committee_id: Uuid, absent_id: Uuid, by_id: Uuid, valid_from: Date, valid_to: Date,
        reason: Text,
    }
    setting [committee_id, name, valid_from] {
        committee_id: Uuid, name: Text, valid_from: Date, body: Text,
    }
    command_key [key] { key: Text, payload: Text, answer: Text, at: Time }
    chain_head [committee_id] { committee_id: Uuid, seq: Int, hash: Text }
    event [committee_id, seq] {
        committee_id: Uuid, seq: Int, subject: Text, subject_id: Uuid, version: Int, at: Time,
        canonical: Text, hash: Text,
    }
    cycle [id] { id: Uuid, committee_id: Uuid, month: Text, plan: Text }
    conference [id] {
        id: Uuid, committee_id: Uuid, cycle_id: Uuid, cluster_id: Uuid, state: Text, held_on: Date,
        version: Int, record: Text,
    }
    host_year [id] { id: Uuid, committee_id: Uuid, year: Int, version: Int, record: Text }
    code_counter [committee_id, series] { committee_id: Uuid, series: Text, last: Int }
    contribution [cycle_id, cell_id] {
        cycle_id: Uuid, cell_id: Uuid, this_month: Text, next_month: Text, no_petition: Bool,
        written: Bool, person_id: Uuid, at: Time,
    }
    follow_up_task [conference_id, cell_id] {
        conference_id: Uuid, cell_id: Uuid, what: Text, due_on: Date, acknowledged_by: Uuid,
        acknowledged_at: Time,
    }
    petition [id] {
        id: Uuid, committee_id: Uuid, version: Int, state: Text, code: Text, category: Text,
        cell_id: Uuid, commune_id: Uuid, cluster_id: Uuid, lead_id: Uuid, owner: Text,
        cycle_id: Uuid, merged_into: Uuid, due_on: Date, salt: Text, title: Text, matter: Text,
        place: Text, addressee: Text, folded: Text, record: Text, created_at: Time,
        updated_at: Time,
    }
    supporter [petition_id, unit_id] { petition_id: Uuid, unit_id: Uuid }
    reply [petition_id, digest] {
        petition_id: Uuid, number: Int, salt: Text, body: Text, digest: Text, at: Time,
    }
    deadline [petition_id, opened_version] {
        petition_id: Uuid, opened_version: Int, body: Text, due_on: Date, closed_version: Int,
    }
    outbox [id] {
        id: Uuid, committee_id: Uuid, dedup_key: Text, person_id: Uuid, on_behalf_id: Uuid,
        channel: Text, urgency: Text, subject_id: Uuid, subject_version: Int, state: Text,
        attempts: Int, due_at: Time, lease_token: Uuid, lease_until: Time, letter: Bytes,
        cause: Text, created_at: Time, settled_at: Time,
    }
    register [committee_id, kind, period] {
        committee_id: Uuid, kind: Text, period: Text, last: Int,
    }
    document [id] {
        id: Uuid, committee_id: Uuid, cycle_id: Uuid, kind: Text, period: Text, number: Int,
        symbol: Text, issued_on: Date, signer_id: Uuid, content: Text, digest: Text, layout: Text,
        replaces_id: Uuid,
    }
    paper [document_id, format] { document_id: Uuid, format: Text, bytes: Bytes, digest: Text }
    receipt [document_id, cluster_id] {
        document_id: Uuid, cluster_id: Uuid, person_id: Uuid, on_behalf_id: Uuid, at: Time,
    }
    imported [committee_id, kind, reference] {
        committee_id: Uuid, kind: Text, reference: Text, subject_id: Uuid, at: Time,
    }
    addendum [conference_id, digest] { conference_id: Uuid, digest: Text, body: Text }
};

impl Table {
    /// Its columns, for a statement.
    pub(super) fn column_list(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|c| c.name).collect();
        names.join(", ")
    }

    /// The file of its rows within an archive.
    pub(super) fn member(&self) -> String {
        format!("tables/{}.jsonl", self.name)
    }

    /// Its primary key as an order that does not depend on the language of the database.
    pub(super) fn order(&self, sqlite: bool) -> String {
        let text = |name: &str| {
            let column = self.columns.iter().find(|c| c.name == name);
            column.is_some_and(|c| c.kind == Kind::Text)
        };
        let by = self.key.iter().map(|name| {
            if text(name) && !sqlite {
                format!("{name} COLLATE \"C\"")
            } else {
                (*name).to_owned()
            }
        });
        by.collect::<Vec<_>>().join(", ")
    }
}
