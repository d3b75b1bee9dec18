"""What a covenant says, written down in one way only, and its hash: what everybody signs."""

import json
import unicodedata
from dataclasses import asdict, dataclass
from decimal import Decimal
from hashlib import sha256

from thidua.domain.exact import number_text

AT_LEAST, EXACTLY, AT_MOST, UNSPECIFIED = ">=", "==", "<=", "unspecified"
_SIGNS = {AT_LEAST: "≥", EXACTLY: "=", AT_MOST: "≤", UNSPECIFIED: ""}


@dataclass(frozen=True, slots=True)
class CommonTarget:
    """A target of the whole bloc; ``figure`` and ``out_of`` as plain texts, so that they hash."""

    text: str
    operator: str = AT_LEAST
    figure: str = ""
    measure: str = ""
    out_of: str = ""
    population: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class CovenantContent:
    """Everything that is adopted and signed."""

    bloc: str
    year: int
    version: int
    units: tuple[str, ...]
    legal_bases: tuple[str, ...]
    preamble: tuple[str, ...]
    contents: tuple[str, ...]
    targets: tuple[CommonTarget, ...]
    commitments: tuple[str, ...]


def canonical_text(content: CovenantContent) -> str:
    """The one spelling: JSON, keys in order, two spaces, composed letters (NFC), LF, no BOM.

    Source: RFC 8259 (JSON); Unicode Standard Annex 15 (NFC).
    """
    text = json.dumps(asdict(content), ensure_ascii=False, sort_keys=True, indent=2)
    return unicodedata.normalize("NFC", text) + "\n"


def text_hash(canonical: str) -> str:
    """SHA-256 of the UTF-8 bytes, 64 hexadecimal digits: ``sha256sum`` gives the same.

    Source: FIPS 180-4.

    >>> text_hash("")[:8]
    'e3b0c442'
    """
    return sha256(canonical.encode()).hexdigest()


def lines_of(text: str) -> tuple[str, ...]:
    r"""A part of the text as its lines, trimmed, empty ones left out.

    >>> lines_of(" a\r\n\n b ")
    ('a', 'b')
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def plain_figure(value: Decimal | int | None) -> str:
    """A figure as text without decimals that say nothing; "" for none.

    >>> plain_figure(Decimal("70.00")), plain_figure(Decimal("66.50")), plain_figure(None)
    ('70', '66.5', '')
    """
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def promise_text(
    operator: str, figure: Decimal | None, measure: str, out_of: int | None, grade: str = ""
) -> str:
    """A target's figure as people write it: "≥ 70%", "8/8 đơn vị", "≤ 0 vụ".

    Source: the covenants of S0 and S3 (practice of blocs).
    Units: the target's own measure.

    >>> promise_text(">=", Decimal(70), "%", None), promise_text(">=", Decimal(8), "đơn vị", 8)
    ('≥ 70%', '8/8 đơn vị')
    """
    sign = _SIGNS.get(operator, "")
    if figure is None:
        return f"{sign} {grade}".strip()
    shown = number_text(figure)
    if out_of is not None:
        said = f"{shown}/{number_text(out_of)} {measure}".strip()
        return said if operator in {AT_LEAST, EXACTLY} and figure == out_of else f"{sign} {said}"
    joined = f"{shown}%" if measure == "%" else f"{shown} {measure}".strip()
    exact = figure == 100 and measure == "%" and operator == AT_LEAST
    return joined if exact or not sign else f"{sign} {joined}"
