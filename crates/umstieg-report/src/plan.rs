//! A plan in words: one section a file, in the order in which an adviser goes through them with a client.

mod assumptions;
mod choice;
mod circles;
mod contacts;
mod contracts;
mod dependence;
mod duties;
mod evidence;
mod funding;
mod grants;
mod head;
mod learning;
mod limits;
mod measures;
mod policy;
mod products;
mod reasons;
mod steps;
mod tools;
mod view;
mod wishes;

pub(crate) use assumptions::sentence as assumption;
pub(crate) use choice::{Chosen, Why};
pub(crate) use circles::circle;
pub(crate) use contracts::{Remarks, calls_under, remark_of};
pub(crate) use evidence::Quality;
pub(crate) use funding::may_fit;
pub(crate) use grants::{cost as grant_cost, sentence as grant_sentence};
pub(crate) use head::{Protecting, care_minutes, counts, money, renewals, unused_costs};
pub(crate) use limits::{blocked_weeks, bottleneck, hours_without_pause, months_of_work};
pub(crate) use measures::sentence as measure;
pub(crate) use policy::sentences as limits_kept;
pub(crate) use products::{deployments, uncertified_hosts, way_of};
pub(crate) use view::View;
pub(crate) use wishes::{fate as wish_fate, void_wishes, wished};

use crate::document::Document;
use crate::options::Options;
use umstieg_core::{Catalogue, Plan};

/// The whole plan. A section that has nothing to say is left out.
pub(crate) fn document(catalogue: &Catalogue, plan: &Plan, options: &Options) -> Document {
    let view = View::new(catalogue, plan, options);
    let heads = view.reader.words.heads();
    let support = view.reader.words.support_heads();
    let mut document = Document::default();
    document.0.extend(head::title(&view));
    document.section(heads.summary, head::summary(&view));
    document.section(heads.tools, tools::blocks(&view));
    document.section(heads.products, products::blocks(&view));
    document.section(heads.steps, steps::blocks(&view));
    document.section(heads.contracts, contracts::blocks(&view));
    document.section(support.learning, learning::blocks(&view));
    document.section(heads.limits, limits::blocks(&view));
    document.section(view.reader.words.wishes(), wishes::blocks(&view));
    document.section(heads.circles, circles::blocks(&view));
    document.section(heads.funding, funding::blocks(&view));
    document.section(support.contacts, contacts::blocks(&view));
    document.section(support.measures, measures::blocks(&view));
    document.section(support.policy, policy::blocks(&view));
    document.section(heads.duties, duties::blocks(&view));
    document.section(heads.dependence, dependence::blocks(&view));
    document.section(heads.assumptions, assumptions::blocks(&view));
    document.section(heads.evidence, evidence::blocks(&view));
    document.ending(view.reader.footer(options).as_deref())
}
