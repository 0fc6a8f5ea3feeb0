//! Rules for contributors to the umstieg catalogue
