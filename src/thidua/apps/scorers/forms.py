"""What is typed about scorers, and in their grid."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.appraisals.scoring.plan import Item
from thidua.apps.appraisals.scoring.typed_lines import revisions_in
from thidua.apps.scorers.facts import Body, FigureChange, Scoring
from thidua.apps.scorers.models import ScoredItem, Scorer
from thidua.apps.scorers.queries import bodies_to_choose, body_names, scored_item_in_force
from thidua.apps.seasons.models import Season
from thidua.domain.figures import FIGURES
from thidua.domain.identity import identity
from thidua.domain.typed_figures import read_key
from thidua.web.asked import key_in
from thidua.web.day_fields import day_field
from thidua.web.fields import choose

MOST_SCORERS = 4
_PLACES = [f"body_{number}" for number in range(1, MOST_SCORERS + 1)]


class ScorersForm(forms.Form):
    """Who scores an item; nobody chosen: the units themselves."""

    body_1 = forms.ChoiceField(label=gettext_lazy("Nơi chấm"), required=False)
    body_2 = forms.ChoiceField(label=gettext_lazy("Nơi chấm thứ hai"), required=False)
    body_3 = forms.ChoiceField(label=gettext_lazy("Nơi chấm thứ ba"), required=False)
    body_4 = forms.ChoiceField(label=gettext_lazy("Nơi chấm thứ tư"), required=False)
    combine = forms.ChoiceField(
        label=gettext_lazy("Nhiều nơi chấm thì lấy"),
        choices=ScoredItem.Combine.choices,
        help_text=gettext_lazy("Số của đơn vị chỉ có khi mọi nơi đã chấm."),
    )
    due_on = day_field(
        gettext_lazy("Hạn chấm"),
        required=False,
        help_text=gettext_lazy("Để trống: hạn của bước Thẩm định."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Bắt buộc khi các bảng đã mở; mọi đơn vị trong khối đọc được."),
    )

    def __init__(self, season: Season, item: Item, kept: ScoredItem, post: Any = None) -> None:
        self.item, self.kind = item.id, kept.kind
        offered, kept = _offered(season), scored_item_in_force(kept)
        serving = [Body.of(each).key for each in _serving(kept)]
        if not kept.pk and (named := _like(item.scored_by, offered)):
            serving = [named]
        initial = dict(zip(_PLACES, serving, strict=False))
        super().__init__(post, initial=initial | {"combine": kept.combine, "due_on": kept.due_on})
        for name in _PLACES:
            first = _("đơn vị tự chấm") if name == _PLACES[0] else _("không có")
            choose(self, name, [("", first), *offered])

    def facts(self) -> dict[str, Any]:
        """What was chosen, and why."""
        chosen = [key for name in _PLACES if (key := self.cleaned_data[name])]
        bodies = tuple(dict.fromkeys(map(_body, chosen)))
        combine, due_on = self.cleaned_data["combine"], self.cleaned_data["due_on"]
        scoring = Scoring(self.item, bodies, combine, due_on, self.kind)
        return {"scoring": scoring, "reason": self.cleaned_data["reason"]}


class InPlaceForm(forms.Form):
    """Why the office enters figures in the place of a scorer."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do nhập thay"),
        max_length=500,
        help_text=gettext_lazy("Ví dụ: Công văn 12/CAT ngày 05/12 gửi bằng giấy."),
    )


def _serving(kept: ScoredItem) -> Iterable[Scorer]:
    return kept.scorers.filter(ended_at=None) if kept.pk else ()


def _offered(season: Season) -> list[tuple[Any, Any]]:
    called, units = body_names(season), bodies_to_choose(season)
    return [
        *called.items(),
        (_("Cơ quan ngoài khối"), [(f"unit-{u.pk}", u.name) for u in units["outside"]]),
        (_("Đơn vị trong khối"), [(f"unit-{u.pk}", u.name) for u in units["inside"]]),
    ]


def _like(name: str, offered: Iterable[tuple[Any, Any]]) -> str:
    """The body that the table names."""
    wanted = identity(name)
    for key, said in offered:
        for body, called in said if isinstance(said, list) else [(key, said)]:
            if wanted and identity(str(called)) == wanted:
                return str(body)
    return ""


def _body(key: str) -> Body:
    kind, _sep, number = key.partition("-")
    return Body(kind, read_key(number))


def figure_changes(post: Mapping[str, str]) -> list[FigureChange]:
    """What the screen of a scorer sent of each line that it showed."""
    sent = ((key, revision, _of_line(post, key)) for key, revision in revisions_in(post).items())
    return [FigureChange(key, revision, values) for key, revision, values in sent if values]


def figure_change(post: Mapping[str, str], key: int) -> FigureChange:
    """What was sent of one line."""
    revision = key_in(post, f"{key}-revision")
    return FigureChange(key, -1 if revision is None else revision, _of_line(post, key))


def _of_line(post: Mapping[str, str], key: int) -> dict[str, str]:
    return {name: post[f"{key}-{name}"] for name in FIGURES if f"{key}-{name}" in post}
