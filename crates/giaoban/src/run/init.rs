//! `giaoban init`: a fresh database with an office in it.
use crate::cli::InitArgs;
use crate::config::Files;
use crate::papers::{OfficeWording, WORDING};
use crate::say::Failed;
use crate::session::{Ground, usage};
use crate::world::{ConfigFiles as _, World, install};
use anyhow::Context as _;
use chrono::NaiveDate;
use store::commands::{Install, NewCommittee, NewSetting};
use store::{CommandKey, Moments};
use uuid::Uuid;
use words::messages::Fault as _;
use workflow::calendar::CalendarData;
use workflow::ids::{PersonId, UnitId};
use workflow::person::{Person, Post, Role, Status};
use workflow::preset::Preset;
use workflow::text::Line;
use workflow::unit::{Period, Unit, UnitKind};

/// The preset of the present, taken where none is named (domain.md §6).
const PRESENT: &str = "commune-2026";
/// What else there is.
const OTHERS: [&str; 2] = ["classic-county", "province"];

pub(crate) async fn run(ground: &Ground, args: &InitArgs) -> Result<(), Failed> {
    let proposed = args.world.is_none() && args.preset.is_none();
    if proposed && (args.name.is_none() || args.person_name.is_none()) {
        let next = "giaoban init --name 'Đảng ủy xã …' --person-name 'Nguyễn Văn An'";
        return Err(usage(&proposal(ground)?, next));
    }
    let command = match &args.world {
        Some(world) => of_world(ground, world)?,
        None => of_preset(ground, args)?,
    };
    if proposed {
        ground.out.aside(&proposal(ground)?);
    }
    let name = command.committee.name.clone();
    let (units, people) = (command.units.len(), command.people.len());
    let store = ground.store().await?;
    if let Some(there) = store.committees().await?.first() {
        let say = ground.out.say;
        let message = format!(
            "{}: {}",
            say.of("Cơ sở dữ liệu đã có cấp ủy", "There is a committee already"),
            there.name
        );
        let advice = say.of("Chọn tệp khác bằng --db.", "Choose another file with --db.");
        return Err(Failed::Taken(words::messages::Rendered {
            message,
            advice: advice.to_owned(),
        }));
    }
    let answer = store.submit(&CommandKey::new("init"), command).await?;
    store.close().await;
    ground.out.show(&serde_json::json!({"committee": answer.subject, "key": answer.code, "units": units, "people": people}), || {
        match ground.out.say.0 {
            words::Language::Vi => format!("Đã khởi tạo {name}: {units} đơn vị, {people} người."),
            words::Language::En => format!("{name} is set up: {units} units, {people} people."),
        }
    })
}

/// What is taken where no preset is named, and what else there is.
fn proposal(ground: &Ground) -> Result<String, Failed> {
    let say = ground.out.say;
    let named = |key: &str| -> Result<String, Failed> {
        let name = preset(&ground.files, key)?.name;
        Ok(format!("{key} – {}", say.of(&name.vi, &name.en)))
    };
    let present = named(PRESENT)?;
    let others = OTHERS
        .map(named)
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?;
    let others = others.join("; ");
    let worlds = ground.files.worlds().into_iter().collect::<Vec<_>>();
    let worlds = worlds.join(" | ");
    Ok(match say.0 {
        words::Language::Vi => format!(
            "Không nêu --preset nên dùng mẫu tổ chức hiện nay: {present}. Mẫu khác (--preset): {others}. Số liệu mẫu để xem thử: --world {worlds}."
        ),
        words::Language::En => format!(
            "No --preset was given, so the one of the present is taken: {present}. Others (--preset): {others}. Ready-made worlds to look at: --world {worlds}."
        ),
    })
}

fn of_world(ground: &Ground, key: &str) -> Result<Install, Failed> {
    let world = world(ground, key)?;
    let (command, _) =
        install(&world, || ground.clock.id()).map_err(|e| usage(&e.to_string(), ""))?;
    Ok(command)
}

