"""Forms of the portal: what stands at its head, news, whether points are public."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.photos.models import Photo
from thidua.apps.portal.facts import NewsFacts, PortalFacts
from thidua.apps.portal.models import News, Portal
from thidua.web.fields import choose


class PortalForm(forms.Form):
    """What the portal says of itself."""

    introduction = forms.CharField(
        label=_("Lời giới thiệu"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Nơi nhận yêu cầu sửa, gỡ thông tin"), max_length=300, required=False,
        help_text=_("Điện thoại, thư điện tử của bộ phận; hiện ở cuối mọi trang."),
    )  # fmt: skip
    frame_hosts = forms.CharField(
        label=_("Trang thông tin được nhúng"), max_length=500, required=False,
        help_text=_("Mỗi trang một địa chỉ, cách nhau bằng dấu cách: https://gialai.gov.vn"),
    )  # fmt: skip

    @classmethod
    def of(cls, portal: Portal | None) -> "PortalForm":
        """Filled with what is stored."""
        return cls(initial={name: getattr(portal, name, "") for name in cls.base_fields})

    def facts(self) -> PortalFacts:
        """What was typed."""
        said = self.cleaned_data
        hosts = tuple(said["frame_hosts"].replace(",", " ").split())
        return PortalFacts(said["introduction"], said["contact"], hosts)


class NewsForm(forms.Form):
    """A piece of news, and the photos that everybody may see."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    summary = forms.CharField(
        label=_("Tóm tắt"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    body = forms.CharField(
        label=_("Nội dung"), max_length=8000, required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )  # fmt: skip
    photos = forms.MultipleChoiceField(
        label=_("Ảnh cho mọi người xem"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ chọn ảnh mà người trong ảnh đồng ý cho công khai."),
    )  # fmt: skip

    def __init__(self, *args: Any, photos: list[Photo], **options: Any) -> None:
        super().__init__(*args, **options)
        self.albums = {str(photo.pk): photo for photo in photos}
        if self.albums:
            choose(self, "photos", [(key, str(photo)) for key, photo in self.albums.items()])
        else:
            del self.fields["photos"]

    @classmethod
    def of(cls, news: News, photos: list[Photo]) -> "NewsForm":
        """Filled with what is stored."""
        chosen = [str(key) for key in news.chosen.values_list("photo", flat=True)]
        told = {"title": news.title, "summary": news.summary, "body": news.body, "photos": chosen}
        return cls(initial=told, photos=photos)

    def facts(self) -> NewsFacts:
        """What was typed."""
        said = self.cleaned_data
        chosen = tuple(self.albums[key] for key in said.get("photos", ()))
        return NewsFacts(said["title"], said["summary"], said["body"], chosen)


class PointsForm(forms.Form):
    """Whether everybody sees the points of the year."""

    shown = forms.ChoiceField(
        label=_("Trên cổng công khai"),
        choices=[("no", _("Chỉ hiện thứ hạng và khen thưởng")), ("yes", _("Hiện cả điểm"))],
        widget=forms.RadioSelect,
    )

    @property
    def is_chosen(self) -> bool:
        """What was ticked."""
        return bool(self.cleaned_data["shown"] == "yes")
