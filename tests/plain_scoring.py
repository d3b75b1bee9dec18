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


class PlainBloc:
    """One bloc: ``rows[(unit, id)]`` is a list of (actual, target, baseline, minus) texts."""

    def __init__(self, scheme, units, entries):
        self.scheme, self.units = scheme, units
        self.decimals = int(scheme["decimals"])
        self.rows = {}
        for row in entries:
            texts = (row.actual, row.target, row.baseline, row.minus)
            self.rows.setdefault((row.unit, row.criterion), []).append(texts)

    def policy(self, criterion):
        return criterion.get("na_policy", self.scheme["na_policy"])

    def state(self, criterion, unit):
        rows = self.rows.get((unit, criterion["id"]), [("", "", "", "")])
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

    def is_excluded(self, criterion, unit):
        excludes = self.policy(criterion) == "exclude_and_rescale"
        return excludes and self.state(criterion, unit) == "not_applicable"

    def group(self, group, unit):
        """Points, and whether nothing of the group is left."""
        maximum = number(group["max"])
        out = [line for line in group["criteria"] if self.is_excluded(line, unit)]
        if out and len(out) == len(group["criteria"]):
            return Fraction(0), True
        points = sum((self.points(line, unit) for line in group["criteria"]), Fraction(0))
        if out:
            left = maximum - sum(number(line["max"]) for line in out)
            points = half_up(points * maximum / left, self.decimals)
        return min(points, maximum), False

    def deductions(self, unit):
        amount = Fraction(0)
        for line in self.scheme.get("deductions_from_total", []):
            events = self.rows.get((unit, line["id"]), [("0",)])[0][0] or "0"
            amount -= number(line["points"]) * number(events)
        return half_up(amount, self.decimals)

    def total(self, unit):
        normal, bonus, whole, left = Fraction(0), Fraction(0), Fraction(0), Fraction(0)
        for group in self.scheme["groups"]:
            points, is_gone = self.group(group, unit)
            if group.get("kind") == "bonus":
                bonus += points
                continue
            normal += points
            whole += number(group["max"])
            left += 0 if is_gone else number(group["max"])
        if left == 0:
            normal = Fraction(0)
        elif left != whole:
            normal = half_up(normal * whole / left, self.decimals)
        total = normal + bonus - self.deductions(unit)
        if self.scheme["bonus_inside_total"] == "true":
            total = min(total, number(self.scheme["total"]))
        return max(total, Fraction(0))

    def is_disqualified(self, unit):
        return any(
            self.rows.get((unit, line["id"]), [("",)])[0][0] == "có"
            for line in self.scheme.get("disqualify", [])
        )

    def value(self, line, unit):
        """The points of a group or criterion, for breaking ties."""
        for group in self.scheme["groups"]:
            if group["id"] == line:
                return self.group(group, unit)[0]
            for criterion in group["criteria"]:
                if criterion["id"] == line:
                    return self.points(criterion, unit)
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
