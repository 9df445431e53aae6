//! 03xx: the shape of the document.

codes! {}
