//! legal_basis
