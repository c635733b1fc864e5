//! Tests of the shop of practice.
