//! Own work for leaving each tool: its own steps, and its share of the work for the products that serve it.

use crate::decide::Decisions;
use crate::inventory::{Inventory, ToolIndex};
use crate::order::StepGraph;
use std::collections::{BTreeMap, BTreeSet};
use umstieg_format::scalar::SoftwareId;

/// Minutes for every tool, by its index. What a suite was bought with counts for the suite too.
pub(super) fn by_tool(inventory: &Inventory, decisions: &Decisions, graph: &StepGraph) -> Vec<u64> {
    let mut minutes = vec![0; inventory.tools().len()];
    let mut of_products: BTreeMap<&SoftwareId, u64> = BTreeMap::new();
    for step in &graph.steps {
        match (step.tool, &step.product) {
            (Some(tool), _) => share(inventory, [tool], step.effort_minutes, &mut minutes),
            (None, Some(product)) => *of_products.entry(product).or_default() += step.effort_minutes,
            (None, None) => {}
        }
    }
    let serving = Serving::of(decisions);
    for (product, work) in of_products {
        let tools = serving.tools(product);
        share(inventory, tools, work, &mut minutes);
    }
    minutes
}

/// Shares work out among the tools that it is done for.
fn share(
    inventory: &Inventory,
    tools: impl IntoIterator<Item = ToolIndex, IntoIter: ExactSizeIterator>,
    work: u64,
    minutes: &mut [u64],
) {
    let tools = tools.into_iter();
    let among = (tools.len() as u64).max(1);
    // Counted before they are divided, so that a suite loses no more to rounding than one tool.
    let mut parts: BTreeMap<ToolIndex, u64> = BTreeMap::new();
    for tool in tools {
        for counts in [Some(tool), inventory.tool(tool).suite].into_iter().flatten() {
            *parts.entry(counts).or_default() += 1;
        }
    }
    for (tool, parts) in parts {
        if let Some(minutes) = minutes.get_mut(tool.0) {
            *minutes += work * parts / among;
        }
    }
}

/// Which tools move to which product, and which products are needed by which.
struct Serving<'a> {
    direct: BTreeMap<&'a SoftwareId, BTreeSet<ToolIndex>>,
    required_by: BTreeMap<&'a SoftwareId, &'a [SoftwareId]>,
}

impl<'a> Serving<'a> {
    fn of(decisions: &'a Decisions) -> Self {
        let mut direct: BTreeMap<&SoftwareId, BTreeSet<ToolIndex>> = BTreeMap::new();
        for decision in &decisions.tools {
            for product in decision.verdict.products() {
                direct.entry(product).or_default().insert(decision.tool);
            }
        }
        let products = decisions.products.iter();
        let required_by =
            products.map(|product| (&product.software, product.required_by.as_slice())).collect();
        Self { direct, required_by }
    }

    /// Tools that a product serves, directly or by serving another product.
    fn tools(&self, product: &'a SoftwareId) -> BTreeSet<ToolIndex> {
        let mut served = BTreeSet::new();
        let (mut open, mut seen) = (vec![product], BTreeSet::new());
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                served.extend(self.direct.get(id).into_iter().flatten());
                open.extend(self.required_by.get(id).copied().unwrap_or_default());
            }
        }
        served
    }
}
