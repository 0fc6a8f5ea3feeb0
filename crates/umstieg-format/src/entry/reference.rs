//! `references/<id>.yaml`: a real organisation that has made the change.

use super::{EvidenceMap, Hosting, Sector};
use crate::scalar::{CountryCode, Date, EvidenceKey, ProviderId, RegionCode, SoftwareId, Text};
use crate::words::{data, words};

data! {
    /// A deployment that others can learn from.
    pub struct Reference {
        /// The organisation.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 120)))]
        pub organisation: Box<str>,
        /// What was done, in one or two sentences.
        pub summary: Text,
        /// Country of the organisation.
        pub country: CountryCode,
        /// Region of the organisation.
        #[serde(default)]
        pub region: Option<RegionCode>,
        /// Its sector.
        pub sector: Sector,
        /// Open software that it uses.
        #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true, "x-ordered" = true)))]
        pub software: Vec<SoftwareId>,
        /// Software that was replaced.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub replaced: Vec<SoftwareId>,
        /// People who use it today or will.
        #[serde(default)]
        pub users: Option<u32>,
        /// How it is run.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub hosting: Vec<Hosting>,
        /// Providers who took part.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub providers: Vec<ProviderId>,
        /// What happened when, in order.
        #[serde(default)]
        pub phases: Vec<Phase>,
        /// What went well or wrong, for others to learn.
        #[serde(default)]
        pub lessons: Vec<Text>,
        /// Keys of the evidence.
        #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true, "x-ordered" = true)))]
        pub facts: Vec<EvidenceKey>,
        /// The sources that this file names by key.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub evidence: EvidenceMap,
    }

    /// One phase of a deployment.
    pub struct Phase {
        /// What kind.
        pub kind: PhaseKind,
        /// Software of the phase; empty means all of the deployment.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub software: Vec<SoftwareId>,
        /// First day, if known.
        #[serde(default)]
        pub from: Option<Date>,
        /// Last day, if known.
        #[serde(default)]
        pub to: Option<Date>,
        /// Length in months, if known.
        #[serde(default)]
        pub months: Option<u16>,
        /// People who took part.
        #[serde(default)]
        pub users: Option<u32>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }
}

words! {
    /// Kind of phase.
    pub enum PhaseKind {
        /// Decision of those in charge.
        Decision,
        /// Trial with a small group.
        ProofOfConcept,
        /// Introduction to all.
        RollOut,
        /// The old software is taken away.
        SwitchOff,
        /// The way back.
        Return,
    }
}
