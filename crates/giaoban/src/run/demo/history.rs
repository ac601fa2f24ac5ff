//! `giaoban demo --months N --petitions M`: which history is played, or why it cannot be.
use crate::cli::DemoArgs;
use crate::demo::{DoNotFit, Replay, ReplayFault, Script, replay};
use crate::say::{Failed, Say};
use crate::session::{Ground, usage};
use crate::world::{History, World};
use words::Language;

/// The world to be played and what its months bring: its own, or its history.
pub(super) fn world_and_script(
    ground: &Ground,
    world: World,
    args: &DemoArgs,
) -> Result<(World, Script), Failed> {
    let (Some(months), Some(petitions)) = (args.months, args.petitions) else {
        return Ok((world, Script::Own));
    };
    if !History::is_known(&ground.files, &args.world) {
        return Err(no_history(ground.out.say, &args.world));
    }
    let history = History::read(&ground.files, &args.world)
        .map_err(|fault| usage(&fault.to_string(), "--world gia-loc"))?;
    let what = Replay {
        months,
        petitions,
        seed: args.demo_seed,
    };
    replay(world, &history, what).map_err(|fault| refused(ground.out.say, fault))
}

fn no_history(say: Say, world: &str) -> Failed {
    let said = match say.0 {
        Language::Vi => format!(
            "Số liệu mẫu “{world}” không có các tháng trước đó; --months và --petitions chỉ dùng với gia-loc."
        ),
        Language::En => format!(
            "The world “{world}” knows no earlier months; --months and --petitions go with gia-loc."
        ),
    };
    usage(&said, "--world gia-loc")
}

fn refused(say: Say, fault: ReplayFault) -> Failed {
    match fault {
        ReplayFault::DoNotFit(fault) => do_not_fit(say, &fault),
        ReplayFault::TooLong {
            from, last, most, ..
        } => {
            let most = say.count(most);
            let said = match say.0 {
                Language::Vi => {
                    format!(
                        "Số liệu mẫu chỉ có từ tháng {from} đến tháng {last}: nhiều nhất {most} tháng."
                    )
                }
                Language::En => {
                    format!("This world knows the months from {from} to {last}: {most} at most.")
                }
            };
            usage(&said, &format!("--months {most}"))
        }
        ReplayFault::Calendar(fault) => usage(&fault.to_string(), "--config"),
    }
}

/// Says in how many months the petitions would fit, by the bounds of GL-17.
fn do_not_fit(say: Say, fault: &DoNotFit) -> Failed {
    let n = |n: u32| say.count(n);
    let all = n(fault.petitions);
    let (low, high, months) = (n(fault.quietest), n(fault.busiest), n(fault.months));
    let (least, most) = (
        n(fault.quietest.saturating_mul(fault.months)),
        n(fault.busiest.saturating_mul(fault.months)),
    );
    let said = match say.0 {
        Language::Vi => format!(
            "Mỗi tháng có từ {low} đến {high} lượt kiến nghị, nên {months} tháng có từ {least} đến {most} lượt, không thể là {all}."
        ),
        Language::En => format!(
            "A month brings {low} to {high} petitions, so {months} months bring {least} to {most}, not {all}."
        ),
    };
    let Some(fitting) = fault.fitting() else {
        return usage(&said, &format!("--petitions {}", fault.quietest));
    };
    let would_do = match say.0 {
        Language::Vi => format!(
            "{said} Chọn từ {} đến {} tháng.",
            n(*fitting.start()),
            n(*fitting.end())
        ),
        Language::En => format!(
            "{said} Choose {} to {} months.",
            n(*fitting.start()),
            n(*fitting.end())
        ),
    };
    usage(&would_do, &format!("--months {}", fitting.start()))
}
