//! The seam between the outbox and the world.
use crate::channel::{Channel, Outcome};
use crate::mime::{Letter, MimeFault, Sender, pack};

/// Sends a letter once and says how it went. The worker that keeps the rendered bytes packs the
/// letter itself and calls [`Channel::send`] with what it has stored.
///
/// # Errors
/// [`MimeFault`] when the mail cannot be built; nothing has been sent.
pub async fn deliver(
    channel: &dyn Channel,
    letter: &Letter,
    from: &Sender,
) -> Result<Outcome, MimeFault> {
    Ok(channel.send(&pack(letter, from)?).await)
}
