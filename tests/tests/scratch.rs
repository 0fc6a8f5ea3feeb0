//! Scratch.
use umstieg_core::decide::decide;
use umstieg_core::{Policy, needs};
use umstieg_tests::examples::{catalogue, raw, resolve};
use umstieg_tests::generator::Lot;
#[test]
fn scratch() {
    for seed in [9, 0, 1, 2] {
        let mut lot = Lot::new(seed);
        let mut mixed = raw("agency");
        for last in (1..mixed.tools.len()).rev() {
            if seed == 9 { break; }
            mixed.tools.swap(last, lot.below(u32::try_from(last + 1).expect("small")) as usize);
        }
        let inventory = resolve(mixed);
        let policy = Policy::of(inventory.raw());
        let d = decide(catalogue(), &inventory, &needs(&inventory, catalogue()), &policy);
        eprintln!("seed {seed} {:?} {:?}", d.quality, d.products.iter().map(|p| p.software.as_str()).collect::<Vec<_>>());
    }
}
