"""Forms about people: seats, invitations, the authority."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.organisations.actions.invitations import Guest
from thidua.apps.organisations.actions.seats import SeatTerm
from thidua.apps.organisations.facts import AuthorityFacts, SettingFacts
from thidua.apps.organisations.models import Authority, Seat
from thidua.apps.organisations.queries import people_known_to
from thidua.apps.organisations.settings.catalogue import SETTING_TYPES
from thidua.web.day_fields import day_field
from thidua.web.fields import choose, choose_rows


def _kinds(kinds: list[str]) -> list[tuple[str, str]]:
    return [(kind, str(Seat.Kind(kind).label)) for kind in kinds]


class InviteForm(forms.Form):
    """Who is invited, as what."""

    kind = forms.ChoiceField(label=gettext_lazy("Mời làm"), widget=forms.RadioSelect)
    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    title = forms.CharField(
        label=gettext_lazy("Chức vụ"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Ghi trên văn bản, ví dụ: Chủ tịch, Phó Chánh Văn phòng."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        help_text=gettext_lazy(
            "Có thì gửi luôn đường dẫn mời; không có thì chép đường dẫn gửi qua Zalo."
        ),
    )

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "kind", _kinds(kinds))
        self.fields["kind"].initial = kinds[0]

    def guest(self) -> Guest:
        """Who was named."""
        data = self.cleaned_data
        return Guest(" ".join(data["full_name"].split()), data["email"], data["title"])


class GiveSeatForm(forms.Form):
    """A seat for somebody who has an account."""

    person = forms.ModelChoiceField(label=gettext_lazy("Người"), queryset=User.objects.none())
    kind = forms.ChoiceField(label=gettext_lazy("Vai trò"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=120, required=False)
    since = day_field(gettext_lazy("Từ ngày"))
    until = day_field(gettext_lazy("Đến ngày"), required=False)

    def __init__(self, *args: Any, kinds: list[str], giver: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "kind", _kinds(kinds))
        self.fields["kind"].initial = kinds[0]
        choose_rows(self, "person", people_known_to(giver))

    def term(self) -> SeatTerm:
        """Title and days."""
        data = self.cleaned_data
        return SeatTerm(data["title"], data["since"], data["until"])


class EndSeatForm(forms.Form):
    """The last day of a seat."""

    last_day = day_field(gettext_lazy("Ngày cuối giữ vị trí"))


class AuthorityForm(forms.Form):
    """How an authority is written."""

    name = forms.CharField(label=gettext_lazy("Tên"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=Authority.Kind.choices)
    standing_office = forms.CharField(label=gettext_lazy("Cơ quan thường trực"), max_length=200)
    place = forms.CharField(
        label=gettext_lazy("Địa danh"), max_length=100, help_text=gettext_lazy("Ghi trên văn bản.")
    )

    @classmethod
    def of(cls, authority: Authority) -> "AuthorityForm":
        """Filled with what is stored."""
        return cls(initial={name: getattr(authority, name) for name in cls.base_fields})

    def facts(self, authority: Authority) -> AuthorityFacts:
        """What was typed; the code stays."""
        return AuthorityFacts(code=authority.code, **self.cleaned_data)


class SettingForm(forms.Form):
    """One setting from a day on."""

    key = forms.ChoiceField(label=gettext_lazy("Thiết lập"))
    value = forms.CharField(label=gettext_lazy("Giá trị"), max_length=200)
    since = day_field(gettext_lazy("Áp dụng từ ngày"))
    cites = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=200,
        help_text=gettext_lazy("Số, ký hiệu, ngày của văn bản quy định."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = SETTING_TYPES.values()
        groups = dict.fromkeys(kind.group for kind in kinds)
        choose(
            self,
            "key",
            [
                (_(group), [(kind.key, kind.title) for kind in kinds if kind.group == group])
                for group in groups
            ],
        )
        chosen = SETTING_TYPES.get(str(self["key"].value() or ""))
        told = [chosen] if chosen else kinds
        texts = dict.fromkeys(kind.help_text for kind in told)
        self.fields["value"].help_text = " ".join(_(text) for text in texts)

    def clean_cites(self) -> str:
        """Never empty, also not of spaces."""
        cites = str(self.cleaned_data["cites"]).strip()
        if not cites:
            raise ValidationError(_("Ghi căn cứ của thiết lập."))
        return cites

    def facts(self) -> SettingFacts:
        """What was typed."""
        return SettingFacts(**self.cleaned_data)
