"""The five blocs as loaded: what the sources say is there, and loading twice changes nothing."""

import pytest
from django.apps import apps
from django.db.models import Model

from thidua.apps.accounts.models import User
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.audit.models import Entry
from thidua.apps.demo.telling.loading import load_demo
from thidua.apps.demo.telling.people import demo_usernames
from thidua.apps.demo.telling.stories import stories
from thidua.apps.dossiers.models import CouncilVote, Nomination
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.ledger.models import Deed
from thidua.apps.meetings.models import Candidate, Conference, Directive, Observer
from thidua.apps.movements.models import Activity, Movement
from thidua.apps.organisations.models import Membership
from thidua.apps.people.models import Person
from thidua.apps.pledges.models import CovenantSignature
from thidua.apps.ratings.models import Rating
from thidua.apps.seasons.models import Season
from thidua.domain.ledger_sums import summed
from thidua.domain.qualified import worded_money

PASSWORD = "mat-khau-mau-1"


def counts() -> dict[str, int]:
    """How many rows each of our tables has."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("thidua."))
    return {model._meta.label: rows(model) for model in ours}


def rows(model: type[Model]) -> int:
    return model._default_manager.count()


def chosen(code: str, year: int, award: str) -> set[str]:
    """Units proposed for an award in a bloc's year."""
    found = Candidate.objects.filter(
        motion__conference__season__bloc__code=code,
        motion__conference__season__year=year,
        motion__award=award,
        is_chosen=True,
    )
    return set(found.values_list("unit__code", flat=True))


def leads(code: str, year: int) -> dict[str, str]:
    """Role to unit, for head and deputy."""
    found = Membership.objects.filter(bloc__code=code, year=year).exclude(role="member")
    return dict(found.values_list("role", "unit__code"))


def dossiers(code: str) -> dict[str, str]:
    """Unit to state of its nomination, in one bloc."""
    found = Nomination.objects.filter(season__bloc__code=code)
    return dict(found.values_list("unit__code", "state"))


def named_in_the_journal() -> list[tuple[str, str]]:
    """Acts that hold the name of somebody, in whatever column."""
    names = {*Person.objects.values_list("full_name", flat=True)}
    names |= {str(user) for user in User.objects.all()}
    rows = [(row["action"], str(row)) for row in Entry.objects.values()]
    return [(action, name) for action, said in rows for name in names if name in said]


@pytest.mark.django_db
def test_load_demo_tells_what_the_sources_say() -> None:
    load_demo(PASSWORD)

    states = {(s.bloc.code, s.year): s.state for s in Season.objects.select_related("bloc")}
    assert states == {
        ("MH-HOI", 2024): "running",
        ("GL-CTXHNN", 2023): "closed",
        ("GL-CTXHNN", 2024): "running",
        ("GL-SNTH", 2023): "closed",
        ("GL-SNTH", 2024): "draft",
        ("KH-MTTQ", 2024): "open",
        ("HDT-15", 2021): "closed",
        ("HDT-15", 2022): "draft",
    }
    sizes = {code: Membership.objects.filter(bloc__code=code).values("unit").distinct().count()
             for code in ("GL-CTXHNN", "GL-SNTH", "KH-MTTQ", "HDT-15")}  # fmt: skip
    assert sizes == {"GL-CTXHNN": 8, "GL-SNTH": 12, "KH-MTTQ": 7, "HDT-15": 15}
    meetings = Conference.objects.exclude(kind="year_end").order_by("held_on")
    assert [(str(each.held_on), each.kind, each.state) for each in meetings] == [
        ("2023-03-31", "signing", "closed"),
        ("2024-02-22", "signing", "closed"),
        ("2024-03-29", "signing", "closed"),
        ("2024-05-16", "extra", "closed"),
        ("2024-07-31", "half_year", "closed"),
    ]
    assert Observer.objects.filter(user__username="snv.gia-lai").count() == 4
    assert Directive.objects.filter(done_at=None).count() == 2
    assert leads("GL-CTXHNN", 2023) == {"head": "HDY", "deputy": "LHH"}
    assert chosen("GL-SNTH", 2023, "CO_TINH") == {"CTHUE", "KBNN", "VPDB", "VPUB"}
    assert chosen("GL-SNTH", 2023, "BK_TINH") == {"CHQ"}
    assert leads("GL-SNTH", 2024) == {"head": "NHNN", "deputy": "VPUB"}
    assert len(chosen("HDT-15", 2021, "CO_TINH")) == 2
    assert len(chosen("HDT-15", 2021, "BK_TINH")) == 5
    assert leads("HDT-15", 2022) == {"head": "NB"}
    signed = CovenantSignature.objects.filter(covenant__season__bloc__code="KH-MTTQ")
    assert signed.count() == 5
    assert dossiers("GL-SNTH") == {
        "CTHUE": "presented", "KBNN": "appraised", "VPDB": "decided", "VPUB": "refused",
        "CHQ": "received",
    }  # fmt: skip
    assert dossiers("HDT-15")["LHTN"] == "revoked"
    assert set(Nomination.objects.values_list("is_illustrative", flat=True)) == {True}
    vote = CouncilVote.objects.get(nomination__unit__code="VPDB")
    assert (vote.agree, vote.members, vote.passed) == (8, 9, True)
    deeds = Deed.objects.filter(season__bloc__code="GL-CTXHNN", season__year=2024)
    sums = summed(deed.claim for deed in deeds)
    assert worded_money(sums.money) == "≈ 31,88 tỷ đồng"
    games = Activity.objects.get(movement__season__bloc__code="GL-SNTH")
    assert (games.movement.name, games.people) == ("Hội thao của Khối", 250)
    assert sum(games.teams.values_list("athletes", flat=True)) == 250
    assert named_in_the_journal() == []
    assert Exemplar.objects.filter(consents__withdrawn_on=None).count() == 2
    assert Rating.objects.filter(unit__code="KBNN", year=2023, is_reached=True).count() == 5
    assert Movement.objects.filter(season__bloc__code="GL-CTXHNN", season__year=2024).count() == 3
    counted = [each for each in sums.by_measure if each.quantity]
    assert {each.measure: str(each.quantity.value) for each in counted if each.quantity} == {
        "suất quà": "3343", "căn nhà": "9", "công trình nhân đạo": "87", "suất học bổng": "467",
        "công trình": "4",
    }  # fmt: skip
    assert set(Season.objects.values_list("is_illustrative", flat=True)) == {True}
    assert list(verify_chains()) == []


@pytest.mark.django_db
def test_load_demo_twice_changes_nothing_but_a_new_password() -> None:
    accounts = load_demo(PASSWORD)
    before = counts()

    load_demo(PASSWORD)

    assert counts() == before
    usernames = {account.username for account in accounts}
    assert usernames <= set(demo_usernames())
    assert all(
        user.check_password(PASSWORD) for user in User.objects.filter(username__in=usernames)
    )
    stranger = User.objects.create_user("nguoi.khac.cv", password="cua-rieng-toi")
    load_demo("mat-khau-mau-2")
    stranger.refresh_from_db()
    assert stranger.check_password("cua-rieng-toi")
    assert User.objects.get(username="hdy.gia-lai.cv").check_password("mat-khau-mau-2")


def test_stories_mark_what_is_invented() -> None:
    for story in stories():
        for told in story.facts.get("members", ()):
            assert ("không nêu tên" in told["name"]) == bool(told.get("illustrative", False))
