"""Where the pages of organisations are, and the heads of the sheet of units."""

from django.urls import reverse

HEADS = ["Mã", "Tên đầy đủ", "Tên gọi khác", "Hoạt động từ", "Hoạt động đến", "Có chi bộ",
         "Có công đoàn", "Có chi đoàn"]  # fmt: skip


def address(name: str, *args: object) -> str:
    """The address of a page of organisations by its short name."""
    return reverse(f"organisations:{name}", args=args)
