"""Addresses of the app."""

from django.urls import path, register_converter

from thidua.apps.paperwork import views


class Form:
    """The two forms of a paper in an address."""

    regex = "pdf|docx"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Form, "form")

app_name = "paperwork"
urlpatterns = [
    path("season/<int:season_pk>/", views.index, name="papers"),
    path("season/<int:season_pk>/<slug:kind>.<form:form>", views.download, name="download"),
    path("season/<int:season_pk>/<slug:kind>/issue/", views.issue, name="issue_document"),
    path("<int:document_pk>.<form:form>", views.issued, name="issued"),
]
