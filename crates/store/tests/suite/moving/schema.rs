//! What copies go by is what the migrations make.
use crate::support::database::Kind;
use crate::support::world::World;
use std::collections::BTreeMap;
use store::moving::{Kind as Holds, TABLES};

on_both!(
    every_table_and_column_is_copied,
    parents_come_before_their_children,
);

/// Columns with their types, by table.
async fn columns(w: &World) -> BTreeMap<(String, String), String> {
    let sql = match w.fresh.kind {
        Kind::Sqlite => {
            "SELECT m.name AS t, c.name AS c, lower(c.type) AS k FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        }
        Kind::Postgres => {
            "SELECT table_name::text AS t, column_name::text AS c, data_type::text AS k FROM information_schema.columns WHERE table_schema = current_schema()"
        }
    };
    let rows = w.rows(sql, []).await;
    let get = |row: &sea_orm::QueryResult, name: &str| row.try_get::<String>("", name).unwrap();
    rows.iter()
        .map(|row| ((get(row, "t"), get(row, "c")), get(row, "k")))
        .filter(|((table, _), _)| table != "seaql_migrations")
        .collect()
}

fn typed(kind: Kind, holds: Holds) -> &'static str {
    match (kind, holds) {
        (Kind::Sqlite, Holds::Uuid | Holds::Bytes) => "blob",
        (Kind::Sqlite, Holds::Time) | (_, Holds::Text) => "text",
        (_, Holds::Int) => "bigint",
        (_, Holds::Bool) => "boolean",
        (_, Holds::Date) => "date",
        (Kind::Postgres, Holds::Uuid) => "uuid",
        (Kind::Postgres, Holds::Bytes) => "bytea",
        (Kind::Postgres, Holds::Time) => "timestamp with time zone",
    }
}

async fn every_table_and_column_is_copied(w: &World) {
    let listed = TABLES.iter().flat_map(|table| {
        let kind = w.fresh.kind;
        let named = move |c: &store::moving::Column| {
            let place = (table.name.to_owned(), c.name.to_owned());
            (place, typed(kind, c.kind).to_owned())
        };
        table.columns.iter().map(named)
    });
    assert_eq!(
        listed.collect::<BTreeMap<_, _>>(),
        columns(w).await,
        "a migration changed the schema: bring crates/store/src/moving/tables.rs in line"
    );
    for table in TABLES {
        let sql = match w.fresh.kind {
            Kind::Sqlite => format!(
                "SELECT name AS c FROM pragma_table_info('{}') WHERE pk > 0 ORDER BY pk",
                table.name
            ),
            Kind::Postgres => format!(
                "SELECT a.attname::text AS c FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(n, at) JOIN pg_attribute a ON a.attnum = k.n WHERE i.indisprimary AND i.indrelid = '{0}'::regclass AND a.attrelid = i.indrelid ORDER BY k.at",
                table.name
            ),
        };
        let rows = w.rows(&sql, []).await;
        let key: Vec<String> = rows.iter().map(|r| r.try_get("", "c").unwrap()).collect();
        assert_eq!(key, table.key, "{}", table.name);
    }
}

async fn parents_come_before_their_children(w: &World) {
    let sql = match w.fresh.kind {
        Kind::Sqlite => {
            "SELECT m.name AS child, f.\"table\" AS parent FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
        }
        Kind::Postgres => {
            "SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint WHERE contype = 'f'"
        }
    };
    let at = |name: &str| TABLES.iter().position(|t| t.name == name).unwrap();
    let mut seen = 0;
    for row in w.rows(sql, []).await {
        let (child, parent): (String, String) = (
            row.try_get("", "child").unwrap(),
            row.try_get("", "parent").unwrap(),
        );
        assert!(at(&parent) <= at(&child), "{child} before {parent}");
        seen += 1;
    }
    assert!(seen > 30, "only {seen} references were looked at");
}
