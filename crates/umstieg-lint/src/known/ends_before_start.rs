//! What ends has begun before.

use super::error;

known! {
    error("ends-before-start", "What ends has begun before."), References,
    "A phase, a call or a contract that ends before its first day has two dates swapped or one misspelt.",
    bad ["funding/grant.yaml" => "opens: 2027-12-31\ncloses: 2027-02-01\nstatus: announced\n"],
    good ["funding/grant.yaml" => "opens: 2027-01-01\ncloses: 2027-12-31\n"]
}
