//! The rows of an office, as the installation, a file and a change of units write them.
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

/// A unit as it is now.
pub(super) fn update_unit(tx: &mut Tx<'_>, u: &Unit) {
    let sql = "UPDATE unit SET key = ?, name = ?, code = ?, parent_id = ?, valid_from = ?, valid_to = ?, members = ? WHERE id = ?";
    let values = [
        u.key.clone().into(),
        u.name.clone().into(),
        u.code.clone().into(),
        u.parent.map(|p| p.0).into(),
        u.valid.from.into(),
        u.valid.to.into(),
        u.members.map(i64::from).into(),
        u.id.0.into(),
    ];
    tx.write(Stmt::new(sql, values));
}

/// Who takes a unit over; all of them stand in their table already.
pub(super) fn successors(tx: &mut Tx<'_>, u: &Unit) {
    let sql = "DELETE FROM unit_successor WHERE unit_id = ?";
    tx.write(Stmt::new(sql, [u.id.0.into()]));
    for successor in &u.successors {
        let sql = "INSERT INTO unit_successor (unit_id, successor_id) VALUES (?, ?)";
        tx.write(Stmt::new(sql, [u.id.0.into(), successor.0.into()]));
    }
}

/// The last day of a post.
pub(super) fn end_post(tx: &mut Tx<'_>, p: &Post) -> Result<(), Failure> {
    let sql = "UPDATE post SET valid_to = ? WHERE person_id = ? AND role = ? AND unit_id = ? AND valid_from = ?";
    let values = [
        p.period.to.into(),
        p.person.0.into(),
        word_of(&p.role)?,
        p.unit.0.into(),
        p.period.from.into(),
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
