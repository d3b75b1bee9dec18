"""What a closed year left open, offered to the next year's head to take over."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.seasons.models import ChecklistItem, Phase, Season
from thidua.apps.seasons.registries.handover_items import left_open
from thidua.apps.seasons.registries.seen_to import seen_to

LEFT_OPEN = "Bàn giao từ năm "
TAKING_STATES = frozenset({Season.State.DRAFT, Season.State.OPEN})
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that may be taken over, and whether it usually is; ``why`` when it is not."""

    key: str
    text: str
    owner: str
    why: str = ""

    @property
    def owner_name(self) -> str:
        """Who does it, in words."""
        return str(Phase.Owner(self.owner).label)


def year_before(season: Season) -> Season | None:
    """The closed year before a season that is still being set up."""
    if season.state not in TAKING_STATES:
        return None
    before = Season.objects.filter(bloc=season.bloc_id, year=season.year - 1)
    return before.filter(state=Season.State.CLOSED).select_related("bloc").first()


def offered_to(season: Season) -> list[Offered]:
    """What the year before left open and this year has not taken over."""
    old = year_before(season)
    if old is None:
        return []
    own = list(season.checklist.values_list("text", "source"))
    source = source_of(old)
    taken = {text for text, where in own if where == source}
    texts = {text for text, where in own if where != source}
    undone = list(old.checklist.filter(done_at=None))
    done = {key for key, seen in seen_to(undone).items() if seen.is_done}
    items = [_item(item, texts) for item in undone if item.pk not in done]
    others = [
        Offered(f"other-{text}", text[:_LONGEST], Phase.Owner.HEAD)
        for text in dict.fromkeys(left_open(old))
    ]
    return [each for each in _once(items + others) if each.text not in taken]


def source_of(old: Season) -> str:
    """Where a thing taken over comes from, as it stands beside it."""
    return f"{LEFT_OPEN}{old.year}"


def _item(item: ChecklistItem, own: set[str]) -> Offered:
    why = ""
    if item.text in own:
        why = _("năm nay đã có việc này")
    elif item.phase not in {"", Phase.Kind.DOSSIER}:
        why = _("thuộc bước đã qua: %s") % item.get_phase_display()
    return Offered(f"item-{item.pk}", item.text, item.owner, why)


def _once(found: list[Offered]) -> list[Offered]:
    return list({each.text: each for each in reversed(found)}.values())[::-1]
