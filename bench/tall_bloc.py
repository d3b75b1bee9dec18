"""A generated bloc whose sheets have 60 criteria, or more, with figures and notes."""

import random
from copy import copy
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from bench.scoring import MIX
from tests.apps.ledger.material import recorded
from tests.factories import SCHEME, World, make_world
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.ledger.models import Deed
from thidua.apps.pledges.models import PlannedTarget, Registration
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.config.database import bring_up_to_date
from thidua.config.static_files import collect_if_changed
from thidua.formats.canonical import canonical_mapping, scheme_hash

LEDGER_LINES = 2_000
SAID = {"boolean": "yes", "grade_map": "HTTNV"}


def codes_of(units: int) -> tuple[str, ...]:
    """Codes for so many units."""
    return tuple(f"DV{n:02}" for n in range(1, units + 1))


UNITS = codes_of(20)


def tall_definition(times: int = 1) -> dict[str, Any]:
    """Sixty criteria of the mix of real tables, or so many times sixty, in five groups."""
    rules = [(rule, target) for count, rule, target in MIX for _ in range(count * times)]
    in_group = len(rules) // 5
    random.Random(7).shuffle(rules)
    groups = []
    for at in range(5):
        criteria: list[dict[str, Any]] = []
        for line, (rule, target) in enumerate(rules[at * in_group :][:in_group], start=1):
            name = f"Hoàn thành nhiệm vụ thứ {line} theo kế hoạch công tác năm của cơ quan, đơn vị"
            criterion = {"id": f"{at + 1}.{line}", "name": name, "max": "10", "rule": rule}
            criterion |= {"measure": "%", "evidence": "Báo cáo, quyết định" if line % 2 else ""}
            if target is not None:
                criterion["target"] = {"op": ">=", "value": target}
            criteria.append(criterion)
        kind = "bonus" if at == 4 else "normal"
        group = {"id": f"{at + 1}", "name": f"Nhóm nội dung thứ {at + 1}", "kind": kind}
        groups.append(group | {"max": str(120 * times), "criteria": criteria})
    tail = {"total": str(600 * times), "tie_break": ["1", "3"], "groups": groups}
    return canonical_mapping({**SCHEME, **tail})


def make_tall_bloc(codes: tuple[str, ...] = UNITS, times: int = 1) -> World:
    """The first unit's sheet is a draft that is filled in; all others are handed in."""
    world = make_world(codes=codes)
    definition = tall_definition(times)
    now = timezone.now()
    Scheme.objects.create(
        season=world.season, state="adopted", definition=definition,
        hash=scheme_hash(definition), adopted_at=now, adopted_by=world.head,
    )  # fmt: skip
    world.season.state = Season.State.RUNNING
    world.season.save(update_fields=["state"])
    own = [c["id"] for g in definition["groups"] for c in g["criteria"]
           if c["rule"]["type"] == "average_of_unit_targets"]  # fmt: skip
    for unit in world.units.values():
        registration = Registration.objects.create(
            season=world.season, unit=unit, state="accepted", accepted_at=now, headcount=40,
            advanced_workers=30, grassroots_fighters=4,
        )  # fmt: skip
        PlannedTarget.objects.bulk_create(
            PlannedTarget(registration=registration, criterion=item, content=f"Mô hình {n}",
                          measure="cái", figure="4", is_own=True, order=n)
            for item in own for n in range(2)
        )  # fmt: skip
    open_scoring(world.season, actor=world.head, at=now)
    world.season.refresh_from_db()
    rules = {c["id"]: c["rule"]["type"] for g in definition["groups"] for c in g["criteria"]}
    luck = random.Random(3)
    lines = list(Line.objects.filter(sheet__season=world.season).order_by("pk"))
    for line in lines:
        line.actual = SAID.get(rules.get(line.item, "boolean"), str(luck.randint(1, 6)))
        line.actual = "no" if line.item == "L1" else line.actual
        line.note = "Đã báo cáo ngày 15/11" if luck.random() < 0.3 else ""
        if luck.random() < 0.5 and not line.target and not line.is_registered:
            line.target, line.baseline = "5", "4"
    Line.objects.bulk_update(lines, ["actual", "note", "target", "baseline"], batch_size=200)
    handed_in = Sheet.objects.filter(season=world.season).exclude(unit__code=codes[0])
    handed_in.update(state=Sheet.State.SELF_SCORED, submitted_at=now)
    return world


def fill_ledger(world: World) -> None:
    """A hundred lines of each unit: one written as people write it, the others like it."""
    written = [recorded(world, code) for code in UNITS]
    for deed in written:
        deed.pk = None
    Deed.objects.bulk_create(
        copy(deed) for deed in written for _ in range(LEDGER_LINES // len(UNITS) - 1)
    )


def prepare() -> tuple[dict[str, Client], dict[str, int]]:
    """Fill an empty database: who is signed in, and the keys that addresses name."""
    bring_up_to_date()
    collect_if_changed()
    world = make_tall_bloc()
    fill_ledger(world)
    clients = {}
    for name, user in {"unit": world.head, "office": world.standing}.items():
        clients[name] = Client(SERVER_NAME="localhost")
        clients[name].force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    sheets = dict(Sheet.objects.values_list("unit__code", "pk"))
    places = {"season": world.season.pk, "draft": sheets[UNITS[0]], "sent": sheets[UNITS[1]]}
    return clients, places
