"""Addresses of the app."""

from django.urls import path, register_converter

from thidua.apps.paperwork.views import papers, signatures


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
    path("signatures/", signatures.signatures, name="signatures"),
    path("signatures/trust/<int:authority_pk>/", signatures.trust, name="trust_roots"),
    path("signatures/distrust/<int:root_pk>/", signatures.distrust, name="distrust_root"),
    path("season/<int:season_pk>/", papers.index, name="papers"),
    path("season/<int:season_pk>/<slug:kind>.<form:form>", papers.download, name="download"),
    path("season/<int:season_pk>/<slug:kind>/issue/", papers.issue, name="issue_document"),
    path("<int:document_pk>.<form:form>", papers.issued, name="issued"),
]
