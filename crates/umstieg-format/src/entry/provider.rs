//! `providers/<id>.yaml`: an organisation that helps others to run open software.

use super::{EvidenceMap, Sector};
use crate::scalar::{
    CertificationId, CountryCode, Date, EvidenceKey, RegionCode, ServiceId, SoftwareId, Text, Url,
};
use crate::words::{data, words};
use std::collections::BTreeMap;

data! {
    /// A provider of maintenance, support, hosting, migration, training, development or advice.
    pub struct Provider {
        /// Its name.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub name: Box<str>,
        /// One sentence: who it is and what it does. No marketing.
        pub summary: Text,
        /// What kind of organisation it is.
        pub kind: ProviderKind,
        /// Country of its seat.
        pub country: CountryCode,
        /// Region of its seat.
        #[serde(default)]
        pub region: Option<RegionCode>,
        /// Town of its seat.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 60)))]
        pub town: Option<Box<str>>,
        /// Regions whose firms it serves; empty means that nobody has looked.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub serves: Vec<RegionCode>,
        /// Sectors that it knows particularly; empty means no particular one.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub sectors: Vec<Sector>,
        /// Its website.
        pub website: Url,
        /// How sure it is that the offer stands.
        pub status: ProviderStatus,
        /// Day of the newest source that shows the offer: its own day, or the day on which somebody read it if it bears none.
        pub confirmed: Date,
        /// What it offers.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub services: BTreeMap<ServiceId, Service>,
        /// Certifications that it holds.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub certifications: BTreeMap<CertificationId, super::Availability>,
        /// The sources that the facts of this file name by key.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub evidence: EvidenceMap,
    }

    /// One service and the software it is offered for.
    pub struct Service {
        /// The software; empty means that the service is not tied to one.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub software: Vec<SoftwareId>,
        /// Keys of the evidence; none means that nobody has verified it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }
}

words! {
    /// Kind of organisation.
    pub enum ProviderKind {
        /// Makes the software itself.
        Maker,
        /// A company that serves software of others.
        Company,
        /// A public body or a company owned by public bodies.
        PublicBody,
        /// An association, cluster or chamber.
        Association,
        /// A foundation.
        Foundation,
        /// A university or institute.
        Research,
    }

    /// How sure it is that the offer stands.
    pub enum ProviderStatus {
        /// Seen on the provider's own pages or in a list it keeps.
        Verified,
        /// Named by others; check before use.
        Unverified,
        /// No longer offered.
        Ended,
    }
}
