"""Addresses of the app."""

from django.urls import path, register_converter

from thidua.apps.paperwork.issuing.codes import LENGTH, LETTERS
from thidua.apps.paperwork.views import (
    edited,
    look_up,
    numbers,
    office,
    papers,
    register,
    signatures,
    texts,
)


class Form:
    """The two forms of a paper in an address."""

    regex = "pdf|docx"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


class Code:
    """The code of a paper in its public address."""

    regex = f"[{LETTERS}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Form, "form")
register_converter(Code, "code")

_OFFICE = "office/<int:authority_pk>/"
_OFFICE_BOOK = f"{_OFFICE}numbers/"
_BOOK = "season/<int:season_pk>/numbers/"

app_name = "paperwork"
urlpatterns = [
    path("signatures/", signatures.signatures, name="signatures"),
    path("signatures/trust/<int:authority_pk>/", signatures.trust, name="trust_roots"),
    path("signatures/distrust/<int:root_pk>/", signatures.distrust, name="distrust_root"),
    path("season/<int:season_pk>/", papers.index, name="papers"),
    path("season/<int:season_pk>/<slug:kind>.<form:form>", papers.download, name="download"),
    path("season/<int:season_pk>/<slug:kind>/issue/", papers.issue, name="issue_document"),
    path("season/<int:season_pk>/<slug:kind>/submit/", papers.submit, name="submit_document"),
    path(_BOOK, numbers.numbers, name="numbers"),
    path(f"{_BOOK}so-van-ban.xlsx", numbers.workbook, name="numbers_workbook"),
    path(f"{_BOOK}reserve/", numbers.reserve, name="reserve_number"),
    path(f"{_BOOK}<int:number_pk>/withdraw/", numbers.withdraw, name="withdraw_number"),
    path("office/<int:authority_pk>/", office.index, name="office_papers"),
    path(f"{_OFFICE}<slug:kind>.<form:form>", office.download, name="download_for_office"),
    path(f"{_OFFICE}<slug:kind>/issue/", office.issue, name="issue_document_for_office"),
    path(f"{_OFFICE}<slug:kind>/submit/", office.submit, name="submit_document_for_office"),
    path(_OFFICE_BOOK, numbers.numbers_of_office, name="numbers_of_office"),
    path(
        f"{_OFFICE_BOOK}so-van-ban.xlsx",
        numbers.workbook_of_office,
        name="numbers_workbook_of_office",
    ),
    path(f"{_OFFICE_BOOK}reserve/", numbers.reserve_for_office, name="reserve_number_of_office"),
    path(
        f"{_OFFICE_BOOK}<int:number_pk>/withdraw/",
        numbers.withdraw_from_office,
        name="withdraw_number_of_office",
    ),
    path(f"{_OFFICE}texts/", texts.index, name="texts"),
    path(f"{_OFFICE}texts/<slug:kind>/", texts.edit, name="save_text"),
    path(f"{_OFFICE}texts/<slug:kind>/print/", texts.trial_print, name="trial_print"),
    path("register/", register.register, name="register"),
    path("register/so-van-ban.xlsx", register.workbook, name="register_workbook"),
    path("v/", look_up.door, name="look_up_door"),
    path("v/<code:code>/", look_up.look_up, name="look_up"),
    path("<int:document_pk>/", register.document, name="document"),
    path("<int:document_pk>/release/", register.release, name="release_document"),
    path("<int:document_pk>/signed/", register.keep_signed, name="keep_signed_file"),
    path("<int:document_pk>/ban-ky-so.pdf", register.signed_file, name="signed_file"),
    path("<int:document_pk>/edited/", edited.take, name="take_edited_file"),
    path("<int:document_pk>/ban-word.docx", edited.file, name="edited_file"),
    path("<int:document_pk>/withdraw/", register.withdraw, name="withdraw_document"),
    path("<int:document_pk>.<form:form>", papers.issued, name="issued"),
]
