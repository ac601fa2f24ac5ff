//! The data the template reads: the tree, the looks of its roles and the page.

use serde::{Deserialize, Serialize};
use typst::foundations::{Dict, Value};

use super::said;
use crate::RenderFault;
use crate::fonts::FAMILY;
use crate::layout::LayoutProfile;
use crate::role::Role;
use crate::tree::Tree;

pub(super) fn inputs(tree: &Tree, profile: &LayoutProfile) -> Result<Dict, RenderFault> {
    let mut looks = Dict::new();
    for role in Role::ALL {
        let name = value(&role)?.cast::<typst::foundations::Str>();
        looks.insert(
            name.map_err(|fault| said(fault.message()))?,
            value(&role.look(profile))?,
        );
    }
    let mut inputs = Dict::new();
    inputs.insert("tree".into(), value(tree)?);
    inputs.insert("looks".into(), Value::Dict(looks));
    inputs.insert("page".into(), value(&profile.page)?);
    inputs.insert("family".into(), Value::Str(FAMILY.into()));
    Ok(inputs)
}

fn value(data: &impl Serialize) -> Result<Value, RenderFault> {
    let plain = toml::Value::try_from(data).map_err(said)?;
    Value::deserialize(plain).map_err(said)
}
