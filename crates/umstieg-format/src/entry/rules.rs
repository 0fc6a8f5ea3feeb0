//! `rules/ordering.yaml` and `rules/playbooks.yaml`: what plans are made of, as data with reasons and sources.

use super::EvidenceMap;
use crate::inventory::ObligationKind;
use crate::scalar::{
    CapabilityId, CategoryId, EvidenceKey, PlaybookId, RoleId, RuleId, SoftwareId, StepId, Text,
};
use crate::words::{data, words};
use std::collections::BTreeMap;

data! {
    /// `ordering.yaml`: which change comes before which.
    pub struct OrderingRules {
        /// The rules by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub rules: BTreeMap<RuleId, Ordering>,
        /// The sources that the rules name by key.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub evidence: EvidenceMap,
    }

    /// One ordering rule: a step of every change that `first` selects ends before a step of every change that `then`
    /// selects begins.
    pub struct Ordering {
        /// The rule in a few words.
        pub name: Text,
        /// The changes that come first, and the step that must be done.
        pub first: Selector,
        /// The changes that come after, and the step that waits.
        pub then: Selector,
        /// When the rule binds a pair of changes.
        #[serde(default)]
        pub condition: Condition,
        /// Roles: where a tool in use fills one of them, the rule binds nothing.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub unless_filled: Vec<RoleId>,
        /// Whether it may be given up to break a cycle.
        pub strength: Strength,
        /// Working days between the two steps.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 500)))]
        pub lag_days: u16,
        /// Why, in one sentence that an adviser can read out.
        pub reason: Text,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// Selects changes by what they are about, and one kind of their steps. All lists that are not empty must match.
    pub struct Selector {
        /// Main category of the old tool or of the new product, or another one of the product in which it takes the old
        /// one's place, is one of these.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub categories: Vec<CategoryId>,
        /// The change brings one of these capabilities.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub capabilities: Vec<CapabilityId>,
        /// The new product fills one of these roles for others.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub roles: Vec<RoleId>,
        /// The old tool or the new product is one of these.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub software: Vec<SoftwareId>,
        /// Categories that are left out.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true)))]
        pub except_categories: Vec<CategoryId>,
        /// The step of the change.
        pub step: StepKind,
    }

    /// `playbooks.yaml`: the steps that make up a change.
    pub struct Playbooks {
        /// The playbooks by id.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub playbooks: BTreeMap<PlaybookId, Playbook>,
        /// The sources that the playbooks name by key.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = crate::schema::id_keys())))]
        pub evidence: EvidenceMap,
    }

    /// Steps of one kind of change. Efforts are planning estimates for an organisation without experience.
    pub struct Playbook {
        /// What kind of change.
        pub name: Text,
        /// Where steps and estimates come from.
        pub basis: Text,
        /// Work a month to keep what came in safe – updates, backup, watching, the occasional bad day –, in minutes, if the
        /// organisation runs it itself.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
        pub care_minutes: u32,
        /// The steps; each names those it follows.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        pub steps: Vec<StepTemplate>,
        /// Keys of the evidence.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub evidence: Vec<EvidenceKey>,
    }

    /// One step of a playbook.
    pub struct StepTemplate {
        /// Id within the playbook.
        pub id: StepId,
        /// What kind of work it is.
        pub kind: StepKind,
        /// How often it occurs.
        pub scope: Scope,
        /// What to do; `{product}`, `{tool}` and `{users}` stand for the change's own.
        pub title: Text,
        /// What to do where other steps have become part of this one; the title if left out.
        #[serde(default)]
        pub joint_title: Option<Text>,
        /// What to watch or have at the end.
        #[serde(default)]
        pub checklist: Vec<Text>,
        /// Work of those who run the systems.
        #[serde(default)]
        pub effort: Effort,
        /// Shortest time that it takes, in working days, however little work it is.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 500)))]
        pub min_days: u16,
        /// Steps of the same playbook that end before this begins.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(extend("uniqueItems" = true, "x-ordered" = true)))]
        pub after: Vec<StepId>,
        /// Whether those who use the software notice it.
        #[serde(default)]
        pub touches_people: bool,
        /// Left out where fewer people use the software.
        #[serde(default)]
        pub min_users: u32,
        /// The step that takes this one over where few people use the software.
        #[serde(default)]
        pub part_of: Option<PartOf>,
        /// Largest group that takes the step at once; more people take it in stages. Where its work counts everybody in the
        /// organisation, so do the stages.
        #[serde(default)]
        pub stage_users: Option<u32>,
        /// Time that each user spends on learning, in minutes.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
        pub learner_minutes: u32,
        /// Only where a duty of this kind applies to the tool.
        #[serde(default)]
        pub for_obligation: Option<ObligationKind>,
        /// Only where the inventory demands that every product is tried first.
        #[serde(default)]
        pub if_trial_demanded: bool,
        /// Skills that it takes.
        #[serde(default)]
        pub skills: Vec<Text>,
        /// Skills that it takes instead where a provider runs the product; the same if left out.
        #[serde(default)]
        pub hosted_skills: Vec<Text>,
    }

    /// Where few are concerned, several steps are one piece of work: its effort, its days and its checklist become the
    /// other step's.
    pub struct PartOf {
        /// The other step, of the same playbook and scope; where that one is left out, the step that follows it.
        pub step: StepId,
        /// From this number of users on they are steps of their own.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1_000)))]
        pub below_users: u32,
    }

    /// Work of a step, in minutes.
    #[derive(Default)]
    pub struct Effort {
        /// Once.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 100_000)))]
        pub minutes: u32,
        /// More for every user.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
        pub minutes_per_user: u32,
        /// More for everybody in the organisation who uses a computer, however few use the software: the devices, networks
        /// and pages that it serves grow with the house.
        #[serde(default)]
        #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 10_000)))]
        pub minutes_per_person: u32,
    }
}

impl Effort {
    /// Minutes for so many people who use the software, in an organisation of so many who use computers.
    #[must_use]
    pub fn minutes_for(&self, users: u32, people: u32) -> u64 {
        let share = |minutes: u32, of: u32| u64::from(minutes) * u64::from(of);
        u64::from(self.minutes) + share(self.minutes_per_user, users) + share(self.minutes_per_person, people)
    }
}

words! {
    /// When an ordering rule binds a pair of changes.
    #[derive(Default)]
    pub enum Condition {
        /// Always.
        #[default]
        Always,
        /// The old tool or the new product of `first` runs as a local application on the system that `then` leaves.
        RunsOnSystem,
        /// The old tool of `first` belongs to the bundle that `then` cancels.
        SameBundle,
        /// An interface of the inventory or an integration of the catalogue ties the old tools together.
        Interface,
        /// The same product serves both changes.
        SameProduct,
    }

    /// Whether a dependency may be given up.
    pub enum Strength {
        /// Never.
        Hard,
        /// To break a cycle or to keep a contract date, with a note.
        Soft,
    }

    /// How often a step occurs.
    pub enum Scope {
        /// Once in the plan.
        Organisation,
        /// Once for each product that comes in.
        Product,
        /// Once for each tool that is replaced.
        Tool,
    }

    /// Kind of work.
    pub enum StepKind {
        /// Find out what is there: templates, macros, interfaces, data.
        Survey,
        /// Back up, and prove that the backup can be restored.
        BackupTest,
        /// Buy: tender or order.
        Procure,
        /// Agree with works or staff council.
        Agree,
        /// Wait for the approval of funding.
        AwaitFunding,
        /// Try with a small group.
        ProofOfConcept,
        /// Decide whether to go on.
        Decide,
        /// Set the product up.
        Install,
        /// Connect the old system with the new one, so that both can be used.
        Bridge,
        /// Adapt templates, macros, interfaces.
        Adapt,
        /// Teach people.
        Train,
        /// Carry data over.
        MigrateData,
        /// Give the product to everybody.
        RollOut,
        /// Keep the old software as a fall-back.
        ParallelRun,
        /// Give notice of a contract.
        GiveNotice,
        /// Archive what must be kept.
        Archive,
        /// Take the old software away.
        SwitchOff,
        /// Contain a software that stays.
        Contain,
        /// Look again.
        Review,
    }
}
