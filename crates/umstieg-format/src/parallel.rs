//! Work for several threads: the same for many things, or two pieces of it.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, ScopedJoinHandle, available_parallelism, scope};

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
    let helpers = cores().min(things.len() / WORTHWHILE).saturating_sub(1);
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::with_capacity(things.len() / (helpers + 1) + 1);
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(at) else { return done };
            done.push((at, work(thing)));
        }
    };
    let done = scope(|scope| {
        let started: Vec<_> =
            (0..helpers).filter_map(|_| Builder::new().spawn_scoped(scope, share).ok()).collect();
        let mut done = vec![share()];
        for helper in started {
            match helper.join() {
                Ok(more) => done.push(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    // Everybody's share is in order; of the next things, the first is the one that is due.
    let mut shares: Vec<_> = done.into_iter().map(|share| share.into_iter().peekable()).collect();
    (0..things.len())
        .filter_map(|due| shares.iter_mut().find_map(|share| share.next_if(|(at, _)| *at == due)))
        .map(|(_, made)| made)
        .collect()
}

/// Two pieces of work at the same time, where a thread can be started for one of them.
///
/// # Panics
/// If one of them does.
///
/// ```
/// assert_eq!(umstieg_format::parallel::both(|| 1, || "two"), (1, "two"));
/// ```
pub fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    scope(|scope| {
        let helper = match cores() {
            1 => None,
            _ => Builder::new().spawn_scoped(scope, &one).ok(),
        };
        let other = other();
        let one = match helper.map(ScopedJoinHandle::join) {
            Some(Ok(made)) => made,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => one(),
        };
        (one, other)
    })
}

fn cores() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

#[cfg(test)]
mod tests {
    use super::{both, map};

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
    fn two_pieces_of_work_may_look_at_the_same_thing() {
        let text = String::from("both");
        assert_eq!(both(|| text.len(), || text.as_str()), (4, "both"));
    }

    #[test]
    #[should_panic(expected = "the other work")]
    fn a_panic_of_a_piece_of_work_is_not_lost() {
        both(|| -> u8 { panic!("the other work") }, || 1);
    }

    #[test]
    #[should_panic(expected = "the work")]
    fn a_panic_of_the_work_is_not_lost() {
        map(&[0; 100], |_| -> u8 { panic!("the work") });
    }
}
