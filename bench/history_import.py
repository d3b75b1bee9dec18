"""20,000 rows of award history: read, compared, written, exported, read again; both databases.

Each database runs in a process of its own, so that its peak of memory is its own.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from bench.databases import on_each_database
from bench.sizes import sized

ROWS, UNITS, AWARDS_EACH = sized(20_000, 4_000), 200, 4
GIVEN = ("Lao động tiên tiến", "CSTĐCS", "LĐTT", "BK tỉnh")


def main() -> None:
    """SQLite, then PostgreSQL."""
    on_each_database("bench.history_import")


def rows() -> Iterator[Sequence[Any]]:
    """Five thousand people of two hundred units, four awards each."""
    from thidua.formats.award_history_layout import AWARDS

    keys = [column.key for column in AWARDS]
    for number in range(ROWS):
        person, which = divmod(number, AWARDS_EACH)
        year = 2021 + which
        row = {
            "code": f"NV{person:05}", "name": f"Nguyễn Văn Thứ {person}",
            "birth_year": 1960 + person % 40, "unit": f"DV{person % UNITS:03}",
            "kind": "Cá nhân", "award": GIVEN[which], "type": "Công trạng", "year": year,
            "period_from": date(year, 1, 1), "period_to": date(year, 12, 31),
            "achievement": "Hoàn thành xuất sắc nhiệm vụ được giao trong năm",
            "number": f"{person % UNITS}/QĐ-{year}", "decided_on": date(year, 12, 31),
            "issuer": "Ủy ban nhân dân tỉnh", "signatory": "Trần Văn Ký",
            "signatory_office": "Chủ tịch", "sex": "Nữ" if person % 2 else "Nam",
        }  # fmt: skip
        yield [row.get(key) for key in keys]


def _measure(name: str) -> None:
    import django

    django.setup()
    from thidua.config.database import bring_up_to_date

    bring_up_to_date()
    _steps(name)


def _steps(name: str) -> None:
    from thidua.apps.accounts.models import User
    from thidua.apps.awards.actions.importing import Upload, accept_history, upload_history
    from thidua.apps.awards.history_import.place import HistoryPlace
    from thidua.apps.awards.models import AwardRecord
    from thidua.apps.awards.sheets.history import Asked, export_rows
    from thidua.apps.jobs.tasks import run
    from thidua.apps.organisations.models import Authority, Seat, Unit
    from thidua.formats.award_history_layout import FIRST
    from thidua.formats.award_history_writer import history_workbook

    authority = Authority.objects.create(code="t", name="Tỉnh Đo")
    Unit.objects.bulk_create(
        Unit(authority=authority, code=f"DV{n:03}", name=f"Đơn vị {n}") for n in range(UNITS)
    )
    user = User.objects.create_user(username="snv", password="x", full_name="Sở")
    Seat.objects.create(user=user, kind="standing", authority=authority)
    at = datetime.now(UTC)
    place = HistoryPlace(authority)
    data = history_workbook({FIRST: rows()})
    print(f"{name}: {ROWS} rows, {len(data) / 1e6:.1f} MB", flush=True)

    def step(words: str, act: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        answer = act()
        taken = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {words:<28} {taken:6.1f} s   peak {peak:5.0f} MB", flush=True)
        return answer

    begin = time.perf_counter()
    made = step(
        "upload", lambda: upload_history(place, Upload("x.xlsx", data, True), actor=user, at=at)
    )
    step("read, compare, preview", lambda: run.call(made.job_id))
    made.refresh_from_db()
    assert made.state == "previewed", made.problems[:5]
    made = step("accept", lambda: accept_history(made, actor=user, at=at))
    step("read again, write", lambda: run.call(made.job_id))
    print(f"  {'upload to written':<28} {time.perf_counter() - begin:6.1f} s", flush=True)
    assert AwardRecord.objects.count() == ROWS
    data = step("export", lambda: history_workbook(export_rows(place, Asked())))
    again = upload_history(place, Upload("x.xlsx", data, False), actor=user, at=at)
    step("read the export back", lambda: run.call(again.job_id))
    again.refresh_from_db()
    assert (again.counts["doubles"], again.counts["awards"]) == (ROWS, 0), again.problems[:5]


if __name__ == "__main__":
    _measure(sys.argv[1])
