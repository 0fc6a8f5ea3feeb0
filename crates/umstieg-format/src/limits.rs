//! How much of a stranger's file is read before it is refused.

use crate::message;
use crate::message::Message;

/// Upper bounds for one file; beyond each, reading stops with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes, checked before it is read.
    pub bytes: usize,
    /// Lists and mappings inside one another; never more than [`Limits::MAX_DEPTH`] is honoured.
    pub depth: usize,
    /// Keys, texts, lists and mappings together.
    pub nodes: usize,
    /// Characters of one text.
    pub scalar_length: usize,
    /// Findings listed for one file; the last one then says that there are more.
    pub findings: usize,
}

impl Limits {
    /// Deepest nesting honoured whatever is asked for, so that recursion over a tree stays bounded.
    pub const MAX_DEPTH: usize = 128;

    /// Limits for files of the catalogue, which people write by hand and read in reviews.
    ///
    /// The largest real files are vocabularies of some 100 KiB; the deepest real nesting is below ten.
    /// A text of 20,000 characters is ten printed pages.
    #[must_use]
    pub fn catalogue() -> Self {
        Self { bytes: 256 * 1024, depth: 32, nodes: 50_000, scalar_length: 20_000, findings: 1_000 }
    }

    /// Limits for inventories, which programs may write.
    ///
    /// 5,000 tools with every field filled are some 3 MiB and 300,000 values.
    #[must_use]
    pub fn inventory() -> Self {
        Self { bytes: 16 * 1024 * 1024, nodes: 1_000_000, ..Self::catalogue() }
    }

    /// Returns the nesting that is honoured.
    pub(crate) fn effective_depth(&self) -> usize {
        self.depth.min(Self::MAX_DEPTH)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::catalogue()
    }
}

/// Writes a number of bytes for people: whole KiB or MiB where they divide evenly.
pub(crate) fn byte_size(bytes: u64) -> Message {
    const KIB: u64 = 1024;
    const MIB: u64 = 1024 * KIB;
    if bytes >= MIB {
        let tenths = bytes.saturating_mul(10) / MIB;
        let (whole, tenth) = (tenths / 10, tenths % 10);
        if tenth == 0 {
            Message::same(format!("{whole} MiB"))
        } else {
            message!(en: "{whole}.{tenth} MiB"; de: "{whole},{tenth} MiB")
        }
    } else if bytes >= KIB {
        Message::same(format!("{} KiB", bytes / KIB))
    } else {
        message!(en: "{bytes} bytes"; de: "{bytes} Bytes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_readable() {
        assert_eq!(byte_size(12).en, "12 bytes");
        assert_eq!(byte_size(256 * 1024).en, "256 KiB");
        assert_eq!(byte_size(50_000_000).en, "47.6 MiB");
        assert_eq!(byte_size(50_000_000).de, "47,6 MiB");
        assert_eq!(byte_size(16 * 1024 * 1024).en, "16 MiB");
    }
}
