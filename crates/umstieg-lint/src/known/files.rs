//! Files and folders: what can be read at all.

use umstieg_format::finding::rules;

known! {
    rules::MISSING_FILE, Files,
        "A folder is a catalogue when `catalogue.yaml` lies in it; without that file nothing is read.",
        bad ("A folder without `catalogue.yaml`, or a path that is misspelt."),
        good ("The folder that holds `catalogue.yaml`.");
    rules::NOT_A_FILE, Files,
        "Folders, devices and pipes with the name of an entry are refused, so that reading always ends.",
        bad ("A folder called `software/acme.yaml`."),
        good ("A file called `software/acme.yaml`.");
    rules::OTHER_RELEASE, Files,
        "A catalogue may use fields and words that came with a later release. An older program would call each of them a \
         mistake, so `catalogue.yaml` says under `umstieg` which releases can read it; this is looked at first, and \
         nothing else is judged if it does not fit. A later `format` is told in the same way.",
        bad ["catalogue.yaml" => "umstieg: \">=99\"\n"],
        good ["catalogue.yaml" => "umstieg: \">=0.1.0\"\n"];
    rules::FILE_NAME, Files,
        "The stem of the file is the id by which other entries name it, so it is made of small letters, digits and single \
         hyphens and ends in `.yaml`; names that Windows keeps for devices, such as `con`, are none. Entries lie in the \
         folder of their kind and in no folder below it: what nobody reads would be missing without a word. A folder of \
         YAML files that is none of the catalogue's, or a file beside `catalogue.yaml`, is probably misplaced.",
        bad {"software/Acme_Mail.yaml" => "name: \"Acme Mail\"\n"},
        good ["software/acme-mail.yaml" => "name: \"Acme Mail\"\n"];
    rules::OUTSIDE_FOLDER, Files,
        "A symbolic link that leads out of the folder could show a stranger's files in a report. Copy the file instead.",
        bad ("A link `software/acme.yaml` to `/etc/passwd`."),
        good ("A link to a file in the same catalogue.");
    rules::UNREADABLE_FILE, Files,
        "A file that cannot be opened would be missing from every answer, so it is told and not skipped.",
        bad ("A file that belongs to somebody else and may not be read."),
        good ("A file that everybody may read.");
    rules::FILE_TOO_LARGE, Files,
        "Entries are written and reviewed by people; one file has at most 256 KiB, an inventory 16 MiB. The size is looked \
         at before the file is read.",
        bad ("A file of 300 KiB."),
        good ("The same facts in several files.");
    rules::BINARY_FILE, Files,
        "The file holds zero bytes and is no text: perhaps a picture or an archive was given the wrong name.",
        bad {"software/acme.yaml" => "name: \"Ac\0me\"\n"},
        good ["software/acme.yaml" => "name: \"Acme\"\n"];
    rules::INVALID_UTF8, Files,
        "Umlauts saved in an old encoding would turn into other characters. Editors save as UTF-8 when told to.",
        bad ("`name: Müller` saved as Latin-1, where `ü` is the single byte `0xfc`."),
        good ("The same file saved as UTF-8.");
    rules::BYTE_ORDER_MARK, Files,
        "A mark at the start of the file is invisible and confuses other programs. Save as \"UTF-8\", not \"UTF-8 with BOM\".",
        bad {"vocabulary/standards.yaml" => "\u{feff}standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n"},
        good ["vocabulary/standards.yaml" => "standards:\n  imap:\n    name: {de: \"IMAP\", en: \"IMAP\"}\n"];
    rules::EMPTY_FILE, Files,
        "An empty file is an entry that somebody forgot to fill, or to delete.",
        bad {"software/other.yaml" => "# to be done\n"},
        good ["software/other.yaml" => "name: \"Other\"\n"];
}
