//! Benches of umstieg
