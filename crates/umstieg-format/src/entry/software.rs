//! `software/<id>.yaml`: one product or service, proprietary or open.

use super::{
    Carried, EvidenceMap, Fit, Governance, Hosting, Level, License, MaintenanceKind, MultiTenancy, Platform,
    ReachedBy, Sector, Supply,
};
use crate::scalar::{
    CapabilityId, CategoryId, CountryCode, DataKindId, Date, EditionId, EvidenceKey, FormatId, LanguageCode,
    PackageId, PlaybookId, ProviderId, Release as ReleaseName, RoleId, SoftwareId, StandardId, Text, Url,
    VersionRange,
};
use crate::words::data;
use std::collections::BTreeMap;

data! {
    /// One product or service.
    pub struct Software {
        /// Name as its maker writes it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 80)))]
        pub name: Box<str>,
        /// One sentence: what it does and for whom. No marketing.
        pub summary: Text,
        /// Categories, the main one first.
        #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true, "x-ordered" = true)))]
        pub categories: Vec<CategoryId>,
        /// Terms of use.
        pub license: License,
        /// Who makes it.
        #[serde(default)]
        pub vendor: Option<Vendor>,
        /// Its website.
        #[serde(default)]
        pub website: Option<Url>,
        /// Its public source repository.
        #[serde(default)]
        pub repository: Option<Url>,
        /// Where an interested firm can try it without installing anything.
        #[serde(default)]
        pub demo: Option<NamedLink>,
        /// Other names under which inventories list it.
        #[serde(default)]
        pub aliases: Vec<Alias>,
        /// Exact ids in software indexes, such as `winget:Zoom.Zoom`.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub packages: Vec<PackageId>,
        /// Variants that can be bought or downloaded.
        #[serde(default)]
        pub editions: Vec<Edition>,
        /// Software that is sold or shipped inside it and cannot be cancelled alone.
        #[serde(default)]
        pub includes: Vec<SoftwareId>,
        /// Proprietary software that it runs underneath, for example the base of a "sovereign" cloud.
        #[serde(default)]
        pub built_on: Vec<SoftwareId>,
        /// What it does for people. A suite lists only what none of its parts does.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub capabilities: BTreeMap<CapabilityId, Capability>,
        /// Which software it can stand in for; stated by open software only.
        #[serde(default)]
        pub replaces: Vec<Replaces>,
        /// What must be there for it to work.
        #[serde(default)]
        pub requires: Vec<Requirement>,
        /// Roles that it fills for other software.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub fills: BTreeMap<RoleId, Availability>,
        /// Software that it works together with.
        #[serde(default)]
        pub integrates: Vec<Integration>,
        /// Software with which it does not work.
        #[serde(default)]
        pub conflicts: Vec<Integration>,
        /// Programs on the same desk that it starts or controls. If it stays, whoever works with it keeps them until its
        /// maker has said what does instead.
        #[serde(default)]
        pub calls: Vec<Integration>,
        /// Open standards and protocols that it speaks.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub standards: BTreeMap<StandardId, Availability>,
        /// Data formats that it reads and writes.
        #[serde(default)]
        pub formats: Option<Formats>,
        /// Ways in which it can be run or bought.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::hosting_keys())))]
        pub hosting: BTreeMap<Hosting, Availability>,
        /// Devices and systems on which people use it.
        #[serde(default)]
        pub platforms: Option<Platforms>,
        /// For operating systems of desks and phones: the platform that people have with it.
        #[serde(default)]
        pub gives_platform: Option<Platform>,
        /// Systems on which its server part runs; left out if it has none, or if nobody has looked.
        #[serde(default)]
        pub servers: Option<Servers>,
        /// For operating systems of servers: the system on which server parts of other software run with it.
        #[serde(default)]
        pub gives_server: Option<Platform>,
        /// Whether several organisations can share one installation without seeing one another.
        #[serde(default)]
        pub multi_tenancy: Option<Tenancy>,
        /// Languages of its user interface.
        #[serde(default)]
        pub languages: Option<Spoken>,
        /// How it is kept alive and who decides about it.
        #[serde(default)]
        pub maintenance: Option<Maintenance>,
        /// Newest release seen.
        #[serde(default)]
        pub latest_release: Option<Release>,
        /// Releases with the end of their support.
        #[serde(default)]
        pub lifecycle: Vec<Lifecycle>,
        /// Playbook that introduces it, if not the one of its main category.
        #[serde(default)]
        pub playbook: Option<PlaybookId>,
        /// Work a month to keep it safe, in minutes, if other than its playbook says.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
        pub care_minutes: Option<u32>,
        /// Only organisations of these sectors are advised to use it; empty means all.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub only_for: Vec<Sector>,
        /// For proprietary software that nothing open replaces today: the search for it.
        #[serde(default)]
        pub no_substitute: Option<NoSubstitute>,
        /// How to live with it without growing more dependent: interfaces, exports, neighbours.
        #[serde(default)]
        pub containment: Option<Containment>,
        /// The sources that the facts of this file name by key.
        #[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub evidence: EvidenceMap,
    }

    /// Maker of a software.
    pub struct Vendor {
        /// Name of the company, foundation or community.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub name: Box<str>,
        /// Country of its seat.
        #[serde(default)]
        pub country: Option<CountryCode>,
        /// Country from which it is controlled, if another: a parent company's seat.
        #[serde(default)]
        pub controlled_from: Option<CountryCode>,
        /// Its own entry as a provider.
        #[serde(default)]
        pub provider: Option<ProviderId>,
        /// Keys of the evidence; none means that nobody has verified name and country.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Another name of a software.
    pub struct Alias {
        /// The name as inventories show it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub name: Box<str>,
        /// Publisher that must stand beside the name, because the name alone means other software too.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub publisher: Option<Box<str>>,
    }

    /// A variant of a software.
    pub struct Edition {
        /// Id within this software.
        pub id: EditionId,
        /// Name as its maker writes it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub name: Box<str>,
        /// Terms, if other than those of the software.
        #[serde(default)]
        pub license: Option<License>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// How well a software does one thing.
    pub struct Capability {
        /// How far it goes.
        pub level: Level,
        /// For what people do in groups: the largest group for which it goes all the way although `level` says less.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 2)))]
        pub full_up_to: Option<u32>,
        /// Editions that have it; empty means all.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub editions: Vec<EditionId>,
        /// Software that must be added for it; it comes into the plan with this capability.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub with: Vec<SoftwareId>,
        /// What a user should know about its limits.
        #[serde(default)]
        pub note: Option<Text>,
        /// Keys of the evidence; none means that nobody has verified it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// The fact that an open software can stand in for another software.
    pub struct Replaces {
        /// What it stands in for.
        pub software: SoftwareId,
        /// How far.
        pub fit: Fit,
        /// Data that comes along, and how well.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub carries: BTreeMap<DataKindId, Carried>,
        /// What is lost or must be done in another way.
        #[serde(default)]
        pub lost: Vec<Loss>,
        /// Tools that help to carry data over.
        #[serde(default)]
        pub tools: Vec<NamedLink>,
        /// Keys of the evidence that somebody names it as a replacement.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Something that is lost, or must be done in another way, when one software takes the place of another.
    pub struct Loss {
        /// What it is, in German.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1200)))]
        pub de: Box<str>,
        /// What it is, in English.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 1200)))]
        pub en: Box<str>,
        /// Capabilities that it is about: who uses none of them loses nothing. Empty if it concerns everybody.
        #[serde(default, rename = "for")]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub concerns: Vec<CapabilityId>,
    }

    /// A named page.
    pub struct NamedLink {
        /// What it is called.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 100)))]
        pub name: Box<str>,
        /// Where it is.
        pub url: Url,
    }

    /// Something that must be there.
    pub struct Requirement {
        /// One of these software, in order of preference. Left empty when a `role` says it all.
        #[serde(default)]
        pub any_of: Vec<SoftwareRange>,
        /// Any software that fills this role.
        #[serde(default)]
        pub role: Option<RoleId>,
        /// Needed only for these capabilities; empty means always.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub only_for: Vec<CapabilityId>,
        /// Needed only where the software is run in one of these ways; empty means however it is run. What a provider
        /// brings along, whoever has it run by one need not bring.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub only_hosted: Vec<Hosting>,
        /// How it comes into the house.
        pub supply: Supply,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// A software and the releases of it that will do.
    pub struct SoftwareRange {
        /// The software.
        pub software: SoftwareId,
        /// Its releases; left out means any.
        #[serde(default)]
        pub versions: Option<VersionRange>,
    }

    /// A tie between two software, or a clash.
    pub struct Integration {
        /// The other software.
        pub software: SoftwareId,
        /// Own releases for which it holds; left out means any.
        #[serde(default)]
        pub own_versions: Option<VersionRange>,
        /// The other's releases for which it holds; left out means any.
        #[serde(default)]
        pub versions: Option<VersionRange>,
        /// Standards over which the two talk.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub via: Vec<StandardId>,
        /// What it does for people, or why they clash.
        #[serde(default)]
        pub note: Option<Text>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Where a simple fact was seen.
    pub struct Availability {
        /// Keys of the evidence; none means that nobody has verified it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Formats that a software reads and writes.
    pub struct Formats {
        /// Formats that it opens or imports.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub reads: Vec<FormatId>,
        /// Formats that it saves or exports.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub writes: Vec<FormatId>,
        /// Formats in which its work lies and is exchanged with others: what takes its place must read and write them.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub main: Vec<FormatId>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Devices and systems for the people who use a software.
    pub struct Platforms {
        /// Where it runs.
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub clients: Vec<Platform>,
        /// Where it does all that it can; left out if that is the same everywhere.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub full: Vec<Platform>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Systems on which the server part of a software runs.
    pub struct Servers {
        /// The systems.
        #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true)))]
        pub systems: Vec<Platform>,
        /// Keys of the evidence; none means that nobody has verified it.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Multi-tenancy of a software.
    pub struct Tenancy {
        /// How far tenants are kept apart.
        pub level: MultiTenancy,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Languages of a user interface.
    pub struct Spoken {
        /// The languages; a listed one is there, an unlisted one may be missing or not checked.
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub ui: Vec<LanguageCode>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// How a software is kept alive.
    pub struct Maintenance {
        /// Who does the work.
        pub kind: MaintenanceKind,
        /// Who decides where it goes.
        pub governance: Governance,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// A release and its day.
    pub struct Release {
        /// The release.
        pub release: ReleaseName,
        /// Day of the release.
        #[serde(default)]
        pub date: Option<Date>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Support dates of one release.
    pub struct Lifecycle {
        /// The release or release line, as the vendor names it: `2019`, `22H2`.
        pub release: ReleaseName,
        /// Last day of regular support.
        #[serde(default)]
        pub support_ends: Option<Date>,
        /// Last day of security updates.
        #[serde(default)]
        pub security_ends: Option<Date>,
        /// How whoever has an earlier release of the same line comes to this one; nothing if nobody has looked.
        #[serde(default)]
        pub reached_by: Option<ReachedBy>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// The result of a search that found nothing open.
    pub struct NoSubstitute {
        /// Day of the search.
        pub searched: Date,
        /// Why nothing fits today.
        pub reason: Text,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// How to live with a software that stays.
    pub struct Containment {
        /// What to do: which interfaces to ask for, what to export, which neighbours can move all the same.
        pub advice: Text,
        /// Standards over which neighbours can stay connected.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub interfaces: Vec<StandardId>,
        /// Formats in which data can leave.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub exports: Vec<FormatId>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }
}
