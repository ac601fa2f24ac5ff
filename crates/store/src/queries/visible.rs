//! What somebody may see, as one condition in SQL.
use super::conditions::Conditions;
use crate::directory::json;
use sea_orm::Value;
use std::collections::BTreeSet;
use workflow::ids::UnitId;
use workflow::scope::Scope;

/// The condition under which a row `p` of `petition` is in scope: exactly what
/// [`Scope::covers`] says of the record. A test compares the two over a whole world.
pub(super) fn visible(scope: &Scope) -> Conditions {
    let mut any = Conditions::default();
    if scope.all {
        return any;
    }
    let mut parts = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut within = |column: &str, units: &BTreeSet<UnitId>, values: &mut Vec<Value>| {
        if !units.is_empty() {
            parts.push(column.replace("{}", &marks(units.len())));
            values.extend(units.iter().map(|u| Value::from(u.0)));
        }
    };
    within("p.cell_id IN ({})", &scope.cells, &mut values);
    within("p.commune_id IN ({})", &scope.communes, &mut values);
    within("p.cluster_id IN ({})", &scope.clusters, &mut values);
    within("p.lead_id IN ({})", &scope.bodies, &mut values);
    let supports =
        "EXISTS (SELECT 1 FROM supporter s WHERE s.petition_id = p.id AND s.unit_id IN ({}))";
    within(supports, &scope.bodies, &mut values);
    for body in &scope.bodies {
        // Who works for the lead has no column of its own; ids hold no character that LIKE reads.
        parts.push("p.record LIKE ?".to_owned());
        values.push(format!("%\"worker\":\"{body}\"%").into());
    }
    if scope.is_empty() {
        any.and("1 = 0", []);
        return any;
    }
    let announced = Scope::ANNOUNCED
        .map(|s| format!("'{}'", s.name()))
        .join(", ");
    // A text that is withheld is NULL.
    parts.push(format!(
        "(p.matter IS NOT NULL AND p.state IN ({announced}))"
    ));
    any.and(&format!("({})", parts.join(" OR ")), values);
    any
}

/// `?, ?, ?`
pub(super) fn marks(n: usize) -> String {
    vec!["?"; n].join(", ")
}

/// A stored record read back.
pub(super) fn record<T: serde::de::DeserializeOwned>(
    row: &sea_orm::QueryResult,
    column: &str,
) -> Result<T, crate::Failure> {
    json(&row.try_get::<String>("", column)?)
}
