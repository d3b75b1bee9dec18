"""Paper, margins and letter sizes of official documents, by the day they are made."""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_SOURCE = "parameters/records/page.yaml"


class PageRulesError(LookupError):
    """No rules are in force on that day, or a chosen size lies outside what the rule allows."""


@dataclass(frozen=True, slots=True)
class PageRules:
    """The sizes in use: millimetres for paper, margins and indent; points for letters."""

    page_width: float
    page_height: float
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    page_number: float
    state_name: float
    motto: float
    organisation: float
    number: float
    place_and_date: float
    party_name: float
    title: float
    summary: float
    body: float
    signature: float
    signature_width: float
    signature_height: float
    seal: float
    recipients_label: float
    recipients: float
    appendix_label: float
    first_line_indent: float
    paragraph_spacing: float
    line_spacing: float
    table_normal: float
    table_compact: float
    table_dense: float

    @property
    def signing_room(self) -> float:
        """What stays free between office and name: as high as signature and seal."""
        return max(self.signature_height, self.seal)


def page_rules_on(day: date) -> PageRules:
    """The rules for a document made on ``day``; before the first ones, the first ones.

    Old papers are printed again in the oldest form known, for the one before was never read.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; confidence of each value in the YAML file.
    Units: millimetres and points.

    Raises:
        PageRulesError: a size is missing, unknown, or outside its range.
    """
    versions = _versions()
    in_force = [since for since in versions if since <= day]
    return versions[max(in_force) if in_force else min(versions)]


@cache
def _versions() -> dict[date, PageRules]:
    raw = yaml.safe_load(files("thidua.law").joinpath(_SOURCE).read_text("utf-8"))
    return {since: parse_page_rules(version["rules"]) for since, version in raw["values"].items()}


def parse_page_rules(rules: dict[str, dict[str, Any]]) -> PageRules:
    """The sizes in use, each checked against what the rule allows.

    Raises:
        PageRulesError: a size is missing, unknown, or outside its range.
    """
    known = {field.name for field in fields(PageRules)}
    if known != set(rules):
        raise PageRulesError(f"{_SOURCE}: {sorted(known ^ set(rules))} missing or unknown")
    for name, rule in rules.items():
        if not rule["least"] <= rule["used"] <= rule["most"]:
            limits = f"{rule['least']}..{rule['most']}"
            raise PageRulesError(f"{_SOURCE}: {name} {rule['used']} is not in {limits}")
    return PageRules(**{name: rule["used"] for name, rule in rules.items()})
