//! The umstieg catalogue as data
