"""Parts of a whole: what stands after "trong đó", "gồm", "bao gồm"."""

import re
from collections.abc import Sequence

from thidua.domain.prose.found import FoundResult
from thidua.domain.prose.sentences import Sentences

PARTS = re.compile(r"(?:trong (?:số )?đó|bao gồm|\bgồm|chia ra)(?:\s+có)?\s*:?", re.IGNORECASE)


def parts(results: Sequence[FoundResult], sentences: Sentences) -> dict[int, int]:
    """Part → whole, as places among the results of one line.

    Parts end with the sentence, at a semicolon unless a colon began them, and where they add up
    to more than the whole.
    """
    found: dict[int, int] = {}
    for match in PARTS.finditer(sentences.line):
        start, end = sentences.around(match.start())
        begins_sentence = match.start() - start < 3  # then the whole is in the sentence before
        whole = _whole(results, match.start(), 0 if begins_sentence else start)
        if whole is None:
            continue
        stop = sentences.line.find(";", match.end(), end)
        end = end if match[0].endswith(":") or stop < 0 else stop
        for at in _within(results, found.get(whole, whole), match.end(), end):
            found.setdefault(at, found.get(whole, whole))
    return found


def _whole(results: Sequence[FoundResult], before: int, since: int) -> int | None:
    fitting = (at for at, found in enumerate(results) if since <= found.start < found.end <= before)
    return max(fitting, default=None)


def _within(results: Sequence[FoundResult], whole: int, start: int, end: int) -> list[int]:
    left = dict(results[whole].measures())
    places = []
    for at, found in enumerate(results):
        if not start <= found.start < end:
            continue
        for name, value in found.measures():
            if name in left:
                left[name] -= value
        if min(left.values(), default=0) < 0:
            break
        places.append(at)
    return places
