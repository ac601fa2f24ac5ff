//! Invented matters: content, answer, field.

pub(crate) const MATTERS: [(&str, &str, &str); 8] = [
    (
        "Đề nghị nạo vét tuyến mương tiêu dài khoảng 800 m từ cống Cầu Gỗ đến trạm bơm Đồng Bào, hiện bồi lắng nặng, vụ mùa năm 2024 ngập úng 12 ha lúa.",
        "Phòng đã kiểm tra thực tế ngày 14/3/2025 cùng Ủy ban nhân dân xã. Kinh phí 180 triệu đồng đã được bố trí tại Quyết định số 15/QĐ-UBND; thi công từ ngày 20/3/2025, hoàn thành trước ngày 30 tháng 4 năm 2025.",
        "Nông nghiệp",
    ),
    (
        "Đường trục xã đoạn qua thôn Quán Đào xuống cấp, nhiều ổ gà, đề nghị sửa chữa trước mùa mưa.",
        "Đoạn đường dài 1,2 km đã đưa vào kế hoạch sửa chữa quý II/2025. Trước mắt giao Ủy ban nhân dân xã vá láng các vị trí nguy hiểm.",
        "Công nghiệp, dịch vụ, hạ tầng",
    ),
    (
        "Đề nghị giải quyết dứt điểm chế độ cho 03 thanh niên xung phong chưa được hưởng trợ cấp một lần.",
        "Hồ sơ của 02 người đã đủ điều kiện, đang trình Sở Nội vụ; 01 người thiếu giấy tờ gốc, Phòng đã hướng dẫn bổ sung theo Điều 5 Thông tư liên tịch.",
        "Chế độ, chính sách",
    ),
    (
        "Cấp giấy chứng nhận quyền sử dụng đất cho 27 hộ dân chuyển đổi từ năm 2012.",
        "Đã đo đạc xong 27/27 thửa; công khai hồ sơ 15 ngày từ ngày 01/4/2025.",
        "Đất đai",
    ),
    (
        "Rác thải sinh hoạt tồn đọng tại điểm tập kết thôn Cao Dương gây ô nhiễm, đề nghị tăng chuyến thu gom.",
        "Từ ngày 17/3/2025 tăng từ 02 lên 03 chuyến mỗi tuần.",
        "Văn hóa - xã hội",
    ),
    (
        "Lưới điện thôn Lãng Xuyên điện áp thấp vào giờ cao điểm, máy bơm không chạy được.",
        "Điện lực sẽ thay máy biến áp 250 kVA.",
        "Công nghiệp, dịch vụ, hạ tầng",
    ),
    (
        "Đề nghị hướng dẫn thủ tục hỗ trợ giống sau bão số 3.",
        "Phòng đã có Công văn số 112/NN-TT hướng dẫn; kinh phí cấp trong tháng 4/2025.",
        "Nông nghiệp",
    ),
    (
        "Tăng cường tuần tra ban đêm khu vực giáp ranh với huyện bạn để phòng, chống trộm cắp.",
        "Công an huyện đã bố trí tổ tuần tra 03 đêm mỗi tuần, phối hợp lực lượng bảo vệ an ninh, trật tự ở cơ sở.",
        "An ninh, quốc phòng",
    ),
];
