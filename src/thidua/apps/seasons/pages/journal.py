"""A season's journal in plain words, and what it is narrowed by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.audit.names.reading import Names, names_of
from thidua.apps.audit.registries.action_names import action_name
from thidua.apps.audit.registries.descriptions import described
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.journal_reach import journal_visible_to
from thidua.domain.vietnamese_text import fold
from thidua.web.day_fields import day_field
from thidua.web.fields import choose

_WHO = ("actor_name", "actor_called__text")  # before there were marks, and since


@dataclass(frozen=True, slots=True)
class FoundEntryRow:
    """One entry as people read it."""

    at: datetime
    who: str
    action: str
    subject: str
    details: list[str]

    @property
    def words(self) -> str:
        """Everything it says, without marks, for search."""
        return fold(" ".join([self.who, self.action, self.subject, *self.details]))


class JournalForm(forms.Form):
    """Who, which action, from when to when, which words."""

    q = forms.CharField(
        label=_("Tìm"),
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("Gõ không dấu cũng được")}
        ),
    )
    who = forms.ChoiceField(label=_("Người thực hiện"), required=False)
    action = forms.ChoiceField(label=_("Hành động"), required=False)
    since = day_field(_("Từ ngày"), required=False)
    until = day_field(_("Đến ngày"), required=False)

    def __init__(self, *args: Any, season: Season, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = journal_visible_to(user, season)
        there = self.entries.order_by()
        people = {
            written or called
            for written, called in there.values_list(*_WHO).distinct()
            if written or called
        }
        actions = there.values_list("action", flat=True).distinct()
        named = sorted(((name, action_name(name)) for name in actions), key=lambda n: fold(n[1]))
        names = [(name, name) for name in sorted(people, key=fold)]
        choose(self, "who", [("", _("Mọi người")), *names])
        choose(self, "action", [("", _("Mọi hành động")), *named])


def narrowed(form: JournalForm) -> QuerySet[Entry] | Sequence[Entry]:
    """The entries asked for; with a wrong filter all of them, the form says what is wrong."""
    entries = form.entries
    if not form.is_valid():
        return entries
    asked = form.cleaned_data
    exact = {
        "action": asked["action"],
        "at__date__gte": asked["since"],
        "at__date__lte": asked["until"],
    }
    entries = entries.filter(**{name: value for name, value in exact.items() if value})
    if who := asked["who"]:
        entries = entries.filter(Q(actor_name=who) | Q(actor_called__text=who))
    words = fold(asked["q"]).split()
    if not words:
        return entries
    found = list(entries)
    pairs = zip(found, (row.words for row in journal_rows(found)), strict=True)
    forms = [{word, word.replace("-", " - ")} for word in words]
    return [
        entry for entry, text in pairs if all(any(form in text for form in each) for each in forms)
    ]


def journal_rows(entries: Iterable[Entry]) -> list[FoundEntryRow]:
    """Entries in plain words."""
    found = list(entries)
    names = names_of(found)
    return [journal_row(entry, names) for entry in found]


def journal_row(entry: Entry, names: Names) -> FoundEntryRow:
    """One entry in plain words."""
    return FoundEntryRow(
        entry.at,
        entry.who,
        action_name(entry.action),
        entry.what,
        described(entry, names),
    )
