"""A year with papers that can be issued."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.factories import NOON, World
from thidua.apps.paperwork.actions.issuing import Issue, issue_document
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.registries.papers import PaperKind, paper_of
from thidua.apps.pledges.actions.covenants import draft_covenant
from thidua.apps.pledges.models import Registration

DAY = date(2023, 3, 31)


@pytest.fixture
def ready(world: World) -> World:
    """A covenant and a registration: papers to issue."""
    draft_covenant(world.season, actor=world.head, at=NOON)
    Registration.objects.create(
        season=world.season, unit=world.units["AAA"], state="accepted", accepted_at=NOON
    )
    return world


def kind_named(kind: str) -> PaperKind:
    """A kind of paper that is there."""
    paper = paper_of(kind)
    assert paper is not None
    return paper


def issue(
    world: World, kind: str, number: str, day: date = DAY, reason: str = "", unit: str = ""
) -> IssuedDocument:
    """A paper issued by the head, under a number as typed."""
    wanted = Issue(
        kind_named(kind), world.units[unit] if unit else None, number, day, reason=reason
    )
    return issue_document(world.season, wanted, actor=world.head, at=NOON)


def next_one(
    world: World,
    kind: str,
    reason: str = "",
    day: date = DAY,
    act: Callable[..., Any] = issue_document,
) -> IssuedDocument:
    """A paper under the next number."""
    wanted = Issue(kind_named(kind), None, "", day, reason=reason, takes_next=True)
    made: IssuedDocument = act(world.season, wanted, actor=world.head, at=NOON)
    return made
