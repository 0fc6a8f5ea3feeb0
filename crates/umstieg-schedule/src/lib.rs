//! Resource-constrained project scheduling with explanations
