#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Months of on-call duty of 85 hospital physicians (C. Gross 2018, chrisnig/long-term-fairness) to the plan language.

  oncall85.py plan MONTH.json PLAN.yaml
  oncall85.py judge MONTH.json ROSTER.csv      what the roster is worth by the month's own words: every breach, then the objective

Objective of the month = points of the plan: 10 for each duty that is left to a locum, 1 for each wish that is not met (want: that very duty;
avoid: no duty on that day, or not that duty if a line is named). Exit 0 done (judge: feasible), 1 unreadable (judge: infeasible), 2 usage.
"""
import collections
import csv
import datetime
import json
import sys

sys.dont_write_bytecode = True  # nothing is left beside the sources

from words import SITE, Unreadable, days_map, flow_list, flow_map, head_text, range_text, runs_of, times_text

UNCOVERED = 10
HOURS = 12 * 60  # how long a duty lasts is not said and matters to nothing


class Month:
    """start, days, demand {(line, weekday 0 = Monday): n}, lines of each doctor, absent {doctor: days}, wishes [(want, doctor, line or None, day)]."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        self.start = datetime.date.fromisoformat(data["start"])
        self.days = 7 * data["weeks"]
        self.lines = data["lines"]
        self.doctors = {doctor["id"]: doctor["lines"] for doctor in data["doctors"]}
        self.demand = collections.Counter()
        for row in data["demand"]:
            self.demand[row["line"], row["weekday"] - 1] += row["doctors"]
        self.absent = {doctor: set() for doctor in self.doctors}
        for row in data["absent"]:
            first = row["day"] if "day" in row else row["from"]
            self.absent[row["doctor"]] |= set(range(first, row.get("to", first) + 1))
        self.wishes = [(name == "want", row["doctor"], row.get("line"), row["day"]) for name in ("want", "avoid") for row in data[name]]
        if self.start.weekday() != 0:
            raise Unreadable("%s is no Monday" % self.start)
        if any(not 0 <= wish[3] < self.days for wish in self.wishes):
            raise Unreadable("a wish outside the month")
        if any(line is None for want, _, line, _ in self.wishes if want):
            raise Unreadable("a want without its line")


def line_id(line):
    return "line-%s" % line


def doctor_id(doctor):
    return "doctor-%s" % doctor


# ---- the plan ----


def wishes_of(month, doctor):
    alike = collections.defaultdict(collections.Counter)
    for want, whose, line, day in month.wishes:
        if whose == doctor:
            alike[want, line][day] += 1
    texts = []
    for (want, line), days in alike.items():
        while days:  # a wish made twice counts twice
            for first, last in runs_of(days):
                texts.append(flow_map([("want" if want else "avoid", range_text(month.start, first, last)),
                                       ("lines", None if line is None else "[%s]" % line_id(line)), ("weight", "1")]))
            days = collections.Counter({day: n - 1 for day, n in days.items() if n > 1})
    return texts


def doctor_text(month, doctor):
    wishes = wishes_of(month, doctor)
    absent = sorted(day for day in month.absent[doctor] if 0 <= day < month.days)
    leave = [range_text(month.start, first, last) for first, last in runs_of(absent)]
    return "  %s: " % doctor_id(doctor) + flow_map([
        ("home", SITE),
        ("qualified", flow_list([line_id(line) for line in month.doctors[doctor]])),
        ("leave", flow_list(leave) if leave else None),
        ("wishes", flow_list(wishes) if wishes else None),
    ])


def line_text(month, line):
    needed = [month.demand[line, weekday] for weekday in range(7)]
    return "  %s: " % line_id(line) + flow_map([
        ("site", SITE),
        ("times", "{ mon-sun: %s }" % times_text(HOURS)),
        ("doctors", days_map(needed)),
        ("needs", "[%s]" % line_id(line)),
        ("locum", str(UNCOVERED)),
    ])


def plan_text(month, name):
    lines = head_text("On-call duties of 85 physicians, " + name, month.start, month.days)
    lines += ["doctors:"] + [doctor_text(month, doctor) for doctor in month.doctors]
    lines += ["lines:"] + [line_text(month, line) for line in month.lines]
    lines += ["rules:", "  spacing: { days: 2 }", "  weekends: { at_most: 1, of: 2 }", "fairness: { categories: [] }"]
    return "\n".join(lines) + "\n"


# ---- an opinion of our own about a roster ----


def read_roster(month, path):
    """[(doctor, line, day)], locums left out."""
    doctors = {doctor_id(doctor): doctor for doctor in month.doctors}
    lines = {line_id(line): line for line in month.lines}
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["doctor"]]
    return [(doctors[row["doctor"]], lines[row["line"]], (datetime.date.fromisoformat(row["date"]) - month.start).days) for row in rows]


def breaches_of(month, duties):
    days = collections.defaultdict(list)
    found = []
    for doctor, line, day in duties:
        days[doctor].append(day)
        if line not in month.doctors[doctor]:
            found.append("doctor %s may not take line %s (day %d)" % (doctor, line, day))
        if day in month.absent[doctor]:
            found.append("doctor %s is absent on day %d" % (doctor, day))
    for doctor, list_of in days.items():
        list_of.sort()
        found += ["doctor %s on days %d and %d" % (doctor, a, b) for a, b in zip(list_of, list_of[1:]) if b - a < 2]
        weekends = sorted({day // 7 for day in list_of if day % 7 >= 5})
        found += ["doctor %s in weekends %d and %d" % (doctor, a, b) for a, b in zip(weekends, weekends[1:]) if b - a == 1]
    taken = collections.Counter((line, day) for _, line, day in duties)
    found += ["line %s has %d on day %d" % (line, n, day) for (line, day), n in taken.items() if n > month.demand[line, day % 7]]
    return found


def objective_of(month, duties):
    had = set(duties)
    busy = {(doctor, day) for doctor, _, day in duties}
    taken = collections.Counter((line, day) for _, line, day in duties)
    open_places = sum(max(0, month.demand[line, day % 7] - taken[line, day]) for line in month.lines for day in range(month.days))
    unmet = 0
    for want, doctor, line, day in month.wishes:
        met = (doctor, day) in busy if line is None else (doctor, line, day) in had
        unmet += met != want
    return UNCOVERED * open_places + unmet


def judge(month, path):
    duties = read_roster(month, path)
    found = breaches_of(month, duties)
    for text in found:
        print("BREACH " + text)
    print("%s objective %d" % ("INFEASIBLE" if found else "FEASIBLE", objective_of(month, duties)))
    return 1 if found else 0


def main(arguments):
    if len(arguments) != 3 or arguments[0] not in ("plan", "judge"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        month = Month(arguments[1])
        if arguments[0] == "judge":
            return judge(month, arguments[2])
        text = plan_text(month, arguments[1].replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0])
    except (Unreadable, OSError, KeyError, IndexError, ValueError, TypeError) as fault:
        print("oncall85: %s: %s" % (arguments[1], fault if isinstance(fault, (Unreadable, OSError)) else repr(fault)), file=sys.stderr)
        return 1
    with open(arguments[2], "w", encoding="utf-8") as file:
        file.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
