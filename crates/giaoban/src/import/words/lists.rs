//! The lists, with what clerks write for each value.
use super::{Choice, Known, of_list, of_terms};
use crate::say::Say;
use std::sync::LazyLock;
use words::messages::Term as _;
use workflow::calendar::{Certainty, DayKind, DayPart};
use workflow::person::{Role, Status};
use workflow::petition::{Competence, Kind, OutcomeClass, State, TAKEN_OVER};
use workflow::unit::UnitKind;

#[rustfmt::skip]
impl Choice for UnitKind {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<UnitKind>> = LazyLock::new(|| Known::of(&UnitKind::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_terms(&[
            (Self::Committee, &["huyện ủy", "đảng ủy", "cấp ủy"]),
            (Self::Cluster, &["khu", "cụm"]),
            (Self::Commune, &["xã", "phường", "thị trấn", "đảng bộ xã", "đảng ủy xã", "đảng bộ phường", "đảng bộ thị trấn", "đặc khu", "commune", "ward", "town"]),
            (Self::Cell, &["chi bộ", "chi bộ trực thuộc", "chi bộ thôn", "cell", "party cell"]),
            (Self::GrassrootsOrg, &["tccsđ", "đảng bộ cơ sở", "chi bộ cơ sở", "tổ chức cơ sở đảng"]),
            (Self::Office, &["văn phòng", "office"]),
            (Self::StandingMembers, &["thường trực"]),
            (Self::StandingBoard, &["ban thường vụ", "btv"]),
            (Self::PeoplesCommittee, &["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân"]),
            (Self::Department, &["phòng", "ban", "ngành", "phòng, ban", "phòng ban", "phòng, ban, ngành", "đoàn thể", "department"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for Role {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<Role>> = LazyLock::new(|| Known::of(&Role::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_terms(&[
            (Self::CellSecretary, &["bí thư chi bộ", "btcb"]),
            (Self::CellDeputy, &["phó bí thư chi bộ"]),
            (Self::CommuneSecretary, &["bí thư đảng ủy xã", "bí thư đảng ủy", "bí thư xã"]),
            (Self::CommuneDeputySecretary, &["phó bí thư đảng ủy xã", "phó bí thư, chủ tịch ubnd xã", "chủ tịch ubnd xã"]),
            (Self::CommuneClerk, &["văn phòng đảng ủy xã", "cán bộ văn phòng đảng ủy xã"]),
            (Self::ClusterHead, &["trưởng khu", "trưởng cụm"]),
            (Self::ClusterDeputy, &["phó khu", "phó trưởng khu", "phó khu kiêm thư ký", "phó cụm"]),
            (Self::CommitteeMemberInCharge, &["huyện ủy viên phụ trách xã", "ủy viên phụ trách xã"]),
            (Self::CommitteeMember, &["huyện ủy viên", "huv", "ủy viên ban chấp hành", "ủy viên bch"]),
            (Self::StandingBoardMember, &["ủy viên ban thường vụ", "ủy viên btv", "uvbtv"]),
            (Self::StandingMember, &["thường trực", "thường trực huyện ủy", "phó bí thư thường trực", "phó bí thư huyện ủy"]),
            (Self::CommitteeSecretary, &["bí thư huyện ủy", "bí thư"]),
            (Self::OfficeChief, &["chánh văn phòng"]),
            (Self::OfficeDeputyChief, &["phó chánh văn phòng"]),
            (Self::RecordsClerk, &["văn thư", "cán bộ văn thư"]),
            (Self::OfficeSpecialist, &["chuyên viên văn phòng", "chuyên viên văn phòng huyện ủy"]),
            (Self::DepartmentHead, &["trưởng phòng", "trưởng ban", "thủ trưởng", "thủ trưởng đơn vị", "chủ tịch ubnd huyện"]),
            (Self::DepartmentDeputy, &["phó trưởng phòng", "phó trưởng ban", "phó phòng", "phó ban"]),
            (Self::DepartmentSpecialist, &["chuyên viên", "chuyên viên phòng, ban"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for Status {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<Status>> = LazyLock::new(|| Known::of(&Status::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_list(&[
            (Self::Active, &["đang công tác", "đang hoạt động", "active"]),
            (Self::Pending, &["chờ xác nhận", "pending"]),
            (Self::Revoked, &["đã thu quyền", "thôi nhiệm vụ", "nghỉ hưu", "revoked"]),
            (Self::Moved, &["chuyển công tác", "đã chuyển công tác", "moved"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for State {
    /// Only those at which a petition is taken over.
    fn offered(say: Say) -> String {
        let each = TAKEN_OVER.iter().map(|state| state.name_in(say.0));
        each.collect::<Vec<_>>().join("; ")
    }

    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<State>> = LazyLock::new(|| Known::of(&State::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_terms(&[
            (Self::Recorded, &["đã tiếp nhận", "đã ghi biên bản"]),
            (Self::Routed, &["đã chuyển", "chờ trả lời"]),
            (Self::Drafting, &["đang xử lý", "đang giải quyết", "đang soạn trả lời"]),
            (Self::Issued, &["đã trả lời", "đã có văn bản trả lời", "đã ban hành"]),
            (Self::Announced, &["đã công bố", "đã thông báo"]),
            (Self::FollowUp, &["đang theo dõi", "theo dõi"]),
            (Self::Resolved, &["đã giải quyết", "đã giải quyết xong", "hoàn thành"]),
            (Self::Closed, &["kết thúc", "đã kết thúc", "đã giải trình"]),
            (Self::Withdrawn, &["đã rút", "rút"]),
            (Self::ReferredUp, &["chuyển cấp trên", "đã chuyển cấp trên"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for Kind {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<Kind>> = LazyLock::new(|| Known::of(&Kind::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_terms(&[
            (Self::Petition, &["kiến nghị", "đề xuất", "kiến nghị, đề xuất"]),
            (Self::Opinion, &["ý kiến"]),
            (Self::Report, &["phản ánh"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for Competence {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<Competence>> =
            LazyLock::new(|| Known::of(&Competence::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_terms(&[
            (Self::Cell, &["chi bộ", "cấp chi bộ"]),
            (Self::Commune, &["xã", "cấp xã"]),
            (Self::County, &["huyện", "cấp huyện"]),
            (Self::Province, &["tỉnh", "cấp tỉnh"]),
            (Self::Centre, &["trung ương", "cấp trung ương"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for OutcomeClass {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<OutcomeClass>> =
            LazyLock::new(|| Known::of(&OutcomeClass::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_terms(&[
            (Self::Settled, &["đã giải quyết xong", "đã giải quyết", "giải quyết xong", "xong"]),
            (Self::InProgress, &["đang giải quyết"]),
            (Self::WillSettle, &["sẽ giải quyết"]),
            (Self::Explained, &["giải trình", "giải trình, cung cấp thông tin", "cung cấp thông tin", "đã giải trình"]),
            (Self::NotYet, &["chưa giải quyết", "chưa"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for DayKind {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<DayKind>> = LazyLock::new(|| Known::of(&DayKind::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_list(&[
            (Self::PublicHoliday, &["nghỉ lễ", "nghỉ lễ, tết", "ngày lễ", "lễ", "tết", "nghỉ tết", "public holiday", "PublicHoliday"]),
            (Self::Substitute, &["nghỉ bù", "substitute"]),
            (Self::SwapOff, &["nghỉ hoán đổi", "hoán đổi nghỉ", "swap off", "SwapOff"]),
            (Self::SwapWork, &["làm bù", "đi làm bù", "ngày làm bù", "swap work", "SwapWork", "make up"]),
            (Self::LocalOff, &["nghỉ riêng", "nghỉ của cơ quan", "nghỉ địa phương", "local off", "LocalOff"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for DayPart {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<DayPart>> = LazyLock::new(|| Known::of(&DayPart::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_list(&[
            (Self::Morning, &["sáng", "buổi sáng", "morning"]),
            (Self::Afternoon, &["chiều", "buổi chiều", "afternoon"]),
            (Self::Whole, &["cả ngày", "whole", "whole day"]),
        ])
    }
}

#[rustfmt::skip]
impl Choice for Certainty {
    fn known() -> &'static Known<Self> {
        static KNOWN: LazyLock<Known<Certainty>> = LazyLock::new(|| Known::of(&Certainty::names()));
        &KNOWN
    }

    fn names() -> Vec<(Self, Vec<String>)> {
        of_list(&[
            (Self::Announced, &["đã thông báo", "chính thức", "announced"]),
            (Self::Assumed, &["dự kiến", "chưa thông báo", "assumed"]),
        ])
    }
}
