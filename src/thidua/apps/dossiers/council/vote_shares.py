"""Which share of ALL members of the council an award needs, and where that is written."""

from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.dossiers.refusals import NoVoteShare
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.settings.values import ValueInForce, own_value, setting_or_law
from thidua.law.catalogue import catalogue

_GENERAL = "council_vote_share"
_GROUPS = {"HCLD3": "huan_chuong", "HCLD2": "huan_chuong", "HCLD1": "huan_chuong"}


def share_for(authority: Authority, award: str, day: date) -> ValueInForce | None:
    """The authority's share for the award, else the law's, else the authority's for all others."""
    name = _GROUPS.get(award, award.lower())
    found = setting_or_law(authority, f"{_GENERAL}_{name}", f"council.{name}_vote_share", day)
    return found or own_value(authority, _GENERAL, day)


def needed_share(authority: Authority, award: str, day: date) -> ValueInForce:
    """The share in force on a day.

    Raises:
        NoVoteShare: nobody says which.
    """
    share = share_for(authority, award, day)
    if share is None:
        entry = catalogue().get(award)
        raise NoVoteShare(
            _(
                "Chưa có quy định tỷ lệ phiếu của Hội đồng cho “%(award)s”. Cơ quan thường trực "
                "ghi tỷ lệ và căn cứ ở trang của %(authority)s, mục Thiết lập, rồi nhập lại."
            )
            % {"award": entry.name_vi if entry else award, "authority": authority.name}
        )
    return share
