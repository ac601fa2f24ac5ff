//! One step on a register: may this person, does the rule hold, what comes of it.
use super::{HostAction, HostEvent, HostOutcome, HostRefusal as Refusal, HostYear, guard};
use crate::actor::{Actor, Context, Doer, NoRight, doer};
use crate::capacity::{Capacity, Relation};
use crate::ids::{HostYearId, UnitId};
use crate::unit::Place;

/// Who speaks for a unit that hosts: whoever answers for it at a conference (GL-10).
pub const SPEAKS: (Capacity, Relation) = (Capacity::CommuneAnswerer, Relation::Below);

impl HostYear {
    /// A new register with its first event.
    ///
    /// # Errors
    /// The actor may neither plan hosts nor speak for a unit that hosts.
    pub fn begin(
        id: HostYearId,
        year: i32,
        previous: Option<&Self>,
        committee: UnitId,
        actor: &Actor,
        ctx: &Context<'_>,
    ) -> Result<HostOutcome, Refusal> {
        let rooms = previous.map(|p| p.rooms.clone()).unwrap_or_default();
        Self::empty(id, committee, year).act(HostAction::Begin { rooms }, actor, ctx)
    }

    /// Applies one step.
    ///
    /// # Errors
    /// The first rule that refuses it: the actor may not, or what is asked does not fit.
    pub fn act(
        self,
        action: HostAction,
        actor: &Actor,
        ctx: &Context<'_>,
    ) -> Result<HostOutcome, Refusal> {
        let doer = may(&self, &action, actor, ctx)?;
        guard::check(&self, &action, ctx)?;
        let event = HostEvent {
            register: self.id,
            committee: self.committee,
            year: self.year,
            version: self.version + 1,
            at: ctx.now,
            doer,
            action,
        };
        let register = self.apply(&event);
        Ok(HostOutcome { register, event })
    }
}

/// Plans, halls and closed days are the Office's; a unit registers itself, or the Office for it;
/// a swap is between the two units alone.
fn may(
    register: &HostYear,
    action: &HostAction,
    actor: &Actor,
    ctx: &Context<'_>,
) -> Result<Doer, Refusal> {
    let committee = Place {
        committee: register.committee,
        cluster: None,
        commune: None,
        cell: None,
    };
    let office = (Capacity::Consolidator, Relation::Below);
    let home = |id: UnitId| ctx.tree.place(id).ok_or(Refusal::NotAHost { unit: id });
    match action {
        HostAction::Register { unit: id, .. } => {
            doer([office, SPEAKS], actor, &home(*id)?, None, ctx).map_err(entitled)
        }
        // Whoever does the first step begins the register with it; that step asks for its own right.
        HostAction::Begin { .. } => began(actor, &committee, ctx),
        // The program hands turns on where units change; no person does.
        HostAction::TakeOver { .. } => {
            let system = (Capacity::System, Relation::Own);
            doer([system], actor, &committee, None, ctx).map_err(entitled)
        }
        _ => match guard::swapper(register, action)? {
            Some(id) => doer([SPEAKS], actor, &home(id)?, None, ctx).map_err(|no| match no {
                NoRight::NotActive(status) => Refusal::NotActive { status },
                NoRight::NotEntitled(_) => Refusal::NotOfUnit { unit: id },
            }),
            None => doer([office], actor, &committee, None, ctx).map_err(entitled),
        },
    }
}

fn began(actor: &Actor, committee: &Place, ctx: &Context<'_>) -> Result<Doer, Refusal> {
    let own = ctx
        .posts
        .iter()
        .filter_map(|post| ctx.tree.place(post.unit));
    let unit = own
        .filter(|place| place.commune.is_some())
        .find_map(|place| doer([SPEAKS], actor, &place, None, ctx).ok());
    let office = [(Capacity::Consolidator, Relation::Below)];
    unit.map_or_else(
        || doer(office, actor, committee, None, ctx).map_err(entitled),
        Ok,
    )
}

fn entitled(no: NoRight) -> Refusal {
    match no {
        NoRight::NotActive(status) => Refusal::NotActive { status },
        NoRight::NotEntitled(who) => Refusal::NotEntitled { who },
    }
}
