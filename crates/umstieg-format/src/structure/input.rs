//! The text as the parser takes it in.

use saphyr_parser::input::SkipTabs;
use saphyr_parser::{Input, StrInput};

/// Most characters that the parser looks ahead at once, as in its own input for streams.
///
/// For every unquoted text it makes room for as many before it reads on. Its own input for texts names 128; most texts of a
/// catalogue are words that fit into the room that they have from the start.
const LONGEST_LOOK: usize = 16;

/// The parser's own input for texts, which looks ahead no further than need be.
pub(super) struct Text<'t>(StrInput<'t>);

impl<'t> Text<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self(StrInput::new(text))
    }
}

/// Takes over what is asked for once a character, and what has to be.
macro_rules! as_it_is {
    ($($name:ident(&self $(, $of:ident: $type:ty)*) $(-> $result:ty)?;)*) => {
        $(
            #[inline]
            fn $name(&self $(, $of: $type)*) $(-> $result)? {
                self.0.$name($($of),*)
            }
        )*
    };
    (mut: $($name:ident(&mut self $(, $of:ident: $type:ty)*) $(-> $result:ty)?;)*) => {
        $(
            #[inline]
            fn $name(&mut self $(, $of: $type)*) $(-> $result)? {
                self.0.$name($($of),*)
            }
        )*
    };
}

impl Input for Text<'_> {
    #[inline]
    fn bufmaxlen(&self) -> usize {
        LONGEST_LOOK
    }

    as_it_is! {
        buflen(&self) -> usize;
        peek(&self) -> char;
        peek_nth(&self, place: usize) -> char;
        peek_opt(&self) -> Option<char>;
        next_can_be_plain_scalar(&self, in_flow: bool) -> bool;
        next_is_blank(&self) -> bool;
        next_is_blank_or_break(&self) -> bool;
        next_is_blank_or_breakz(&self) -> bool;
        next_is_break(&self) -> bool;
        next_is_breakz(&self) -> bool;
        next_is_document_indicator(&self) -> bool;
    }

    as_it_is! {
        mut:
        lookahead(&mut self, count: usize);
        raw_read_ch(&mut self) -> char;
        raw_read_non_breakz_ch(&mut self) -> Option<char>;
        skip(&mut self);
        skip_n(&mut self, count: usize);
        skip_while_non_breakz(&mut self) -> usize;
        skip_ws_to_eol(&mut self, tabs: SkipTabs) -> (usize, Result<SkipTabs, &'static str>);
        fetch_while_is_yaml_non_space(&mut self, out: &mut String) -> usize;
    }
}
