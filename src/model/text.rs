//! Texts of which a long list has very many.

/// A text in little room: up to fifteen bytes stand where it stands, and copies of a longer
/// one share it. Most texts of a list are short, recur, or go unchanged from a cell to an
/// agreement and on to its project.
pub type Text = ecow::EcoString;

/// A list of what hardly any agreement has, which takes no room where it is empty.
pub type Few<T> = ecow::EcoVec<T>;
