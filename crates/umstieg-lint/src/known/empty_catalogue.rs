//! A catalogue has software.

use super::error;

known! {
    error("empty-catalogue", "A catalogue has software."), Files,
    "A catalogue without software answers nothing. Probably the wrong folder was named.",
    bad ("A folder with `catalogue.yaml` alone."),
    good ("At least one file in `software/`.")
}
