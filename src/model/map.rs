//! Maps and sets that keep the order of insertion and hash with a fixed seed.
//!
//! The standard maps hash with a random seed, so that their order differs from
//! run to run; ours may not, since the same input gives the same bytes.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;

/// A map in order of insertion.
pub type Map<K, V> = IndexMap<K, V, FxBuildHasher>;

/// A set in order of insertion.
pub type Set<T> = IndexSet<T, FxBuildHasher>;
