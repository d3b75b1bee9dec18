"""What reports tell in a bloc's review, and what a unit's report tells of the covenant."""

from io import BytesIO

import pytest
import time_machine
from docx import Document

from tests.apps.reports.material import LATE, gifts, handed_in, opened
from tests.apps.reviews.material import CULTURE, GIFTS, LDTT, people, promised
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.reports.pages.covenant import covenant_rows
from thidua.apps.reports.seams.reviews import reports_in_review

pytestmark = pytest.mark.django_db


@time_machine.travel(LATE)
def test_a_review_tells_who_was_late_and_who_owes(world: World) -> None:
    assert reports_in_review(world.season, world.head, "half") is None
    form = opened(world)
    handed_in(world, form)
    handed_in(world, form, LATE, "BBB")

    part = reports_in_review(world.season, world.head, "half")

    assert part is not None
    assert part.lines == (
        "Đã nhận 2/3 báo cáo, trong đó 1 báo cáo nộp trễ.",
        "Nộp trễ: Hội BBB (2 ngày).",
        "Chưa nộp: Hội AAA.",
    )
    assert reports_in_review(world.season, world.head, "year") is None
    assert reports_in_review(world.season, world.member, "half") is None


def test_a_units_report_shows_its_part_of_each_common_target(world: World, sign_in: SignIn) -> None:
    promised(world, LDTT, GIFTS, CULTURE)
    people(world, "CCC", 10, ldtt=8)
    people(world, "BBB", 10, ldtt=1)
    gifts(world, 30, 15_000_000)
    form = opened(world)
    handed_in(world, form)
    client, path = sign_in(world.member), f"/reports/form/{form.pk}/of/{world.units['CCC'].pk}/"

    shown = one_line(client.get(path).content.decode()).split("Phần của đơn vị")[1]

    for words in ("80% (8/10)", "30 suất quà", "chưa có số liệu", "Đạt"):
        assert words in shown
    word = Document(BytesIO(client.get(f"{path}bao-cao.docx").getvalue()))
    cells = [cell.text for row in word.tables[-2].rows for cell in row.cells]
    assert "80% (8/10)" in cells
    theme = opened(world, period="theme", name="Chuyên đề")
    assert covenant_rows(theme, world.units["CCC"], world.head) == []
