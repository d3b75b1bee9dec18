"""One change of a draft: what it does to the text, and how it is called."""

from dataclasses import dataclass, replace
from typing import Protocol

from django.utils.translation import gettext as _

from thidua.apps.regulations.refusals import ArticleGone
from thidua.domain.regulation import Article, RegulationText


class Edit(Protocol):
    """A change of a text."""

    def apply(self, text: RegulationText) -> RegulationText:
        """The text with it."""
        ...

    def summary(self, text: RegulationText) -> str:
        """What is done, in words, to the text as it is before."""
        ...


def _name(text: RegulationText, key: str) -> str:
    found = text.named(key)
    if found is None:
        raise ArticleGone
    return found.name


@dataclass(frozen=True, slots=True)
class PutArticle:
    """An article as typed: the one of its key, or a new one after another."""

    article: Article
    after: str = ""

    def apply(self, text: RegulationText) -> RegulationText:
        """The text with it."""
        if not self.article.key:
            return text.added(self.article, self.after)
        _name(text, self.article.key)
        return text.changed(self.article)

    def summary(self, text: RegulationText) -> str:
        """What is done."""
        if not self.article.key:
            return _("thêm điều «%s»") % self.article.title
        return _("sửa %s") % _name(text, self.article.key)


@dataclass(frozen=True, slots=True)
class RemoveArticle:
    """An article goes."""

    key: str

    def apply(self, text: RegulationText) -> RegulationText:
        """The text without it."""
        _name(text, self.key)
        return text.without(self.key)

    def summary(self, text: RegulationText) -> str:
        """What is done."""
        return _("bỏ %s") % _name(text, self.key)


@dataclass(frozen=True, slots=True)
class MoveArticle:
    """An article goes up or down by so many places."""

    key: str
    by: int

    def apply(self, text: RegulationText) -> RegulationText:
        """The text in the new order."""
        _name(text, self.key)
        return text.moved(self.key, self.by)

    def summary(self, text: RegulationText) -> str:
        """What is done."""
        return _("chuyển chỗ %s") % _name(text, self.key)


@dataclass(frozen=True, slots=True)
class PutHead:
    """What the quy chế is called, and its grounds."""

    about: str
    bases: tuple[str, ...]

    def apply(self, text: RegulationText) -> RegulationText:
        """The text with them."""
        return replace(text, summary=self.about, bases=self.bases)

    def summary(self, text: RegulationText) -> str:  # as the protocol asks
        """What is done."""
        return _("sửa tên, căn cứ của quy chế")


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """The whole text from a file."""

    text: RegulationText
    file_name: str

    def apply(self, text: RegulationText) -> RegulationText:  # all of it goes
        """The text of the file."""
        return self.text

    def summary(self, text: RegulationText) -> str:  # as the protocol asks
        """What is done."""
        return _("thay toàn văn bằng tệp «%s»") % self.file_name


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a unit proposed and the head accepted."""

    edit: Edit
    unit: str

    def apply(self, text: RegulationText) -> RegulationText:
        """The text with it."""
        return self.edit.apply(text)

    def summary(self, text: RegulationText) -> str:
        """What is done, on whose proposal."""
        return _("%(done)s (theo góp ý của %(unit)s)") % {
            "done": self.edit.summary(text),
            "unit": self.unit,
        }
