//! The rows of an office, as the installation and a file write them.
use super::word_of;
use crate::tx::Stmt;
use crate::{Failure, Tx};
use uuid::Uuid;
use workflow::person::{Person, Post};
use workflow::unit::Unit;

/// A unit; who takes it over stands in a table of its own.
pub(super) fn insert_unit(tx: &mut Tx<'_>, committee: Uuid, u: &Unit) -> Result<(), Failure> {
    let sql = "INSERT INTO unit (id, committee_id, kind, key, name, code, parent_id, valid_from, valid_to, members) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let values = [
        u.id.0.into(),
        committee.into(),
        word_of(&u.kind)?,
        u.key.clone().into(),
        u.name.clone().into(),
        u.code.clone().into(),
        u.parent.map(|p| p.0).into(),
        u.valid.from.into(),
        u.valid.to.into(),
        u.members.map(i64::from).into(),
    ];
    tx.write(Stmt::new(sql, values));
    Ok(())
}

/// A person.
pub(super) fn insert_person(tx: &mut Tx<'_>, committee: Uuid, p: &Person) -> Result<(), Failure> {
    let sql = "INSERT INTO person (id, committee_id, key, name, status, email, phone, born) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let values = [
        p.id.0.into(),
        committee.into(),
        p.key.clone().into(),
        p.name.clone().into(),
        word_of(&p.status)?,
        p.email.clone().into(),
        p.phone.clone().into(),
        p.born.map(i64::from).into(),
    ];
    tx.write(Stmt::new(sql, values));
    Ok(())
}

/// A post.
pub(super) fn insert_post(tx: &mut Tx<'_>, committee: Uuid, p: &Post) -> Result<(), Failure> {
    let sql = "INSERT INTO post (committee_id, person_id, role, unit_id, valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?)";
    let values = [
        committee.into(),
        p.person.0.into(),
        word_of(&p.role)?,
        p.unit.0.into(),
        p.period.from.into(),
        p.period.to.into(),
    ];
    tx.write(Stmt::new(sql, values));
    Ok(())
}
