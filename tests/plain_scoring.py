"""Scoring written a second time, slowly and plainly in fractions, to compare the product with.

Nothing here is shared with the product: figures are read with Fraction, the mapping is the
scheme's text, and every unit is scored on its own.
"""

from fractions import Fraction
from math import floor


def number(text):
    return Fraction(text.replace(",", "."))


def half_up(value, decimals):
    scaled = abs(value) * 10**decimals
    rounded = Fraction(floor(scaled + Fraction(1, 2)), 10**decimals)
    return -rounded if value < 0 else rounded


def threshold(text, whole):
    """A number of points, or a share of the whole."""
    if text.endswith("%"):
        return number(text[:-1]) / 100 * number(whole)
    return Fraction(text) * number(whole) if "/" in text else number(text)


def lines_below(line):
    for part in line["criteria"]:
        yield part
        if "criteria" in part:
            yield from lines_below(part)


def leaves(line):
    """The line itself, or what is scored below a group or heading."""
    if "criteria" not in line:
        return [line]
    return [part for part in lines_below(line) if "criteria" not in part]


def path_to(line, name):
    """The lines from this one down to the leaf of that id; empty where it is not here."""
    if "criteria" not in line:
        return [line] if line["id"] == name else []
    below = (path_to(part, name) for part in line["criteria"])
    return next(([line, *found] for found in below if found), [])


