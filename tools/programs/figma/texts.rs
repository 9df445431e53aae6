//! All texts below a node: nodes are told apart by their type and called without the word that all share.
use api::SubcanvasNode;

fn texts(nodes: &[SubcanvasNode], found: &mut Vec<String>) {
    for node in nodes {
        match node {
            SubcanvasNode::Text(text) => found.push(text.characters.clone()),
            SubcanvasNode::Frame(frame) => texts(&frame.children, found),
            SubcanvasNode::Group(group) => texts(&group.children, found),
            SubcanvasNode::Section(section) => texts(&section.children, found),
            _ => {}
        }
    }
}

fn main() {
    texts(&[], &mut Vec::new());
}
