//! `giaoban stats --units`: as the units were then, or as they are now.
use super::stats::units;
use crate::cli::StatsArgs;
use crate::out::Out;
use crate::say::{Failed, Say};
use crate::typed::word;
use store::queries::{Former, NamedCount, Stats, UnitRef, UnitsAs};

/// As which units; as then, where nobody asks.
pub(super) fn read(args: &StatsArgs) -> Result<UnitsAs, Failed> {
    let asked = args.units.as_deref().map(word).transpose()?;
    Ok(asked.unwrap_or_default())
}

/// Where units are asked for, what is counted is said, and communes are listed too.
pub(super) fn beside(out: Out, args: &StatsArgs, stats: &Stats, said: String) -> String {
    if args.units.is_none() {
        return said;
    }
    let say = out.say;
    let how = match stats.units_as {
        UnitsAs::Then => say.of(
            "Tính theo đơn vị lúc ghi nhận kiến nghị.",
            "Counted by the units of the time of recording.",
        ),
        UnitsAs::Now => say.of(
            "Tính theo đơn vị hiện nay; đơn vị đã chia tách vẫn ghi tên cũ.",
            "Counted by the units of today; one that was divided keeps its old name.",
        ),
    };
    let what = say.of("Xã, phường, thị trấn", "Commune");
    let communes = units(out, (what, &stats.by_commune));
    let parts = [said, communes, how.to_owned()];
    let parts = parts.into_iter().filter(|p| !p.is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}

/// The name of a unit, and what has become of it.
pub(super) fn called(say: Say, unit: &UnitRef, count: &NamedCount) -> String {
    let became = match count.former {
        None => return unit.name.clone(),
        Some(Former::Divided) => say.of("đã chia tách", "divided since"),
        Some(Former::Ended) => say.of("đã kết thúc hoạt động", "ended since"),
    };
    format!("{} ({became})", unit.name)
}
