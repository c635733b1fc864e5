//! `refloat check ID`.

use std::collections::BTreeMap;

use super::args::CheckArgs;
use super::{End, json, keys, out, progress, show};
use crate::domain::guide::builtin_catalog;
use crate::engine::orders::check::{CheckOrder, Takes, run as carry_out, takes};
use crate::engine::orders::{self, OrderError};

pub(super) fn run(arguments: CheckArgs) -> Result<End, OrderError> {
    let takes = takes(&arguments.id)?;
    let order = CheckOrder {
        values: values(&arguments.id, &takes, &arguments.set)?,
        secrets: keys::given(&arguments.secret)?,
        id: arguments.id,
        endpoints: arguments.endpoints,
    };
    let checked = orders::run(carry_out(order, progress::teller(), &out::message))??;
    let catalog = builtin_catalog()?;
    if arguments.json {
        out::json(&json::Check::whole(&checked, &catalog))?;
    } else {
        show::run(&checked.report, &catalog);
        show::sent(&checked.report.outcome.sent);
    }
    Ok(End::from(checked.report.outcome.verdict))
}

fn values(id: &str, takes: &Takes, set: &[String]) -> Result<BTreeMap<String, String>, OrderError> {
    let mut values = BTreeMap::new();
    for text in set {
        let Some((name, value)) = text.split_once('=') else {
            return Err(OrderError::Input("--set wants NAME=VALUE".to_owned()));
        };
        if !takes.values.contains(name) {
            let known: Vec<&str> = takes.values.iter().copied().collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            let message = format!("{id} takes no value “{name}”; the values are: {known}");
            return Err(OrderError::Input(message));
        }
        if values.insert(name.to_owned(), value.to_owned()).is_some() {
            return Err(OrderError::Input(format!("--set {name} is given twice")));
        }
    }
    Ok(values)
}
