"""News of an authority or of one of its blocs, with photos that were chosen for everybody."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.photos.models import Photo
from thidua.apps.portal.models.portals import Portal
from thidua.apps.seasons.models import Season


class News(models.Model):
    """A piece of news: written by a bloc or the office, put on the portal by the office."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Chờ công khai")
        PUBLISHED = "published", _("Đang công khai")
        WITHDRAWN = "withdrawn", _("Đã rút")

    portal = models.ForeignKey(Portal, models.PROTECT, related_name="news")
    season = models.ForeignKey(Season, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(_("tiêu đề"), max_length=200)
    summary = models.CharField(_("tóm tắt"), max_length=400)
    body = models.TextField(_("nội dung"), max_length=8000, blank=True)
    state = models.CharField(_("trạng thái"), max_length=9, choices=State, default=State.DRAFT)
    written_at = models.DateTimeField(_("viết lúc"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("công khai lúc"), null=True, blank=True)
    withdrawn_because = models.CharField(_("lý do rút"), max_length=300, blank=True)
    is_illustrative = models.BooleanField(_("minh hoạ"), default=False)
    revision = models.PositiveIntegerField(_("lần sửa"), default=0)
    photos = models.ManyToManyField(Photo, through="NewsPhoto", related_name="+")

    class Meta:
        verbose_name = _("tin")
        verbose_name_plural = _("tin")
        ordering = ["-published_at", "-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="news_published_has_time",
                condition=Q(state="draft") | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="news_withdrawn_says_why",
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""),
            ),
        ]
        indexes = [models.Index(fields=["portal", "state", "-published_at"], name="news_shown")]

    def __str__(self) -> str:
        return self.title


class NewsPhoto(models.Model):
    """A photo of an album that was chosen for everybody, in one piece of news."""

    news = models.ForeignKey(News, models.CASCADE, related_name="chosen")
    photo = models.ForeignKey(Photo, models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        verbose_name = _("ảnh của tin")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("news", "photo", name="news_photo_once")]

    def __str__(self) -> str:
        return str(self.photo)
