//! Files of every format.
