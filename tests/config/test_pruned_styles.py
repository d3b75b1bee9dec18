"""Tabler's style sheet keeps every rule that a page of ours may ask for, and little else."""

import re

import pytest

from thidua.config.environment import NODE_MODULES
from thidua.config.packages import NPM_FILES
from thidua.config.pruned_styles import pruned, pruned_for_us

WORDS = {"card", "show", "text-bg-"}


def classes_of(sheet: str) -> set[str]:
    """Every class that a style sheet names, as far as a plain look sees."""
    return {
        found.replace("\\", "") for found in re.findall(r"\.(-?[A-Za-z_](?:[\w-]|\\.)*)", sheet)
    }


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        ("a{b:c}", "a{b:c}"),
        (".card{b:c}.tour{b:c}", ".card{b:c}"),
        (".card,.tour .card{b:c}", ".card{b:c}"),
        (".tour,.card{b:c}", ".card{b:c}"),
        (".card.tour>a{b:c}", ""),
        (".text-bg-red{b:c}.text-red{b:c}", ".text-bg-red{b:c}"),
        ("a:not(.tour){b:c}", "a:not(.tour){b:c}"),
        ("@media print{.card{b:c}.tour{b:c}}", "@media print{.card{b:c}}"),
        ("@media print{.tour{b:c}}", ""),
        ("@supports (d:e){@media print{.card{b:c}}}", "@supports (d:e){@media print{.card{b:c}}}"),
        ("@font-face{src:url(a.woff2)}", "@font-face{src:url(a.woff2)}"),
        ('.show{--a:url("x,{.tour{}}")}', '.show{--a:url("x,{.tour{}}")}'),
        ("/*! MIT */a{b:c}", "a{b:c}"),
    ],
)  # fmt: skip
def test_a_rule_stays_if_its_classes_are_named(sheet: str, kept: str) -> None:
    assert pruned(sheet, WORDS) == kept


def test_the_served_sheet_is_less_than_half_of_the_package() -> None:
    whole = NODE_MODULES.joinpath(NPM_FILES["tabler/tabler.css"]).read_text("utf-8")
    served = pruned_for_us(whole)
    assert len(served) < len(whole) / 2
    named = classes_of(served)
    assert {"card", "btn-primary", "modal", "show", "collapsing", "dropdown-menu"} <= named
    assert {"carousel", "card-rotate-left"} & classes_of(whole) - named
