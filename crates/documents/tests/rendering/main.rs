//! Papers drawn in every format and read back.

mod layouts;
mod papers;
mod reading;
mod samples;
mod workbooks;
