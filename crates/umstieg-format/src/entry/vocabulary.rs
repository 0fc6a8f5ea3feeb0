//! `vocabulary/*.yaml`: the closed lists that entries draw their words from.

use super::{Level, LicenseModel, MultiTenancy, Platform};
use crate::inventory::ObligationKind;
use crate::scalar::{
    CapabilityId, CategoryId, CertificationId, DataKindId, FormatId, PlaybookId, RoleId, ServiceId,
    StandardId, Text, Url,
};
use crate::words::{data, words};
use std::collections::BTreeMap;

data! {
    /// `categories.yaml`: groups of software, as an adviser asks for them.
    pub struct Categories {
        /// The categories by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub categories: BTreeMap<CategoryId, CategoryTerm>,
    }

    /// A category.
    pub struct CategoryTerm {
        /// Its name.
        pub name: Text,
        /// Other words by which people ask for it, German and English mixed.
        #[serde(default)]
        pub also: Vec<Box<str>>,
        /// Playbook for a change in this category, unless a software names its own.
        pub playbook: PlaybookId,
        /// Whether everybody in the house feels a change here.
        #[serde(default)]
        pub affects_everyone: bool,
        /// Whether people outside see and use it: one edits a website, all customers read it.
        #[serde(default)]
        pub seen_outside: bool,
    }

    /// `capabilities.yaml`: what software does for people.
    pub struct Capabilities {
        /// The capabilities by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub capabilities: BTreeMap<CapabilityId, CapabilityTerm>,
    }

    /// A capability.
    pub struct CapabilityTerm {
        /// Its name.
        pub name: Text,
        /// Other words by which people ask for it, German and English mixed.
        #[serde(default)]
        pub also: Vec<Box<str>>,
        /// The category it belongs to.
        pub category: CategoryId,
        /// What counts as fully having it.
        #[serde(default)]
        pub measure: Option<Text>,
        /// How much it counts within its category when nobody says which capabilities are used: 1 to 5, 3 if left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 5)))]
        pub weight: Option<u8>,
        /// The least that whatever takes a tool's place must reach, whether or not somebody has said that it is used: the law
        /// demands it, or people and data are unprotected without it.
        #[serde(default)]
        pub essential: Option<Level>,
        /// The duty that demands it of a tool that has it.
        #[serde(default)]
        pub demanded_by: Option<Duty>,
        /// Whether it must work at every hour, as an emergency call must: who cannot look after it needs somebody who does.
        #[serde(default)]
        pub always_on: bool,
        /// Whether the law demands that the records made with it are kept for years, whoever made the software.
        #[serde(default)]
        pub retention: bool,
        /// Whether people from outside come in numbers: who uses it meets in large groups, however small the house is.
        #[serde(default)]
        pub audience: bool,
        /// Devices that depend on it: as long as some of them stay, it is needed in full.
        #[serde(default)]
        pub of_platform: Option<Platform>,
        /// Whether it protects or looks after the devices on which people work, and is no work of theirs: a tool that does
        /// nothing else goes with the system of these devices, and is no reason to keep it.
        #[serde(default)]
        pub serves_system: bool,
    }

    /// A duty, and how far a capability must go to fulfil it.
    pub struct Duty {
        /// The duty.
        pub obligation: ObligationKind,
        /// The least level.
        pub least: Level,
    }

    /// `standards.yaml`: open standards, protocols and interfaces.
    pub struct Standards {
        /// The standards by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub standards: BTreeMap<StandardId, StandardTerm>,
    }

    /// A standard.
    pub struct StandardTerm {
        /// Its name.
        pub name: Text,
        /// Where it is published.
        #[serde(default)]
        pub url: Option<Url>,
    }

    /// `formats.yaml`: data formats.
    pub struct FormatTerms {
        /// The formats by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub formats: BTreeMap<FormatId, FormatTerm>,
    }

    /// A data format.
    pub struct FormatTerm {
        /// Its name.
        pub name: Text,
        /// File name extensions, without the dot.
        #[serde(default)]
        pub extensions: Vec<Box<str>>,
        /// Who can implement it.
        pub openness: FormatOpenness,
        /// Whether it only shows something: nobody can go on working with what lies in it.
        #[serde(default)]
        pub fixed: bool,
    }

    /// `data-kinds.yaml`: kinds of data that a migration carries.
    pub struct DataKinds {
        /// The kinds by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub data_kinds: BTreeMap<DataKindId, Term>,
    }

    /// `roles.yaml`: roles that one software fills for another.
    pub struct Roles {
        /// The roles by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub roles: BTreeMap<RoleId, RoleTerm>,
    }

    /// `services.yaml`: what providers offer.
    pub struct Services {
        /// The services by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub services: BTreeMap<ServiceId, ServiceTerm>,
    }

    /// `certifications.yaml`: what providers can prove.
    pub struct Certifications {
        /// The certifications by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub certifications: BTreeMap<CertificationId, CertificationTerm>,
    }

    /// A role.
    pub struct RoleTerm {
        /// Its name.
        pub name: Text,
        /// What it means, if the name does not say it.
        #[serde(default)]
        pub meaning: Option<Text>,
        /// Whether what fills it is a system that runs on devices themselves, so that no limit on devices concerns it.
        #[serde(default)]
        pub system: bool,
        /// Whether what fills it only stores data for others: who runs it does not run what needs it.
        #[serde(default)]
        pub stores: bool,
        /// The capability of what people use that needs this role filled somewhere, be it outside the house.
        #[serde(default)]
        pub client: Option<CapabilityId>,
        /// The capability of what fills it.
        #[serde(default)]
        pub server: Option<CapabilityId>,
    }

    /// A service.
    pub struct ServiceTerm {
        /// Its name.
        pub name: Text,
        /// What it means, if the name does not say it.
        #[serde(default)]
        pub meaning: Option<Text>,
        /// Whether it means that software is run for others.
        #[serde(default)]
        pub hosts: bool,
        /// Whether it means that somebody comes when software fails.
        #[serde(default)]
        pub supports: bool,
        /// Whether it means that software is written or kept alive; who changes tools needs no more than others have written.
        #[serde(default)]
        pub develops: bool,
        /// Its place among the advice that is about no single software, in the order in which a firm needs it, 1 first; left
        /// out if it is no such advice.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 9)))]
        pub advice: Option<u8>,
    }

    /// A certification.
    pub struct CertificationTerm {
        /// Its name.
        pub name: Text,
        /// What it means, if the name does not say it.
        #[serde(default)]
        pub meaning: Option<Text>,
        /// Whether it proves that information is secure with whoever holds it; who runs software for critical infrastructure
        /// must hold one such.
        #[serde(default)]
        pub information_security: bool,
    }

    /// A plain term.
    pub struct Term {
        /// Its name.
        pub name: Text,
        /// What it means, if the name does not say it.
        #[serde(default)]
        pub meaning: Option<Text>,
    }

    /// `licenses.yaml`: terms without an SPDX id.
    pub struct Licenses {
        /// By their `LicenseRef-…` name.
        pub licenses: BTreeMap<Box<str>, LicenseTerm>,
    }

    /// Terms without an SPDX id.
    pub struct LicenseTerm {
        /// Their name.
        pub name: Text,
        /// What kind of terms they are.
        pub model: LicenseModel,
        /// Where they are published.
        #[serde(default)]
        pub url: Option<Url>,
        /// What they forbid.
        #[serde(default)]
        pub restricts: Option<Text>,
    }
}

words! {
    /// Who can implement a format.
    pub enum FormatOpenness {
        /// Published by a standards body, free to implement.
        Standard,
        /// Published, controlled by one vendor or project.
        Published,
        /// Not published; known by reverse engineering at best.
        Closed,
    }
}

impl MultiTenancy {
    /// Whether several organisations can share an installation.
    #[must_use]
    pub fn allows_sharing(self) -> bool {
        matches!(self, Self::Full | Self::Limited)
    }
}
