//! Tests of umstieg over its public faces
