//! A mail server for tests, on this machine only: it answers as it is told and keeps what it got.
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt as _, BufReader};
use tokio::net::tcp::OwnedWriteHalf;
use tokio::net::{TcpListener, TcpStream};

/// How the server treats one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Takes everything.
    Friendly,
    /// Answers RCPT with this code.
    Recipient(u16),
    /// Answers the end of DATA with this code.
    Data(u16),
    /// Greets with this code.
    Greeting(u16),
    /// Reads the whole mail, keeps it and hangs up without a word.
    CutAfterData,
    /// Takes the mail, says 250 and hangs up.
    CutAfterReply,
    /// Never answers RCPT.
    Silent,
}

/// A running server.
pub(crate) struct Sink {
    pub(crate) port: u16,
    got: Arc<Mutex<Vec<Mail>>>,
}

/// What arrived: the envelope and the mail, dots taken out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mail {
    pub(crate) recipients: Vec<String>,
    pub(crate) bytes: Vec<u8>,
}

impl Sink {
    /// Treats its connections in these moods, the last one for all that follow.
    pub(crate) async fn start(moods: &[Mood]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let got = Arc::new(Mutex::new(Vec::new()));
        let (kept, moods) = (Arc::clone(&got), moods.to_vec());
        tokio::spawn(async move {
            let mut turn = 0;
            while let Ok((stream, _)) = listener.accept().await {
                let mood = moods[turn.min(moods.len() - 1)];
                turn += 1;
                tokio::spawn(serve(stream, mood, Arc::clone(&kept)));
            }
        });
        Self { port, got }
    }

    pub(crate) fn mails(&self) -> Vec<Mail> {
        self.got.lock().unwrap().clone()
    }
}

async fn serve(stream: TcpStream, mood: Mood, got: Arc<Mutex<Vec<Mail>>>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read);
    let greeting = if let Mood::Greeting(code) = mood {
        code
    } else {
        220
    };
    reply(&mut write, greeting).await?;
    let mut recipients = Vec::new();
    loop {
        let command = line(&mut lines).await?;
        let command = String::from_utf8(command).unwrap();
        match command.get(..4)? {
            "RCPT" if mood == Mood::Silent => std::future::pending().await,
            "RCPT" => {
                recipients.push(command[8..].trim().to_owned());
                let code = if let Mood::Recipient(code) = mood {
                    code
                } else {
                    250
                };
                reply(&mut write, code).await?;
            }
            "DATA" => {
                reply(&mut write, 354).await?;
                let bytes = data(&mut lines).await?;
                let recipients = std::mem::take(&mut recipients);
                got.lock().unwrap().push(Mail { recipients, bytes });
                match mood {
                    Mood::CutAfterData => return None,
                    Mood::Data(code) => reply(&mut write, code).await?,
                    _ => reply(&mut write, 250).await?,
                }
                if mood == Mood::CutAfterReply {
                    return None;
                }
            }
            "QUIT" => return reply(&mut write, 221).await,
            _ => reply(&mut write, 250).await?,
        }
    }
}

async fn reply(write: &mut OwnedWriteHalf, code: u16) -> Option<()> {
    let said = format!("{code} so the test\x07 says\r\n");
    write.write_all(said.as_bytes()).await.ok()
}

/// A line with its end; none when the other side has gone.
async fn line(from: &mut (impl AsyncBufReadExt + Unpin)) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = from.read_until(b'\n', &mut bytes).await.ok()?;
    (read > 0).then_some(bytes)
}

/// Everything up to the lone dot (RFC 5321 §4.5.2).
async fn data(from: &mut (impl AsyncBufReadExt + Unpin)) -> Option<Vec<u8>> {
    let mut mail = Vec::new();
    loop {
        let bytes = line(from).await?;
        if bytes == b".\r\n" {
            return Some(mail);
        }
        mail.extend_from_slice(bytes.strip_prefix(b".").unwrap_or(&bytes));
    }
}
