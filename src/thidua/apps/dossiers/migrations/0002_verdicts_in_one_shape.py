"""Verdicts kept before this version become what ``KeptVerdict`` reads; every row stays."""

import re
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from thidua.domain.award_codes import CLASS_NAMES, HELD_NAMES

NAMES = CLASS_NAMES | HELD_NAMES
CODE = re.compile(rf"\b({'|'.join(sorted(NAMES, key=len, reverse=True))})\b")


def in_words(text: str) -> str:
    """A figure of the old shape without codes."""
    named = CODE.sub(lambda match: NAMES[match.group()], text)
    named = named.replace(" | ", " hoặc ").replace(" + ", " và ")
    return re.sub(r"(?<![\d?])/(?![\d?])", " hoặc ", named)


def requirement(old: dict[str, Any]) -> dict[str, Any]:
    """One requirement in the new shape: the sentence was kept whole."""
    says, _between, finds = old["text"].partition(". Thực tế: ")
    has = old["has"]
    return {
        "code": old["code"],
        "met": old["met"],
        "says": says,
        "finds": CODE.sub(lambda match: NAMES[match.group()], finds.rstrip(".")) or "chưa rõ",
        "needs": {"value": old["needs"], "words": in_words(old["needs"])},
        "has": None if has is None else {"value": has, "words": in_words(has)},
        "cites": old["cites"],
        "confidence": old["confidence"],
        "effect": "block" if old["confidence"] == "text" else "warn",
        "note": "",
    }


def reshape(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Rewrite each kept verdict once."""
    appraisals = apps.get_model("dossiers", "Appraisal")
    for row in appraisals.objects.select_related("nomination").iterator():
        old = row.verdict
        if "verdict" in old:
            continue
        asked = [requirement(one) for one in old.get("requirements", ())]
        award = row.nomination.award
        row.verdict = {
            **{name: old[name] for name in ("received_on", "rule_set", "law", "is_draft")},
            "verdict": {"award": award, "requirements": asked} if asked else None,
        }
        row.save(update_fields=["verdict"])


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [migrations.RunPython(reshape, migrations.RunPython.noop)]
