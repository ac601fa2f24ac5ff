//! Notices become outbox rows in the transaction of their event.
use crate::Failure;
use crate::directory::{Directory, as_word};
use crate::tx::{Stmt, Tx};
use std::collections::BTreeSet;
use uuid::Uuid;
use workflow::ids::PersonId;
use workflow::person::Role;
use workflow::petition::{Notice, Outcome, Urgency};
use workflow::unit::UnitKind;

impl Tx<'_> {
    /// Rows for everybody who is told of a petition's move.
    pub(crate) fn save_notices(
        &mut self,
        outcome: &Outcome,
        directory: &Directory,
    ) -> Result<(), Failure> {
        let event = &outcome.event;
        for (person, on_behalf, notice) in recipients(outcome, directory) {
            self.outbox_row(
                directory,
                event.petition.0,
                event.version,
                person,
                on_behalf,
                notice.urgency,
            )?;
        }
        Ok(())
    }

    /// Rows for the heads and deputies of clusters none of whose petitions an issued notice
    /// answers: all of them announce it (GL-15). One row each, on the notice's first line, and none
    /// for those who are told of a line of their own.
    pub(crate) fn tell_all_clusters(
        &mut self,
        lines: &[Outcome],
        directory: &Directory,
    ) -> Result<(), Failure> {
        let Some(first) = lines.first() else {
            return Ok(());
        };
        let told = lines.iter().flat_map(|line| recipients(line, directory));
        let mut told: BTreeSet<PersonId> = told.map(|(person, ..)| person).collect();
        told.extend(first.event.doer.person);
        let (event, leaders) = (&first.event, [Role::ClusterHead, Role::ClusterDeputy]);
        for cluster in directory.tree.of_kind(UnitKind::Cluster, event.day) {
            for (person, on_behalf) in directory.holders(cluster.id, &leaders, event.day) {
                if told.insert(person) {
                    self.outbox_row(
                        directory,
                        event.petition.0,
                        event.version,
                        person,
                        on_behalf,
                        Urgency::AtOnce,
                    )?;
                }
            }
        }
        Ok(())
    }

    /// One row per event, person and channel; the key makes a second one impossible (invariant 18).
    pub(crate) fn outbox_row(
        &mut self,
        directory: &Directory,
        subject: Uuid,
        version: u32,
        person: PersonId,
        on_behalf: Option<PersonId>,
        urgency: Urgency,
    ) -> Result<(), Failure> {
        let channel = channel(directory, person);
        let (id, now) = (self.id(), self.now());
        let dedup = format!("event:{subject}:{version}:{person}:{channel}");
        let sql = "INSERT INTO outbox (id, committee_id, dedup_key, person_id, on_behalf_id, channel, urgency, subject_id, subject_version, state, due_at, created_at) \
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?) ON CONFLICT (dedup_key) DO NOTHING";
        self.write(Stmt::new(
            sql,
            [
                id.into(),
                directory.committee.id.into(),
                dedup.into(),
                person.0.into(),
                on_behalf.map(|p| p.0).into(),
                channel.into(),
                as_word(&urgency)?.into(),
                subject.into(),
                i64::from(version).into(),
                now.into(),
                now.into(),
            ],
        ));
        Ok(())
    }
}

/// Everybody who is told, once, in the most urgent way that any notice asks for; never the one who did it.
fn recipients(
    outcome: &Outcome,
    directory: &Directory,
) -> Vec<(PersonId, Option<PersonId>, Notice)> {
    let mut notices = outcome.notices.clone();
    notices.sort_by_key(|n| n.urgency);
    let mut found: Vec<(PersonId, Option<PersonId>, Notice)> = Vec::new();
    for notice in notices {
        for (person, on_behalf) in
            directory.audience(notice.to, &outcome.petition.home, outcome.event.day)
        {
            let told = found.iter().any(|(p, ..)| *p == person);
            if !told && outcome.event.doer.person != Some(person) {
                found.push((person, on_behalf, notice));
            }
        }
    }
    found
}

/// Mail where there is an address, else the call and hand-over list (flow.md §4).
fn channel(directory: &Directory, person: PersonId) -> &'static str {
    let mail = directory
        .people
        .get(&person)
        .is_some_and(|p| p.email.is_some());
    if mail { "mail" } else { "call_list" }
}
