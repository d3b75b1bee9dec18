"""Text from addresses and forms reaches the views cleaned; a password as it was typed."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import RequestFactory

from thidua.config.clean_requests import CleanTextMiddleware, cleaned_values


def viewed(request: HttpRequest) -> HttpRequest:
    middleware = CleanTextMiddleware(lambda _: HttpResponse())
    middleware.process_view(request, lambda: None, (), {})
    return request


def test_addresses_and_forms_are_cleaned() -> None:
    form = {
        "name": "Ho\u0323\u0302i\u00a0A\u202e\uffff\x01",
        "password": "Ho\u0323\u0302i\u00a0",
        "file": SimpleUploadedFile("bie\u0302\u0309u\u200b.xlsx", b"x"),
    }
    request = viewed(RequestFactory().post("/?q=H\u2019Hen%E2%80%8B", form))

    assert request.POST["name"] == "Hội A"
    assert request.POST["password"] == "Ho\u0323\u0302i\u00a0"
    assert request.GET["q"] == "H\u2019Hen"
    assert [file.name for file in request.FILES.getlist("file")] == ["biểu.xlsx"]


def test_bodies_that_are_no_forms_are_left_unread() -> None:
    request = viewed(RequestFactory().post("/", b"\xff", content_type="application/octet-stream"))

    assert request.read() == b"\xff"


def test_clean_values_are_the_same_object() -> None:
    values = QueryDict("a=1&a=2")

    assert cleaned_values(values) is values
