//! What facts are worth in a ranking, in thousandths of the best. All of it is policy, each with its reason; the best is
//! always worth a thousand, and what nobody knows nothing.

use crate::inventory::{IN_PART, IN_SIMPLEST_FORM};

/// What “for the usual uses” is worth, in thousandths: as much as a capability that is there in part.
pub(super) const FOR_THE_USUAL_USES: u16 = IN_PART;

/// What “for a narrow use” is worth, in thousandths: it helps about one in four.
pub(super) const FOR_A_NARROW_USE: u16 = 250;

/// What data are worth that come along with losses, in thousandths: as much as a capability that is there in part.
pub(super) const WITH_LOSSES: u16 = IN_PART;

/// What data are worth that come along by hand, in thousandths: as little as a capability in its simplest form.
pub(super) const BY_HAND: u16 = IN_SIMPLEST_FORM;

/// What an open core is worth, in thousandths. It binds half: what matters most in it can be had from its maker only.
pub(super) const OPEN_CORE: u16 = 500;

/// What a maker in the EEA or Switzerland is worth, in thousandths of one in the Union: they follow much of European law,
/// but do not make it.
pub(super) const BESIDE_THE_UNION: u16 = 900;

/// What a maker farther away is worth if the code is open, in thousandths: code that can be run in house loses little by
/// it, so that even the farthest keeps half; the rest is about who decides on its future.
pub(super) const FAR_BUT_OPEN: u16 = 500;

/// What the care of volunteers is worth, in thousandths: nobody owes their next release to anybody, but many of them have
/// kept their software alive longer than firms have.
pub(super) const BY_VOLUNTEERS: u16 = 700;

/// What the nearest provider is worth who is in the country, in thousandths of one in the region, who can come by: law and
/// language are the same, which is most of it.
pub(super) const PROVIDER_IN_COUNTRY: u16 = 850;

/// The same of a provider in the Union, in thousandths: the law is the same.
pub(super) const PROVIDER_IN_EUROPE: u16 = 600;

/// The same of a provider farther away, in thousandths: there is help, but no more than that; who may be anywhere counts
/// like that.
pub(super) const PROVIDER_ELSEWHERE: u16 = 300;

/// What is lost by a single provider, in thousandths: two make a choice, one makes a dependency, which costs a fifth.
pub(super) const SINGLE_PROVIDER: u16 = 200;

/// What the existence of a provider alone is worth where people's own devices run it, in thousandths: it works without
/// anybody who runs it, so that how near the provider is counts for the other half only.
pub(super) const ANY_PROVIDER: u16 = 500;

/// What the way of being run is worth that is not the best for the house, but a good one, in thousandths: a provider in the
/// Union where there is time for servers of one's own, or one that must still be found.
pub(super) const RUN_WELL: u16 = 700;

/// What a server of one's own is worth for who is short of time, in thousandths: less than any provider in the Union.
pub(super) const RUN_WITHOUT_TIME: u16 = 400;

/// What a way is worth that is neither in house nor with a provider in the Union, in thousandths: it works, no more.
pub(super) const RUN_ELSEWHERE: u16 = 300;

/// What one shared standard is worth, in thousandths of a documented tie: it may be for something else.
pub(super) const ONE_STANDARD: u16 = 500;

/// What several shared standards are worth, in thousandths of a documented tie: two are seldom shared by chance.
pub(super) const SEVERAL_STANDARDS: u16 = 700;

/// Months of the house's capacity from which on work is worth nothing: half a year is as long as people bear with a change
/// that shows no result.
pub(super) const LONGEST_WORK_MONTHS: u64 = 6;

/// What a format is worth that is only published, in thousandths of a free standard: somebody can still write a reader.
pub(super) const PUBLISHED_FORMAT: u16 = 500;
