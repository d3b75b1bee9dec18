"""A decision with many awards, a layout, a picture of a sheet."""

import struct
import zlib
from datetime import UTC, date, datetime

from tests.factories import World
from tests.factories_registry import make_person
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.certificates.actions.layouts import LayoutFacts, create_layout
from thidua.apps.certificates.actions.printing import print_certificates
from thidua.apps.certificates.models import PrinterOffset, PrintRun, SheetLayout
from thidua.apps.certificates.printing.making import made, plan_of

AT = datetime(2025, 6, 15, 5, 0, tzinfo=UTC)
A4 = LayoutFacts("Giấy khen, phôi A4", "", "297", "210")


def make_decision(world: World, count: int = 3, award: str = "GK") -> Decision:
    """A decision that gave ``count`` people of CCC the same."""
    decision = Decision.objects.create(
        authority=world.authority, number="15/QĐ-UBND", decided_on=date(2025, 1, 5),
        issuer="Ủy ban nhân dân tỉnh", signatory="Trần Văn Bình", signatory_office="CHỦ TỊCH",
    )  # fmt: skip
    unit = world.units["CCC"]
    for at in range(count):
        person = make_person(unit, f"C{at}", full_name=f"Nguyễn Thị Hồng {at}", position="Phó ban")
        AwardRecord.objects.create(
            authority=world.authority, decision=decision, person=person, holder_unit=unit,
            holder_name=f"Bà {person.full_name}", award=award, year=2024,
            achievement="Hoàn thành xuất sắc nhiệm vụ công tác năm 2024",
        )  # fmt: skip
    return decision


def make_layout(world: World, facts: LayoutFacts = A4) -> SheetLayout:
    """A layout with the usual boxes."""
    return create_layout(world.authority, facts, actor=world.standing, at=AT)


def printed(
    world: World, decision: Decision, layout: SheetLayout, printer: PrinterOffset | None = None
) -> PrintRun:
    """Everything of a decision printed."""
    sheets = made(plan_of(decision, layout, printer))
    return print_certificates(sheets, actor=world.standing, at=AT)


def png(width: int = 297, height: int = 210, more: int = 0) -> bytes:
    """A white picture; ``more`` bytes of it say nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_ = struct.pack(">L", zlib.crc32(kind + data))
        return struct.pack(">L", len(data)) + kind + data + sum_

    head = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"".join(
        [
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            chunk(b"teXt", b"c\0" + b" " * more) if more else b"",
            chunk(b"IDAT", rows),
            chunk(b"IEND", b""),
        ]
    )
