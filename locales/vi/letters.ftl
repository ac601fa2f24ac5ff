# Thư gửi đi.
