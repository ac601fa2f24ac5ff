//! Files as offices have them.
/// A CSV file as old programs wrote it: one byte a letter, TCVN3.
pub(super) fn one_byte(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect()
}

pub(super) const UNITS: &str = "\u{A7}¬n vÞ trong toµn huyÖn;;;;\n\
    Lo¹i ®¬n vÞ;Tªn ®¬n vÞ;Ký hiÖu khu;§¬n vÞ cÊp trªn;Sè ®¶ng viªn\n\
    khu;Khu 1;K1;;\n\
    khu;Khu 2;K2;;\n\
    x·;x· §oµn Th\u{AD}îng;;K1;285\n\
    x·;x· Gia Hßa;;K2;240\n\
    chi bé;Chi bé th«n §«ng;;x· §oµn Th\u{AD}îng;31\n\
    chi bé;Chi bé th«n §«ng;;x· Gia Hßa;28\n\
    UBND;Uû ban nh©n d©n huyÖn;;;\n\
    phßng;Phßng N«ng nghiÖp;;Uû ban nh©n d©n huyÖn;\n";

pub(super) const PEOPLE: &str = "\u{FEFF}Họ và tên;Năm sinh;Số điện thoại;Email;Ghi chú\n\
    NGUYỄN THỊ HOÀ;13/6/1975;0912 000 001;hoa@example.org;\n\
    Trần Văn Đạt;1968;912000002;;\n\
    \u{D0}ỗ Văn Khang;1966;;khang@example.org;\n\
    Nguyễn Thị Yến;1979;;;\n\
    Vũ Thị Ước;1980;;;\n\
    Phạm Quốc Ân;1970;;;\n\
    Đinh Văn Bình;1972;;;\n\
    Lê Văn Đông;1960;;;\n\
    Lê Văn Đông;1964;;;\n\
    Ngô Văn Đường;1974;;;\n\
    Lê Thị Hạnh;1971;;;\n";

pub(super) const POSTS: &str = "Họ và tên,Năm sinh,Chức vụ,Đơn vị,Trực thuộc,Từ ngày\n\
    Nguyễn Thị Hòa,1975,chuyên viên Văn phòng,van-phong,,1/1/2025\n\
    Trần Văn Đạt,,Trưởng khu,K1,,01/01/2025\n\
    Nguyễn Thị Yến,,Phó khu,Khu 1,,1.1.2025\n\
    Phạm Quốc Ân,,Trưởng khu,K2,,\n\
    Vũ Thị Ước,,Phó khu,K2,,\n\
    Trần Văn Đạt,,ủy viên Ban Thường vụ,ban-thuong-vu,,\n\
    Phạm Quốc Ân,,ủy viên Ban Thường vụ,ban-thuong-vu,,\n\
    Nguyễn Thị Yến,,huyện ủy viên,huyen-uy,,\n\
    Vũ Thị Ước,,huyện ủy viên,huyen-uy,,\n\
    Đỗ Văn Khang,,Bí thư Huyện ủy,huyen-uy,,\n\
    Đỗ Văn Khang,,Thường trực,thuong-truc,,\n\
    Lê Thị Hạnh,,Văn thư,van-phong,,\n\
    Đinh Văn Bình,,Bí thư Đảng ủy xã,Đoàn Thượng,,\n\
    Lê Văn Đông,1960,Bí thư chi bộ,Chi bộ thôn Đông,xã Đoàn Thượng,\n\
    Lê Văn Đông,1964,Bí thư chi bộ,Chi bộ thôn Đông,xã Gia Hòa,\n\
    Ngô Văn Đường,,Trưởng phòng,Phòng Nông nghiệp,,\n";

pub(super) const OLD: &str = "Mã kiến nghị,Chi bộ,Xã,Lĩnh vực,Nội dung,Trạng thái,Ngày tiếp nhận,Đơn vị chủ trì,Kết quả,Số văn bản,Ngày ban hành,Ngày công bố,Ngày giải quyết xong,Cơ quan được kiến nghị,Thẩm quyền\n\
    KN-1/2019,Chi bộ thôn Đông,xã Đoàn Thượng,Nông nghiệp\u{2C}\u{20}nông thôn,Nạo vét kênh N5,Đã giải quyết,6/3/2019,Phòng Nông nghiệp,đã giải quyết xong,15\u{2013}TB/HU,2/4/2019,8/4/2019,20/12/2019,,huyện\n\
    KN-2/2019,Chi bộ thôn Đông,xã Gia Hòa,Đất đai,Cấp giấy chứng nhận cho 12 hộ,Đã kết thúc,06/03/2019,Phòng Nông nghiệp,giải trình,15-TB/HU,02/04/2019,08.4.2019,,,huyện\n\
    KN-3/2019,Chi bộ thôn Đông,,Đất đai,Chưa rõ chi bộ nào,Đã kết thúc,06/03/2019,Phòng Nông nghiệp,giải trình,15-TB/HU,02/04/2019,08/4/2019,,,huyện\n\
    KN-4/2024,Chi bộ thôn Đông,xã Đoàn Thượng,Đất đai,Chưa ai trả lời,Đang xử lý,05/12/2024,Phòng Nông nghiệp,,,,,,,huyện\n";

/// A field with a comma stands between quotation marks.
pub(super) fn quoted(text: &str) -> String {
    text.replace("Nông nghiệp, nông thôn", "\"Nông nghiệp, nông thôn\"")
}
