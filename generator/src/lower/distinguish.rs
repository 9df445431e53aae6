//! What tells the branches of a union without tags from each other.
//!
//! In: the branches with their selectors, each as if it stood alone. Out: the selectors with what matters beside the
//! others: constants that exclude a branch, listed values that only speak for it, and what can be seen of properties
//! that are objects, where branches differ in it. What one branch accepts is decided elsewhere.

use super::Lowering;
use super::branches::Branch;
use super::node::Node;
use super::selector;
use super::view::View;
use crate::ir::{Selector, UnionVariant};
use crate::limits;

impl<'d> Lowering<'d> {
    /// Completes the selectors of variants: of each the one branch that it is, or none where several became one.
    pub(super) fn distinguish(&self, branches: &[Option<&Branch<'d>>], variants: &mut [UnionVariant]) {
        let views: Vec<Option<&View<'d>>> =
            branches.iter().map(|branch| branch.map(|branch| &branch.view)).collect();
        let mut selectors: Vec<Selector> =
            variants.iter_mut().map(|variant| std::mem::take(&mut variant.selector)).collect();
        self.look_inside(&views, &mut selectors, 0);
        for (variant, selector) in variants.iter_mut().zip(selectors) {
            variant.selector = selector;
        }
    }

    fn look_inside(&self, views: &[Option<&View<'d>>], selectors: &mut [Selector], depth: usize) {
        if depth < limits::COMPARED_OBJECT_DEPTH
            && selectors.iter().filter(|selector| selector.kinds.object).count() > 1
        {
            let names: Vec<&'d str> =
                views.iter().flatten().flat_map(|view| view.properties.keys().copied()).collect();
            let mut seen = std::collections::HashSet::new();
            for name in names.into_iter().filter(|name| seen.insert(*name)) {
                self.look_inside_of(name, views, selectors, depth);
            }
        }
        exclude(selectors);
    }

    /// Looks into one property of all branches that have it.
    fn look_inside_of(
        &self,
        name: &'d str,
        views: &[Option<&View<'d>>],
        selectors: &mut [Selector],
        depth: usize,
    ) {
        let mut places = Vec::new();
        let mut inner = Vec::new();
        for (place, view) in views.iter().enumerate() {
            let nodes = view.and_then(|view| view.properties.get(name));
            let Some((target, view)) = nodes.and_then(|nodes| self.object_of(nodes)) else { continue };
            let selector = selector::of(self, &view, &target, depth + 1);
            if selector.kinds.object {
                places.push(place);
                inner.push((view, selector));
            }
        }
        let (inner_views, mut inner): (Vec<View<'d>>, Vec<Selector>) = inner.into_iter().unzip();
        let inner_views: Vec<Option<&View<'d>>> = inner_views.iter().map(Some).collect();
        self.look_inside(&inner_views, &mut inner, depth + 1);
        let is_alike = inner.windows(2).all(|pair| pair[0] == pair[1]);
        for (place, mut found) in places.into_iter().zip(inner) {
            found.kinds = crate::ir::Kinds { object: true, ..crate::ir::Kinds::default() };
            if is_alike {
                // All the same, which tells nothing apart, but a constant excludes a branch.
                found = Selector {
                    kinds: found.kinds,
                    constants: found.constants,
                    inner: found.inner,
                    ..Selector::default()
                };
                found.inner.retain(|(_, inner)| inner.has_constants());
            }
            if !is_alike || found.has_constants() {
                selectors[place].inner.push((name.to_owned(), found));
            }
        }
    }

    /// The schema of a property that may be an object and says what is in it.
    fn object_of(&self, nodes: &[Node<'d>]) -> Option<(Node<'d>, View<'d>)> {
        let telling = self.telling(nodes);
        let target = telling.first()?.resolve(self.document)?;
        if !self.known.look() {
            return None;
        }
        let view = View::of(self.document, &telling);
        (view.contradiction.is_none() && (view.has_object_keywords() || !view.choices.is_empty()))
            .then_some((target, view))
    }
}

/// Tells constants from listed values: a value that none of the branches lists excludes those of which another branch
/// lists others, or anything, and those that list a single one.
fn exclude(selectors: &mut [Selector]) {
    let objects: Vec<usize> = (0..selectors.len()).filter(|at| selectors[*at].kinds.object).collect();
    let mut listed: Vec<Vec<String>> = vec![Vec::new(); selectors.len()];
    for &at in &objects {
        for (name, values) in selectors[at].constants.iter().filter(|(_, values)| values.len() > 1) {
            let differs = objects.iter().filter(|other| **other != at).any(|other| {
                let other = &selectors[*other];
                let theirs = other.constants.iter().find(|(known, _)| known == name);
                match theirs {
                    Some((_, theirs)) => {
                        theirs.len() != values.len() || !theirs.iter().all(|value| values.contains(value))
                    }
                    None => other.known.contains(name),
                }
            });
            if !differs {
                listed[at].push(name.clone());
            }
        }
    }
    for (selector, names) in selectors.iter_mut().zip(listed) {
        let constants = std::mem::take(&mut selector.constants);
        let (soft, hard) = constants.into_iter().partition(|(name, _)| names.contains(name));
        selector.constants = hard;
        selector.listed = soft;
    }
}
