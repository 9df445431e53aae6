//! 04xx: types, 05xx: operations.

codes! {}
