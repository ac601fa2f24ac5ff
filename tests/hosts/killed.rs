//! A plan that is killed in the middle leaves all of it or nothing (reliability.md, invariant 4).
use super::*;
use std::process::Stdio;

/// Looks at the database before the first kill, doubled for each next one until the program is done
/// before it is killed.
const FIRST: u64 = 256;

#[test]
fn a_plan_that_is_killed_is_there_wholly_or_not_at_all() {
    let office = Desk::open();
    let file = office.0.path().join("office.db");
    let (mut looks, mut killed, mut plans) = (FIRST, 0, 0);
    loop {
        let key = format!("plan-{killed}");
        let plan = [
            "--as", OFFICE, "--key", &key, "hosts", "plan", "--year", "2025",
        ];
        let mut child = office
            .program(&plan)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // To look is to wait, without a clock.
        let looked = (0..looks).take_while(|_| file.exists()).count();
        assert_eq!(looked as u64, looks);
        let ended = child.try_wait().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let year = office.year();
        let version = year["version"].as_u64().unwrap();
        let whole = |kept: u64| if kept == 0 { 0 } else { kept + 1 };
        assert!(
            version == whole(plans) || version == whole(plans + 1),
            "begun without its plan: version {version} after {plans} plans"
        );
        let hosted = conferences(&year).filter(|c| c["host"].is_object()).count();
        assert_eq!(hosted, if version == 0 { 0 } else { 72 });
        office.audited();
        office.done(&plan);
        plans += 1;
        assert_eq!(office.year()["version"], whole(plans), "once for each key");
        if ended.is_some() {
            break;
        }
        killed += 1;
        looks *= 2;
    }
    assert!(killed > 2, "it was too quick to be killed: {killed}");
}
