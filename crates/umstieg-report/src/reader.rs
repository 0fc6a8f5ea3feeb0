//! A catalogue in a reader's language: names instead of ids.

use crate::options::{Language, Options};
use crate::words::{self, Words};
use umstieg_core::Catalogue;
use umstieg_core::format::entry::{Loss, Software, SuffixState};
use umstieg_core::format::scalar::{
    CapabilityId, CategoryId, CertificationId, DataKindId, FormatId, FundingId, ProviderId, ReferenceId,
    RoleId, ServiceId, SoftwareId, StandardId, Text,
};
use umstieg_core::recommend::platform;

/// A catalogue and the language in which it is read.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) language: Language,
    pub(crate) words: &'static dyn Words,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue, options: &Options) -> Self {
        Self { catalogue, language: options.language, words: words::of(options.language) }
    }

    /// The reader's half of a text.
    pub(crate) fn text<'t>(&self, text: &'t Text) -> &'t str {
        match self.language {
            Language::De => &text.de,
            Language::En => &text.en,
        }
    }

    /// What reports end with: the reader's own line, else that of the catalogue's layers.
    pub(crate) fn footer(&self, options: &Options) -> Option<String> {
        let of_layers = || self.catalogue.footer().map(|text| self.text(text).to_owned());
        options.footer.clone().or_else(of_layers)
    }

    /// The reader's half of a loss.
    pub(crate) fn loss<'t>(&self, loss: &'t Loss) -> &'t str {
        match self.language {
            Language::De => &loss.de,
            Language::En => &loss.en,
        }
    }

    pub(crate) fn software(&self, id: &SoftwareId) -> String {
        self.catalogue.software_name(id).to_owned()
    }

    /// Names of software, in their order.
    pub(crate) fn software_names<'b>(&self, ids: impl IntoIterator<Item = &'b SoftwareId>) -> Vec<String> {
        ids.into_iter().map(|id| self.software(id)).collect()
    }

    pub(crate) fn provider(&self, id: &ProviderId) -> String {
        self.catalogue.provider(id).map_or_else(|| id.to_string(), |entry| entry.name.to_string())
    }

    /// What a provider offers for a product; for an app without an offer of its own, that it runs the app's platform.
    pub(crate) fn services(&self, product: &SoftwareId, provider: &ProviderId) -> Vec<&'a ServiceId> {
        let of = |software: &SoftwareId| {
            let offers = self.catalogue.providers_of(software).filter(|(id, _)| *id == provider);
            offers.map(|(_, service)| service).collect::<Vec<_>>()
        };
        let own = of(product);
        match platform(self.catalogue, product) {
            Some(platform) if own.is_empty() => {
                let is_run = |id: &&ServiceId| {
                    self.catalogue.vocabulary().services.get(*id).is_some_and(|term| term.hosts)
                };
                of(platform).into_iter().filter(is_run).collect()
            }
            _ => own,
        }
    }

    pub(crate) fn programme(&self, id: &FundingId) -> String {
        self.catalogue.funding(id).map_or_else(|| id.to_string(), |entry| entry.name.to_string())
    }

    /// The organisation of a deployment.
    pub(crate) fn deployment(&self, id: &ReferenceId) -> String {
        self.catalogue.reference(id).map_or_else(|| id.to_string(), |entry| entry.organisation.to_string())
    }

    pub(crate) fn capability(&self, id: &CapabilityId) -> String {
        self.term(self.catalogue.vocabulary().capabilities.get(id).map(|term| &term.name), id)
    }

    pub(crate) fn category(&self, id: &CategoryId) -> String {
        self.term(self.catalogue.vocabulary().categories.get(id).map(|term| &term.name), id)
    }

    /// Software whose main category this is, open ones first.
    pub(crate) fn in_category(&self, id: &CategoryId) -> Vec<&'a SoftwareId> {
        let all = self.catalogue.entries().software.iter();
        let mut found: Vec<&SoftwareId> =
            all.filter(|(_, entry)| entry.categories.contains(id)).map(|(id, _)| id).collect();
        found.sort_by(|a, b| self.catalogue.by_standing(a, b));
        found
    }

    /// Open software with a capability, what matters most first.
    pub(crate) fn able(&self, id: &CapabilityId) -> Vec<&'a SoftwareId> {
        let mut found: Vec<&SoftwareId> = self.catalogue.open_with(id).collect();
        found.sort_by(|a, b| self.catalogue.by_standing(a, b));
        found
    }

    pub(crate) fn data_kind(&self, id: &DataKindId) -> String {
        self.term(self.catalogue.vocabulary().data_kinds.get(id).map(|term| &term.name), id)
    }

    pub(crate) fn standard(&self, id: &StandardId) -> String {
        self.term(self.catalogue.vocabulary().standards.get(id).map(|term| &term.name), id)
    }

    pub(crate) fn format(&self, id: &FormatId) -> String {
        self.term(self.catalogue.vocabulary().formats.get(id).map(|term| &term.name), id)
    }

    pub(crate) fn role(&self, id: &RoleId) -> String {
        self.term(self.catalogue.vocabulary().roles.get(id).map(|term| &term.name), id)
    }

    pub(crate) fn service(&self, id: &ServiceId) -> String {
        self.term(self.catalogue.vocabulary().services.get(id).map(|term| &term.name), id)
    }

    pub(crate) fn certification(&self, id: &CertificationId) -> String {
        self.term(self.catalogue.vocabulary().certifications.get(id).map(|term| &term.name), id)
    }

    /// A term's name; its id only if the vocabulary lacks it, which a checked catalogue does not let happen.
    fn term(&self, name: Option<&Text>, id: &dyn std::fmt::Display) -> String {
        name.map_or_else(|| id.to_string(), |name| self.text(name).to_owned())
    }

    /// The licence of a software: its expression, its kind where it is not plainly open, and what is not known of it.
    pub(crate) fn license(&self, entry: &Software) -> String {
        use umstieg_core::format::entry::LicenseModel;
        let license = &entry.license;
        let expression = license.spdx.as_ref().map(|spdx| self.expression(spdx.as_str()));
        let model = self.words.license_model(license.model).to_owned();
        // What is not known of the expression stands beside it, not behind the whole sentence.
        let unsettled = license.suffix == SuffixState::Unknown;
        let expression = expression.map(|expression| match unsettled {
            true => format!("{expression} ({})", self.words.suffix_unknown()),
            false => expression,
        });
        match (expression, license.model) {
            (Some(expression), LicenseModel::OpenSource) => expression,
            (Some(expression), _) => format!("{expression}; {model}"),
            (None, LicenseModel::OpenSource | LicenseModel::OpenCore) => {
                format!("{model}, {}", self.words.license_unknown())
            }
            (None, _) => model,
        }
    }

    /// A licence expression with the names of terms that have no SPDX id.
    fn expression(&self, spdx: &str) -> String {
        spdx.split(' ')
            .map(|word| {
                let bare = word.trim_matches(['(', ')']);
                match bare {
                    "AND" => return self.words.and().to_owned(),
                    "OR" => return self.words.or().to_owned(),
                    _ => {}
                }
                match self.catalogue.vocabulary().licenses.get(bare) {
                    Some(term) => word.replace(bare, self.text(&term.name)),
                    None => word.to_owned(),
                }
            })
            .collect::<Vec<_>>()
            .join(" ")
    }
}
