"""What a unit proposes to change in an article, kept as plain data until it is answered."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.regulations.refusals import ArticleGone
from thidua.apps.regulations.wording.edits import Edit, PutArticle, RemoveArticle
from thidua.domain.refusal import Refusal
from thidua.domain.regulation import Article, RegulationText
from thidua.domain.regulation_changes import changes_between

DROP = {"drop": True}


class ArticleChanged(Refusal):
    """The article was changed since the unit proposed something for it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "%(name)s đã sửa sau khi đơn vị đề nghị. Sửa tiếp dự thảo rồi trả lời «Tiếp thu "
                "một phần, gộp»."
            )
            % {"name": name}
        )


def change_of(old: Article | None, new: Article, after: str = "") -> dict[str, Any]:
    """The change from an article as it stands, or of a new one after another; {} for none."""
    if old == new:
        return {}
    change: dict[str, Any] = {"to": asdict(new)}
    return change | ({"after": after} if old is None else {"base": asdict(old)})


def edit_of(text: RegulationText, item: str, change: Mapping[str, Any]) -> Edit:
    """The edit that carries it out on the text as it is now.

    Raises:
        ArticleGone, ArticleChanged: the article is not as it was.
    """
    if "to" in change and "base" not in change:
        return PutArticle(Article(**change["to"]), str(change.get("after", "")))
    found = text.named(item)
    if found is None:
        raise ArticleGone
    if change.get("drop"):
        return RemoveArticle(item)
    if asdict(found.article) != change["base"]:
        raise ArticleChanged(found.name)
    return PutArticle(Article(**change["to"]))


def effect_words(text: RegulationText, edit: Edit) -> tuple[tuple[str, str, str], ...]:
    """What an edit would change, as (what, old, new)."""
    told = changes_between(text, edit.apply(text))
    return tuple((f"{each.where}: {each.what}", each.old, each.new) for each in told)
