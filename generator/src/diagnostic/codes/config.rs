//! 06xx: the configuration.

codes! {}
