//! How agreements are linked.

use schemars::JsonSchema;
use serde::Deserialize;

/// How agreements are linked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Linking {
    /// From so many points on two agreements are one project.
    pub probable_points: i32,
    /// From so many points on a person is asked.
    pub review_points: i32,
}