class PlainBloc:
    """One bloc: ``rows[(unit, id)]`` lists (actual, target, baseline, minus, bonus) texts."""

    def __init__(self, scheme, units, entries):
        self.scheme, self.units = scheme, units
        self.decimals = int(scheme["decimals"])
        self.rows = {}
        for row in entries:
            texts = (row.actual, row.target, row.baseline, row.minus, row.bonus)
            self.rows.setdefault((row.unit, row.criterion), []).append(texts)

    def policy(self, criterion):
        """The criterion's own, else that of the nearest heading around it, else the scheme's."""
        for around in reversed(self.path(criterion["id"])):
            if "na_policy" in around:
                return around["na_policy"]
        return self.scheme["na_policy"]

    def path(self, name):
        """The headings around a leaf, then the leaf."""
        for group in self.scheme["groups"]:
            for line in group["criteria"]:
                found = path_to(line, name)
                if found:
                    return found
        raise KeyError(name)

    def state(self, criterion, unit):
        if "criteria" in criterion:
            states = {self.state(line, unit) for line in leaves(criterion)}
            if states == {"not_applicable"}:
                return "not_applicable"
            return "scored" if "scored" in states else "missing"
        rows = self.rows.get((unit, criterion["id"]), [("", "", "", "", "")])
        if all(actual.lower() == "n/a" for actual, *_ in rows):
            return "not_applicable"
        kept = [row for row in rows if row[0].lower() != "n/a"]
        if kept[0][1].lower() == "n/a" and not (
            self.policy(criterion) == "second_group"
            or criterion["rule"]["type"] == "half_then_leader"
        ):
            return "not_applicable"
        return "scored" if any(actual for actual, *_ in kept) else "missing"

    def is_unassigned(self, criterion, unit):
        return self.rows[unit, criterion["id"]][0][1].lower() == "n/a"

    def points(self, criterion, unit):
        """What the answer shows: a bonus counts outside every maximum."""
        bonus = sum((self.bonus(line, unit) for line in leaves(criterion)), Fraction(0))
        return self.held(criterion, unit) + bonus

    def bonus(self, criterion, unit):
        if self.state(criterion, unit) != "scored":
            return Fraction(0)
        rows = self.rows[unit, criterion["id"]]
        counted = [row[4] for row in rows if row[4] and row[0] and row[0].lower() != "n/a"]
        return half_up(sum(map(number, counted), Fraction(0)), self.decimals)

    def held(self, criterion, unit):
        if "criteria" in criterion:
            together = sum((self.held(line, unit) for line in criterion["criteria"]), Fraction(0))
            return min(together, half_up(number(criterion["max"]), self.decimals))
        return self.earned(criterion, unit)

    def earned(self, criterion, unit):
        maximum, state = number(criterion["max"]), self.state(criterion, unit)
        if state == "missing":
            return Fraction(0)
        if state == "not_applicable":
            full = self.policy(criterion) == "full_points"
            return half_up(maximum, self.decimals) if full else Fraction(0)
        if criterion["rule"]["type"] == "average_of_unit_targets":
            return half_up(maximum * self.mean(criterion, unit), self.decimals)
        if self.is_unassigned(criterion, unit):
            value = maximum * self.share_of_second_group(criterion, unit)
        else:
            row = self.rows[unit, criterion["id"]][0]
            value = getattr(self, criterion["rule"]["type"])(criterion, criterion["rule"], row)
        return half_up(value, self.decimals)

    def share_of_second_group(self, criterion, unit):
        figures = {
            other: number(self.rows[other, criterion["id"]][0][0])
            for other in self.units
            if self.state(criterion, other) == "scored" and self.is_unassigned(criterion, other)
        }
        largest = max(figures.values())
        return figures[unit] / largest if largest else Fraction(0)

    def mean(self, criterion, unit):
        shares = []
        for actual, target, *_ in self.rows[unit, criterion["id"]]:
            if actual.lower() != "n/a":
                goal = target or criterion.get("target", {}).get("value")
                shares.append(min(number(actual) / number(goal), 1) if actual else Fraction(0))
        return sum(shares) / len(shares)

    def target(self, criterion, row):
        return number(criterion.get("target", {}).get("value") or row[1])

    def linear(self, criterion, rule, row):
        actual, goal, maximum = (
            number(row[0]),
            self.target(criterion, row),
            number(criterion["max"]),
        )
        op = criterion.get("target", {}).get("op", ">=")
        if op == "==":
            return maximum if actual == goal else Fraction(0)
        if op == "<=":
            return maximum if actual <= goal else maximum * goal / actual
        return maximum * min(actual / goal, 1)

    def attendance(self, criterion, rule, row):
        share = number(row[0]) / self.target(criterion, row)
        return number(criterion["max"]) * min(share, 1)

    def bands(self, criterion, rule, row):
        figure = number(row[0])
        if rule["on"] == "ratio":
            figure /= self.target(criterion, row)
        reached = [band for band in rule["bands"] if number(band["min"]) <= figure]
        best = max(reached, key=lambda band: number(band["min"]), default={"points": "0"})
        return number(best["points"])

    def boolean(self, criterion, rule, row):
        return number(criterion["max"]) if row[0].lower() in {"có", "yes", "1"} else Fraction(0)

    def grade_map(self, criterion, rule, row):
        return number(rule["map"][row[0]])

    def per_item(self, criterion, rule, row):
        maximum = number(criterion["max"])
        cap = number(rule.get("cap", criterion["max"]))
        return min(number(row[0]) * number(rule["points_per_item"]), cap, maximum)

    def deduct(self, criterion, rule, row):
        left = number(criterion["max"]) - number(row[0]) * number(rule["per_event"])
        return max(left, number(rule.get("floor", "0")))

    def plus_minus(self, criterion, rule, row):
        gain = number(row[0]) * number(rule["plus"])
        value = gain - number(row[3] or "0") * number(rule["minus"])
        return min(max(value, number(rule["min"])), number(rule["max"]))

    def excess(self, criterion, rule, row):
        actual, goal = number(row[0]), self.target(criterion, row)
        return actual - goal if rule.get("excess") == "absolute" else (actual - goal) / goal

    def half_then_leader(self, criterion, rule, row):
        actual, goal, half = (
            number(row[0]),
            self.target(criterion, row),
            number(criterion["max"]) / 2,
        )
        if actual <= goal:
            return half * actual / goal
        largest = max(
            self.excess(criterion, rule, self.rows[unit, criterion["id"]][0])
            for unit in self.units
            if self.state(criterion, unit) == "scored" and not self.is_unassigned(criterion, unit)
        )
        return half + half * self.excess(criterion, rule, row) / largest

    def year_over_year(self, criterion, rule, row):
        actual, base, kept = number(row[0]), number(row[2]), number(rule["at_baseline"])
        if criterion.get("target", {}).get("op") == "<=":
            if actual > base:
                return kept * base / actual
            over = 100 * (base - actual) / base
        elif actual < base:
            return kept * actual / base
        else:
            over = 100 * (actual - base) / base
        return min(kept + number(rule["per_percent_over"]) * over, number(criterion["max"]))

    def manual(self, criterion, rule, row):
        return number(row[0])

    external = manual

    def leaves_with(self, criterion, unit, policies):
        is_out = self.state(criterion, unit) == "not_applicable"
        return is_out and self.policy(criterion) in policies

    def left_out(self, line, unit, policies):
        """How much of a maximum is gone with the leaves that do not apply."""
        maximum = number(line["max"])
        if "criteria" not in line:
            return maximum if self.leaves_with(line, unit, policies) else Fraction(0)
        if all(self.leaves_with(leaf, unit, policies) for leaf in leaves(line)):
            return maximum
        whole = sum(number(part["max"]) for part in line["criteria"])
        gone = sum(self.left_out(part, unit, policies) for part in line["criteria"])
        return min(maximum, whole) - min(maximum, whole - gone)

    def group(self, group, unit):
        """Points without bonuses, and what of the maximum left the table with the unit."""
        maximum = number(group["max"])
        out = self.left_out(group, unit, {"exclude_and_rescale", "rescale_total"})
        if out == maximum:
            return Fraction(0), maximum
        of_table = self.left_out(group, unit, {"rescale_total"})
        points = sum((self.held(line, unit) for line in group["criteria"]), Fraction(0))
        points = min(points, maximum)
        if out:
            points = half_up(points * (maximum - of_table) / (maximum - out), self.decimals)
        return min(points, maximum), of_table

    def shown_group(self, group, unit):
        bonus = sum((self.bonus(line, unit) for line in leaves(group)), Fraction(0))
        return self.group(group, unit)[0] + bonus

    def deductions(self, unit):
        amount = Fraction(0)
        for line in self.scheme.get("deductions_from_total", []):
            amount -= number(line["points"]) * self.events(line, unit)
        if "deductions_cap" in self.scheme:
            amount = min(amount, number(self.scheme["deductions_cap"]))
        return half_up(amount, self.decimals)

    def events(self, line, unit):
        return number(self.rows.get((unit, line["id"]), [("0",)])[0][0] or "0")

    def total(self, unit):
        normal, besides, whole, left = Fraction(0), Fraction(0), Fraction(0), Fraction(0)
        for group in self.scheme["groups"]:
            points, gone = self.group(group, unit)
            besides += self.shown_group(group, unit) - points
            if group.get("kind") == "bonus":
                besides += points
                continue
            normal += points
            whole += number(group["max"])
            left += number(group["max"]) - gone
        if left == 0:
            normal = Fraction(0)
        elif left != whole:
            normal = half_up(normal * whole / left, self.decimals)
        total = normal + besides - self.deductions(unit)
        if self.scheme["bonus_inside_total"] == "true":
            total = min(total, number(self.scheme["total"]))
        return max(total, Fraction(0))

    def happened(self, unit):
        """The deductions and disqualifications with an event."""
        facts = [line["id"] for line in self.scheme.get("disqualify", [])]
        found = {fact for fact in facts if self.rows.get((unit, fact), [("",)])[0][0] == "có"}
        lines = self.scheme.get("deductions_from_total", [])
        return found | {line["id"] for line in lines if self.events(line, unit)}

    def meets(self, unit, needs):
        if "min_total" in needs:
            least = threshold(needs["min_total"], self.scheme["total"])
            if self.total(unit) < least:
                return False
        for group in self.scheme["groups"]:
            least = needs.get("min_group", {}).get(group["id"])
            _, gone = self.group(group, unit)
            if least is None or gone == number(group["max"]):
                continue
            if self.shown_group(group, unit) < threshold(least, group["max"]):
                return False
        return not self.happened(unit) & set(needs.get("without", []))

    def unit_class(self, unit):
        if self.is_disqualified(unit):
            return None
        names = [each["name"] for each in self.scheme["classes"]]
        at = len(names)
        for place, each in reversed(list(enumerate(self.scheme["classes"]))):
            at = place if self.meets(unit, each) else at
        for lowering in self.scheme.get("lower_class", []):
            at += int(lowering["by"]) if lowering["id"] in self.happened(unit) else 0
        return names[at] if at < len(names) else None

    def awards(self):
        """For each award, who gets it and who is tied over its last place."""
        ranks = {unit: self.rank(unit) for unit in self.units}
        left = sorted((rank, unit) for unit, rank in ranks.items() if rank is not None)
        found = []
        for award in self.scheme.get("awards", []):
            fits = [(rank, unit) for rank, unit in left if self.meets(unit, award)]
            free, taken, tied = self.quota(award["quota"], ranks), [], []
            for rank in sorted({rank for rank, _ in fits}):
                level = sorted(unit for other, unit in fits if other == rank)
                if len(level) > free:
                    tied = level if free else []
                    break
                taken += level
                free -= len(level)
            found.append((taken, tied))
            left = [(rank, unit) for rank, unit in left if unit not in taken]
        return found

    def quota(self, quota, ranks):
        if isinstance(quota, str):
            return int(quota)
        counted = [
            rank for rank in ranks.values() if rank is not None or quota.get("of") != "ranked"
        ]
        exact = threshold(quota["share"], "1") * len(counted)
        whole = floor(exact)
        if quota.get("rounding") == "up" and exact != whole:
            whole += 1
        if quota.get("rounding") == "half_up" and exact - whole >= Fraction(1, 2):
            whole += 1
        return max(whole, int(quota.get("least", "0")))

    def is_disqualified(self, unit):
        return any(
            self.rows.get((unit, line["id"]), [("",)])[0][0] == "có"
            for line in self.scheme.get("disqualify", [])
            if line["id"] not in {each["id"] for each in self.scheme.get("lower_class", [])}
        )

    def value(self, line, unit):
        """The points of a group or criterion, for breaking ties."""
        for group in self.scheme["groups"]:
            if group["id"] == line:
                return self.shown_group(group, unit)
        for group in self.scheme["groups"]:
            for each in lines_below(group):
                if each["id"] == line:
                    return self.points(each, unit)
        raise KeyError(line)

    def rank(self, unit):
        if self.is_disqualified(unit):
            return None
        better = [
            other
            for other in self.units
            if not self.is_disqualified(other) and self.key(other) > self.key(unit)
        ]
        return 1 + len(better)

    def key(self, unit):
        ties = self.scheme.get("tie_break", [])
        return (self.total(unit), *(self.value(line, unit) for line in ties))
