//! What several organisations share, in words.

use crate::document::{Align, Block, Document, Line, Table};
use crate::options::Options;
use crate::reader::Reader;
use crate::words::{GroupHeads, Unshown};
use umstieg_core::Catalogue;
use umstieg_core::format::scalar::Date;
use umstieg_core::group::{Count, Group, SharedSubstitute};

/// A group and what was asked.
#[derive(Clone, Copy, Debug)]
pub struct Grouped<'a> {
    /// The day of the answer.
    pub as_of: Date,
    /// What its members share.
    pub group: &'a Group,
    /// Whether only software was chosen that several organisations can share.
    pub shared: bool,
}

/// Hosts that are named before they are counted.
const HOSTS: usize = 3;

/// Tools that a product replaces that are named before they are counted.
const REPLACED: usize = 4;

/// The whole answer. A section that has nothing to say is left out.
pub(crate) fn document(catalogue: &Catalogue, grouped: &Grouped<'_>, options: &Options) -> Document {
    let reader = Reader::new(catalogue, options);
    let (words, group) = (reader.words, grouped.group);
    let heads = words.group_heads();
    let mut document = Document::default();
    document.0.push(Block::Title(words.group_title(group.members).into()));
    document.0.push(Block::Paragraph(Line::default().quiet(words.as_of(grouped.as_of))));
    document.0.push(Block::Paragraph(words.group_privacy(group.users, group.least).into()));
    if grouped.shared {
        document.0.push(Block::Paragraph(words.group_shared_only().into()));
    }
    if [group.tools.len(), group.substitutes.len(), group.unknown.len()] == [0, 0, 0] {
        document.0.push(Block::Paragraph(words.group_nothing(group.least).into()));
    }
    document.section(heads.substitutes, substitutes(reader, heads, &group.substitutes));
    document.section(heads.sharing, sharing(reader, &group.substitutes));
    document.section(heads.lacking, counts(reader, heads, &group.lacking));
    document.section(heads.tools, counts(reader, heads, &group.tools));
    let unknown = group.unknown.iter().map(|(name, members)| entry(words.group_unknown(name, *members)));
    document.section(heads.unknown, unknown.collect());
    let unshown = unshown(group);
    if !unshown.is_empty() {
        let text = words.group_withheld(&unshown, group.least);
        document.section(heads.withheld, vec![Block::Paragraph(text.into())]);
    }
    document.ending(reader.footer(options).as_deref())
}

fn entry(text: impl Into<Line>) -> Block {
    Block::Entry { head: text.into(), body: Vec::new() }
}

/// Products that come in, in one row each.
fn substitutes(reader: Reader<'_>, heads: GroupHeads, products: &[SharedSubstitute]) -> Vec<Block> {
    if products.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(vec![
        (Align::Flow, heads.product.into()),
        (Align::Right, heads.members.into()),
        (Align::Right, heads.people.into()),
        (Align::Flow, heads.replaces.into()),
    ]);
    for product in products {
        let replaced = reader.software_names(&product.replaces);
        table.row(vec![
            Line::default().strong(reader.software(&product.count.software)),
            product.count.members.to_string().into(),
            people(reader, product.count.users),
            reader.words.some_of(&replaced, REPLACED).into(),
        ]);
    }
    vec![Block::Table(table)]
}

/// Products of which one installation can serve several members.
fn sharing(reader: Reader<'_>, products: &[SharedSubstitute]) -> Vec<Block> {
    let shared = products.iter().filter_map(|product| Some((product, product.sharing?)));
    shared
        .map(|(product, level)| {
            let hosts: Vec<String> = product.hosts.iter().map(|id| reader.provider(id)).collect();
            let text = reader.words.group_sharing(
                product.count.members,
                product.count.users,
                level,
                &reader.words.some_of(&hosts, HOSTS),
            );
            entry(Line::default().strong(reader.software(&product.count.software)).plain(text))
        })
        .collect()
}

/// A number of people, or a dash where it would be about somebody.
fn people(reader: Reader<'_>, users: Option<u64>) -> Line {
    users.map_or_else(|| "–".to_owned(), |users| reader.words.number(users)).into()
}

/// Tools with their members, in one row each.
fn counts(reader: Reader<'_>, heads: GroupHeads, counts: &[Count]) -> Vec<Block> {
    if counts.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(vec![
        (Align::Flow, heads.software.into()),
        (Align::Right, heads.members.into()),
        (Align::Right, heads.people.into()),
    ]);
    for count in counts {
        table.row(vec![
            reader.software(&count.software).into(),
            count.members.to_string().into(),
            people(reader, count.users),
        ]);
    }
    vec![Block::Table(table)]
}

/// Kinds of things of which there are more than are told.
fn unshown(group: &Group) -> Vec<Unshown> {
    let withheld = group.withheld;
    let all = [
        (withheld.tools, Unshown::Tools),
        (withheld.substitutes, Unshown::Substitutes),
        (withheld.lacking, Unshown::Lacking),
        (withheld.unknown, Unshown::Unknown),
    ];
    all.into_iter().filter(|(more, _)| *more).map(|(_, kind)| kind).collect()
}