/// The world of this key; where there is none, those that there are.
pub(super) fn world(ground: &Ground, key: &str) -> Result<World, Failed> {
    let known = ground.files.worlds();
    if known.contains(key) {
        return World::read(&ground.files, key)
            .map_err(|e| usage(&e.to_string(), "--world gia-loc"));
    }
    let say = ground.out.say;
    let said = match say.0 {
        words::Language::Vi => format!("--world: không có số liệu mẫu “{key}”."),
        words::Language::En => format!("--world: there is no world “{key}”."),
    };
    let known = known.into_iter().collect::<Vec<_>>().join(", ");
    Err(usage(
        &said,
        &format!("{}: {known}.", say.of("Có", "There is")),
    ))
}

/// An empty office: the committee with its Office and deciding bodies, and one person who can
/// enter the rest.
fn of_preset(ground: &Ground, args: &InitArgs) -> Result<Install, Failed> {
    let language = ground.out.say.0;
    let read = |field: &str, typed: &Option<String>| {
        let typed = typed.as_deref().unwrap_or_default();
        Line::parse(typed).map_err(|fault| Failed::Input {
            field: field.into(),
            said: fault.rendered(language),
        })
    };
    let (name, person) = (
        read("name", &args.name)?,
        read("person-name", &args.person_name)?,
    );
    keys_fit(ground, args)?;
    let wording = wording(ground, args, name.as_str())?;
    let preset = preset(&ground.files, args.preset.as_deref().unwrap_or(PRESENT))?;
    let calendars = calendars(&ground.files)?;
    let from = calendars
        .iter()
        .map(|(_, c)| c.coverage.first())
        .min()
        .context("no calendar")?;
    let id = || ground.clock.id();
    let units = units(&preset, args, name.as_str(), from, id);
    let office = units
        .get(1)
        .map(|u| u.id)
        .context("an office has its Office unit")?;
    let (first, post) = person_of(args, person.as_str(), office, from, id());
    Ok(Install {
        committee: NewCommittee {
            id: id(),
            key: args.unit_key.clone(),
            name: name.to_string(),
            code_prefix: args.prefix.clone(),
            time_zone: "Asia/Ho_Chi_Minh".into(),
            root: units
                .first()
                .map(|u| u.id)
                .context("an office has its committee unit")?,
        },
        settings: settings(&preset, calendars, from, &wording)?,
        units,
        people: vec![first],
        posts: vec![post],
        substitutions: Vec::new(),
        registers: Vec::new(),
    })
}

/// What stands on its papers: as its name says, but for what was typed.
fn wording(ground: &Ground, args: &InitArgs, name: &str) -> Result<OfficeWording, Failed> {
    let today = ground.clock.now().date_naive();
    let usual = OfficeWording::of_name(name);
    super::wording::changed(ground.out.say.0, today, usual, &args.wording)
}

/// Keys are typed at the command line and stand in codes; an address is one that mail can reach
/// (B78).
fn keys_fit(ground: &Ground, args: &InitArgs) -> Result<(), Failed> {
    let say = ground.out.say;
    let plain = |typed: &str| {
        let letters = typed.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        letters && (1..=40).contains(&typed.len())
    };
    for (flag, typed) in [
        ("--prefix", &args.prefix),
        ("--unit-key", &args.unit_key),
        ("--person-key", &args.person_key),
    ] {
        if !plain(typed) {
            let said = match say.0 {
                words::Language::Vi => format!("{flag}: “{typed}” không dùng làm mã được."),
                words::Language::En => format!("{flag}: “{typed}” cannot be a key."),
            };
            let next = say.of(
                "Dùng chữ không dấu, chữ số và dấu gạch nối, nhiều nhất 40 ký tự.",
                "Use letters without accents, figures and hyphens, at most 40.",
            );
            return Err(usage(&said, next));
        }
    }
    let address = args.email.as_deref().map(notifier::MailAddress::parse);
    if let Some(Err(_)) = address {
        let said = say.of(
            "Địa chỉ thư điện tử không hợp lệ.",
            "This is no mail address.",
        );
        return Err(usage(said, "--email ten@coquan.gov.vn"));
    }
    Ok(())
}

