//! File formats of umstieg: strict YAML reading with positions, entries, schemas, snapshot
