//! Swaps by consent (GL-05).
use super::*;

#[test]
fn a_swap_moves_nothing_until_the_other_unit_consents() {
    let mut book = Book::asked();
    assert_eq!(book.host(4), Some(book.unit("commune")));
    let number = book.number();
    for who in [
        Who::CommuneSecretary,
        Who::OfficeChief,
        Who::OfficeSpecialist,
        Who::ClusterHead,
    ] {
        let unit = book.unit("other-commune");
        assert_eq!(
            book.act(who, book.agree(number)),
            Err(R::NotOfUnit { unit }),
            "{who:?}"
        );
    }
    book.done(Who::Stranger, book.agree(number));
    assert_eq!(book.host(4), Some(book.unit("other-commune")));
    assert_eq!(book.host(6), Some(book.unit("commune")));
    let over = R::SwapOver {
        state: SwapState::Agreed,
    };
    assert_eq!(book.act(Who::Stranger, book.agree(number)), Err(over));
}

#[test]
fn a_swap_is_refused_by_the_one_and_taken_back_by_the_other() {
    let mut book = Book::asked();
    let number = book.number();
    let ours = book.unit("commune");
    let foreign = book.act(Who::Stranger, A::WithdrawSwap { number });
    assert_eq!(foreign, Err(R::NotOfUnit { unit: ours }));
    book.done(Who::Stranger, A::RefuseSwap { number });
    assert_eq!(
        book.register.swap(number).unwrap().state,
        SwapState::Refused
    );
    book.done(Who::CommuneSecretary, book.ask(4, 6));
    let number = book.number();
    book.done(Who::CommuneSecretary, A::WithdrawSwap { number });
    assert_eq!(
        book.register.swap(number).unwrap().state,
        SwapState::Withdrawn
    );
    assert_eq!(book.host(4), Some(ours));
    let unknown = A::RefuseSwap { number: 99 };
    assert_eq!(
        book.act(Who::Stranger, unknown),
        Err(R::NoSuchEntry { number: 99 })
    );
}

#[test]
fn a_swap_asked_for_before_the_host_changed_is_outdated() {
    let mut book = Book::asked();
    book.done(Who::OfficeSpecialist, book.set(6, "commune"));
    let number = book.number();
    let outdated = R::SwapOutdated { month: month(6) };
    assert_eq!(book.act(Who::Stranger, book.agree(number)), Err(outdated));
}

#[test]
fn only_who_hosts_asks_and_only_for_what_lies_ahead() {
    let mut book = Book::asked();
    let unit = book.unit("commune");
    let foreign = book.act(Who::Stranger, book.ask(4, 6));
    assert_eq!(foreign, Err(R::NotOfUnit { unit }));
    let mut past = book.ask(4, 6);
    if let A::AskSwap { at, .. } = &mut past {
        at[0].date = day(3, 1);
    }
    let date = day(3, 1);
    assert_eq!(
        book.act(Who::CommuneSecretary, past),
        Err(R::DatePast { date })
    );
    let mut planned = book.ask(4, 6);
    if let A::AskSwap { at, .. } = &mut planned {
        at[1].settled = true;
    }
    let month = month(6);
    assert_eq!(
        book.act(Who::CommuneSecretary, planned),
        Err(R::MonthPlanned { month })
    );
    let mut itself = book.ask(4, 6);
    if let A::AskSwap { theirs, .. } = &mut itself {
        theirs.host = unit;
    }
    assert_eq!(
        book.act(Who::CommuneSecretary, itself),
        Err(R::SwapWithItself)
    );
}
