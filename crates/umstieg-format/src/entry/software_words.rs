//! The closed lists of words that a software's file chooses from.

use crate::words::words;

words! {
    /// How far a software does one thing, measured at what firms expect of a product made for it.
    pub enum Level {
        /// All that most firms expect.
        Full,
        /// The usual cases; a part of what firms expect is missing.
        Partial,
        /// The simplest cases only.
        Basic,
        /// Not at all.
        None,
        /// Nobody has looked.
        Unknown,
    }

    /// How far one software can stand in for another.
    pub enum Fit {
        /// For nearly all users and uses.
        Full,
        /// For the usual uses; some users or uses stay behind.
        Partial,
        /// For a narrow use only.
        Niche,
        /// Named as a replacement, not judged.
        Unknown,
    }

    /// How well a kind of data comes along.
    pub enum Carried {
        /// It need not be carried: it lies in files that stay where they are and that the new program opens there.
        InPlace,
        /// By a tool or a standard, with nothing left behind that matters.
        Full,
        /// By a tool or a standard, with losses.
        Partial,
        /// By hand.
        Manual,
        /// Not at all; an archive stays.
        Lost,
        /// Nobody has looked.
        Unknown,
    }

    /// How a required software comes into the house.
    pub enum Supply {
        /// With the installation: a package, an image or a service of the host; no work of its own in a plan.
        Bundled,
        /// As a product of its own with its own steps.
        Separate,
    }

    /// A way to run or buy a software.
    pub enum Hosting {
        /// On the user's own device; no server.
        Local,
        /// On servers of the organisation.
        OnPremises,
        /// On servers without a way to the internet.
        Isolated,
        /// By a provider in Germany.
        ManagedDe,
        /// By a provider in the European Union.
        ManagedEu,
        /// A cloud that promises legal or technical independence of foreign control.
        SovereignCloud,
        /// A public cloud without such limits.
        PublicCloud,
    }

    /// A device or system on which people use software.
    pub enum Platform {
        /// A browser.
        Web,
        /// Windows.
        Windows,
        /// macOS.
        Macos,
        /// Linux desktops.
        Linux,
        /// Android.
        Android,
        /// iOS and iPadOS.
        Ios,
    }

    /// How one comes to a release from an earlier one.
    pub enum ReachedBy {
        /// An update that costs nothing and is offered to all who have an earlier release.
        FreeUpdate,
        /// A purchase.
        Purchase,
        /// New devices only, on which it comes; no other device can be raised to it.
        NewDevice,
    }

    /// How far tenants of one installation are kept apart.
    pub enum MultiTenancy {
        /// Separate users, data and administration.
        Full,
        /// Some separation, shared administration.
        Limited,
        /// One organisation an installation.
        None,
        /// Nobody has looked.
        Unknown,
    }

    /// Who keeps a software alive.
    pub enum MaintenanceKind {
        /// Volunteers.
        Community,
        /// A foundation or association with staff or funds.
        Foundation,
        /// A company that makes it.
        Vendor,
        /// Contracts of its users.
        Contract,
        /// Nobody.
        None,
        /// Nobody has looked.
        Unknown,
    }

    /// Who decides about a software.
    pub enum Governance {
        /// One company.
        Company,
        /// A foundation or association.
        Foundation,
        /// Its contributors.
        Community,
        /// A public body.
        PublicBody,
        /// Nobody has looked.
        Unknown,
    }

    /// Kind of organisation, for eligibility, strictness and examples.
    pub enum Sector {
        /// Crafts and construction.
        Craft,
        /// Trade and retail.
        Retail,
        /// Manufacturing and engineering.
        Manufacturing,
        /// Hotels, restaurants, tourism.
        Hospitality,
        /// Farming, forestry, fishery.
        Agriculture,
        /// Energy and water supply.
        Energy,
        /// Transport and logistics.
        Logistics,
        /// Health care and nursing.
        Health,
        /// Tax advisers and auditors.
        TaxAdvice,
        /// Lawyers and notaries.
        Legal,
        /// Design, media and web agencies.
        Agency,
        /// Information technology.
        It,
        /// Consulting and other services.
        Services,
        /// Schools, universities, training.
        Education,
        /// Administration of state and municipalities.
        PublicAdministration,
        /// Associations, clubs, foundations.
        NonProfit,
        /// Anything else.
        Other,
    }
}
