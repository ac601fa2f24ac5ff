//! Is this archive what it says? Looked over before anything of it is kept (S41, S43 to S45).
//!
//! First the end of the file, where the number of entries stands; then the directory: names,
//! sizes, ratio, overlap; last every entry is unpacked into nothing, 64 KB at a time, and counted,
//! because a size in a directory is only a claim.
use super::fault::{Bomb, FileFault};
use super::{ENTRIES, RATIO, UNPACKED_BYTES};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use zip::ZipArchive;

/// Bytes of the record at the end of an archive (APPNOTE.TXT 4.3.16), without its comment.
const END_RECORD: u64 = 22;
const END_SIGNATURE: [u8; 4] = *b"PK\x05\x06";
const ZIP64_SIGNATURE: [u8; 4] = *b"PK\x06\x07";
/// How much of an entry is searched for a document type; it can only stand at the beginning.
const PROLOGUE: usize = 64 * 1024;

/// Looks an archive over.
pub(super) fn check(file: &mut File, size: u64) -> Result<(), FileFault> {
    few_entries(file, size)?;
    file.rewind()?;
    let mut archive = ZipArchive::new(&mut *file).map_err(damaged)?;
    if archive.has_overlapping_entries().map_err(damaged)? {
        return Err(FileFault::Bomb(Bomb::Overlap));
    }
    let mut whole = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(damaged)?;
        let raw_name = entry.name().map_err(damaged)?.into_owned();
        name_is_sound(
            &raw_name,
            entry.enclosed_name().is_none() || entry.is_symlink(),
        )?;
        if entry.encrypted() {
            return Err(FileFault::Bomb(Bomb::Encrypted));
        }
        whole += entry.size();
    }
    if whole > UNPACKED_BYTES {
        return Err(FileFault::Bomb(Bomb::Unpacked));
    }
    if whole > size.saturating_mul(RATIO) {
        return Err(FileFault::Bomb(Bomb::Ratio));
    }
    for index in 0..archive.len() {
        unpacks_to_what_it_says(&mut archive, index)?;
    }
    file.rewind()?;
    Ok(())
}

fn damaged(error: impl std::fmt::Display) -> FileFault {
    FileFault::Damaged(error.to_string())
}

/// The number of entries from the record at the end; an archive of more than 65,535, or of 4 GB,
/// has a second such record, and no workbook needs one.
fn few_entries(file: &mut File, size: u64) -> Result<(), FileFault> {
    let tail = size.min(END_RECORD + 65_535 + 20);
    file.seek(SeekFrom::Start(size - tail))?;
    let mut end = Vec::new();
    file.take(tail).read_to_end(&mut end)?;
    let at = end.windows(4).rposition(|w| w == END_SIGNATURE);
    let record = at.and_then(|at| end.get(at..at + 12));
    let record = record.ok_or_else(|| damaged("no end record"))?;
    let entries = u64::from(u16::from_le_bytes([record[10], record[11]]));
    let zip64 = end.windows(4).any(|w| w == ZIP64_SIGNATURE);
    if zip64 || entries > ENTRIES {
        return Err(FileFault::Bomb(Bomb::Entries));
    }
    Ok(())
}

fn name_is_sound(name: &str, leads_outside: bool) -> Result<(), FileFault> {
    let lower = name.to_lowercase();
    let ends = |some: &[&str]| some.iter().any(|e| lower.ends_with(e));
    if leads_outside || lower.starts_with(['/', '\\']) || lower.contains("..") {
        return Err(FileFault::Bomb(Bomb::Path));
    }
    if ends(&["vbaproject.bin", ".vba"]) {
        return Err(FileFault::Macros);
    }
    if ends(&[".zip", ".xlsx", ".docx", ".jar", ".7z", ".rar", ".gz"]) {
        return Err(FileFault::Bomb(Bomb::Nested));
    }
    Ok(())
}

fn unpacks_to_what_it_says(
    archive: &mut ZipArchive<&mut File>,
    index: usize,
) -> Result<(), FileFault> {
    let mut entry = archive.by_index(index).map_err(damaged)?;
    let (says, mut seen) = (entry.size(), 0_u64);
    let mut piece = vec![0; PROLOGUE];
    loop {
        let read = match entry.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(_) => return Err(FileFault::Bomb(Bomb::Lies)),
        };
        if seen == 0 {
            beginning_is_sound(&piece[..read])?;
        }
        seen += read as u64;
        if seen > says {
            return Err(FileFault::Bomb(Bomb::Lies));
        }
    }
    if seen == says {
        Ok(())
    } else {
        Err(FileFault::Bomb(Bomb::Lies))
    }
}

/// No archive in an archive, whatever it is called, and no document type (S44, B66).
fn beginning_is_sound(piece: &[u8]) -> Result<(), FileFault> {
    if piece.starts_with(b"PK\x03\x04") {
        return Err(FileFault::Bomb(Bomb::Nested));
    }
    let holds = |mark: &[u8]| {
        piece
            .windows(mark.len())
            .any(|w| w.eq_ignore_ascii_case(mark))
    };
    if holds(b"<!DOCTYPE") || holds(b"<!ENTITY") {
        return Err(FileFault::Bomb(Bomb::Doctype));
    }
    Ok(())
}
