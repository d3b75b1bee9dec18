#!/usr/bin/env python3
"""Repeat a draw of checkers. Needs only Python 3.8 or newer, nothing of the product.

Usage: python redraw.py UNITS.yaml [DRAW.json]

Reads the file of the draw (docs/algorithms/draw.md), draws again as docs/algorithms/draw.md
says and prints the answer as JSON. With DRAW.json, an answer printed before, it compares the two.
Exit status 0: drawn, and the same; 1: another draw; 2: the file cannot be read or nothing can be
drawn.
"""

import hashlib
import json
import re
import sys
import unicodedata
from pathlib import Path

METHOD = "thidua-draw-1 (SHAKE-256, docs/algorithms/draw.md)"


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__.strip())
        return 2
    try:
        asked = read(Path(arguments[0]).read_text(encoding="utf-8-sig"))
        checkers, repeated = draw(asked)
        known = json.loads(Path(arguments[1]).read_text("utf-8")) if arguments[1:] else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"Không bốc thăm lại được: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    answer = {
        "assignments": [{"unit": unit, "checkers": checkers[unit]} for unit in sorted(checkers)],
        "repeated": repeated,
        "seed": asked["seed"],
        "method": METHOD,
    }
    print(json.dumps(answer, ensure_ascii=False))
    if known is None:
        return 0
    same = known == answer
    print("ĐÚNG: cùng kết quả." if same else "SAI: kết quả khác.", file=sys.stderr)
    return 0 if same else 1


def draw(asked):
    """Checkers by unit, and the pairs that had to be repeated."""
    units, need = sorted(asked["units"]), int(asked["checkers"])
    recused, previous = (set(map(tuple, asked.get(key) or [])) for key in ("recused", "previous"))
    turns = by_lot(asked["seed"], "", units)
    wishes = {unit: by_lot(asked["seed"], unit, units) for unit in units}
    may = {(a, b) for a in units for b in units if a != b} - recused
    previous &= may
    for repeats in range(len(previous) + 1):
        drawn = first_draw(turns, wishes, need, may, previous, repeats)
        if drawn is not None:
            pairs = [(checker, unit) for unit in units for checker in drawn[unit]]
            checkers = {unit: sorted(drawn[unit]) for unit in units}
            return checkers, sorted(list(pair) for pair in pairs if pair in previous)
    raise ValueError("không có cách bốc thăm nào đúng quy tắc")


def by_lot(seed, purpose, codes):
    stream = hashlib.shake_256((seed + "\n" + purpose).encode()).digest(8 * len(codes))
    lots = {code: stream[8 * at : 8 * at + 8] for at, code in enumerate(codes)}
    return sorted(codes, key=lots.get)


def first_draw(turns, wishes, need, may, previous, repeats):
    """Take pairs in order; go back to the last one taken when the rest cannot be filled."""
    wanted = [(checker, unit) for unit in turns for checker in wishes[unit] if checker != unit]
    taken, open_pairs, at, tried = set(), set(may), 0, []
    while len(taken) < need * len(turns):
        if at < len(wanted):
            pair, at = wanted[at], at + 1
            if pair not in open_pairs:
                continue
            tried.append((pair, at, taken, open_pairs))
            taken = taken | {pair}
            open_pairs = remaining(pair, taken, open_pairs, need)
        elif tried:
            pair, at, taken, open_pairs = tried.pop()
            open_pairs = open_pairs - {pair}
        else:
            return None
        if not may_be_filled(turns, need, taken, open_pairs, previous, repeats):
            at = len(wanted)
    return {unit: [checker for checker, checked in taken if checked == unit] for unit in turns}


def remaining(pair, taken, open_pairs, need):
    """What can still be drawn after a pair: the rules leave out the rest."""
    checker, unit = pair
    left = open_pairs - {pair, (unit, checker)}
    if sum(a == checker for a, _ in taken) == need:
        left = {(a, b) for a, b in left if a != checker}
    if sum(b == unit for _, b in taken) == need:
        left = {(a, b) for a, b in left if b != unit}
    return left


def may_be_filled(turns, need, taken, open_pairs, previous, repeats):
    """False: surely not. True: perhaps, for here two units may still check each other."""
    missing = need * len(turns) - len(taken)
    if filling(turns, need, taken, open_pairs) < missing:
        return False
    spare = repeats - len(taken & previous)
    return spare >= 0 and missing - filling(turns, need, taken, open_pairs - previous) <= spare


def filling(turns, need, taken, open_pairs):
    """The most pairs of open_pairs that fit, each checker and each unit at most ``need`` times."""
    spare, lacks = dict.fromkeys(turns, need), dict.fromkeys(turns, need)
    for checker, unit in taken:
        spare[checker] -= 1
        lacks[unit] -= 1
    may = {unit: [] for unit in turns}
    for checker, unit in open_pairs:
        may[checker].append(unit)
    givers = {unit: set() for unit in turns}
    size = 0
    for checker in turns:
        while spare[checker] and extend(checker, may, givers, lacks):
            spare[checker] -= 1
            size += 1
    return size


def extend(checker, may, givers, lacks):
    """Give the checker one more unit; others move along where that is needed."""
    came, queue = {checker: None}, [checker]
    for taker in queue:
        for unit in may[taker]:
            if taker in givers[unit]:
                continue
            if lacks[unit]:
                lacks[unit] -= 1
                hand_over(taker, unit, came, givers)
                return True
            for giver in givers[unit] - set(came):
                came[giver] = (unit, taker)
                queue.append(giver)
    return False


def hand_over(taker, unit, came, givers):
    """The taker takes the unit; what it gives up for it goes to the one before, and so on."""
    givers[unit].add(taker)
    while came[taker] is not None:
        giver, (unit, taker) = taker, came[taker]
        givers[unit].discard(giver)
        givers[unit].add(taker)


def read(text):
    """The keys of a file written as docs/algorithms/draw.md shows; not all of YAML."""
    asked, key, waiting = {}, None, ""
    for written in unicodedata.normalize("NFC", text).splitlines():
        line = (waiting + " " + without_comment(written)).strip()
        waiting = line if line.count("[") > line.count("]") and "[" in line.split('"')[0] else ""
        if waiting or not line:
            continue
        found = re.fullmatch(r"(units|checkers|seed|previous|recused)\s*:\s*(.*)", line)
        if found:
            key = found[1]
            asked[key] = value(found[2]) if found[2] else []
        elif key and line.startswith("- "):
            asked[key].append(value(line[2:].strip()))
        elif line != "---":
            raise ValueError(f"không đọc được dòng «{line}»")
    return asked


def without_comment(line):
    words = re.match(r"""(?:[^"'#]|(?<=\S)#|"(?:[^"\\]|\\.)*"|'[^']*'|["'](?=\w))*""", line)
    return words[0].rstrip() if words else line


def value(text):
    """A word, a quoted word, or a list of these in brackets."""
    if not text.startswith("["):
        return word(text)
    inner, items, depth, start = text[1:-1], [], 0, 0
    for at, letter in enumerate(inner + ","):
        depth += (letter == "[") - (letter == "]")
        if letter == "," and not depth:
            item = inner[start:at].strip()
            items += [value(item)] if item else []
            start = at + 1
    return items


def word(text):
    if text.startswith('"'):
        return json.loads(text)
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
