//! Texts, which events know by their digests only.
use crate::petitions::LoadedPetition;
use crate::tx::Tx;
use workflow::petition::Digest;
use workflow::text::Prose;

/// A text under its digest; of a withheld petition the digest alone (invariant 30).
pub(super) fn keep(tx: &mut Tx<'_>, loaded: &LoadedPetition, text: &Prose) -> Digest {
    let digest = Digest::of(&loaded.salt, text.as_str());
    tx.keep_text(
        loaded.petition.id.0,
        0,
        &loaded.salt,
        readable(loaded, text),
        &digest.0,
    );
    digest
}

/// The text as it may be stored: nothing once the petition is withheld. The signed paper keeps it,
/// and the digest shows that it is the same.
pub(super) fn readable<'t>(loaded: &LoadedPetition, text: &'t Prose) -> Option<&'t str> {
    (!loaded.petition.withheld).then_some(text.as_str())
}

pub(super) fn keep_version(
    tx: &mut Tx<'_>,
    loaded: &LoadedPetition,
    text: &Prose,
) -> (u32, Digest) {
    let number = loaded.petition.reply.as_ref().map_or(0, |r| r.number) + 1;
    let salt = format!("{}:{number}", loaded.salt);
    let digest = Digest::of(&salt, text.as_str());
    tx.keep_text(
        loaded.petition.id.0,
        number,
        &salt,
        readable(loaded, text),
        &digest.0,
    );
    (number, digest)
}
