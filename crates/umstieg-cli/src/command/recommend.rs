//! `umstieg recommend`: substitutes for one software, or for every tool of an inventory.

use super::Answer;
use super::inventory::resolved;
use super::names;
use crate::arguments::{Common, Form};
use crate::exit::Exit;
use crate::files;
use crate::surroundings::{as_of, language, options};
use std::path::Path;
use umstieg_core::format::inventory as raw;
use umstieg_core::format::message;
use umstieg_core::format::scalar::{RegionCode, SoftwareId};
use umstieg_core::{Inventory, Policy, needs, recommend};
use umstieg_report::Recommended;

/// Ranks what can take the place of the target.
pub(super) fn run(
    common: &Common,
    target: &str,
    format: Form,
    region: Option<&str>,
    users: Option<u32>,
) -> Result<Answer, Box<Answer>> {
    let catalogue = super::catalogue(common)?;
    let language = language(common);
    let path = Path::new(target);
    let is_file = files::is_standard_input(path)
        || path.is_file()
        || path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
        // No name of a software leads to a folder by chance, unless it is a single word.
        || (path.is_dir() && target.contains(['/', '\\']));
    let (inventory, messages) = if is_file {
        if region.is_some() || users.is_some() {
            let message = message!(
                en: "`--region` and `--users` are for a software; an inventory states both itself";
                de: "`--region` und `--users` gelten für eine einzelne Software; eine Bestandsliste nennt beides selbst"
            );
            return Err(Box::new(Answer::failed(Exit::Usage, message.text(language))));
        }
        resolved(&catalogue, path, format, language)?
    } else {
        let software = names::software(&catalogue, target, language)?;
        let region = region.map(RegionCode::parse).transpose();
        let region =
            region.map_err(|message| Box::new(Answer::failed(Exit::Usage, message.text(language))))?;
        let name = catalogue.software_name(&software).into();
        let inventory = Inventory::resolve(single(name, software, region, users), &catalogue);
        let inventory = inventory
            .map_err(|error| Box::new(Answer::failed(Exit::Findings, error.message().text(language))))?;
        (inventory, String::new())
    };
    let policy = Policy::of(&catalogue, inventory.raw());
    let recommendations: Vec<_> = needs(&inventory, &catalogue)
        .iter()
        .map(|unit| recommend(&catalogue, &inventory, unit, &policy))
        .collect();
    let options = options(common, format);
    let recommended = Recommended { as_of: as_of(common), inventory: &inventory, answers: &recommendations };
    let output = umstieg_report::recommendation(&catalogue, &recommended, &options);
    Ok(Answer { messages, ..Answer::done(output) })
}

/// An inventory with one tool.
fn single(
    name: Box<str>,
    software: SoftwareId,
    region: Option<RegionCode>,
    users: Option<u32>,
) -> raw::Inventory {
    let users = users.unwrap_or(10);
    raw::Inventory {
        inventory: 1,
        organisation: raw::Organisation {
            name: name.clone(),
            sector: None,
            region,
            setting: None,
            headcount: Some(users),
            users: Some(users),
            turnover_keur: None,
            legal_form: None,
            legal_type: None,
            digital_maturity: None,
            critical_infrastructure: false,
        },
        planning: raw::Planning::default(),
        capacity: raw::Capacity::default(),
        policy: raw::Policy::default(),
        tools: vec![raw::Tool { software: Some(software), users: Some(users), ..raw::Tool::named(name) }],
        interfaces: Vec::new(),
        obligations: Vec::new(),
        order: Vec::new(),
        funding: Vec::new(),
        goals: Vec::new(),
        notes: Vec::new(),
    }
}
