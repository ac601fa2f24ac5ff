# Vì sao nội dung nhập không nhận được (giá trị) và sửa thế nào (.advice).

text-empty = Chưa nhập nội dung.
    .advice = Nhập ít nhất một chữ.
text-too-long = Nội dung dài { $count } ký tự, nhiều hơn mức cho phép là { $limit } ký tự.
    .advice = Rút gọn nội dung.
text-nul = Ký tự thứ { $position } không đọc được.
    .advice = Gõ trực tiếp thay vì dán từ tệp khác.
text-bidi-control = Ký tự thứ { $position } ({ $control }) làm đảo thứ tự đọc của văn bản.
    .advice = Xóa ký tự ẩn đó, hoặc gõ lại đoạn văn.
text-too-many-marks = Có { $count } dấu trên một chữ, nhiều hơn mức cho phép là { $limit } dấu.
    .advice = Gõ lại chữ đó.

date-empty = Chưa nhập ngày.
    .advice = Nhập theo thứ tự ngày/tháng/năm, ví dụ 05/9/2026.
date-not-a-date = Nội dung nhập không phải là ngày.
    .advice = Nhập theo thứ tự ngày/tháng/năm, ví dụ 05/9/2026.
date-does-not-exist = Không có ngày { $day }/{ $month }/{ $year }.
    .advice = Kiểm tra lại số ngày của tháng.
date-year-out-of-range = Năm { $year } nằm ngoài khoảng từ 1900 đến 2100.
    .advice = Nhập năm bằng bốn chữ số, ví dụ 2026.
date-lunar = Ngày vừa nhập là ngày âm lịch.
    .advice = Nhập ngày dương lịch tương ứng.
date-in-future = { $date } chưa đến.
    .advice = Nhập ngày hôm nay hoặc ngày trước đó.

number-empty = Chưa nhập số.
    .advice = Nhập một số nguyên.
number-not-a-number = Nội dung nhập không phải là số.
    .advice = Chỉ dùng các chữ số từ 0 đến 9.
number-separator = Số vừa nhập có dấu chấm hoặc dấu phẩy.
    .advice = Nhập liền các chữ số, ví dụ 1000.
number-negative = Số vừa nhập nhỏ hơn 0.
    .advice = Nhập số 0 hoặc số lớn hơn.
number-out-of-range = Số vừa nhập không nằm trong khoảng từ { $least } đến { $most }.
    .advice = Nhập số từ { $least } đến { $most }.

calendar-ends = Lịch làm việc chỉ có đến hết { $edge } nên không tính được { $needed }.
    .advice = Đề nghị Văn phòng bổ sung lịch làm việc của năm tiếp theo.
calendar-begins = Lịch làm việc chỉ có từ { $edge } nên không tính được { $needed }.
    .advice = Đề nghị Văn phòng bổ sung lịch làm việc của năm trước đó.
