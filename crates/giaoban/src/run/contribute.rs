//! `giaoban contribute`: a cell's monthly report (GL-08).
use crate::cli::ContributeArgs;
use crate::say::Failed;
use crate::session::Session;
use crate::typed::kept;
use store::commands::Contribute;
use workflow::text::Prose;

pub(crate) async fn run(session: &Session, args: &ContributeArgs) -> Result<(), Failed> {
    let text = |field: &str, typed: &str| kept(session.say.0, field, Prose::parse(typed));
    let cell = session.unit(&args.cell)?;
    let month = session.month(&args.month)?;
    let command = Contribute {
        by: session.by()?,
        committee: session.office.committee.id,
        cycle: session.store.find_cycle(&session.office, month).await?,
        cell,
        this_month: text("this-month", &args.this_month)?,
        next_month: text("next-month", &args.next_month)?,
        no_petition: args.no_petition,
        written: args.written,
    };
    let answer = session.submit(command).await?;
    let (name, month) = (
        session.office.unit_ref(cell).name,
        session.say.month(&args.month),
    );
    session.out.show(&answer, || match session.say.0 {
        words::Language::Vi => format!("Đã nhận báo cáo {month} của {name}."),
        words::Language::En => format!("The report of {name} for {month} is in."),
    })
}
