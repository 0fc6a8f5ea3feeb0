//! A catalogue as one JSON document.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use umstieg_format::entries::{Entries, Rules, Vocabulary};
use umstieg_format::entry::{
    CapabilityTerm, CategoryTerm, CertificationTerm, EvidenceMap, FormatTerm, Funding, LicenseTerm, Manifest,
    Ordering, Playbook, Provider, Reference, RoleTerm, ServiceTerm, Software, StandardTerm, Term,
};
use umstieg_format::scalar::{
    CapabilityId, CategoryId, CertificationId, DataKindId, FormatId, FundingId, PlaybookId, ProviderId,
    ReferenceId, RoleId, RuleId, ServiceId, SoftwareId, StandardId,
};

/// What the first field says.
const FORMAT: &str = "umstieg.catalogue";

/// The version of the document. It changes when a reader of the old one would misread the new one; a new field of an
/// entry does not.
const VERSION: u32 = 1;

/// All entries of a kind by id.
type Map<'e, K, V> = Cow<'e, BTreeMap<K, V>>;

/// The document. Entries are written as their files are, with the defaults of their fields, so the schemas of a catalogue
/// describe them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'e> {
    format: Cow<'e, str>,
    version: u32,
    catalogue: Cow<'e, Manifest>,
    software: Map<'e, SoftwareId, Software>,
    providers: Map<'e, ProviderId, Provider>,
    funding: Map<'e, FundingId, Funding>,
    references: Map<'e, ReferenceId, Reference>,
    categories: Map<'e, CategoryId, CategoryTerm>,
    capabilities: Map<'e, CapabilityId, CapabilityTerm>,
    standards: Map<'e, StandardId, StandardTerm>,
    formats: Map<'e, FormatId, FormatTerm>,
    data_kinds: Map<'e, DataKindId, Term>,
    roles: Map<'e, RoleId, RoleTerm>,
    services: Map<'e, ServiceId, ServiceTerm>,
    certifications: Map<'e, CertificationId, CertificationTerm>,
    licenses: Map<'e, Box<str>, LicenseTerm>,
    rules: Map<'e, RuleId, Ordering>,
    rules_evidence: Cow<'e, EvidenceMap>,
    playbooks: Map<'e, PlaybookId, Playbook>,
    playbooks_evidence: Cow<'e, EvidenceMap>,
}

/// Writes a catalogue as one JSON document.
///
/// `format` and `version` say what it is. Then comes what `catalogue.yaml` says, and one object a kind with the entries
/// by id: `software.zoom` says what `software/zoom.yaml` says and fits its JSON Schema. A field that the file leaves out has
/// the schema's `default` if it names one, so that no reader needs to know it; all others are left out.
///
/// ```
/// use umstieg_exchange::export::{from_json, json};
///
/// let entries = umstieg_format::snapshot::unpack(umstieg_catalogue::SNAPSHOT)?;
/// assert_eq!(from_json(&json(&entries)).ok(), Some(entries));
/// # Ok::<(), umstieg_format::snapshot::SnapshotError>(())
/// ```
#[must_use]
pub fn json(entries: &Entries) -> String {
    let Entries { manifest, software, providers, funding, references, vocabulary, rules } = entries;
    let Vocabulary {
        categories,
        capabilities,
        standards,
        formats,
        data_kinds,
        roles,
        services,
        certifications,
        licenses,
    } = vocabulary;
    let Rules { ordering, ordering_evidence, playbooks, playbook_evidence } = rules;
    let document = Document {
        format: FORMAT.into(),
        version: VERSION,
        catalogue: Cow::Borrowed(manifest),
        software: Cow::Borrowed(software),
        providers: Cow::Borrowed(providers),
        funding: Cow::Borrowed(funding),
        references: Cow::Borrowed(references),
        categories: Cow::Borrowed(categories),
        capabilities: Cow::Borrowed(capabilities),
        standards: Cow::Borrowed(standards),
        formats: Cow::Borrowed(formats),
        data_kinds: Cow::Borrowed(data_kinds),
        roles: Cow::Borrowed(roles),
        services: Cow::Borrowed(services),
        certifications: Cow::Borrowed(certifications),
        licenses: Cow::Borrowed(licenses),
        rules: Cow::Borrowed(ordering),
        rules_evidence: Cow::Borrowed(ordering_evidence),
        playbooks: Cow::Borrowed(playbooks),
        playbooks_evidence: Cow::Borrowed(playbook_evidence),
    };
    // Entries are plain data with texts as keys, which JSON can always hold.
    let mut value = serde_json::to_value(&document).unwrap_or_default();
    drop_nulls(&mut value);
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}

/// Reads what [`json`] has written. What the entries say of one another is not checked; `Catalogue::from_entries` does.
///
/// # Errors
/// Says where the text is no such document, or another version of it.
pub fn from_json(text: &str) -> Result<Entries, String> {
    let document: Document<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let Document { format, version, .. } = &document;
    if format != FORMAT || *version != VERSION {
        return Err(format!(
            "`{format}` in version {version} found, expected `{FORMAT}` in version {VERSION}"
        ));
    }
    Ok(Entries {
        manifest: document.catalogue.into_owned(),
        software: document.software.into_owned(),
        providers: document.providers.into_owned(),
        funding: document.funding.into_owned(),
        references: document.references.into_owned(),
        vocabulary: Vocabulary {
            categories: document.categories.into_owned(),
            capabilities: document.capabilities.into_owned(),
            standards: document.standards.into_owned(),
            formats: document.formats.into_owned(),
            data_kinds: document.data_kinds.into_owned(),
            roles: document.roles.into_owned(),
            services: document.services.into_owned(),
            certifications: document.certifications.into_owned(),
            licenses: document.licenses.into_owned(),
        },
        rules: Rules {
            ordering: document.rules.into_owned(),
            ordering_evidence: document.rules_evidence.into_owned(),
            playbooks: document.playbooks.into_owned(),
            playbook_evidence: document.playbooks_evidence.into_owned(),
        },
    })
}

/// Takes out what nobody has stated and has no default, as the files do.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, value| !value.is_null());
            fields.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}
