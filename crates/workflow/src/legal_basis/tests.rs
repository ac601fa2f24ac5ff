use super::*;
use crate::calendar::fixture::d;

fn key(kind: BasisKind, symbol: &str, issued: &str) -> BasisKey {
    let issued = (!issued.is_empty()).then(|| d(issued));
    BasisKey {
        kind,
        symbol: symbol.into(),
        issued,
    }
}

fn paper(key: BasisKey, body: &str) -> LegalBasis {
    LegalBasis {
        key,
        body: body.into(),
        about: "nâng cao chất lượng sinh hoạt chi bộ".into(),
        in_force_from: None,
        in_force_until: None,
        carries_out: None,
    }
}

fn rule() -> LegalBasis {
    paper(
        key(BasisKind::Regulation, "345-QĐ/TU", "12/8/2021"),
        "Tỉnh ủy Quảng Ninh",
    )
}

fn plan() -> LegalBasis {
    let own = key(BasisKind::Plan, "61-KH/HU", "27/8/2021");
    LegalBasis {
        carries_out: Some(rule().key),
        ..paper(own, "Huyện ủy Bình Liêu")
    }
}

#[test]
fn a_county_plan_carries_out_the_provincial_rule() {
    let bases = LegalBases::new(vec![plan(), rule()]).unwrap();
    let symbols: Vec<_> = bases
        .chain(&plan().key)
        .into_iter()
        .map(|p| p.key.symbol.as_str())
        .collect();
    assert_eq!(symbols, ["345-QĐ/TU", "61-KH/HU"]);
    assert_eq!(bases.chain(&rule().key).len(), 1);
    assert!(
        bases
            .chain(&key(BasisKind::Plan, "61-KH/HU", "27/8/2016"))
            .is_empty()
    );
}

#[test]
fn papers_are_printed_by_date_and_undated_ones_last() {
    let directive = |symbol, issued| paper(key(BasisKind::Directive, symbol, issued), "");
    let guidance = paper(
        key(BasisKind::Guidance, "12-HD/BTCTW", "6/7/2018"),
        "Ban Tổ chức TW",
    );
    let papers = vec![
        directive("13-CT/TU", ""),
        guidance,
        directive("08-CT/HU", "17/5/2017"),
        directive("10-CT/TW", "30/3/2007"),
    ];
    let bases = LegalBases::new(papers).unwrap();
    let symbols: Vec<_> = bases.all().iter().map(|p| p.key.symbol.as_str()).collect();
    assert_eq!(symbols, ["10-CT/TW", "08-CT/HU", "12-HD/BTCTW", "13-CT/TU"]);
}

#[test]
fn the_same_number_of_another_term_is_another_paper() {
    let guidance = |issued| paper(key(BasisKind::Guidance, "12-HD/BTCTW", issued), "");
    let both = vec![guidance("06/7/2018"), guidance("18/01/2022")];
    assert_eq!(LegalBases::new(both).unwrap().all().len(), 2);
    let twice = LegalBases::new(vec![guidance("06/7/2018"), guidance("06/7/2018")]);
    assert_eq!(
        twice,
        Err(vec![BasisFault::Twice {
            key: guidance("06/7/2018").key
        }])
    );
}

#[test]
fn only_papers_in_force_are_printed() {
    let old = LegalBasis {
        in_force_until: Some(d("08/01/2026")),
        ..rule()
    };
    let own = key(BasisKind::Regulation, "399-QĐ/TW", "09/01/2026");
    let new = LegalBasis {
        in_force_from: Some(d("15/01/2026")),
        ..paper(own, "Ban Bí thư")
    };
    let bases = LegalBases::new(vec![new, old]).unwrap();
    let on = |date| bases.in_force_on(d(date)).count();
    assert_eq!(
        (on("11/8/2021"), on("12/8/2021"), on("08/01/2026")),
        (0, 1, 1)
    );
    assert_eq!((on("09/01/2026"), on("15/01/2026")), (0, 1));
}

#[test]
fn contradictions_are_refused() {
    let unknown = LegalBases::new(vec![plan()]);
    let (own, missing) = (plan().key, rule().key);
    assert_eq!(
        unknown,
        Err(vec![BasisFault::UnknownParent {
            key: own.clone(),
            missing
        }])
    );
    let circle = LegalBasis {
        carries_out: Some(own.clone()),
        ..rule()
    };
    let faults = LegalBases::new(vec![circle, plan()]).unwrap_err();
    let (key, parent) = (rule().key, own.clone());
    assert_eq!(
        faults,
        [
            BasisFault::ParentLater { key, parent },
            BasisFault::Circle { key: own.clone() },
        ]
    );
    let itself = LegalBasis {
        carries_out: Some(own.clone()),
        ..plan()
    };
    assert_eq!(
        LegalBases::new(vec![itself]),
        Err(vec![BasisFault::Circle { key: own }])
    );
    let ended = LegalBasis {
        in_force_until: Some(d("01/8/2021")),
        ..rule()
    };
    assert_eq!(
        LegalBases::new(vec![ended]),
        Err(vec![BasisFault::NeverInForce { key: rule().key }])
    );
}

#[test]
fn stored_lists_are_checked_when_read() {
    let bases = LegalBases::new(vec![plan(), rule()]).unwrap();
    let text = serde_json::to_string(&bases).unwrap();
    assert_eq!(serde_json::from_str::<LegalBases>(&text).unwrap(), bases);
    let broken = text.replacen("345-QĐ/TU", "346-QĐ/TU", 1);
    assert!(serde_json::from_str::<LegalBases>(&broken).is_err());
}

#[test]
fn a_paper_has_a_symbol() {
    let nameless = paper(key(BasisKind::Plan, " ", "27/8/2021"), "Huyện ủy Bình Liêu");
    let body = nameless.body.clone();
    assert_eq!(
        LegalBases::new(vec![nameless]),
        Err(vec![BasisFault::MissingSymbol { body }])
    );
}
