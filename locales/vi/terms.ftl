# Thuật ngữ: tên trạng thái, việc làm, tư cách và các danh mục (domain.md §2).
# Viết thường, trừ tên riêng và tên trạng thái.

## Trạng thái của kiến nghị

state-draft = Dự thảo
state-endorsed = Đã thống nhất
state-recorded = Đã ghi biên bản
state-consolidated = Đã tổng hợp
state-directed = Đã có chỉ đạo
state-routed = Đã chuyển
state-drafting = Đang dự thảo trả lời
state-under-review = Đang thẩm định
state-approved = Đã duyệt
state-issued = Đã ban hành
state-announced = Đã công bố
state-follow-up = Đang theo dõi
state-resolved = Đã giải quyết
state-closed = Kết thúc
state-merged = Đã gộp
state-split = Đã tách
state-withdrawn = Đã rút
state-declined = Không tiếp nhận giải quyết
state-referred-up = Chuyển cấp trên
state-diverted = Chuyển xử lý theo quy trình khác

## Việc làm với kiến nghị

action-draft = dự thảo kiến nghị
action-import = nhập kiến nghị từ hồ sơ cũ
action-endorse = ghi nhận chi ủy đã thống nhất
action-record = ghi vào biên bản hội nghị
action-take-in-writing = tiếp nhận bằng văn bản
action-urgent-intake = tiếp nhận khẩn
action-divert = chuyển xử lý theo quy trình khác
action-answer-on-spot = trả lời tại hội nghị
action-hand-to-commune = giao cấp xã giải quyết
action-consolidate = tổng hợp
action-split = tách thành nhiều kiến nghị
action-merge-into = gộp vào kiến nghị khác
action-unmerge = bỏ gộp
action-direct = cho ý kiến chỉ đạo
action-decline = không tiếp nhận giải quyết
action-refer-up = chuyển cấp trên
action-record-superior-answer = ghi nhận trả lời của cấp trên
action-route = chuyển đơn vị chủ trì
action-accept = nhận xử lý
action-refuse-routing = từ chối nhận xử lý
action-change-lead = thay đơn vị chủ trì
action-sub-assign = giao đơn vị trực thuộc thực hiện
action-sign-part = ký phần phối hợp
action-request-extension = đề nghị gia hạn
action-grant-extension = đồng ý gia hạn
action-refuse-extension = không đồng ý gia hạn
action-submit-reply = trình dự thảo trả lời
action-return-for-form = trả lại để hoàn thiện thể thức
action-return = trả lại để trả lời lại
action-approve = duyệt nội dung trả lời
action-recall = thu hồi ý kiến duyệt
action-issue = ban hành
action-correct = đính chính văn bản đã ban hành
action-take-over-answer = nhập nội dung trả lời từ hồ sơ cũ
action-announce = công bố tại hội nghị
action-tell-in-writing = thông báo kết quả bằng văn bản
action-report-at-conference = báo cáo kết quả tại hội nghị
action-follow-up = đưa vào diện theo dõi
action-move-promise = điều chỉnh thời hạn cam kết
action-close = kết thúc
action-resolve = xác nhận đã giải quyết
action-cast-vote = ghi ý kiến đánh giá của chi bộ
action-request-reopening = đề nghị xem xét lại
action-accept-reopening = đồng ý xem xét lại
action-refuse-reopening = không đồng ý xem xét lại
action-reopen-on-spot = xem xét lại nội dung đã trả lời tại hội nghị
action-withdraw = rút kiến nghị
action-carry-over = chuyển sang kỳ sau
action-re-plan = tính lại thời hạn
action-succeed = chuyển sang đơn vị kế thừa
action-redact = ẩn nội dung

## Tư cách

