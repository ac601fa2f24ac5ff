# Thư gửi đi: tiêu đề (-subject), câu mở đầu (giá trị) và việc cần làm (.advice).

letter-returned-subject = Trả lại để trả lời lại (lần { $round }): { $code }
letter-returned = Bản trả lời kiến nghị dưới đây chưa đạt yêu cầu và được trả lại để trả lời lại (lần { $round }).
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban, chọn { $code }, sửa theo các lý do nêu trên và trình lại trước hạn.
letter-returned-form-subject = Trả lại để hoàn thiện thể thức: { $code }
letter-returned-form = Bản trả lời kiến nghị dưới đây được trả lại để hoàn thiện thể thức; lần trả lại này không tính vào số lần trả lời lại.
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban, chọn { $code }, bổ sung những mục còn thiếu và trình lại trước hạn.
letter-recalled-subject = Thu hồi ý kiến duyệt: { $code }
letter-recalled = Ý kiến duyệt bản trả lời kiến nghị dưới đây được thu hồi; đơn vị cần trả lời lại.
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban, chọn { $code }, xem lý do, sửa bản trả lời và trình lại trước hạn.
letter-direction-subject = Chờ ý kiến chỉ đạo: { $code }
letter-direction = Kiến nghị dưới đây đã được tổng hợp và đang chờ ý kiến chỉ đạo.
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban, chọn { $code } để cho ý kiến chỉ đạo và nêu đơn vị chủ trì.
letter-routing-subject = Chờ chuyển đơn vị chủ trì: { $code }
letter-routing = Kiến nghị dưới đây đã có ý kiến chỉ đạo và đang chờ chuyển đơn vị chủ trì.
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban, chọn { $code } và chuyển đúng đơn vị được giao chủ trì.
letter-signature-subject = Chờ ký ban hành: { $code }
letter-signature = Nội dung trả lời kiến nghị dưới đây đã được duyệt và đang chờ ký ban hành.
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban để xem dự thảo chung và ký.
letter-lead-subject = Chủ trì trả lời kiến nghị: { $code }
letter-lead = Kiến nghị dưới đây được chuyển đến đơn vị của đồng chí để chủ trì trả lời.
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban, chọn { $code } để nhận xử lý. Nếu không thuộc thẩm quyền, đơn vị từ chối trong 01 ngày làm việc, nêu lý do và đề xuất đơn vị khác; quá thời gian đó coi như đã nhận.
letter-support-subject = Phối hợp trả lời kiến nghị: { $code }
letter-support = Kiến nghị dưới đây được giao cho { $lead } chủ trì; đơn vị của đồng chí phối hợp.
    .advice = Chuẩn bị ý kiến về phần việc của đơn vị và cho ý kiến khi { $lead } gửi dự thảo trả lời.
letter-commune-subject = Cấp xã giải quyết kiến nghị: { $code }
letter-commune = Kiến nghị dưới đây được giao cho cấp xã giải quyết.
    .advice = Giải quyết và báo cáo kết quả, kèm minh chứng, tại hội nghị giao ban kỳ tới.
letter-urgent-subject = Tiếp nhận kiến nghị cấp bách: { $code }
letter-urgent = Kiến nghị dưới đây được tiếp nhận ngay vì cấp bách và đang chờ ý kiến chỉ đạo.
    .advice = Không cần làm gì thêm; chi bộ được báo khi có kết quả trả lời.
letter-refused-subject = Từ chối nhận xử lý: { $code }
letter-refused = { $unit } từ chối nhận xử lý kiến nghị dưới đây và đề xuất chuyển cho { $proposed }.
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban, chọn { $code }; chuyển đơn vị khác trong phạm vi ý kiến chỉ đạo hoặc xin ý kiến chỉ đạo lại.
letter-extension-asked-subject = Đề nghị gia hạn: { $code }
letter-extension-asked = { $unit } đề nghị gia hạn trả lời kiến nghị dưới đây đến { $until }.
    .advice = Mở mục “Việc của tôi” trên phần mềm giao ban, chọn { $code } và quyết định trước hạn; không có quyết định thì coi như không đồng ý.
letter-extension-granted-subject = Đồng ý gia hạn: { $code }
letter-extension-granted = Đồng ý gia hạn trả lời kiến nghị dưới đây đến hết { $until }.
    .advice = Trình dự thảo trả lời chậm nhất vào ngày đó.
letter-extension-refused-subject = Không đồng ý gia hạn: { $code }
letter-extension-refused = Đề nghị gia hạn trả lời kiến nghị dưới đây không được đồng ý; thời hạn giữ nguyên.
    .advice = Trình dự thảo trả lời đúng hạn; nếu không kịp thì báo Văn phòng để đề nghị chuyển sang kỳ sau.
letter-withdrawn-subject = Kiến nghị đã rút: { $code }
letter-withdrawn = Chi bộ đã rút kiến nghị dưới đây.
    .advice = Đơn vị dừng trả lời kiến nghị này; không cần làm gì thêm.

letter-issued-subject = Đã ban hành { $document }
letter-issued = { $document }, { $date }, đã được ban hành{ $part }.
    .advice = Xác nhận đã nhận văn bản trong mục “Việc của tôi” trên phần mềm giao ban và công bố tại hội nghị giao ban tới.
document-notice = Thông báo số { $symbol }
document-other = văn bản số { $symbol }
document-count = { $count } kiến nghị của { $place }
document-answers = , trong đó có { $of }
document-corrects = { "" } về { $of }
letter-corrected-subject = { $document } đính chính { $replaces }
letter-corrected = { $document }, { $date }, đính chính { $replaces }{ $part }.
    .advice = Xác nhận đã nhận văn bản trong mục “Việc của tôi” trên phần mềm giao ban; nếu nội dung trả lời thay đổi thì công bố lại tại hội nghị giao ban tới.

