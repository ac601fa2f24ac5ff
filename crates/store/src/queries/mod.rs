//! Reading for pages, lists and papers. Nothing here changes anything.
