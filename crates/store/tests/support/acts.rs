//! What people of the office do, with texts that fit.
use super::office::day;
use super::world::World;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use store::commands::{
    ConferenceDeed, Consolidate, Deed, DraftPetition, IssueNotice, Numbering, PlanCycle,
};
use store::{Answer, Failure};
use workflow::conference::{Chair, MinuteTaker, Presence};
use workflow::cycle::CycleMonth;
use workflow::ids::{ConferenceId, CycleId, PersonId, PetitionId};
use workflow::petition::{
    Action, Bodies, BodyDecision, DecidingBody, DecisionBasis, Endorsement, EndorsementKind, Kind,
    Matter, OutcomeClass, Promise, ReturnReason, Source,
};
use workflow::text::{Line, Prose};

/// Where notices of the office stand in its register.
pub fn numbering() -> Numbering {
    Numbering {
        issuer: "HU".into(),
        period: "2020-2025".into(),
        layout: "party-2018".into(),
    }
}

/// A line.
pub fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

/// Some paragraphs.
pub fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

/// A matter with this text.
pub fn matter(text: &str) -> Matter {
    Matter {
        title: line("Sửa đường trục thôn"),
        text: prose(text),
        place: line("đường trục thôn 1"),
        addressee: line("UBND huyện"),
    }
}

/// A decision of the standing members in a session of the day.
pub fn members(today: NaiveDate) -> BodyDecision {
    BodyDecision {
        body: DecidingBody::StandingMembers,
        basis: DecisionBasis::Session(today),
    }
}

impl World {
    pub fn today(&self) -> NaiveDate {
        (self.store.now() + chrono::Duration::hours(7)).date_naive()
    }

    /// A draft of a cell, with this text.
    pub fn drafting(&self, cell: &str, text: &str) -> DraftPetition {
        DraftPetition {
            by: self.by(&format!("bt-{cell}")),
            committee: self.office.committee,
            cell: self.office.unit(cell),
            kind: Kind::Petition,
            category: "infrastructure".into(),
            source: Source::Conference,
            matter: matter(text),
        }
    }

    /// A cell writes a petition down.
    pub async fn draft(&self, cell: &str) -> PetitionId {
        PetitionId(
            self.submit(self.drafting(cell, "Đề nghị sửa 300 m đường."))
                .await
                .unwrap()
                .subject,
        )
    }

    /// A cell writes a petition down and endorses it.
    pub async fn endorsed(&self, cell: &str) -> PetitionId {
        let id = self.draft(cell).await;
        self.done(&format!("bt-{cell}"), id, self.endorse()).await;
        id
    }

    /// The cell committee agrees today.
    pub fn endorse(&self) -> Deed {
        let names = vec![line("Nguyễn Văn Một")];
        let endorsement = Endorsement {
            kind: EndorsementKind::CellCommittee,
            date: self.today(),
            names,
        };
        Deed::Given(Action::Endorse { endorsement })
    }

    /// Urgent, into this cycle.
    pub fn urgent(cycle: CycleId) -> Deed {
        Deed::UrgentIntake {
            cycle,
            reason: line("cống sập"),
        }
    }

    /// Roads answer, land supports.
    pub fn bodies(&self) -> Bodies {
        let support = BTreeSet::from([self.office.unit("dat-dai")]);
        Bodies {
            lead: self.office.unit("giao-thong"),
            support,
        }
    }

    /// The standing members' direction.
    pub fn direct(&self) -> Deed {
        let text = line("Giao phòng Giao thông trả lời");
        Deed::Given(Action::Direct {
            decision: members(self.today()),
            text,
            bodies: self.bodies(),
        })
    }

    /// To the lead named in it.
    pub fn route(&self) -> Deed {
        Deed::Given(Action::Route {
            bodies: self.bodies(),
        })
    }

    /// The land department signs its part.
    pub fn sign_part(&self) -> Deed {
        let body = self.office.unit("dat-dai");
        Deed::Given(Action::SignPart { body })
    }

    /// An answer of the roads department.
    pub fn reply(&self, text: &str) -> Deed {
        use workflow::petition::SignOff;
        Deed::SubmitReply {
            text: prose(text),
            author: self.office.person("gt-cv"),
            signer: self.office.person("gt-truong"),
            outcome: OutcomeClass::WillSettle,
            legal_basis: None,
            promise: Some(Promise {
                what: line("sửa xong 300 m"),
                by: day(self.today().year() + 1, 1, 15),
                body: self.office.unit("giao-thong"),
                money_source: line("ngân sách huyện"),
            }),
            sign_offs: vec![SignOff::Signed(self.office.unit("dat-dai"))],
        }
    }

