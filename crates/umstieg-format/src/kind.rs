//! The kinds of YAML file of the project and where they lie, and the kinds of entry in them.

mod entry;

pub use entry::{EntryKey, EntryKind};

/// A kind of YAML file that this crate reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `catalogue.yaml`
    Manifest,
    /// `software/<id>.yaml`
    Software,
    /// `providers/<id>.yaml`
    Provider,
    /// `funding/<id>.yaml`
    Funding,
    /// `references/<id>.yaml`
    Reference,
    /// `vocabulary/categories.yaml`
    Categories,
    /// `vocabulary/capabilities.yaml`
    Capabilities,
    /// `vocabulary/standards.yaml`
    Standards,
    /// `vocabulary/formats.yaml`
    Formats,
    /// `vocabulary/data-kinds.yaml`
    DataKinds,
    /// `vocabulary/roles.yaml`
    Roles,
    /// `vocabulary/services.yaml`
    Services,
    /// `vocabulary/certifications.yaml`
    Certifications,
    /// `vocabulary/licenses.yaml`
    Licenses,
    /// `rules/ordering.yaml`
    Ordering,
    /// `rules/playbooks.yaml`
    Playbooks,
    /// An inventory.
    Inventory,
}

impl FileKind {
    /// Every kind, in the order in which the documentation names them.
    pub const ALL: [Self; 17] = [
        Self::Manifest,
        Self::Software,
        Self::Provider,
        Self::Funding,
        Self::Reference,
        Self::Categories,
        Self::Capabilities,
        Self::Standards,
        Self::Formats,
        Self::DataKinds,
        Self::Roles,
        Self::Services,
        Self::Certifications,
        Self::Licenses,
        Self::Ordering,
        Self::Playbooks,
        Self::Inventory,
    ];

    /// The name of the kind, which is also the stem of its schema's file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Manifest => "catalogue",
            Self::Software => "software",
            Self::Provider => "provider",
            Self::Funding => "funding",
            Self::Reference => "reference",
            Self::Categories => "categories",
            Self::Capabilities => "capabilities",
            Self::Standards => "standards",
            Self::Formats => "formats",
            Self::DataKinds => "data-kinds",
            Self::Roles => "roles",
            Self::Services => "services",
            Self::Certifications => "certifications",
            Self::Licenses => "licenses",
            Self::Ordering => "ordering",
            Self::Playbooks => "playbooks",
            Self::Inventory => "inventory",
        }
    }

    /// The folder of the kind within a catalogue, and the fixed file name if the folder holds one file a kind.
    #[must_use]
    pub fn place(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Manifest => ("", Some("catalogue.yaml")),
            Self::Software => ("software", None),
            Self::Provider => ("providers", None),
            Self::Funding => ("funding", None),
            Self::Reference => ("references", None),
            Self::Categories => ("vocabulary", Some("categories.yaml")),
            Self::Capabilities => ("vocabulary", Some("capabilities.yaml")),
            Self::Standards => ("vocabulary", Some("standards.yaml")),
            Self::Formats => ("vocabulary", Some("formats.yaml")),
            Self::DataKinds => ("vocabulary", Some("data-kinds.yaml")),
            Self::Roles => ("vocabulary", Some("roles.yaml")),
            Self::Services => ("vocabulary", Some("services.yaml")),
            Self::Certifications => ("vocabulary", Some("certifications.yaml")),
            Self::Licenses => ("vocabulary", Some("licenses.yaml")),
            Self::Ordering => ("rules", Some("ordering.yaml")),
            Self::Playbooks => ("rules", Some("playbooks.yaml")),
            Self::Inventory => ("", None),
        }
    }

    /// Whether a catalogue has one file of this kind, and not one an entry.
    #[must_use]
    pub fn is_single(self) -> bool {
        self.place().1.is_some()
    }

    /// The kind of the files of a name in a folder of this name, by [`place`](Self::place). Inventories have neither.
    ///
    /// ```
    /// use umstieg_format::kind::FileKind;
    ///
    /// assert_eq!(FileKind::at("software", "zoom.yaml"), Some(FileKind::Software));
    /// assert_eq!(FileKind::at("vocabulary", "roles.yaml"), Some(FileKind::Roles));
    /// assert_eq!(FileKind::at("elsewhere", "catalogue.yaml"), Some(FileKind::Manifest));
    /// assert_eq!(FileKind::at("elsewhere", "zoom.yaml"), None);
    /// ```
    #[must_use]
    pub fn at(folder: &str, file: &str) -> Option<Self> {
        let is_yaml = file.ends_with(".yaml");
        Self::ALL.into_iter().find(|kind| match kind.place() {
            ("", None) => false,
            ("", Some(name)) => name == file,
            (place, Some(name)) => place == folder && name == file,
            (place, None) => place == folder && is_yaml,
        })
    }

    /// The path of an entry of this kind within its catalogue, with forward slashes.
    #[must_use]
    pub fn path(self, id: &str) -> String {
        match self.place() {
            ("", Some(file)) => file.to_owned(),
            (folder, Some(file)) => format!("{folder}/{file}"),
            ("", None) => format!("{id}.yaml"),
            (folder, None) => format!("{folder}/{id}.yaml"),
        }
    }
}