letter-invited-subject = Mời dự { $conference }, ngày { $day }
letter-invited = { $office } trân trọng kính mời đồng chí dự { $conference }.
    .advice = Đề nghị đồng chí dự đúng giờ; nếu vắng mặt, báo { $office } lý do và người dự thay.
letter-moved-subject = Đổi lịch { $conference } sang { $when }
letter-moved = { $conference } được đổi lịch như sau.
    .advice = Đề nghị đồng chí ghi lại { $new }; nếu không dự được, báo cho { $office }.
moved-to-day = ngày { $day }
moved-to-hour = { $clock }, ngày { $day }
moved-new-time = thời gian mới
moved-new-place = địa điểm mới
moved-new-both = thời gian và địa điểm mới
letter-took-in-subject = Ghép { $other } vào { $conference }
letter-took-in = { $other } được tổ chức chung với { $conference }, theo thời gian và địa điểm dưới đây.
    .advice = Đề nghị đồng chí chuẩn bị cho cả hai khu; cần hỏi thêm, liên hệ { $office }.
letter-cancelled-subject = Hủy { $conference }
letter-cancelled = { $conference } không tổ chức theo lịch đã thông báo.
    .advice = Đồng chí không cần đến dự. Kiến nghị và văn bản trả lời được xử lý như ghi ở mục “Thay thế”; cần hỏi thêm, liên hệ { $office }.

conference-name = hội nghị giao ban { $cluster }, { $month }
conference-hall = Hội trường Ủy ban nhân dân { $commune }
conference-reason-joint = ghép với { $other }; { $reason }
conference-on = { $conference }, ngày { $day } ({ $state })
conference-items-here = Kiến nghị và nội dung trả lời giữ nguyên tại hội nghị này.
conference-items-other = Kiến nghị và nội dung trả lời chuyển sang { $other }.
conference-items-writing = Kiến nghị gửi bằng văn bản; nội dung trả lời thông báo bằng văn bản.

digest-subject = Việc trong ngày { $today }: { $tally }
digest-tally-overdue = { $overdue } quá hạn
digest-tally-open = { $open } còn hạn
digest-opening = Đến { $today }, đồng chí có { $all } việc cần xử lý{ $order }.
digest-order = , việc quá hạn lâu nhất đứng trước
digest-news-subject = Tin trong ngày { $today }
digest-news-opening = Tin về các kiến nghị liên quan đến đồng chí, tính đến { $today }.
digest-news-advice = Đồng chí không cần làm gì thêm; xem chi tiết trên phần mềm giao ban.
digest-advice = Mở mục “Việc của tôi” trên phần mềm giao ban để xử lý từng việc.
digest-overdue = Quá hạn
digest-today = Đến hạn hôm nay
digest-coming = Còn hạn
digest-news = Để biết
digest-is-overdue = quá hạn { $days } ngày làm việc (hạn { $due })
digest-is-today = đến hạn hôm nay
digest-is-coming = hạn { $due }
digest-more = Còn { $count } việc nữa không in trong thư này; xem đủ trong mục “Việc của tôi”.

row-code = Mã kiến nghị
row-title = Nội dung
row-title-withheld = không nêu trong thư; xem trên phần mềm theo quyền được giao
row-state = Trạng thái
row-due = Thời hạn
row-due-rule = { $date } ({ $rule })
row-by = Người cập nhật
row-by-on-behalf = { $person }, thay mặt { $absent }
row-reasons = Lý do
row-missing = Còn thiếu
row-note = Ý kiến kèm theo
row-time = Thời gian
row-time-is = { $clock }, { $weekday }, { $date }
row-place = Địa điểm
row-before = Lịch đã báo
row-instead = Thay thế
row-next = Việc cần làm

due-working-days = { $days } ngày làm việc kể từ { $since }
due-next-conference = hội nghị giao ban kỳ tới
due-fixed = ngày ấn định
due-extended = đã gia hạn
due-changed = tính lại theo lịch làm việc mới

greeting = Kính gửi: { $person }
greeting-with-title = Kính gửi: { $person }, { $title }
footer = Thư do phần mềm giao ban của { $office } tự động gửi; xin không trả lời thư này.

# Danh sách gọi điện và giao tay.

call-name = Họ và tên
call-phone = Điện thoại
call-about = Về việc
call-since = Từ ngày
call-ticked = Đã báo (họ tên và giờ)
call-conference = hội nghị giao ban { $of }, ngày { $day }

# Địa chỉ thư điện tử

address-empty = Chưa nhập địa chỉ thư điện tử.
    .advice = Nhập địa chỉ, ví dụ an@gialoc.example.vn.
address-too-long = Địa chỉ thư điện tử quá dài.
    .advice = Kiểm tra lại địa chỉ; tối đa 254 ký tự, phần trước dấu @ tối đa 64 ký tự.
address-not-ascii = Địa chỉ thư điện tử có chữ có dấu hoặc ký tự lạ.
    .advice = Chỉ dùng chữ không dấu, chữ số và các dấu . _ + - trước và sau dấu @.
address-local-part = Phần trước dấu @ của địa chỉ thư điện tử không đúng.
    .advice = Phần này bắt đầu bằng chữ hoặc chữ số và không có dấu cách.
address-domain = Phần sau dấu @ của địa chỉ thư điện tử không đúng.
    .advice = Nhập đủ tên miền, ví dụ gialoc.example.vn.
