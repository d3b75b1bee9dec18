"""The working party as it is typed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.meetings.actions.preparation import CrewFacts
from thidua.apps.meetings.forms.revision import StampForm
from thidua.apps.meetings.models import Conference, CrewMember
from thidua.domain.typed_figures import read_key
from thidua.web.fields import choose


class CrewRowForm(forms.Form):
    """One person of the working party; an empty line is left out."""

    role = forms.ChoiceField(label=_("Việc"), choices=CrewMember.Role.choices)
    user = forms.ChoiceField(label=_("Tài khoản"), required=False)
    name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    office = forms.CharField(label=_("Chức vụ, đơn vị"), max_length=200, required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[User, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {str(user.pk): str(user) for user, _ in people}
        choose(
            self,
            "user",
            [
                ("", _("— không có tài khoản —")),
                *((str(user.pk), f"{user}, {unit}") for user, unit in people),
            ],
        )

    @property
    def facts(self) -> CrewFacts | None:
        """What was typed; the account's name where no other was typed; None: an empty line."""
        typed = self.cleaned_data
        name = typed["name"].strip() or self.names.get(typed["user"], "")
        if not name:
            return None
        user = int(typed["user"]) if typed["user"] else None
        return CrewFacts(typed["role"], name[:120], typed["office"].strip(), user)


class CrewForm:
    """The working party with a few empty lines to fill in."""

    EMPTY = 3

    def __init__(
        self, conference: Conference, people: Sequence[tuple[User, str]], data: Any = None
    ) -> None:
        stored = list(conference.crew.all())
        count = len(stored) + self.EMPTY
        if data is not None:
            typed = read_key(data.get("count", ""))
            count = count if typed is None else min(typed, 60)
        self.count = count
        self.lines = [
            CrewRowForm(data, prefix=str(place), people=people, initial=self._line(stored, place))
            for place in range(count)
        ]
        self.extra = StampForm(data, initial={"revision": conference.revision})

    @staticmethod
    def _line(stored: list[CrewMember], place: int) -> dict[str, object]:
        if place >= len(stored):
            return {"role": CrewMember.Role.TELLER}
        each = stored[place]
        return {
            "role": each.role,
            "user": str(each.user_id or ""),
            "name": each.name,
            "office": each.office,
        }

    def is_valid(self) -> bool:
        """Whether every line can be read."""
        return all([line.is_valid() for line in self.lines] + [self.extra.is_valid()])

    @property
    def facts(self) -> list[CrewFacts]:
        """The lines that were filled in."""
        return [facts for line in self.lines if (facts := line.facts) is not None]
