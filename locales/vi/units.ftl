# Thay đổi đơn vị: vì sao không thực hiện được (giá trị) và làm gì tiếp theo (.advice).

unit-refusal-fixed = { $kind } không sáp nhập, chia tách, giải thể bằng lệnh này.
    .advice = Cấp ủy được khởi tạo bằng giaoban init; cơ quan của cấp ủy chỉ đổi tên được.
unit-refusal-too-few = Sáp nhập hoặc chia tách phải nêu ít nhất hai đơn vị.
    .advice = Nêu đủ các đơn vị; nếu chỉ một đơn vị thì dùng lệnh giaoban units rename, move hoặc abolish.
unit-refusal-twice = Đơn vị { $unit } được nêu hai lần.
    .advice = Nêu mỗi đơn vị một lần.
unit-refusal-kinds-differ = Các đơn vị không cùng loại: { $kinds }.
    .advice = Chỉ sáp nhập đơn vị cùng loại: chi bộ với chi bộ, xã với xã.
unit-refusal-ended = { $unit } không còn hoạt động vào ngày đó.
    .advice = Chọn đơn vị kế thừa: { $successors }.
unit-refusal-ended-no-successor = { $unit } không còn hoạt động vào ngày đó.
    .advice = Kiểm tra lại đơn vị và ngày bằng lệnh giaoban units list --all.
unit-refusal-begun-since = { $unit } mới hoạt động từ { $from }.
    .advice = Chọn ngày sau ngày đó.
unit-refusal-ahead = Chưa đến { $on } nên chưa thực hiện được.
    .advice = Thêm --dry-run để xem trước; đến ngày đó chạy lại lệnh này.
unit-refusal-done-since = Từ ngày đó đến nay, { $unit } đã có việc ghi vào { $day }.
    .advice = Ghi lý do nhập muộn và người cho phép (--reason, --approver).
unit-refusal-not-an-approver = { $person } không có thẩm quyền cho phép nhập muộn.
    .advice = Xin ý kiến Chánh Văn phòng hoặc Thường trực rồi ghi đúng người cho phép.
unit-refusal-parent-needed = Các đơn vị thuộc các cấp trên khác nhau.
    .advice = Nêu đơn vị cấp trên của đơn vị mới bằng --under.
unit-refusal-parent-kind = Loại “{ $kind }” không trực thuộc loại “{ $above }”.
    .advice = Chọn đơn vị cấp trên khác.
unit-refusal-parent-ended = Đơn vị cấp trên không hoạt động vào ngày đó: { $unit }.
    .advice = Chọn đơn vị cấp trên đang hoạt động.
unit-refusal-key-form = Không dùng “{ $given }” làm mã được.
    .advice = Mã gồm chữ không dấu, chữ số, dấu gạch nối, nhiều nhất 60 ký tự; có thể bỏ trống.
unit-refusal-key-taken = Mã “{ $key }” là của đơn vị khác.
    .advice = Chọn mã khác, hoặc bỏ --unit-key.
unit-refusal-code-needed = Khu mới chưa có ký hiệu.
    .advice = Nêu ký hiệu dùng trong mã kiến nghị bằng --code, ví dụ K7.
unit-refusal-code-taken = Ký hiệu này là của { $cluster }.
    .advice = Chọn ký hiệu khác.
unit-refusal-nothing-new = Đơn vị đã như vậy.
    .advice = Không cần làm gì thêm.
unit-refusal-posts-unplaced = Chưa rõ ai về đơn vị nào: { $people }.
    .advice = Nêu --post NGƯỜI=ĐƠN-VỊ cho từng người; thôi chức vụ thì ghi --post NGƯỜI=none.
unit-refusal-post-begun-since = Chức vụ của { $person } mới bắt đầu từ { $from }.
    .advice = Chọn ngày sau ngày đó.
unit-refusal-role-clash = Ở { $unit } chỉ một người giữ chức vụ “{ $role }”, mà có: { $people }.
    .advice = Nêu --post NGƯỜI=CHỨC-VỤ (ví dụ cell_deputy, commune_deputy_secretary) hoặc --post NGƯỜI=none cho những người còn lại.
unit-refusal-role-not-here = Loại “{ $kind }” không có chức vụ “{ $role }”.
    .advice = Chọn chức vụ khác.
unit-refusal-not-of-units = { $person } không giữ chức vụ nào ở các đơn vị này.
    .advice = Bỏ người đó khỏi --post, hoặc kiểm tra lại mã người.
unit-refusal-no-such-part = Không có đơn vị kế thừa nào mang mã “{ $given }”.
    .advice = Ghi mã của một đơn vị mới trong lệnh này.
unit-refusal-below-unplaced = Chưa rõ đơn vị cấp dưới về đâu: { $units }.
    .advice = Nêu --cell CẤP-DƯỚI=ĐƠN-VỊ-MỚI cho từng đơn vị.
unit-refusal-not-below = { $unit } không trực thuộc đơn vị được chia tách.
    .advice = Bỏ đơn vị đó khỏi --cell.
unit-refusal-leaves-below = Còn đơn vị trực thuộc: { $units }.
    .advice = Nêu đơn vị kế thừa bằng --successor.
unit-refusal-leaves-petitions = Còn kiến nghị chưa xong: { $codes }.
    .advice = Nêu đơn vị kế thừa bằng --successor.
unit-refusal-petition-elsewhere = Kiến nghị { $code } không thuộc đơn vị được chia tách.
    .advice = Bỏ kiến nghị đó khỏi --petition.
unit-refusal-conferences-ahead = Còn hội nghị vướng thay đổi này: { $days }.
    .advice = Tổ chức xong, ghép, hủy hoặc đổi nơi đăng cai các hội nghị đó trước (giaoban conference), rồi chạy lại.

# Đơn vị không khớp với các đơn vị liên quan; dùng chung cho lệnh và cho tệp nhập.

unit-lineage-ring = Các đơn vị kế thừa lẫn nhau thành vòng.
    .advice = Sửa đơn vị kế thừa.
unit-lineage-kind = Đơn vị kế thừa thuộc loại khác.
    .advice = Chọn đơn vị kế thừa cùng loại.
unit-lineage-not-there = Đơn vị kế thừa không hoạt động vào { $on }, ngay sau ngày kết thúc.
    .advice = Sửa đơn vị kế thừa, hoặc sửa ngày để hai đơn vị nối tiếp nhau.
unit-lineage-outlives = Đơn vị cấp trên kết thúc vào { $until }, trước đơn vị này.
    .advice = Chọn đơn vị cấp trên đang hoạt động, hoặc ghi ngày kết thúc không muộn hơn.
