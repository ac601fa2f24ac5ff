//! What is wrong with a month's plan, in a sentence each.
use crate::say::Say;
use store::Directory;
use workflow::cycle::CycleWarning;
use workflow::ids::UnitId;

pub(super) fn warning(say: Say, office: &Directory, warning: &CycleWarning<UnitId>) -> String {
    let vi = matches!(say.0, words::Language::Vi);
    match warning {
        CycleWarning::FewSlots {
            slots,
            clusters,
            treatment,
        } if vi => {
            format!(
                "Chỉ có {slots} buổi cho {clusters} khu: {}.",
                say.treatment(*treatment)
            )
        }
        CycleWarning::FewSlots {
            slots,
            clusters,
            treatment,
        } => {
            format!(
                "Only {slots} half days for {clusters} clusters: {}.",
                say.treatment(*treatment)
            )
        }
        CycleWarning::NotPlaced { cluster } => {
            let name = office.unit_ref(*cluster).name;
            if vi {
                format!("Không còn buổi nào cho {name}.")
            } else {
                format!("No half day is left for {name}.")
            }
        }
        CycleWarning::GateWithoutTime { gate } => {
            let gate = say.gate(*gate);
            if vi {
                format!("“{gate}” không còn ngày làm việc: phần chưa xong chuyển kỳ sau.")
            } else {
                format!("“{gate}” has no working day: what does not pass is carried over.")
            }
        }
        CycleWarning::NoConferenceIn { month } => {
            if vi {
                format!("Kỳ {month} không có hội nghị: công bố muộn hơn.")
            } else {
                format!("No conference in {month}: answers are announced later.")
            }
        }
        CycleWarning::AssumedDays { first } => {
            let day = say.day(*first);
            if vi {
                format!("Từ {day} có ngày nghỉ dự kiến, chưa có văn bản.")
            } else {
                format!("From {day} on some days off are assumed, not announced.")
            }
        }
    }
}
