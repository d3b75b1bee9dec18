"""Each thread has its own language, time zone and addresses, as Django promises."""

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Barrier, local

from django.conf import settings
from django.urls import get_script_prefix, set_script_prefix
from django.utils import timezone
from django.utils.translation import get_language, override

from thidua.web.plain_locals import PLACES, keep_plainly

make_plain = keep_plainly.__wrapped__  # once a process otherwise


def test_what_is_active_stays_active() -> None:
    with override("en"), timezone.override("UTC"):
        set_script_prefix("/thi-dua/")
        try:
            make_plain()
            assert (get_language(), timezone.get_current_timezone_name()) == ("en", "UTC")
            assert get_script_prefix() == "/thi-dua/"
        finally:
            set_script_prefix("/")
    assert all(isinstance(getattr(import_module(name), kept), local) for name, kept in PLACES)


def test_another_thread_begins_with_the_settings() -> None:
    make_plain()
    together = Barrier(2)

    def speak(language: str) -> tuple[str | None, str | None]:
        before = get_language()
        with override(language):
            together.wait(10)
            return before, get_language()

    with ThreadPoolExecutor(2) as threads:
        told = list(threads.map(speak, ["en", "vi"]))
    assert told == [(settings.LANGUAGE_CODE, "en"), (settings.LANGUAGE_CODE, "vi")]
