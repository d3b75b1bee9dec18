"""Fixed texts are kept by language: nobody reads what another reader's language says."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.template import Context, Template
from django.test import Client
from django.utils.translation import gettext, override

from thidua.web.languages import once_a_language

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
