//! 02xx: dialects of OpenAPI rewritten to the 3.0 shape.

codes! {}
