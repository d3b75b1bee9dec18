"""Tabler's style sheet without the rules that nothing of ours can ask for: a third of its size.

A class may be used when its name stands anywhere in a template, a script or a module of ours, or
begins with a word that ends in a hyphen there (``text-bg-{tone}``). What is in doubt stays.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from tinycss2 import parse_rule_list, parse_stylesheet, serialize

from thidua.config.own_files import sources

_WORD = re.compile(r"[A-Za-z][\w-]*")
_PUT_ON_BY_TABLER = {"show", "fade", "collapse", "collapsing", "collapsed", "modal-backdrop"}
_GROUPS = {"media", "supports", "layer", "container"}


def pruned_for_us(sheet: str) -> str:
    """The style sheet without selectors whose classes no file of ours names."""
    words = {word for path in sources() for word in _WORD.findall(path.read_text("utf-8"))}
    return pruned(sheet, words | _PUT_ON_BY_TABLER)


def pruned(sheet: str, words: set[str]) -> str:
    """The style sheet without selectors whose classes nobody names."""
    beginnings = tuple(word for word in words if word.endswith("-"))
    rules = parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, words, beginnings))


def _kept(rules: Iterable[Any], words: set[str], beginnings: tuple[str, ...]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            shown = [
                serialize(selector).strip()
                for selector in _selectors(rule.prelude)
                if all(name in words or name.startswith(beginnings) for name in _classes(selector))
            ]
            if shown:
                yield f"{','.join(shown)}{{{serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content:
            inner = parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if text := "".join(_kept(inner, words, beginnings)):
                yield f"@{rule.at_keyword}{serialize(rule.prelude)}{{{text}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Iterable[Any]) -> list[list[Any]]:
    """Split at the commas of the top level."""
    found: list[list[Any]] = [[]]
    for part in prelude:
        if part == ",":
            found.append([])
        else:
            found[-1].append(part)
    return found


def _classes(selector: list[Any]) -> Iterator[str]:
    """The classes that an element must bear; what stands in ``:not(…)`` and its like is no must."""
    for part, after in pairwise(selector):
        if part == "." and after.type == "ident":
            yield after.value