capacity-proposer = bí thư chi bộ có kiến nghị
capacity-recorder = thư ký hội nghị
capacity-presider = người chủ trì hội nghị
capacity-consolidator = chuyên viên tổng hợp của Văn phòng
capacity-office-chief = Chánh Văn phòng
capacity-director = người được giao nhập ý kiến chỉ đạo
capacity-answerer = chuyên viên của đơn vị chủ trì
capacity-answer-leader = lãnh đạo đơn vị chủ trì
capacity-commune-answerer = người báo cáo kết quả của cấp xã
capacity-reviewer = người được giao nhập ý kiến thẩm định
capacity-signer = người ký văn bản
capacity-clerk = văn thư
capacity-system = phần mềm (tự động)

## Kết quả trả lời

outcome-settled = đã giải quyết xong
outcome-in-progress = đang giải quyết
outcome-will-settle = sẽ giải quyết
outcome-explained = giải trình, cung cấp thông tin
outcome-not-yet = chưa giải quyết

## Lý do trả lại

return-off-topic = trả lời không đúng nội dung kiến nghị
return-no-date = chưa nêu thời hạn giải quyết
return-no-responsible-unit = chưa rõ đơn vị chịu trách nhiệm
return-evasive = trả lời chung chung, né tránh
return-no-legal-basis = chưa nêu căn cứ pháp lý
return-no-funds = chưa rõ nguồn kinh phí
return-incomplete = chưa trả lời hết các nội dung kiến nghị

form-field = thiếu mục bắt buộc
form-outcome-class = chưa chọn loại kết quả giải quyết
form-signature = chưa có chữ ký của lãnh đạo đơn vị chủ trì

## Thẩm quyền và cơ quan quyết định

competence-cell = chi bộ
competence-commune = cấp xã
competence-county = cấp huyện
competence-province = cấp tỉnh
competence-centre = Trung ương

body-standing-members = Thường trực cấp ủy
body-standing-board = Ban Thường vụ
body-party-committee = Ban Chấp hành

## Tiếp nhận

not-spoken-cancelled = hội nghị bị hủy
not-spoken-skipped = kỳ này không tổ chức hội nghị
not-spoken-not-reached = hội nghị chưa bàn đến nội dung này

divert-denunciation = tố cáo
divert-complaint = khiếu nại
divert-classified = nội dung thuộc bí mật nhà nước
divert-named-person = nội dung nêu đích danh cá nhân

kind-petition = kiến nghị, đề xuất
kind-opinion = ý kiến
kind-report = phản ánh

source-conference = nêu tại hội nghị giao ban
source-written = gửi bằng văn bản
source-attendance-report = từ báo cáo dự sinh hoạt chi bộ
source-urgent = tiếp nhận khẩn
source-import = nhập từ hồ sơ cũ

endorsement-cell-committee = chi ủy thống nhất
endorsement-cell-meeting = hội nghị chi bộ thống nhất
endorsement-secretary-with-deputy = bí thư và phó bí thư chi bộ thống nhất

exception-not-endorsed = chi bộ chưa thống nhất
exception-outside-window = hội nghị nằm ngoài khung ngày giao ban của kỳ

## Con người và biểu mẫu

status-active = đang công tác
status-pending = chờ xác nhận
status-revoked = đã bị thu hồi quyền
status-moved = đã chuyển công tác

own-work-wrote = đã soạn bản trả lời này
own-work-signed = đã ký bản trả lời này
own-work-heads = là người đứng đầu đơn vị trả lời hoặc đơn vị cấp trên của đơn vị đó

vote-answer = nội dung trả lời
vote-result = kết quả giải quyết

field-category = lĩnh vực
field-endorsement-names = họ tên những người thống nhất
field-endorsement-date = ngày thống nhất
field-return-reasons = lý do trả lại
field-hearing = lãnh đạo đơn vị được mời dự, ngày và nội dung kết luận
field-missing-items = những mục còn thiếu
field-legal-basis = căn cứ pháp lý
field-promise = nội dung cam kết
field-promise-date = thời hạn cam kết
field-parts = các kiến nghị được tách ra
field-until = thời hạn mới
field-expected-date = ngày dự kiến có trả lời
field-committee-note = văn bản đồng ý của chi ủy
field-look-again-date = ngày kiểm tra lại
field-code = mã kiến nghị
field-cycle = kỳ giao ban đã lập kế hoạch
field-competence = thẩm quyền giải quyết
field-lead = đơn vị chủ trì
field-answer = bản trả lời và người ký
field-outcome-class = kết quả giải quyết
field-document = số, ký hiệu văn bản
field-recorded-date = ngày ghi biên bản
field-answered-date = ngày trả lời
field-issued-date = ngày ban hành
field-announced-date = ngày công bố
field-end-date = ngày giải quyết xong

