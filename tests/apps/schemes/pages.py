"""Addresses and forms of the pages of schemes, and one line as stored."""

from typing import Any

from django.urls import reverse

from thidua.apps.schemes.models import Scheme


def address(name: str, key: int, *more: str, **query: str) -> str:
    """The address of a page of schemes by its short name."""
    tail = "&".join(f"{k}={v}" for k, v in query.items())
    return reverse(f"schemes:{name}", args=[key, *more]) + (f"?{tail}" if tail else "")


def line(scheme: Scheme, item_id: str) -> dict[str, Any]:
    """One criterion as the database holds it now."""
    scheme.refresh_from_db()
    rows = [row for group in scheme.definition["groups"] for row in group["criteria"]]
    return next(row for row in rows if row["id"] == item_id)


def criterion_form(**changes: str) -> dict[str, str]:
    """What the form of criterion I.1 sends, with some boxes typed over."""
    typed = {
        "revision": "0",
        "type": "linear",
        "group": "I",
        "id": "I.1",
        "name": "Nhiệm vụ được giao",
        "max": "40",
        "measure": "%",
        "target_op": ">=",
        "target_value": "100",
        "save": "1",
    }
    return typed | changes
