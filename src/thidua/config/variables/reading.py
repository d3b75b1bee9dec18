"""Reading the environment: every fault at once, each with the setting's name and an example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from thidua.config.variables.kinds import WrongValue
from thidua.config.variables.table import BY_NAME, NEED, OF_DEVELOPERS, VARIABLES

OURS = "THIDUA_"
HIDDEN = "…"
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one setting, in a Vietnamese sentence that begins with its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the environment says: values in one spelling by name, and what is wrong with others."""

    values: Mapping[str, str]
    faults: Sequence[Fault]


def read(environment: Mapping[str, str]) -> Given:
    """Every setting that is given; one that is empty counts as not given."""
    values: dict[str, str] = {}
    faults: list[Fault] = []
    for variable in VARIABLES:
        text = environment.get(variable.name, "").strip()
        if not text:
            continue
        try:
            values[variable.name] = variable.read(text)
        except WrongValue as wrong:
            shown = shown_value(variable.name, text)
            reason = f"{variable.name}={shown}: {wrong}. Ví dụ: {variable.name}={variable.example}"
            faults.append(Fault(variable.name, reason))
    named_wrongly = {fault.name for fault in faults}
    faults += [each for each in _missing(values) if each.name not in named_wrongly]
    return Given(values, [*faults, *_unknown(environment)])


def sentences(faults: Sequence[Fault]) -> str:
    """All of them, one a line, under a heading."""
    return "\n".join(["thiết lập sai:", *(f"  {fault.text}" for fault in faults)])


def shown_value(name: str, text: str) -> str:
    """A value as it may stand in a terminal or a log: of secrets nothing."""
    if BY_NAME[name].is_secret:
        scheme, mark, _ = text.partition("://")
        return f"{scheme}{mark}{HIDDEN}" if mark else HIDDEN
    return text if len(text) <= LONGEST else text[:LONGEST] + HIDDEN


def _missing(values: Mapping[str, str]) -> list[Fault]:
    return [
        Fault(
            needed,
            f"{needed}: chưa có, mà {name} thì đã có. Ví dụ: {needed}={BY_NAME[needed].example}",
        )
        for needed in BY_NAME
        for name in [next((n for n in NEED if n in values and needed in NEED[n]), "")]
        if name and needed not in values
    ]


def _unknown(environment: Mapping[str, str]) -> list[Fault]:
    names = sorted(
        name
        for name in environment
        if name.startswith(OURS) and name not in BY_NAME and name not in OF_DEVELOPERS
    )
    return [Fault(name, f"{name}: không có thiết lập này.{_near(name)}") for name in names]


def _near(name: str) -> str:
    ours = {each.removeprefix(OURS): each for each in BY_NAME if each.startswith(OURS)}
    near = get_close_matches(name.removeprefix(OURS), ours, n=1, cutoff=0.6)
    if not near:
        return " Xem docs/reference/settings.md."
    found = ours[near[0]]
    return f" Có phải {found}? Ví dụ: {found}={BY_NAME[found].example}"
