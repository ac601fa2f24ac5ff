//! symbol
