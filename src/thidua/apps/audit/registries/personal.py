"""Which details of an entry are names of people: apps say it of their own.

An app puts them into ``seams/action_names.py``::

    personal_details("chair_name", "secretary_name")
    personal_details("name", of="exemplars.exemplar")
"""

_everywhere: set[str] = set()
_of: dict[str, set[str]] = {}


def personal_details(*keys: str, of: str = "") -> None:
    """Details under these keys, and all within them, are kept as names of people.

    ``of``: only in what is told of this model.
    """
    (_of.setdefault(of, set()) if of else _everywhere).update(keys)


def is_personal(key: object, of: str) -> bool:
    """Whether what stands under the key is kept apart from the chain."""
    return key in _everywhere or key in _of.get(of, ())
