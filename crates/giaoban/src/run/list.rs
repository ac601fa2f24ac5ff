//! `giaoban petitions list`
use crate::cli::ListArgs;
use crate::say::Failed;
use crate::session::{Session, usage};
use crate::typed::word;
use store::queries::{Order, Paging, PetitionFilter, PetitionLine, PetitionPage};
use words::messages::Term as _;
use workflow::petition::{DecidingBody, Owner, State};

pub(crate) async fn run(session: &Session, args: &ListArgs) -> Result<(), Failed> {
    let filter = filter(session, args)?;
    let order = match args.order.as_str() {
        "due" => Order::Due,
        "newest" => Order::Newest,
        _ => Order::Code,
    };
    let paging = Paging {
        order,
        size: session.page_size(args.limit.as_deref())?,
        after: args.after.clone(),
    };
    let page = session
        .store
        .petitions(&session.office, &session.viewer, &filter, &paging)
        .await?;
    session.out.show(&page, || people(session, &page))
}

fn filter(session: &Session, args: &ListArgs) -> Result<PetitionFilter, Failed> {
    let unit = |key: &Option<String>| key.as_deref().map(|k| session.unit(k)).transpose();
    let states = args
        .states
        .iter()
        .map(|s| state(session, s))
        .collect::<Result<_, _>>()?;
    Ok(PetitionFilter {
        states,
        month: args
            .month
            .as_deref()
            .map(|m| session.month(m))
            .transpose()?,
        cluster: unit(&args.cluster)?,
        commune: unit(&args.commune)?,
        cell: unit(&args.cell)?,
        lead: unit(&args.lead)?,
        owner: args
            .owner
            .as_deref()
            .map(|o| owner(session, o))
            .transpose()?,
        category: args.category.clone(),
        due_before: args.overdue.then(|| session.today()),
        search: args
            .search
            .as_deref()
            .map(|s| session.line("search", s))
            .transpose()?,
        ..PetitionFilter::default()
    })
}

/// A state by its stable name, in any capitals, or by its name in the language spoken.
fn state(session: &Session, typed: &str) -> Result<State, Failed> {
    let called = |s: &State| {
        s.name()
            .eq_ignore_ascii_case(&typed.replace(['-', '_'], ""))
            || workflow::text::fold(&s.name_in(session.say.0)) == workflow::text::fold(typed)
    };
    State::ALL.into_iter().find(called).ok_or_else(|| {
        let say = session.say;
        let all = State::ALL.iter().map(|s| match say.0 {
            words::Language::Vi => format!("{} ({})", s.name_in(say.0), s.name()),
            words::Language::En => s.name().to_owned(),
        });
        let said = match say.0 {
            words::Language::Vi => format!("--state: không có trạng thái “{typed}”."),
            words::Language::En => format!("--state: there is no state “{typed}”."),
        };
        usage(&said, &all.collect::<Vec<_>>().join(", "))
    })
}

fn owner(session: &Session, typed: &str) -> Result<Owner, Failed> {
    let body: Result<DecidingBody, _> = word(typed);
    match (typed, body) {
        ("office", _) => Ok(Owner::Office),
        (_, Ok(body)) => Ok(Owner::Body(body)),
        (unit, Err(_)) => session.unit(unit).map(Owner::Unit),
    }
}

fn people(session: &Session, page: &PetitionPage) -> String {
    let say = session.say;
    if page.rows.is_empty() {
        return say
            .of("Không có kiến nghị nào.", "No petitions.")
            .to_owned();
    }
    let mut text = table(session, &page.rows);
    if let Some(next) = &page.next {
        text.push_str(&format!(
            "\n{} --after '{next}'",
            say.of("Còn nữa:", "More:")
        ));
    }
    text
}

/// Petitions as a table.
pub(super) fn table(session: &Session, rows: &[PetitionLine]) -> String {
    let say = session.say;
    let heads = [
        ("Mã", "Code"),
        ("Trạng thái", "State"),
        ("Nội dung", "Summary"),
        ("Chi bộ", "Cell"),
        ("Khu", "Cluster"),
        ("Chủ trì", "Lead"),
        ("Hạn", "Due"),
    ];
    let name = |unit: &Option<store::queries::UnitRef>| {
        unit.as_ref().map_or_else(|| "–".into(), |u| u.name.clone())
    };
    let today = session.today();
    let rows = rows.iter().map(|p| {
        let late = p.due_on.is_some_and(|d| d < today);
        let mark = if late {
            say.of(" (quá hạn)", " (overdue)")
        } else {
            ""
        };
        vec![
            p.code.clone().unwrap_or_else(|| p.id.to_string()),
            p.state.name_in(say.0),
            p.title
                .clone()
                .unwrap_or_else(|| say.of("(nội dung không hiển thị)", "(withheld)").into()),
            name(&p.cell),
            p.cluster
                .as_ref()
                .map_or_else(|| "–".into(), |u| u.key.clone()),
            name(&p.lead),
            format!("{}{mark}", say.maybe_day(p.due_on)),
        ]
    });
    session.out.table(&heads, rows)
}
