"""What something was called at a moment, read from the names that it had before."""

from collections.abc import Iterable, Mapping
from datetime import datetime


def called_at(
    past: Iterable[Mapping[str, str]], now: Mapping[str, str], moment: datetime | None
) -> dict[str, str]:
    """The names of a moment; ``now`` where there is none or nothing has changed since.

    ``past``: oldest first, each the names in force until ``until`` (ISO, with offset).

    >>> past = [{"until": "2024-01-15T00:00:00+00:00", "name": "Khối 1"}]
    >>> then = datetime.fromisoformat("2023-12-20T00:00:00+00:00")
    >>> called_at(past, {"name": "Khối A"}, then), called_at(past, {"name": "Khối A"}, None)
    ({'name': 'Khối 1'}, {'name': 'Khối A'})
    """
    if moment is not None:
        for names in past:
            if moment <= datetime.fromisoformat(names["until"]):
                return {name: names.get(name, value) for name, value in now.items()}
    return dict(now)
