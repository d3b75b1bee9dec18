#!/usr/bin/env python3
"""Recount a published ballot. Needs only Python 3.8 or newer, nothing of the product.

Usage: python recount.py RESULT.json [CODE]

Reads the file that the product published, checks its own hash, counts every paper again by the
rules written in the file and compares. With CODE it also shows the paper with that tracking code.
Exit status 0: the result is right; 1: it is not; 2: the file cannot be read or holds no papers.
"""

import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__.strip())
        return 2
    try:
        data = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
        faults = hash_faults(data)
        if "papers" not in data:
            return without_papers(data, faults)
        counted = recount(data)
        faults += differences(counted, data["result"])
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError, AttributeError) as error:
        print(f"Không đọc được tệp kết quả: {type(error).__name__}: {error}")
        return 2
    show(data, counted)
    if len(arguments) == 2:
        faults += show_paper(data, arguments[1])
    print("\n".join(faults) if faults else "ĐÚNG: đếm lại cho cùng kết quả với tệp đã công bố.")
    return 1 if faults else 0


def hash_faults(data):
    content = {key: value for key, value in data.items() if key != "sha256"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    if hashlib.sha256(text.encode("utf-8")).hexdigest() == data.get("sha256"):
        return []
    return ["SAI: mã băm ghi trong tệp không khớp với nội dung tệp."]


def recount(data):
    """The result again, from the papers and the rules alone."""
    codes = [candidate["code"] for candidate in data["candidates"]]
    answers = data["kind"] == "yes_no"
    limit = {"yes_no": len(codes), "choose_one": 1, "approval": data["seats"]}[data["kind"]]
    valid = [
        paper["marks"]
        for paper in data["papers"]
        if is_valid(paper["marks"], codes, answers, limit, data["blank_is_valid"])
    ]
    base = {
        "all_members": data["entitled"],
        "present": data["present"],
        "valid": len(valid),
    }[data["threshold"]["base"]]
    needed = votes_needed(Fraction(data["threshold"]["share"]), base, data["threshold"]["strict"])
    lines = [one_line(code, valid, answers, base, needed) for code in codes]
    lines.sort(key=lambda line: -line["votes"])
    elected, runoff = fill([line for line in lines if line["passed"]], data["seats"], codes)
    returned = len(data["papers"])
    return {
        "returned": returned,
        "valid": len(valid),
        "invalid": returned - len(valid),
        "base": base,
        "needed": needed,
        "counts": lines,
        "elected": elected,
        "runoff": runoff,
        "quorate": is_quorate(data, returned),
    }


def is_valid(marks, codes, answers, limit, blank_is_valid):
    if not marks:
        return blank_is_valid
    names = list(marks)
    if len(set(names)) != len(names) or not set(names) <= set(codes) or len(names) > limit:
        return False
    if answers:
        return isinstance(marks, dict) and set(marks.values()) <= {"yes", "no", "abstain"}
    return isinstance(marks, list)


def votes_needed(share, base, strict):
    exact = share * base
    whole = exact.numerator // exact.denominator
    if strict or whole < exact:
        whole += 1
    return max(1, whole)


def one_line(code, valid, answers, base, needed):
    if answers:
        votes = sum(1 for marks in valid if marks and marks.get(code) == "yes")
        against = sum(1 for marks in valid if marks and marks.get(code) == "no")
        abstain = len(valid) - votes - against
    else:
        votes, abstain = sum(1 for marks in valid if code in marks), 0
    return {
        "candidate": code,
        "votes": votes,
        "abstain": abstain,
        "share": f"{votes}/{base}" if base else "0/0",
        "passed": base > 0 and votes >= needed,
    }


def fill(passed, seats, codes):
    """Most votes first; those level over the last seat are elected only if all have room."""
    if len(passed) <= seats:
        return [line["candidate"] for line in passed], []
    last = passed[seats - 1]["votes"]
    if passed[seats]["votes"] != last:
        return [line["candidate"] for line in passed[:seats]], []
    tied = {line["candidate"] for line in passed if line["votes"] == last}
    above = [line["candidate"] for line in passed if line["votes"] > last]
    return above, [code for code in codes if code in tied]


def is_quorate(data, returned):
    if data["quorum"] is None:
        return None
    present = returned if data["present"] is None else data["present"]
    return data["entitled"] > 0 and present >= Fraction(data["quorum"]) * data["entitled"]


def differences(counted, published):
    return [
        f"SAI: {key} trong tệp là {published.get(key)}, đếm lại là {counted[key]}."
        for key in counted
        if counted[key] != published.get(key)
    ]


def show(data, counted):
    names = {candidate["code"]: candidate["name"] for candidate in data["candidates"]}
    print(data["question"])
    print("Phiếu: {returned}; hợp lệ: {valid}; không hợp lệ: {invalid}".format(**counted))
    print("Cần ít nhất {needed}/{base} phiếu".format(**counted))
    for line in counted["counts"]:
        verdict = "đạt" if line["passed"] else "không đạt"
        if line["candidate"] in counted["elected"]:
            verdict = "được chọn"
        elif line["candidate"] in counted["runoff"]:
            verdict = "bằng phiếu ở suất cuối"
        print(f"  {line['votes']:4}  {names[line['candidate']]}: {verdict}")


def show_paper(data, typed):
    code = "".join(sign for sign in typed.upper() if sign.isalnum())
    for paper in data["papers"]:
        if paper["code"] == code:
            print(f"Phiếu {code}: {json.dumps(paper['marks'], ensure_ascii=False)}")
            return []
    return [f"SAI: không có phiếu nào mang mã {code}."]


def without_papers(data, faults):
    print(data["question"])
    print("Chỉ công bố đạt hay không đạt: tệp không có từng phiếu nên không đếm lại được.")
    if len(data["codes"]) != data["result"]["returned"]:
        faults.append("SAI: số mã theo dõi khác số phiếu thu về.")
    print("\n".join(faults) if faults else "Mã băm đúng; số mã theo dõi bằng số phiếu thu về.")
    return 1 if faults else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
