//! The small invented catalogue is itself in order, so that error tests find only what they have spoilt.

use umstieg_tests::call::umstieg;
use umstieg_tests::examples::root;
use umstieg_tests::golden;

#[test]
fn the_small_catalogue_has_no_errors() {
    let folder = root().join("tests/catalogues/small");
    let called = umstieg(&["catalogue", "lint", &folder.to_string_lossy()]);
    assert_eq!(called.code, 0, "{}", called.output);
    golden::check("lint-small.txt", &called.told(&root().to_string_lossy()));
}
