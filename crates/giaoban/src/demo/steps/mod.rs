//! The steps of a month, one file per part of the way.
mod after;
mod announce;
mod bring;
mod direct;
mod issue;
mod meet;
mod note;
mod plan;
mod post;
mod prepare;
mod reply;
mod review;
mod route;
mod table;

use super::agenda::Step;
use super::player::Player;
use anyhow::Result;

impl Player<'_> {
    /// Plays one step.
    pub(super) async fn play(&mut self, step: Step) -> Result<()> {
        match step {
            Step::Plan(month) => self.plan(month).await,
            Step::Prepare(month) => self.prepare(month).await,
            Step::Shift(month) => self.shift(month).await,
            Step::Confirm(month, cluster) => self.confirm(month, cluster).await,
            Step::Meet(month, cluster, part) => self.meet(month, cluster, part).await,
            Step::TakeNote(month, cluster) => self.take_note(month, cluster).await,
            Step::Sort(month) => self.sort(month).await,
            Step::Consolidate(month) => self.consolidate(month).await,
            Step::Direct(month) => self.direct(month).await,
            Step::Route(month) => self.route(month).await,
            Step::ReRoute(month) => self.re_route(month).await,
            Step::Extend(month) => self.extend(month).await,
            Step::Reply(month) => self.reply(month).await,
            Step::Review(month) => self.review(month).await,
            Step::ReplyAgain(month) => self.reply_again(month).await,
            Step::Final(month) => self.last_decisions(month).await,
            Step::Issue(month) => self.issue(month).await,
            Step::Acknowledge(month) => self.acknowledge(month).await,
            Step::Superior(play) => self.superior(play).await,
            Step::Settle(play) => self.settle(play).await,
            Step::Close => self.close().await,
            Step::Reopen(play) => self.reopen(play).await,
            Step::Leave(person) => self.leave(&person).await,
            Step::Post => self.post().await,
            Step::BeginPost => self.begin_post().await,
        }
    }
}
