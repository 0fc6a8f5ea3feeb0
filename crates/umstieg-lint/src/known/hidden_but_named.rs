//! What a layer hides is named by no entry that stays.

use super::error;

known! {
    error("hidden-but-named", "What a layer hides is named by no entry that stays."), Layers,
    "An entry that names what is hidden would say something about nothing. Statements of other software about the hidden \
     one alone go with it; everything else that names it is overridden or hidden too.",
    bad ["catalogue.yaml" =>
        "hides:\n  - category: chat\n    reason: {de: \"Brauchen wir nicht.\", en: \"Not needed here.\"}\n"],
    good ["catalogue.yaml" =>
        "hides:\n  - rule: mail-before-chat\n    reason: {de: \"Gilt hier nicht.\", en: \"Does not hold here.\"}\n"]
}
