"""One name everywhere: what is asked, recorded, shown and written in the reference agree."""

import ast
import re
from collections.abc import Iterator
from typing import get_args

from tests.architecture.project import APPS, named, python_files
from thidua.apps.accounts.registries.authorise import permissions
from thidua.apps.audit.registries.action_names import (
    action_names,
    following_names,
    former_names,
)
from thidua.apps.awards.views import conduct
from thidua.apps.meetings.views import hall
from tools.reference_pages.one_name import faults
from tools.reference_pages.route_names import PAGES, acts_of, routes
from tools.reference_pages.source_actions import actions, places_of_acts
from tools.reference_pages.subjects import CASES

VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


def test_function_permission_event_and_heading_agree() -> None:
    assert len(actions()) > 180
    assert faults() == []


def test_an_address_that_does_two_acts_is_refused() -> None:
    assert list(routes(done_first={})) == [
        "dossiers:complete chooses between dossiers.complete, dossiers.renew_checklist"
    ]


def test_a_page_of_an_act_is_listed_or_called_by_the_act() -> None:
    assert list(routes(PAGES - {"meetings:crew"})) == ["meetings:crew does meetings.set_crew"]
    assert list(routes(PAGES | {"home:index"})) == ["home:index: a page of no act"]


def test_the_act_of_a_view_that_is_made_by_a_function_is_found() -> None:
    found = [acts_of(view, places_of_acts()) for view in (hall.ask, conduct.drop_inquiry)]

    assert found == [{"meetings.ask_to_speak"}, {"awards.remove_inquiry"}]


def test_each_event_is_called_something_in_vietnamese() -> None:
    shown = action_names() | following_names() | former_names()

    assert len(shown) > 180
    assert {name for name, words in shown.items() if not VIETNAMESE.search(words)} == set()


def test_each_event_that_follows_from_an_act_is_recorded() -> None:
    source = "".join(path.read_text("utf-8") for path in APPS.rglob("*.py"))
    recorded = set(re.findall(r'record\(\s*"([a-z]+\.[a-z_]+)"', source))

    assert set(following_names()) - recorded == set()


def test_each_permission_says_whom_it_lets() -> None:
    assert {name for name, check in permissions().items() if not check.__doc__} == set()


def test_the_matrix_asks_about_every_kind_of_subject() -> None:
    asked = [list(check.__annotations__.values())[1] for check in permissions().values()]
    kinds = {kind for each in asked for kind in get_args(each) or [each]}

    assert kinds - set(CASES) == set()


def test_permissions_are_registered_in_modules_of_that_name() -> None:
    elsewhere = {
        named(path)
        for path in python_files("src/thidua/apps")
        if "@permission(" in path.read_text("utf-8")
    }

    assert {name for name in elsewhere if "/permissions" not in name} == {
        "src/thidua/apps/accounts/registries/authorise.py"
    } & elsewhere


HOMES = {
    "Entry": "src/thidua/apps/audit/models.py",
    "Line": "src/thidua/apps/appraisals/models/sheets.py",
    "Paper": "src/thidua/apps/ballots/models.py",
    "Row": "src/thidua/documents/table_model.py",
    "Seat": "src/thidua/apps/organisations/models/seats.py",
    "Verdict": "src/thidua/domain/eligibility.py",
    "Narrowing": "src/thidua/web/lists.py",
    "ReasonMissing": "src/thidua/web/reasons.py",
    "StalePage": "src/thidua/web/revisions.py",
    "Upload": "src/thidua/web/previews.py",
}
"""Words that are one class: of a journal, of a sheet, in a ballot's box, of a table, of a person,
of the rules. Whatever else is near to one of them has a word before it or a name of its own. The
last four are what ``web`` has one of for every app."""
COMPOUNDS = {
    "Entry": {"RollEntry"},
    "Line": set(),
    "Paper": {"ConferencePaper", "ListedPaper", "MarkedPaper", "NominationPaper", "TypedPaper"}
    | {"RequiredPaper"},
    "Standing": {"SheetStanding", "UnitStanding"},
    "Verdict": {"KeptVerdict", "LineVerdict", "ShownVerdict"},
}
"""What ends in such a word and is a kind of it; rows that pages and papers show end in ``Row``."""


def test_a_word_of_the_glossary_is_one_class() -> None:
    found: dict[str, list[str]] = {}
    for path in python_files("src/thidua"):
        for name in _defined(ast.parse(path.read_text("utf-8"))):
            found.setdefault(name, []).append(named(path))

    assert {word: found.get(word) for word in HOMES} == {
        word: [home] for word, home in HOMES.items()
    }
    for word, kinds in COMPOUNDS.items():
        near = {name for name in found if name.endswith(word) and name != word}
        assert near == kinds, word
    assert "Standing" not in found


def _defined(module: ast.Module) -> Iterator[str]:
    """Classes of a module, and types that it gives a name."""
    for node in module.body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id
