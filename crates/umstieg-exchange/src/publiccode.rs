//! publiccode.yml, the standard by which public bodies describe their software: to a draft, and from an entry.
//!
//! Versions 0.1 to 0.7 are read. What matters here has changed little: 0.1 has `publiccode-yaml-version` and three-letter
//! languages, 0.2 `categories` instead of `tags`, 0.3 no need for `genericName`, 0.4 none for `releaseDate`, 0.5
//! `organisation` instead of `legal.repoOwner` and optional `categories`, 0.7 `supports`. Version 0.6 changed nothing.

mod maintenance;
pub(crate) mod read;
pub(crate) mod write;
