//! Helpers of the tests: a checker of finished plans, a generator of inventories, golden files, calls of the command, workflows of forges.

pub mod bilingual;
pub mod call;
pub mod checker;
pub mod examples;
pub mod folder;
pub mod generator;
pub mod golden;
pub mod layers;
pub mod workflow;
