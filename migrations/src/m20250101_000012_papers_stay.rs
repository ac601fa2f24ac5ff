//! The bytes of an issued document are never taken away either (reliability.md, invariant 12).
crate::ddl::migration!(
    both: "",
    sqlite: r#"
CREATE TRIGGER paper_is_not_deleted BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'the bytes of an issued document are set once'); END;
"#,
    postgres: r#"
CREATE TRIGGER paper_is_not_deleted BEFORE DELETE ON paper
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_document();
"#
);
