//! Words and layouts for umstieg results
