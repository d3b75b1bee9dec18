"""What was typed after a command's name: files, options, options with a value."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from thidua.cli.errors import InputError
from thidua.cli.text_table import printable


@dataclass(frozen=True, slots=True)
class Arguments:
    """Files in order, options that were given, values by option; of one given twice the last."""

    files: tuple[str, ...]
    options: frozenset[str]
    values: Mapping[str, str]


def read_arguments(
    argv: Sequence[str],
    usage: str,
    *,
    files: int,
    options: Collection[str] = (),
    valued: Collection[str] = (),
) -> Arguments | None:
    """The arguments of a command that takes so many files; None when help was asked for, and given.

    An option of ``valued`` takes the next argument, or what stands behind its ``=``; "" is none.

    Raises:
        InputError: another number of files, or an unknown option.
    """
    if {"-h", "--help"} & set(argv):
        print(usage)
        return None
    named: list[str] = []
    given: set[str] = set()
    values: dict[str, str] = {}
    rest = iter(argv)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument in options:
            given.add(argument)
        elif name in valued:
            values[name] = value if equals else next(rest, "")
        elif argument.startswith("-"):
            raise wrong_arguments(argv, usage)
        else:
            named.append(argument)
    if len(named) != files:
        raise wrong_arguments(argv, usage)
    return Arguments(tuple(named), frozenset(given), values)


def wrong_arguments(argv: Sequence[str], usage: str) -> InputError:
    """The refusal that shows what was typed and what could be."""
    return InputError(f"sai tham số: {printable(' '.join(argv)) or '(trống)'}\n{usage}")
