"""A scheme mapping as YAML text for people, which reads back to the same mapping."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from thidua.formats.canonical import canonical_mapping

TEXT_KEYS = frozenset({"id", "name", "measure", "evidence", "source", "award", "grade", "unit"})
# What YAML itself takes for a number or a yes/no, when it is not in quotes.
_RESOLVES = {
    "int": re.compile(r"[-+]?(0|[1-9][0-9]*)"),
    "float": re.compile(r"[-+]?[0-9]+\.[0-9]+"),
    "bool": re.compile(r"true|false"),
}


_BREAKS = re.compile("[\r\n\x85\u2028\u2029]")


class _Plain(str):
    """A text written without quotes, as the number or yes/no that it is."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes numbers plainly, although they are texts here."""


def _represent_plain(dumper: yaml.SafeDumper, text: _Plain) -> yaml.ScalarNode:
    for kind in ("int", "float", "bool"):
        tag = f"tag:yaml.org,2002:{kind}"
        if _RESOLVES[kind].fullmatch(text):
            return dumper.represent_scalar(tag, str(text))
    return _represent_text(dumper, str(text))


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A text; in double quotes where a rare line break would be folded away otherwise."""
    style = '"' if _BREAKS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(_Plain, _represent_plain)
_Dumper.add_representer(str, _represent_text)


def scheme_to_yaml(mapping: Mapping[str, Any]) -> str:
    """The scheme as a YAML file, under ``scheme:``; unreadable schemes are written as they are.

    Raises:
        FormatError: a value is no text, number, yes/no, list or mapping.
    """
    document = {"scheme": _marked(canonical_mapping(mapping), "")}
    return yaml.dump(
        document,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=1_000,
    )


def _marked(value: Any, key: str) -> Any:  # a tree of any of JSON's kinds
    if isinstance(value, dict):
        return {name: _marked(child, name) for name, child in value.items()}
    if isinstance(value, list):
        return [_marked(child, key) for child in value]
    return _Plain(value) if isinstance(value, str) and key not in TEXT_KEYS else value
