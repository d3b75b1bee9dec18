"""Fixed texts are kept by language: nobody reads what another reader's language says."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils.translation import gettext, gettext_lazy, override

from thidua.domain.refusal import Refusal
from thidua.web.languages import in_vietnamese, once_a_language, vietnamese

JANUARY = Template("{% translate 'January' %}")
WORDS = {"vi": "Tháng 1", "en": "January"}


def test_a_text_is_looked_up_once_a_language() -> None:
    asked: list[str] = []

    @once_a_language
    def january() -> str:
        asked.append(gettext("January"))
        return asked[-1]

    for language in ("vi", "en", "vi", "en"):
        with override(language):
            assert january().lower() == WORDS[language].lower()
    assert len(asked) == 2


def test_two_threads_read_two_languages_at_one_time() -> None:
    together = Barrier(2, timeout=10)

    def read(language: str) -> set[str]:
        with override(language):
            said = set()
            for _turn in range(50):
                together.wait()
                said.add(JANUARY.render(Context()).lower())
            return said

    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(WORDS, pool.map(read, WORDS), strict=True))

    assert found == {language: {word.lower()} for language, word in WORDS.items()}


def test_every_request_has_a_language(db: None, client: Client) -> None:
    assert client.get("/accounts/login/").headers["Content-Language"] == "vi"


def test_what_is_kept_is_vietnamese_whoever_writes_it() -> None:
    month = gettext_lazy("January")
    with override("en"):
        assert vietnamese(month).lower() == "tháng 1"
        assert vietnamese(gettext_lazy("%(full_result_count)s total"), {"full_result_count": 3})
        assert str(month) == "January"


def test_a_refusal_is_said_in_the_language_of_the_reader() -> None:
    @in_vietnamese
    def refuse() -> None:
        raise Refusal(gettext("January"))

    with override("en"), pytest.raises(Refusal, match="January"):
        refuse()
    with override("vi"), pytest.raises(Refusal, match="háng 1"):
        refuse()
