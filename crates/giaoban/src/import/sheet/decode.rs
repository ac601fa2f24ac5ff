//! Bytes of a CSV file as UTF-8, and which encoding they are in.
use super::fault::FileFault;
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::{self, Read};
use std::rc::Rc;

/// What the bytes of a file are.
#[derive(Default)]
pub(super) struct Survey {
    begin: Vec<u8>,
    nuls: [u64; 2],
    bytes: u64,
    valid: Utf8,
}

impl Survey {
    /// Takes the next piece in.
    pub(super) fn take(&mut self, piece: &[u8]) {
        if self.begin.len() < 4 {
            self.begin.extend(piece.iter().take(4 - self.begin.len()));
        }
        for (n, byte) in (self.bytes..).zip(piece) {
            self.nuls[usize::from(n % 2 == 1)] += u64::from(*byte == 0);
        }
        self.bytes += piece.len() as u64;
        self.valid.take(piece);
    }

    /// The encoding: by its mark, else UTF-8 where all of it is, else UTF-16 where every other byte
    /// is zero, else one byte a letter. Text of old fonts is one byte a letter too and is turned
    /// into Unicode cell by cell.
    pub(super) fn encoding(&self) -> Result<&'static Encoding, FileFault> {
        if let Some((marked, _)) = Encoding::for_bom(&self.begin) {
            return Ok(marked);
        }
        let [even, odd] = self.nuls;
        match (even * 4 > self.bytes, odd * 4 > self.bytes) {
            (false, true) => return Ok(UTF_16LE),
            (true, false) => return Ok(UTF_16BE),
            _ if even + odd > 0 => return Err(FileFault::Nul),
            _ => {}
        }
        Ok(if self.valid.is() { UTF_8 } else { WINDOWS_1252 })
    }
}

/// Whether pieces are UTF-8 together; a letter may lie across two of them.
#[derive(Default)]
struct Utf8 {
    rest: Vec<u8>,
    broken: bool,
}

impl Utf8 {
    fn take(&mut self, piece: &[u8]) {
        if self.broken {
            return;
        }
        self.rest.extend_from_slice(piece);
        match std::str::from_utf8(&self.rest) {
            Ok(_) => self.rest.clear(),
            Err(e) if e.error_len().is_none() => {
                self.rest.drain(..e.valid_up_to());
            }
            Err(_) => self.broken = true,
        }
    }

    fn is(&self) -> bool {
        !self.broken && self.rest.is_empty()
    }
}

/// What is seen of the text while it is handed out, for the rows that are made of it.
#[derive(Default)]
pub(super) struct Seen {
    /// Bytes handed out since the last row ended.
    since_row: Cell<u64>,
    /// Lines that hold something: at which byte of the text each begins, and its number.
    lines: RefCell<VecDeque<(u64, u32)>>,
    /// Where the text has got to: bytes, line, and whether a line ends there by `\r` or `\n`.
    at: Cell<(u64, u32, Option<u8>)>,
}

impl Seen {
    fn take(&self, text: &[u8]) {
        let (mut byte, mut line, mut ended) = self.at.get();
        let mut lines = self.lines.borrow_mut();
        for &c in text {
            let newline = c == b'\n' || c == b'\r';
            if newline && !(c == b'\n' && ended == Some(b'\r')) {
                line += 1;
            }
            if !newline && (ended.is_some() || byte == 0) {
                lines.push_back((byte, line + 1));
            }
            ended = newline.then_some(c);
            byte += 1;
        }
        self.at.set((byte, line, ended));
        self.since_row.set(self.since_row.get() + text.len() as u64);
    }

    /// The number of the line on which the row begins that was read from this byte on; lines
    /// without anything before it do not belong to it.
    pub(super) fn line(&self, from: u64) -> Option<u32> {
        self.since_row.set(0);
        let mut lines = self.lines.borrow_mut();
        while lines.front().is_some_and(|(byte, _)| *byte < from) {
            lines.pop_front();
        }
        lines.front().map(|(_, line)| *line)
    }
}

/// Reads bytes of an encoding as UTF-8, and stops at a row that does not end.
pub(super) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    from: usize,
    to: usize,
    ended: bool,
    finished: bool,
    seen: Rc<Seen>,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(inner: R, encoding: &'static Encoding, seen: Rc<Seen>) -> Self {
        Self {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; 16 * 1024],
            from: 0,
            to: 0,
            ended: false,
            finished: false,
            seen,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.from == self.to && !self.ended {
            (self.from, self.to) = (0, self.inner.read(&mut self.raw)?);
            self.ended = self.to == 0;
        }
        Ok(())
    }
}

/// What a row that does not end is reported by.
pub(super) const ENDLESS: &str = "a row does not end";

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        // A decoder that has finished must not be asked again.
        while !self.finished {
            self.fill()?;
            let input = &self.raw[self.from..self.to];
            let (result, read, written, _) = self.decoder.decode_to_utf8(input, out, self.ended);
            self.from += read;
            self.finished = self.ended && result == CoderResult::InputEmpty;
            if written > 0 {
                self.seen.take(&out[..written]);
                if self.seen.since_row.get() > super::ROW_BYTES {
                    return Err(io::Error::other(ENDLESS));
                }
                return Ok(written);
            }
        }
        Ok(0)
    }
}
