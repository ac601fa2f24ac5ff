//! Who may do what to a register.
use super::*;
use crate::capacity::Capacity;

#[test]
fn grave_breaches_need_a_reason_and_an_approver_and_wishes_do_not() {
    let mut book = Book::new();
    let unit = book.unit("commune");
    let broken = |kind| Violation { kind, cost: 1 };
    let grave = broken(ViolationKind::NoHall {
        unit,
        month: month(4),
    });
    let wish = broken(ViolationKind::Unregistered {
        unit,
        month: month(4),
    });
    let set = |breaks: &[&Violation], exception| {
        let breaks = breaks.iter().map(|v| (*v).clone()).collect();
        A::Set {
            at: book.at(4),
            host: unit,
            breaks,
            exception,
        }
    };
    let (bare, wished, approved) = (
        set(&[&grave, &wish], None),
        set(&[&wish], None),
        set(&[&grave], exception()),
    );
    let needed = R::ExceptionNeeded {
        breaks: vec![grave.clone()],
    };
    assert_eq!(book.act(Who::OfficeSpecialist, bare), Err(needed));
    book.done(Who::OfficeSpecialist, wished);
    book.done(Who::OfficeSpecialist, approved);
    assert!(matches!(
        book.register.hostings[0].basis,
        Basis::Approved(_)
    ));
}

#[test]
fn only_chief_standing_members_and_the_clusters_own_head_approve() {
    let mut book = Book::new();
    let by = |approver: Who| Exception {
        reason: line("Khu chỉ có 03 xã"),
        approver: approver.id(),
    };
    let (unit, office) = (book.unit("commune"), Who::OfficeSpecialist);
    let set = |book: &Book, approver| A::Set {
        at: book.at(4),
        host: unit,
        breaks: Vec::new(),
        exception: Some(by(approver)),
    };
    let cap = |approver| A::RaiseCap {
        unit,
        most: 4,
        limit: 3,
        exception: by(approver),
    };
    for no in [office, Who::CommuneSecretary, Who::FarHead, Who::Stranger] {
        let refused = || Err(R::NotAnApprover { person: no.id() });
        let set = set(&book, no);
        assert_eq!(book.act(office, set), refused(), "{no:?}");
        assert_eq!(book.act(office, cap(no)), refused(), "{no:?}");
    }
    for may in [
        Who::OfficeChief,
        Who::StandingMember,
        Who::Secretary,
        Who::ClusterHead,
    ] {
        book.done(office, set(&book, may));
        book.done(office, cap(may));
    }
}

#[test]
fn the_office_plans_and_a_unit_only_registers_itself() {
    let mut book = Book::new();
    let plan = A::Plan {
        hosts: Vec::new(),
        cost: 0,
    };
    let who = vec![Capacity::Consolidator];
    for person in [Who::CommuneSecretary, Who::ClusterHead, Who::Secretary] {
        let refused = book.act(person, plan.clone());
        assert_eq!(
            refused,
            Err(R::NotEntitled { who: who.clone() }),
            "{person:?}"
        );
    }
    let register = |unit, m: u32| A::Register {
        unit,
        months: [month(m)].into(),
    };
    let (own, other) = (book.unit("commune"), book.unit("other-commune"));
    book.done(Who::CommuneClerk, register(own, 4));
    assert!(book.act(Who::CommuneClerk, register(other, 4)).is_err());
    book.done(Who::OfficeSpecialist, register(other, 5));
    assert_eq!(book.register.registered.len(), 2);
    let mut next = register(own, 4);
    if let A::Register { months, .. } = &mut next {
        *months = [CycleMonth::new(2027, 1).unwrap()].into();
    }
    assert!(matches!(
        book.act(Who::CommuneClerk, next),
        Err(R::OtherYear { .. })
    ));
}
