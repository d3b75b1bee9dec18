"""The few words that a page shows on a first visit, until they are closed for good."""

from django.utils.translation import gettext_lazy as _

POINTERS = {  # the page's address by name, "_" for ":" in the pointer's own name
    "home:index": _(
        "Trang này gom mọi việc đang chờ bạn, việc gấp ở trên, mỗi việc một nút. Cần tìm gì khác: "
        "bấm phím / rồi gõ; cần chỉ dẫn ở trang nào: bấm dấu hỏi trên thanh đầu trang."
    ),
    "appraisals:sheet": _(
        "Gõ số thực hiện vào từng ô, trang tự lưu và tự tính điểm; bấm vào số điểm để xem vì sao "
        "được bấy nhiêu. Nộp là việc riêng, ở cuối trang."
    ),
    "appraisals:verify": _(
        "Xem từng dòng: Đồng ý, hoặc Số khác kèm lý do. Đơn vị thấy ngay chỗ bị đổi và có thể "
        "giải trình."
    ),
    "meetings:hall": _(
        "Mọi việc của buổi họp ở trang này. Mở Màn hình hội trường trên máy chiếu; máy chiếu và "
        "điện thoại của đại biểu tự chuyển theo."
    ),
    "meetings:seat": _(
        "Trang này tự chuyển theo hội nghị: điểm danh, đăng ký phát biểu, nhận phiếu và bỏ phiếu "
        "đều ở đây."
    ),
}


def key_of(view_name: str) -> str:
    """The name under which a pointer is closed."""
    return view_name.replace(":", "-")


NAMES = frozenset(map(key_of, POINTERS))
