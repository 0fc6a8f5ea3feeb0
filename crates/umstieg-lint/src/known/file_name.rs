//! A file of a catalogue is named after its entry and lies in the folder of its kind.

use umstieg_format::finding::rules;

known! {
    rules::FILE_NAME, Files,
    "The stem of the file is the id by which other entries name it, so it is made of small letters, digits and single \
     hyphens and ends in `.yaml`; names that Windows keeps for devices, such as `con`, are none. Entries lie in the \
     folder of their kind and in no folder below it: what nobody reads would be missing without a word. A folder of \
     YAML files that is none of the catalogue's, or a file beside `catalogue.yaml`, is probably misplaced.",
    bad {"software/Café.yaml" => "name: \"Café\"\n"},
    good ["software/cafe.yaml" => "name: \"Café\"\n"]
}
