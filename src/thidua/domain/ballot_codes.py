"""Short codes for slips and papers: read aloud, typed on a phone, misreadings told apart."""

from collections.abc import Sequence

from thidua.domain.refusal import Refusal

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs; O, 0, I and 1 are not used."""
RANDOM_SIGNS = 9
LENGTH = RANDOM_SIGNS + 1  # the last sign checks the others

_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: powers of x below 31 are all different
_SEPARATORS = frozenset(" -–\t\r\n.")


class CodeMisread(Refusal):
    """A code that no slip can carry: too short, too long, a sign not used, or a typing mistake."""


def code_of(draws: Sequence[int]) -> str:
    """The code with these nine random numbers from 0 to 31, and its check sign.

    Source: docs/explanation/secret-ballots.md#codes.
    Units: 45 bits of randomness in nine signs.

    >>> code_of([0, 1, 2, 3, 4, 5, 6, 7, 8])
    '23456789AF'
    """
    return "".join(ALPHABET[draw] for draw in (*draws, _check(draws)))


def read_code(text: str) -> str:
    """The code as printed, from what somebody typed or scanned.

    Source: docs/explanation/secret-ballots.md#codes.
    Units: ten signs without separators.

    Raises:
        CodeMisread: every single wrong sign and every two signs swapped are found, besides length
            and strange signs.

    >>> read_code("23456-789af")
    '23456789AF'
    """
    code = "".join(sign for sign in text.upper() if sign not in _SEPARATORS)
    for sign in code:
        if sign in "O0I1":
            raise CodeMisread(
                f"Mã phiếu không dùng chữ O, số 0, chữ I và số 1: xem lại ký tự “{sign}”."
            )
        if sign not in ALPHABET:
            raise CodeMisread(f"Mã phiếu không có ký tự “{sign}”: xem lại mã trên phiếu.")
    if len(code) != LENGTH:
        raise CodeMisread(f"Mã phiếu có {LENGTH} ký tự, mã vừa nhập có {len(code)} ký tự.")
    values = [ALPHABET.index(sign) for sign in code]
    if _check(values[:-1]) != values[-1]:
        raise CodeMisread("Mã phiếu gõ sai ít nhất một ký tự: so lại với mã in trên phiếu.")
    return code


def shown(code: str) -> str:
    """A code in two groups, as slips print it.

    Source: docs/explanation/secret-ballots.md#codes.

    >>> shown("23456789AF")
    '23456-789AF'
    """
    return f"{code[:5]}-{code[5:]}"


def _check(values: Sequence[int]) -> int:
    """A weighted sum over 32 elements: position i weighs x to the power i + 1."""
    total = 0
    for value in reversed(values):
        total = _times_x(total ^ value)
    return total


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _POLYNOMIAL if doubled & 0b100000 else doubled
