//! The same work for many things at once.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, available_parallelism, scope};

/// Fewer things than this for each thread are done sooner than a thread begins.
const WORTHWHILE: usize = 16;

/// What the work makes of each thing, in the order of the things, whichever was done first.
///
/// As many threads take part as the machine has cores and the number of things is worth; where none can be started, the
/// calling one does everything.
///
/// # Panics
/// If the work does.
///
/// ```
/// let squares = umstieg_format::parallel::map(&[1, 2, 3], |number| number * number);
/// assert_eq!(squares, [1, 4, 9]);
/// ```
pub fn map<I: Sync, O: Send>(things: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let cores = available_parallelism().map_or(1, NonZero::get);
    let helpers = cores.min(things.len() / WORTHWHILE).saturating_sub(1);
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return done };
            done.push((at, work(thing)));
        }
    };
    let mut done = scope(|scope| {
        let started: Vec<_> =
            (0..helpers).filter_map(|_| Builder::new().spawn_scoped(scope, share).ok()).collect();
        let mut done = share();
        for helper in started {
            match helper.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_keep_the_order_of_the_things() {
        for count in [0, 1, 31, 1_000] {
            let things: Vec<usize> = (0..count).collect();
            // The first things take longest, so that later ones are done before them.
            let busy = |thing: &usize| (0..(count - thing) * 50).fold(*thing, |sum, more| sum ^ more ^ more);
            assert_eq!(map(&things, busy), things);
        }
    }

    #[test]
    #[should_panic(expected = "the work")]
    fn a_panic_of_the_work_is_not_lost() {
        map(&[0; 100], |_| -> u8 { panic!("the work") });
    }
}