    /// The last answer goes back.
    pub async fn give_back(&self, id: PetitionId) -> Deed {
        let on = self.petition(id).await.reply.unwrap().digest;
        let reasons = BTreeSet::from([ReturnReason::Evasive]);
        Deed::Given(Action::Return {
            decision: members(self.today()),
            on,
            reasons,
            note: line("chưa rõ thời hạn"),
            hearing: None,
        })
    }

    /// The last answer is good.
    pub async fn approve(&self, id: PetitionId) -> Deed {
        let on = self.petition(id).await.reply.unwrap().digest;
        Deed::Given(Action::Approve {
            decision: members(self.today()),
            on,
        })
    }

    /// Plans a month of 2025 on the twentieth of the month before.
    pub async fn plan(&self, month: u32) -> CycleId {
        self.clock.set(2025, month - 1, 20);
        let answer = self.try_plan(month).await.unwrap();
        CycleId(answer.subject)
    }

    /// Plans a month of 2025 now.
    pub async fn try_plan(&self, month: u32) -> Result<Answer, Failure> {
        let month = CycleMonth::new(2025, month).unwrap();
        let (by, committee) = (self.by("chuyen-vien"), self.office.committee);
        self.submit(PlanCycle {
            by,
            committee,
            month,
            hosts: BTreeMap::new(),
            exception: None,
        })
        .await
    }

    /// A commune of the cluster will host.
    pub fn consent(&self, cluster: &str) -> ConferenceDeed {
        let commune = if cluster == "khu-1" {
            "an-binh"
        } else {
            "phu-loc"
        };
        let host = Some(self.office.unit(commune));
        ConferenceDeed::Confirm { host }
    }

    /// Opens a cluster's conference on its day and calls the roll: everybody is there.
    pub async fn open_conference(&self, cycle: CycleId, cluster: &str) -> ConferenceId {
        let conference = self.conference(cycle, cluster).await;
        let (id, number) = (conference.id, &cluster[4..]);
        let (head, deputy) = (format!("truong-khu-{number}"), format!("pho-khu-{number}"));
        self.confer(&deputy, id, self.consent(cluster))
            .await
            .unwrap();
        self.clock.on(conference.slot.date);
        let deed = ConferenceDeed::Open {
            chair: Chair::Head(self.office.person(&head)),
            minute_taker: MinuteTaker::Deputy(self.office.person(&deputy)),
        };
        self.confer(&deputy, id, deed).await.unwrap();
        let roll: BTreeMap<PersonId, Presence> = self
            .conference(cycle, cluster)
            .await
            .roll
            .into_iter()
            .map(|l| (l.entry.person, Presence::Present))
            .collect();
        self.confer(&deputy, id, ConferenceDeed::Mark { roll })
            .await
            .unwrap();
        id
    }

    /// The minutes of a cluster's conference stand.
    pub async fn close_conference(
        &self,
        conference: ConferenceId,
        cluster: &str,
    ) -> Result<Answer, Failure> {
        let follow_up = line("Phổ biến kết luận đến đảng viên");
        self.confer(
            &format!("pho-khu-{}", &cluster[4..]),
            conference,
            ConferenceDeed::Close {
                follow_up,
                put_off: BTreeSet::new(),
            },
        )
        .await
    }

    /// The Office takes the month's recorded petitions into its table.
    pub async fn consolidate(&self, cycle: CycleId) -> Result<Answer, Failure> {
        let (by, committee) = (self.by("chuyen-vien"), self.office.committee);
        self.submit(Consolidate {
            by,
            committee,
            cycle,
            competence: BTreeMap::new(),
            take_over: None,
        })
        .await
    }

    /// The clerk issues the month's notice.
    pub fn notice(&self, cycle: CycleId) -> IssueNotice {
        IssueNotice {
            by: self.by("van-thu"),
            committee: self.office.committee,
            cycle,
            signer: self.office.person("bi-thu"),
            numbering: numbering(),
        }
    }

    /// From the Office's table to an approved answer, all today.
    pub async fn answered(&self, id: PetitionId) {
        self.done("thuong-truc-1", id, self.direct()).await;
        self.done("chuyen-vien", id, self.route()).await;
        self.done("gt-cv", id, Deed::Accept).await;
        self.done("dd-truong", id, self.sign_part()).await;
        self.done("gt-truong", id, self.reply("Sẽ sửa trong quý III."))
            .await;
        self.done("bi-thu", id, self.approve(id).await).await;
    }

    /// A cell's petition of today, taken in as urgent and answered.
    pub async fn approved(&self, cell: &str, cycle: CycleId) -> PetitionId {
        let id = self.endorsed(cell).await;
        self.done("chanh-vp", id, Self::urgent(cycle)).await;
        self.answered(id).await;
        id
    }
}
