//! The bytes of an issued document, set once by whoever renders it (invariant 13).
use crate::tx::Stmt;
use crate::{Answer, Command, Failure, Thing, Tx};
use async_trait::async_trait;
use serde::Serialize;
use workflow::ids::DocumentId;
use workflow::missing::MissingFact;
use workflow::petition::hex;

/// Keeps the rendered bytes of an issued document in one format.
///
/// The same bytes again change nothing; other bytes are refused, since people already hold the
/// first ones.
#[derive(Clone, Debug, Serialize)]
pub struct SetPaperBytes {
    document: DocumentId,
    format: String,
    digest: String,
    #[serde(skip)]
    bytes: Vec<u8>,
}

impl SetPaperBytes {
    /// Bytes of a document; `format` is a file name extension without the dot, e.g. `pdf`.
    #[must_use]
    pub fn new(document: DocumentId, format: &str, bytes: Vec<u8>) -> Self {
        use sha2::Digest as _;
        Self {
            document,
            format: format.to_owned(),
            digest: hex(&sha2::Sha256::digest(&bytes)),
            bytes,
        }
    }
}

#[async_trait]
impl Command for SetPaperBytes {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Answer, Failure> {
        let document = || self.document.0.into();
        let sql = "SELECT d.symbol, p.digest FROM document d \
                   LEFT JOIN paper p ON p.document_id = d.id AND p.format = ? WHERE d.id = ?";
        let row = tx
            .row(Stmt::new(sql, [self.format.clone().into(), document()]))
            .await?
            .ok_or(Failure::NotFound(Thing::Document))?;
        let symbol: String = row.try_get("", "symbol")?;
        match row.try_get::<Option<String>>("", "digest")? {
            Some(kept) if kept == self.digest => {}
            Some(_) => {
                let format = self.format.clone();
                return Err(MissingFact::BytesKept { symbol, format }.into());
            }
            None => {
                let sql =
                    "INSERT INTO paper (document_id, format, bytes, digest) VALUES (?, ?, ?, ?)";
                let values = [
                    document(),
                    self.format.clone().into(),
                    self.bytes.clone().into(),
                    self.digest.clone().into(),
                ];
                tx.write(Stmt::new(sql, values));
            }
        }
        Ok(Answer::of(self.document.0, 1, Some(symbol)))
    }
}
