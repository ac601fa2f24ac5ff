# Sổ đăng cai: vì sao một việc không thực hiện được (giá trị) và làm gì tiếp theo (.advice).

host-refusal-not-entitled = Đồng chí không có thẩm quyền thực hiện việc này trong sổ đăng cai.
    .advice = Việc này do { $who } thực hiện.
host-refusal-not-active = Tài khoản của đồng chí không thực hiện được việc này: { $status }.
    .advice = Liên hệ Văn phòng để xác nhận lại nhiệm vụ và quyền truy cập.
host-refusal-not-of-unit = Việc đổi lượt này phải do { $unit } tự quyết định.
    .advice = Đề nghị bí thư, phó bí thư hoặc văn phòng đảng ủy của { $unit } thực hiện.
host-refusal-no-rotation = Ở cấp ủy này, các đơn vị không luân phiên đăng cai hội nghị.
    .advice = Nếu cần luân phiên, Chánh Văn phòng bổ sung phần đăng cai vào quy định của Văn phòng.
host-refusal-no-conference = { $month } không có hội nghị nào của { $cluster }.
    .advice = Xem các hội nghị của năm bằng lệnh giaoban hosts show.
host-refusal-other-year = { $month } không thuộc năm { $year }.
    .advice = Chọn tháng của năm { $year }.
host-refusal-month-planned = Kỳ giao ban { $month } đã lên lịch, nơi đăng cai ghi ở từng hội nghị.
    .advice = Đổi nơi đăng cai bằng lệnh giaoban conference move.
host-refusal-not-a-host = { $unit } không phải là đơn vị luân phiên đăng cai.
    .advice = Chọn một xã, phường hoặc thị trấn.
host-refusal-host-elsewhere = { $unit } không thuộc khu tổ chức hội nghị này.
    .advice = Chọn một đơn vị của khu làm nơi đăng cai.
host-refusal-host-dissolved = { $unit } không còn hoạt động vào ngày đó.
    .advice = Chọn đơn vị kế thừa: { $successors }.
host-refusal-host-dissolved-no-successor = { $unit } không còn hoạt động vào ngày đó.
    .advice = Chọn đơn vị đăng cai khác.
host-refusal-exception-needed = Lựa chọn này vướng quy định: { $breaks }.
    .advice = Ghi lý do và người cho phép, hoặc chọn đơn vị khác.
host-refusal-not-an-approver = { $person } không có thẩm quyền cho phép làm khác quy định.
    .advice = Xin ý kiến Chánh Văn phòng, Thường trực hoặc trưởng khu rồi ghi đúng người cho phép.
host-refusal-cap-too-low = Mức chung đã cho phép đăng cai { $most } lần một năm.
    .advice = Nhập số lần lớn hơn { $most }.
host-refusal-days-unfit = Khoảng thời gian từ { $from } đến { $to } không dùng được cho năm này.
    .advice = Ngày đầu không sau ngày cuối, và ít nhất một ngày thuộc năm của sổ.
host-refusal-days-closed = Những ngày này đã ghi là không nhận đăng cai (mục số { $number }).
    .advice = Không cần ghi lại; muốn đổi lý do thì bỏ mục số { $number } bằng lệnh giaoban hosts reopen.
host-refusal-no-such-entry = Sổ đăng cai không có mục số { $number }.
    .advice = Xem các mục bằng lệnh giaoban hosts show.
host-refusal-joins-nothing = Họp ghép cần ít nhất hai khu họp riêng trong tháng đó.
    .advice = Nêu thêm một khu.
host-refusal-not-gathered = Trong tháng đó các khu này vẫn họp riêng.
    .advice = Xem lại tháng và khu bằng lệnh giaoban hosts show.
host-refusal-no-host-yet = Hội nghị { $month } chưa có nơi đăng cai.
    .advice = Lập phương án đăng cai của năm trước.
host-refusal-swap-with-itself = Hai lượt này do cùng một đơn vị đăng cai.
    .advice = Chọn lượt của đơn vị khác.
host-refusal-date-past = { $date } đã qua.
    .advice = Chỉ đổi được những lượt chưa diễn ra.
host-refusal-swap-outdated = Nơi đăng cai { $month } đã thay đổi sau khi có đề nghị đổi lượt.
    .advice = Rút đề nghị cũ, rồi đề nghị lại theo phương án hiện nay.
host-refusal-swap-over = Đề nghị đổi lượt này { $state }.
    .advice = Nếu vẫn cần đổi, đề nghị một lượt mới.

# Điều mà một phương án chưa đạt; đứng giữa câu.

violation-blackout = { $unit } đăng cai { $month } vào ngày không nhận đăng cai (mục số { $number })
violation-no-hall = { $unit } đăng cai { $month } mà không có hội trường
violation-room-too-small = hội trường của { $unit } có { $seats } chỗ, hội nghị { $month } dự kiến { $expected } đại biểu
violation-too-many = { $unit } đăng cai { $turns } lần, vượt mức tối đa { $most } lần
violation-too-few = { $unit } đăng cai { $turns } lần, chưa đủ mức tối thiểu { $least } lần
violation-gap-too-short = { $unit } đăng cai { $month } khi mới cách lần trước { $months } tháng, trong khi cần { $least } tháng
violation-uneven = { $unit } đăng cai { $turns } lần tính cả các năm trước, trong khi phần chia đều là { $fair } lần
violation-unregistered = { $unit } đăng cai { $month } mà không đăng ký tháng này

# Vì sao mức quy định giữ được hay không, và làm thế nào thì được.

fit-holds = Mức { $lower }-{ $upper } lần một năm giữ được cho cả { $units } đơn vị: { $conferences } hội nghị, các đơn vị đăng cai được từ { $least } đến { $most } lần.
fit-cannot = Không thể giữ mức { $lower }-{ $upper } lần một năm cho mọi đơn vị: cả năm có { $conferences } hội nghị, trong khi { $units } đơn vị đăng cai được từ { $least } đến { $most } lần.
fit-over = Phương án nào cũng vượt mức tối đa ít nhất { $over } lượt.
fit-under = Phương án nào cũng thiếu so với mức tối thiểu ít nhất { $under } lượt.
fit-cluster = { $cluster } có { $conferences } hội nghị, trong khi { $units } đơn vị của khu đăng cai được từ { $least } đến { $most } lần.
fit-way = Cách { $number }: { $what }
fit-way-joint = họp ghép thêm { $joint } hội nghị của khu thiếu đơn vị với khu khác trong cùng tháng; mọi đơn vị sẽ không vượt mức tối đa.
fit-way-cap = cho phép vượt mức { $over } lượt, có lý do và người cho phép.
fit-way-fewer = mỗi khu họp { $conferences } lần một năm, và số đơn vị của các khu là { $splits }.
fit-way-never = Với số đơn vị và số khu này, không có số hội nghị nào trong năm phù hợp với mức quy định.
fit-and-others = { $splits }; còn cách chia khác
