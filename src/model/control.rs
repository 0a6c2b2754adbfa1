//! Controls: one of our figures beside another that it must meet.

use crate::model::Message;

/// What kind of control it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ControlKind {
    /// A law: nothing lost, nothing counted twice.
    Law,
    /// A table closes on its base.
    Closing,
    /// A total that the list itself states.
    StatedTotal,
    /// A published figure.
    Published,
}

/// How a control came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ControlStatus {
    /// The figures agree.
    Ok,
    /// They differ, and the template says why they must.
    Explained,
    /// They differ.
    Failed,
}

/// A control.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// What kind.
    pub kind: ControlKind,
    /// What is compared.
    pub what: Message,
    /// The figure that ours must meet.
    pub expected: f64,
    /// Our figure.
    pub ours: f64,
    /// How far they may be apart.
    pub tolerance: f64,
    /// How the figures are written.
    pub format: ControlFormat,
    /// How it came out.
    pub status: ControlStatus,
    /// Where the expected figure stands, or why it differs.
    pub remark: Option<Message>,
}

/// How the figures of a control are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlFormat {
    /// A number of things.
    Count,
    /// Kroner.
    Kroner,
    /// A share.
    Share,
}