## Trạng thái của hội nghị

conference-state-planned = Đã lên lịch
conference-state-confirmed = Đã xác nhận
conference-state-in-session = Đang họp
conference-state-closed = Đã chốt biên bản
conference-state-joint = Họp ghép
conference-state-cancelled = Không tổ chức

## Việc làm với hội nghị

conference-action-plan = lên lịch hội nghị
conference-action-confirm = xác nhận đăng cai hội nghị
conference-action-move = đổi lịch hội nghị
conference-action-join = ghép vào hội nghị khác
conference-action-take-in = nhận ghép hội nghị khác
conference-action-hand-over = giao đơn vị kế thừa đăng cai
conference-action-cancel = hủy hội nghị
conference-action-open = khai mạc hội nghị
conference-action-mark = điểm danh
conference-action-close = chốt biên bản hội nghị
conference-action-addend = bổ sung phụ lục biên bản

## Chức danh

role-cell-secretary = bí thư chi bộ
role-cell-deputy = phó bí thư chi bộ
role-commune-secretary = bí thư đảng ủy cấp xã
role-commune-deputy-secretary = phó bí thư đảng ủy cấp xã
role-commune-clerk = văn phòng đảng ủy cấp xã
role-cluster-head = trưởng khu
role-cluster-deputy = phó trưởng khu kiêm thư ký
role-committee-member-in-charge = cấp ủy viên phụ trách xã
role-committee-member = cấp ủy viên
role-standing-board-member = ủy viên Ban Thường vụ
role-standing-member = thường trực cấp ủy
role-committee-secretary = bí thư cấp ủy
role-office-chief = chánh văn phòng
role-office-deputy-chief = phó chánh văn phòng
role-records-clerk = văn thư
role-office-specialist = chuyên viên văn phòng
role-department-head = trưởng phòng
role-department-deputy = phó trưởng phòng
role-department-specialist = chuyên viên phòng

## Loại đơn vị

unit-kind-committee = cấp ủy
unit-kind-cluster = khu
unit-kind-commune = đảng ủy xã, phường, thị trấn
unit-kind-cell = chi bộ
unit-kind-grassroots-org = tổ chức cơ sở đảng
unit-kind-office = văn phòng cấp ủy
unit-kind-standing-members = thường trực cấp ủy
unit-kind-standing-board = Ban Thường vụ
unit-kind-peoples-committee = Ủy ban nhân dân
unit-kind-department = phòng, ban, ngành

## Quan hệ với hồ sơ

relation-own = của chính đơn vị
relation-below = thuộc đơn vị cấp dưới
relation-sibling = của đơn vị cùng cấp
relation-other-cluster = của khu khác
relation-other-committee = của cấp ủy khác

## Thành phần dự hội nghị

attendance-board-in-charge = Ủy viên Ban Thường vụ phụ trách khu
attendance-committee-in-charge = cấp ủy viên phụ trách xã
attendance-commune-secretary = bí thư đảng ủy cấp xã
attendance-commune-chair = phó bí thư đảng ủy, chủ tịch Ủy ban nhân dân cấp xã
attendance-cell-secretary = bí thư chi bộ nông thôn

## Nội dung chờ hội nghị

waiting-endorsed = kiến nghị đã thống nhất
waiting-issued = nội dung trả lời đã ban hành
waiting-commune = việc giao cấp xã

## Đề nghị đổi lượt đăng cai

swap-asked = đang chờ trả lời
swap-agreed = đã được đồng ý
swap-refused = đã bị từ chối
swap-withdrawn = đã được rút

unknown-unit = đơn vị không còn trong danh mục
unknown-person = người không còn trong danh mục
list-and = và
list-or = hoặc
