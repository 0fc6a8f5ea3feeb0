//! Behaviour of the whole crate through its public face.

#[path = "scheduling/brute.rs"]
mod brute;
#[path = "scheduling/generate.rs"]
mod generate;
#[path = "scheduling/hostile.rs"]
mod hostile;
#[path = "scheduling/laws.rs"]
mod laws;
#[path = "scheduling/reading.rs"]
mod reading;
#[path = "scheduling/validity.rs"]
mod validity;
