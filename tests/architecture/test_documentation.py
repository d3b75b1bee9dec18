"""The documentation leads somewhere, speaks of what there is, and has a word for everything."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.apps import apps

from tests.architecture.project import ROOT, documents, named
from thidua.domain.award_codes import AWARD_NAMES
from thidua.law.registry import AWARDS
from tools.compile_messages import read_catalogue

CATALOGUE = ROOT / "src/thidua/locale/en/LC_MESSAGES/django.po"
GLOSSARY = ROOT / "docs" / "glossary.md"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
OURS = sorted(
    model.__name__ for model in apps.get_models() if model.__module__.startswith("thidua.")
)


@cache
def anchors(path: Path) -> frozenset[str]:
    """The places of a page that can be linked to, as GitHub names them."""
    found = set()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            words = re.sub(r"[`*]", "", line.lstrip("#").strip()).lower()
            found.add(re.sub(r"[^\w\- ]", "", words).replace(" ", "-"))
    return frozenset(
        found | set(re.findall(r"<a (?:name|id)=\"([^\"]+)\"", path.read_text("utf-8")))
    )


def broken_links(page: Path) -> list[str]:
    """Links of a page to files or places that do not exist."""
    broken = []
    for target in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, place = unquote(target).partition("#")
        path = (page.parent / name).resolve() if name else page
        is_missing = not path.exists() or not path.is_relative_to(ROOT)
        if is_missing or (place and path.suffix == ".md" and place not in anchors(path)):
            broken.append(f"{named(page)}: {target}")
    return broken


def test_every_link_leads_somewhere() -> None:
    assert [link for page in documents() for link in broken_links(page)] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        for target in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
            path = (page.parent / unquote(target).partition("#")[0]).resolve()
            found = path.glob("*.md") if path.is_dir() else [path] * (path.suffix == ".md")
            waiting += [each for each in found if each.exists() and each not in seen]

    lost = {named(page) for page in documents() if page not in seen and "docs" in page.parts}
    assert lost == set()


@pytest.mark.parametrize("model", OURS)
def test_each_model_is_in_the_glossary(model: str) -> None:
    assert re.search(rf"`{model}`", GLOSSARY.read_text("utf-8"))


@pytest.mark.parametrize("award", sorted({*AWARDS, *AWARD_NAMES}))
def test_each_award_is_in_the_glossary_by_code_and_name(award: str) -> None:
    words = GLOSSARY.read_text("utf-8")

    assert f"`{award}`" in words
    assert AWARD_NAMES.get(award, "").lower() in words.lower()


def test_each_state_and_role_is_in_the_glossary_as_the_screen_shows_it() -> None:
    words = GLOSSARY.read_text("utf-8").lower()
    shown = {
        f"{model.__name__}.{field.name}: {label}"
        for model in apps.get_models()
        if model.__module__.startswith("thidua.")
        for field in model._meta.get_fields()
        if field.name in {"state", "role"}
        for _, label in getattr(field, "flatchoices", ())
        if str(label).lower() not in words
    }

    assert shown == set()


def test_the_glossary_says_a_thing_once() -> None:
    terms = [
        line.split("|")[1].strip()
        for line in GLOSSARY.read_text("utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| ---")
    ]
    terms = [term for term in terms if term != "Vietnamese"]

    assert len(terms) >= 80
    assert sorted(term for term in set(terms) if terms.count(term) > 1) == []


def test_each_decision_is_numbered_once_and_listed_in_order() -> None:
    records = sorted(path.name for path in (ROOT / "docs/decisions").glob("0*.md"))

    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))


def test_what_the_five_blocs_are_told_to_use_is_there_under_that_name() -> None:
    page = (ROOT / "docs/explanation/five-blocs.md").read_text("utf-8")
    acts = re.findall(r"`(\w+\.\w+)`", page)
    reference = (ROOT / "docs/reference/actions.md").read_text("utf-8")
    screen = read_catalogue(CATALOGUE.read_text("utf-8"))
    places = re.findall(r"\*\*(.+?)\*\*", page)

    assert [act for act in acts if f"### {act}\n" not in reference] == []
    assert [place for place in places if place not in screen] == []
    assert len(acts) > 20 < len(places)
