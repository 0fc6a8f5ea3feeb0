//! The umstieg command.

fn main() {}
