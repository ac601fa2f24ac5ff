//! What the year's host register has for a month: hosts, and clusters that meet together or not.
use super::Hosts;
use crate::say::Failed;
use crate::session::Session;
use store::Failure;
use store::queries::{ConferenceLine, GatheringView, HostLine, UnitRef};
use words::Language;
use workflow::conference::ConferenceState;
use workflow::cycle::CycleMonth;
use workflow::hosting::Together;

/// The month in the register; empty where there is none.
#[derive(Default)]
pub(super) struct Registered {
    lines: Vec<HostLine>,
    gathered: Vec<GatheringView>,
}

impl Registered {
    pub(super) async fn of(session: &Session, month: CycleMonth) -> Result<Self, Failed> {
        let (office, viewer, year) = (&session.office, &session.viewer, month.year());
        match session.store.host_year(office, viewer, year, false).await {
            Ok(mut view) => {
                view.conferences.retain(|l| l.month == month);
                view.gathered.retain(|g| g.month == month);
                Ok(Self {
                    lines: view.conferences,
                    gathered: view.gathered,
                })
            }
            // Hosts do not rotate here, or the calendar ends within the year.
            Err(Failure::HostsRefused(_) | Failure::Due(_) | Failure::NotFound(_)) => {
                Ok(Self::default())
            }
            Err(other) => Err(other.into()),
        }
    }

    /// Hosts by their own cluster, as planning takes them.
    pub(super) fn hosts(&self, session: &Session) -> Hosts {
        let own = self.lines.iter().filter_map(|line| {
            let host = session.office.tree.get(line.host.as_ref()?.id)?;
            let cluster = host.parent?;
            let meets = line.clusters.iter().any(|c| c.id == cluster);
            meets.then_some((cluster, host.id))
        });
        own.collect()
    }

    /// A month is planned with a conference for each cluster: what the register joins or leaves out
    /// is joined and cancelled afterwards, with its notices.
    pub(super) fn to_do(&self, session: &Session) -> String {
        self.sentences(session, |_| true)
    }

    /// The same, as far as it has not been done yet.
    pub(super) fn still_to_do(&self, session: &Session, planned: &[ConferenceLine]) -> String {
        self.sentences(session, |g| {
            let done = match g.how {
                Together::Joint => ConferenceState::Joint,
                Together::Skipped => ConferenceState::Cancelled,
            };
            let of = planned.iter().filter(|c| {
                let cluster = c.cluster.as_ref();
                cluster.is_some_and(|c| g.clusters.contains(c))
            });
            let left = of.filter(|c| c.state != done).count();
            left > usize::from(g.how == Together::Joint)
        })
    }

    fn sentences(&self, session: &Session, open: impl Fn(&GatheringView) -> bool) -> String {
        let open = self.gathered.iter().filter(|g| open(g));
        let said: Vec<String> = open.map(|g| self.sentence(session, g)).collect();
        said.join("\n")
    }

    fn sentence(&self, session: &Session, g: &GatheringView) -> String {
        let names: Vec<&str> = g.clusters.iter().map(|c| c.name.as_str()).collect();
        let (names, vi) = (names.join(", "), matches!(session.say.0, Language::Vi));
        let (how, command) = match g.how {
            Together::Joint if vi => ("họp ghép", "ghép bằng lệnh giaoban conference join"),
            Together::Joint => ("meet together", "join them with giaoban conference join"),
            Together::Skipped if vi => ("không họp", "hủy bằng lệnh giaoban conference cancel"),
            Together::Skipped => ("do not meet", "cancel with giaoban conference cancel"),
        };
        let which = self.which(session, g);
        if vi {
            format!("Theo sổ đăng cai, {names} {how}: lập kỳ xong, {command} {which}.")
        } else {
            format!(
                "By the host register, {names} {how}: once the month is planned, {command} {which}."
            )
        }
    }

    /// What is typed behind the command: each guest with the cluster of the host, or each cluster.
    fn which(&self, session: &Session, g: &GatheringView) -> String {
        let at = |c: &UnitRef| format!("{}/{}", g.month, c.key);
        let hosts = self.hosts(session);
        let home = g.clusters.iter().find(|c| hosts.contains_key(&c.id));
        let home = home.or(g.clusters.first());
        let others = g.clusters.iter().filter(|c| Some(*c) != home);
        match (g.how, home) {
            (Together::Joint, Some(home)) => {
                let typed = others.map(|c| format!("{} --into {}", at(c), at(home)));
                typed.collect::<Vec<_>>().join("; ")
            }
            _ => g.clusters.iter().map(at).collect::<Vec<_>>().join("; "),
        }
    }
}