fn units(
    preset: &Preset,
    args: &InitArgs,
    name: &str,
    from: NaiveDate,
    id: impl Fn() -> Uuid,
) -> Vec<Unit> {
    let root = UnitId(id());
    let unit = |id: UnitId, kind: UnitKind, key: String, name: String| Unit {
        id,
        kind,
        key,
        name,
        code: None,
        parent: (id != root).then_some(root),
        valid: Period { from, to: None },
        successors: Vec::new(),
        members: None,
    };
    let title = |kind: UnitKind| {
        preset
            .titles
            .units
            .get(&kind)
            .map_or_else(|| format!("{kind:?}"), |w| w.vi.clone())
    };
    let beside = [
        (UnitKind::Office, "van-phong"),
        (UnitKind::StandingMembers, "thuong-truc"),
        (UnitKind::StandingBoard, "ban-thuong-vu"),
    ];
    let mut units = vec![unit(
        root,
        UnitKind::Committee,
        args.unit_key.clone(),
        name.to_owned(),
    )];
    units.extend(beside.map(|(kind, key)| unit(UnitId(id()), kind, key.to_owned(), title(kind))));
    units
}

fn person_of(
    args: &InitArgs,
    name: &str,
    office: UnitId,
    from: NaiveDate,
    id: Uuid,
) -> (Person, Post) {
    let person = Person {
        id: PersonId(id),
        key: args.person_key.clone(),
        name: name.to_owned(),
        status: Status::Active,
        email: args.email.clone(),
        phone: None,
        born: None,
    };
    let post = Post {
        person: person.id,
        role: Role::OfficeChief,
        unit: office,
        period: Period { from, to: None },
    };
    (person, post)
}

fn preset(files: &Files, key: &str) -> Result<Preset, Failed> {
    let path = format!("presets/{key}.toml");
    let text = files
        .text(&path)
        .with_context(|| format!("there is no {path}"))?;
    let preset: Preset = toml::from_str(&text).map_err(|e| usage(&format!("{path}: {e}"), ""))?;
    match preset.faults().first() {
        Some(fault) => Err(usage(&format!("{path}: {fault}"), "")),
        None => Ok(preset),
    }
}

/// Every calendar of the configuration, as `calendar-2025` and so on.
fn calendars(files: &Files) -> Result<Vec<(String, CalendarData)>, Failed> {
    let mut found = Vec::new();
    for path in files.below("calendars") {
        let text = files
            .text(&path)
            .with_context(|| format!("{path} cannot be read"))?;
        let data: CalendarData =
            toml::from_str(&text).map_err(|e| usage(&format!("{path}: {e}"), ""))?;
        let year = data.coverage.first().format("calendar-%Y").to_string();
        found.push((year, data));
    }
    Ok(found)
}

fn settings(
    preset: &Preset,
    calendars: Vec<(String, CalendarData)>,
    from: NaiveDate,
    wording: &OfficeWording,
) -> Result<Vec<NewSetting>, Failed> {
    let json = |value: serde_json::Result<String>| {
        value
            .context("settings are plain data")
            .map_err(Failed::from)
    };
    let set = |name: &str, body: String| NewSetting {
        name: name.to_owned(),
        from,
        body,
    };
    let mut settings = vec![
        set("preset", json(serde_json::to_string(preset))?),
        set(WORDING, json(serde_json::to_string(wording))?),
    ];
    for (name, data) in calendars {
        settings.push(NewSetting {
            name,
            from: data.coverage.first(),
            body: json(serde_json::to_string(&data))?,
        });
    }
    Ok(settings)
}
