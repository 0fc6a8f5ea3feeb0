//! Catalogue, recommendation and migration planning for open-source substitutes
