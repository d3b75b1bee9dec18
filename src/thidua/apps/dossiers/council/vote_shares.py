"""Which awards the council votes on, by which share of ALL its members, and where it says so."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.queries import to_decide, to_vote_on
from thidua.apps.dossiers.refusals import NoVoteShare
from thidua.apps.organisations.models import Authority, AuthoritySetting
from thidua.apps.organisations.settings.catalogue import SETTING_TYPES
from thidua.apps.organisations.settings.values import ValueInForce, own_value, setting_or_law
from thidua.domain.confidence import Confidence
from thidua.law.council import named_share, vote_name

_SHARE = "council_vote_share"
_NEEDED = "council_vote_needed"


@dataclass(frozen=True, slots=True)
class VoteNeed:
    """Whether the council votes on an award, and by what."""

    is_needed: bool
    source: str


class CouncilRules:
    """Which awards the council of one authority votes on; its settings are asked for once."""

    def __init__(self, authority: Authority | int) -> None:
        rows = AuthoritySetting.objects.filter(authority=authority, key__startswith="council_vote_")
        self._own = list(rows.order_by("-since").values_list("key", "since", "value", "cites"))

    def need(self, award: str, day: date) -> VoteNeed:
        """What the authority says of the award, else of all others, else what the law names.

        An authority that set a share for an award votes on it.
        """
        for end in (f"_{vote_name(award)}", ""):
            own = self._at(_NEEDED + end, day)
            if own is not None and (end or named_share(award, day) is None):
                return VoteNeed(own[0] == "1", own[1])
            share = self._at(_SHARE + end, day)
            if share is not None:
                return VoteNeed(is_needed=True, source=share[1])
        named = named_share(award, day)
        if named is None:
            return VoteNeed(is_needed=False, source="")
        sure = Confidence(named.confidence)
        source = named.citation if sure.may_block else f"{named.citation}; {sure.words}"
        return VoteNeed(is_needed=True, source=source)

    def votes_on(self, nomination: Nomination) -> bool:
        """Whether the council votes on a nomination that was received."""
        if nomination.is_simplified or nomination.received_on is None:
            return not nomination.is_simplified
        return self.need(nomination.award, nomination.received_on).is_needed

    def _at(self, key: str, day: date) -> tuple[str, str] | None:
        return next(
            (
                (value, cites)
                for name, since, value, cites in self._own
                if name == key and since <= day
            ),
            None,
        )


def waiting_for_council(authority: Authority) -> list[Nomination]:
    """Appraised nominations that the council votes on and that are on no meeting's list."""
    rules = CouncilRules(authority)
    return [row for row in to_vote_on(authority) if rules.votes_on(row)]


def ready_to_decide(authority: Authority) -> list[Nomination]:
    """What may be put into a decision: the vote is done, or the council does not vote on it."""
    rules = CouncilRules(authority)
    return [
        row
        for row in to_decide(authority)
        if row.state == Nomination.State.VOTED or not rules.votes_on(row)
    ]


def share_for(authority: Authority, award: str, day: date) -> ValueInForce | None:
    """The authority's share for the award, else the law's, else the authority's for all others."""
    name = vote_name(award)
    found = setting_or_law(authority, f"{_SHARE}_{name}", f"council.{name}_vote_share", day)
    return found or own_value(authority, _SHARE, day)


def share_setting(authority: Authority, award: str) -> str:
    """The address where the authority sets its share for an award."""
    return _setting(authority, _SHARE, award)


def need_setting(authority: Authority, award: str) -> str:
    """The address where the authority says whether its council votes on an award."""
    return _setting(authority, _NEEDED, award)


def _setting(authority: Authority, base: str, award: str) -> str:
    own = f"{base}_{vote_name(award)}"
    address = reverse("organisations:set_setting", args=[authority.pk])
    return f"{address}?key={own if own in SETTING_TYPES else base}"


def needed_share(nomination: Nomination, day: date) -> ValueInForce:
    """The share in force on a day.

    Raises:
        NoVoteShare: nobody says which; it leads to the setting.
    """
    authority = nomination.authority
    share = share_for(authority, nomination.award, day)
    if share is None:
        text = _("Chưa có quy định tỷ lệ phiếu của Hội đồng cho “%(award)s” ở %(authority)s.")
        refusal = NoVoteShare(text % {"award": nomination.award_name, "authority": authority.name})
        refusal.way_out = (share_setting(authority, nomination.award), _("Đặt tỷ lệ và căn cứ"))
        raise refusal
    return share
