//! The doc sanitiser: each rule by an example.
