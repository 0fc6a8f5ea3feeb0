//! Strongly connected components, numbered so that every arc leads to the same or a higher number.

/// The component of each node.
///
/// Tarjan's algorithm (1972) without recursion, since chains may be 100,000 long.
pub(crate) fn components(count: usize, arcs: &[(u32, u32)]) -> Vec<u32> {
    let (first, targets) = adjacency(count, arcs);
    let mut index = vec![u32::MAX; count];
    let mut low = vec![0_u32; count];
    let mut component = vec![u32::MAX; count];
    let (mut stack, mut calls) = (Vec::new(), Vec::<(usize, usize)>::new());
    let (mut next, mut found) = (0_u32, 0_u32);
    // Highest number first, so that without arcs components come out in the order of the nodes.
    for root in (0..count).rev() {
        if index[root] != u32::MAX {
            continue;
        }
        calls.push((root, first[root]));
        index[root] = next;
        low[root] = next;
        next += 1;
        stack.push(root);
        while let Some(top) = calls.last_mut() {
            let node = top.0;
            if top.1 < first[node + 1] {
                let to = targets[top.1] as usize;
                top.1 += 1;
                if index[to] == u32::MAX {
                    index[to] = next;
                    low[to] = next;
                    next += 1;
                    stack.push(to);
                    calls.push((to, first[to]));
                } else if component[to] == u32::MAX {
                    low[node] = low[node].min(index[to]);
                }
                continue;
            }
            calls.pop();
            if let Some(&(caller, _)) = calls.last() {
                low[caller] = low[caller].min(low[node]);
            }
            if low[node] == index[node] {
                while let Some(member) = stack.pop() {
                    component[member] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
        }
    }
    // Tarjan finds sinks first; turned round, arcs lead upwards.
    for number in &mut component {
        *number = found - 1 - *number;
    }
    component
}

/// The members of each component, in ascending order.
pub(crate) fn group(component: &[u32]) -> Vec<Vec<u32>> {
    let count = component.iter().max().map_or(0, |&most| most as usize + 1);
    let mut groups = vec![Vec::new(); count];
    for (node, &number) in component.iter().enumerate() {
        groups[number as usize].push(node as u32);
    }
    groups
}

fn adjacency(count: usize, arcs: &[(u32, u32)]) -> (Vec<usize>, Vec<u32>) {
    let mut first = vec![0; count + 1];
    for &(from, _) in arcs {
        first[from as usize + 1] += 1;
    }
    for node in 0..count {
        first[node + 1] += first[node];
    }
    let mut at = first.clone();
    let mut targets = vec![0; arcs.len()];
    for &(from, to) in arcs {
        targets[at[from as usize]] = to;
        at[from as usize] += 1;
    }
    (first, targets)
}
