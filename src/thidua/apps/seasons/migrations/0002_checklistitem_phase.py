"""Which step of the year a usual thing to do belongs to; every row is kept."""

from typing import Any

from django.db import migrations, models

KINDS = [
    ("setup", "Chuẩn bị: bảng điểm, kế hoạch"),
    ("registration", "Đăng ký thi đua"),
    ("signing", "Ký kết giao ước"),
    ("running", "Thực hiện phong trào"),
    ("midyear", "Sơ kết sáu tháng"),
    ("scoring", "Tự chấm điểm"),
    ("reviewing", "Thẩm định"),
    ("conference", "Hội nghị tổng kết"),
    ("dossier", "Gửi hồ sơ"),
]
USUAL = {
    "setup": (
        "Nhận bàn giao hồ sơ, tài liệu từ Trưởng khối năm trước",
        "Rà soát danh sách đơn vị thành viên của khối",
        "Dự thảo quy chế và kế hoạch hoạt động của khối",
        "Góp ý dự thảo quy chế, kế hoạch và bảng điểm",
    ),
    "signing": (
        "Mời cơ quan thường trực dự hội nghị ký kết giao ước",
        "Gửi giao ước đã ký về cơ quan thường trực",
    ),
    "midyear": (
        "Gửi báo cáo sáu tháng đầu năm cho Trưởng khối",
        "Tổ chức hội nghị sơ kết sáu tháng",
    ),
    "conference": ("Gửi giấy mời và tài liệu hội nghị tổng kết",),
    "dossier": ("Gửi hồ sơ đề nghị khen thưởng về cơ quan thường trực",),
}


def tell_phases(apps: Any, schema_editor: Any) -> None:
    """Usual things that still say what they said when the year was opened."""
    items = apps.get_model("seasons", "ChecklistItem").objects
    for kind, texts in USUAL.items():
        items.filter(text__in=texts, phase="").update(phase=kind)


class Migration(migrations.Migration):
    dependencies = [("seasons", "0001_initial")]

    operations = [
        migrations.AddField(
            "checklistitem",
            "phase",
            models.CharField("bước", max_length=12, choices=KINDS, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(tell_phases, migrations.RunPython.noop),
    ]
