"""A year with a form of half-year that units fill in."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tests.factories import World
from tests.replayed import replayed
from thidua.apps.accounts.models import User
from thidua.apps.ledger.actions.deeds import record_deed
from thidua.apps.ledger.facts import DeedFacts
from thidua.apps.ledger.models import Deed
from thidua.apps.reports.actions.extending import grant_extension
from thidua.apps.reports.actions.forms import create_form, open_form
from thidua.apps.reports.actions.reporting import save_report, submit_report
from thidua.apps.reports.facts import ExtensionFacts, FigureFacts, FormFacts, IndicatorFacts
from thidua.apps.reports.models import Extension, Report, ReportForm
from thidua.domain.qualified import Qualified

DUE = datetime(2023, 6, 30, 17, 0, tzinfo=UTC)  # 24:00 of 30/06 in Ho Chi Minh City
CLOSES = datetime(2023, 7, 10, 17, 0, tzinfo=UTC)
BEFORE = datetime(2023, 6, 20, 2, 0, tzinfo=UTC)
LATE = datetime(2023, 7, 2, 2, 0, tzinfo=UTC)  # two days late
TOO_LATE = datetime(2023, 7, 12, 2, 0, tzinfo=UTC)

INDICATORS = (
    IndicatorFacts("Suất quà đã tặng", "suất quà", source="ledger", group="I. Kết quả"),
    IndicatorFacts("Số tiền vận động", "triệu đồng", "money", "ledger_money", group="I. Kết quả"),
    IndicatorFacts("Hội viên mới", "người", group="I. Kết quả"),
    IndicatorFacts(
        "Tỷ lệ hoàn thành nhiệm vụ", "%", "share", group="I. Kết quả", is_required=False
    ),
    IndicatorFacts("Khó khăn", kind="text", group="II. Đánh giá"),
)


def form_facts(**said: Any) -> FormFacts:
    """A good form of half-year, unless said otherwise."""
    usual: dict[str, Any] = {
        "period": "half",
        "name": "Báo cáo 6 tháng",
        "since": date(2023, 1, 1),
        "until": date(2023, 6, 30),
        "due_at": DUE,
        "closes_at": CLOSES,
        "indicators": INDICATORS,
    }
    return FormFacts(**(usual | said))


@replayed
def drafted(world: World, **said: Any) -> ReportForm:
    """The form as the head sets it, not opened."""
    return create_form(world.season, form_facts(**said), actor=world.head, at=BEFORE)


@replayed
def opened(world: World, **said: Any) -> ReportForm:
    """The same, opened to the units."""
    return open_form(drafted(world, **said), actor=world.head, at=BEFORE)


def gifts(world: World, count: int, money: int, unit: str = "CCC") -> Deed:
    """A line of the ledger: so many gifts for so much money."""
    facts = DeedFacts(
        "Tặng quà",
        date(2023, 5, 1),
        unit=world.units[unit].pk,
        quantity=Qualified(Decimal(count)),
        measure="suất quà",
        money=Qualified(Decimal(money)),
    )
    return record_deed(world.season, facts, actor=world.head, at=BEFORE)


def figures(form: ReportForm, **said: FigureFacts) -> dict[int, FigureFacts]:
    """Figures by the code of their indicator: ``c3=FigureFacts(…)``."""
    keys = dict(form.indicators.values_list("code", "pk"))
    return {keys[code.removeprefix("c")]: each for code, each in said.items()}


def whole(form: ReportForm, **said: FigureFacts) -> dict[int, FigureFacts]:
    """Everything that must be said, unless said otherwise."""
    usual: Mapping[str, FigureFacts] = {
        "c1": FigureFacts(Qualified(Decimal(12))),
        "c2": FigureFacts(Qualified(Decimal(50), "gan")),
        "c3": FigureFacts(Qualified(Decimal(4)), note="kết nạp quý II"),
        "c5": FigureFacts(text="Thiếu kinh phí."),
    }
    return figures(form, **(dict(usual) | said))


def saved(world: World, form: ReportForm, at: datetime = BEFORE, unit: str = "CCC") -> Report:
    """A report of the unit with everything in it, not handed in."""
    actor = world.officers[unit]
    return save_report(form, world.units[unit], whole(form), actor=actor, at=at)


def handed_in(world: World, form: ReportForm, at: datetime = BEFORE, unit: str = "CCC") -> Report:
    """The same, handed in."""
    return submit_report(saved(world, form, at, unit), actor=world.officers[unit], at=at)


def extended(
    world: World, form: ReportForm, until: datetime, at: datetime, actor: User | None = None,
    **said: Any,
) -> Extension:  # fmt: skip
    """A later date for CCC."""
    usual: dict[str, Any] = {
        "until": until,
        "reason": "Bão số 4",
        "signer": "Trần Thị B, Phó Giám đốc",
    }
    facts = ExtensionFacts(**(usual | said))
    return grant_extension(form, world.units["CCC"], facts, actor=actor or world.head, at=at)
