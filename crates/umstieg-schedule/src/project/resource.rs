//! Renewable resources: so many units each day, whatever was used the day before.

/// A renewable resource whose capacity is a step function of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// Steps by ascending day; before the first the capacity is 0, after the last it stays.
    pub steps: Vec<CapacityStep>,
}

/// From a day on, so many units each day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapacityStep {
    /// First day of this capacity.
    pub from: u32,
    /// Units available on each day.
    pub capacity: u32,
}

impl Resource {
    /// The same capacity on every day.
    pub fn constant(capacity: u32) -> Self {
        Self { steps: vec![CapacityStep { from: 0, capacity }] }
    }

    /// Changes the capacity from a day on, which must lie after the last step.
    pub fn then(mut self, from: u32, capacity: u32) -> Self {
        self.steps.push(CapacityStep { from, capacity });
        self
    }

    /// The capacity on a day.
    pub fn on(&self, day: u32) -> u32 {
        let after = self.steps.partition_point(|step| step.from <= day);
        if after == 0 { 0 } else { self.steps[after - 1].capacity }
    }
}
