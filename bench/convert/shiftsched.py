#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shift Scheduling Benchmark (T. Curtois, R. Qu 2014) to the plan language, and rosters both ways.

  shiftsched.py plan INSTANCE.txt PLAN.yaml
  shiftsched.py roster INSTANCE.txt SOLUTION.tsv ROSTER.csv       what a solution is as a roster, for `vaktplan audit`
  shiftsched.py solution INSTANCE.txt ROSTER.csv SOLUTION.tsv     one row per person, one cell per day, empty = off

Objective of the instance = points of the plan:
  max(0, requirement - x) * under   places left to a locum, at `locum` points each
  max(0, x - requirement) * over    places beyond, at the price of `extra`
  shift-on and shift-off requests   wishes with `lines`
bench/README.md has the table of constraints and rules. Exit 0 done, 1 unreadable, 2 usage.
"""
import collections
import csv
import datetime
import sys

sys.dont_write_bytecode = True  # nothing is left beside the sources

from words import (ROSTER_HEADER, SITE, Unreadable, days_map, day_text, exact, flow_list, flow_map, head_text, ids_for, range_text, row_text,
                   runs_of, times_text)

START = datetime.date(2027, 1, 4)  # day 0 is a Monday

Shift = collections.namedtuple("Shift", "minutes not_next")
Person = collections.namedtuple("Person", "most max_minutes min_minutes max_run min_run min_free max_weekends")
Request = collections.namedtuple("Request", "on person day shift weight")
Cover = collections.namedtuple("Cover", "needed under over")


class Instance:
    """days, shifts {name: Shift}, staff {name: Person}, off {name: set of days}, requests [Request], cover {(day, shift): Cover}."""

    def __init__(self, path):
        sections = read_sections(path)
        self.days = int(sections["HORIZON"][0][0])
        self.shifts = {row[0]: Shift(int(row[1]), words(row[2]) if len(row) > 2 else []) for row in sections["SHIFTS"]}
        self.staff = {row[0]: read_person(row) for row in sections["STAFF"]}
        self.off = {name: set() for name in self.staff}
        for row in sections.get("DAYS_OFF", []):
            self.off[row[0]] |= {int(day) for day in row[1:] if day}
        self.requests = [Request(on, row[0], int(row[1]), row[2], int(row[3]))
                         for on, name in ((True, "SHIFT_ON_REQUESTS"), (False, "SHIFT_OFF_REQUESTS"))
                         for row in sections.get(name, [])]
        self.cover = {}
        for row in sections["COVER"]:
            key = int(row[0]), row[1]
            if key in self.cover:
                raise Unreadable("two rows of cover for day %d, shift %s" % key)
            self.cover[key] = Cover(*map(int, row[2:5]))
        self.prove_known()
        self.doctors = ids_for("staff-", self.staff)
        self.lines = ids_for("shift-", self.shifts)

    def prove_known(self):
        """Raises Unreadable if a name or a day is not one of the instance's."""
        days = [day for off in self.off.values() for day in off] + [r.day for r in self.requests] + [day for day, _ in self.cover]
        if any(not 0 <= day < self.days for day in days):
            raise Unreadable("a day outside the horizon of %d days" % self.days)
        names = {shift for _, shift in self.cover} | {r.shift for r in self.requests}
        names |= {name for shift in self.shifts.values() for name in shift.not_next}
        names |= {name for person in self.staff.values() for name in person.most}
        if names - set(self.shifts):
            raise Unreadable("unknown shifts " + " ".join(sorted(names - set(self.shifts))))
        if {r.person for r in self.requests} - set(self.staff):
            raise Unreadable("a request of somebody who is not on the staff")


def words(text):
    return [word.strip() for word in text.split("|") if word.strip()]


def read_sections(path):
    """{name without SECTION_: rows of fields}."""
    sections, rows = {}, None
    with open(path, encoding="utf-8-sig") as file:
        for line in file:
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("SECTION_"):
                rows = sections.setdefault(line[len("SECTION_"):], [])
            elif rows is None:
                raise Unreadable("'%s' before any section" % line)
            else:
                rows.append([field.strip() for field in line.split(",")])
    return sections


def read_person(row):
    most = dict(entry.split("=") for entry in words(row[1]))
    return Person({shift: int(n) for shift, n in most.items()}, *map(int, row[2:8]))


# ---- the plan ----


def wishes_of(instance, name):
    """Requests of one person, those of neighbouring days that are alike in one wish."""
    alike = collections.defaultdict(collections.Counter)
    for r in instance.requests:
        if r.person == name:
            alike[r.on, r.shift, r.weight][r.day] += 1
    texts = []
    for (on, shift, weight), days in alike.items():
        while days:  # a request made twice counts twice
            for first, last in runs_of(days):
                texts.append(flow_map([("want" if on else "avoid", range_text(START, first, last)), ("lines", "[%s]" % instance.lines[shift]),
                                       ("weight", str(weight))]))
            days = collections.Counter({day: n - 1 for day, n in days.items() if n > 1})
    return texts


def caps_of(instance, person):
    longest = max((shift.minutes for shift in instance.shifts.values()), default=0)
    at_most = person.max_minutes if person.max_minutes < longest * instance.days else None
    at_least = person.min_minutes if person.min_minutes > 0 else None
    pairs = []
    if at_most is not None or at_least is not None:
        figures = [("at_least", at_least), ("at_most", at_most)]
        pairs.append(("hours", flow_map([(key, None if figure is None else exact(figure / 60)) for key, figure in figures])))
    for shift in instance.shifts:
        if 0 < person.most.get(shift, instance.days) < instance.days:
            pairs.append((instance.lines[shift], str(person.most[shift])))
    return flow_map(pairs) if pairs else None


def doctor_text(instance, name):
    person = instance.staff[name]
    never = [instance.lines[shift] for shift in instance.shifts if person.most.get(shift) == 0]
    leave = [range_text(START, first, last) for first, last in runs_of(instance.off[name])]
    wishes = wishes_of(instance, name)
    return "  %s: " % instance.doctors[name] + flow_map([
        ("home", SITE),
        ("leave", flow_list(leave) if leave else None),
        ("forbidden", "[{ lines: %s }]" % flow_list(never) if never else None),
        ("caps", caps_of(instance, person)),
        ("wishes", flow_list(wishes) if wishes else None),
    ]).replace(", wishes: ", ",\n    wishes: ")


def weights_of(instance, shift):
    weights = {(row.under, row.over) for (_, s), row in instance.cover.items() if s == shift}
    if len(weights) > 1:
        raise Unreadable("shift %s has different weights of cover on different days; a line of duty has one price" % shift)
    return weights.pop() if weights else (0, 0)


def specials_of(instance, needed, ordinary):
    """Texts of the dates on which something else than `ordinary` (by weekday) is needed; equal neighbours in one range."""
    by_value = collections.defaultdict(list)
    for day in range(instance.days):
        if needed[day] != ordinary[day % 7]:
            by_value[needed[day]].append(day)
    found = [(first, last, value) for value, days in by_value.items() for first, last in runs_of(days)]
    return ["      %s: %s" % (range_text(START, first, last), "{ times: none }" if value is None else "{ doctors: %d }" % value)
            for first, last, value in sorted(found, key=lambda entry: entry[0])]


def line_text(instance, shift):
    under, over = weights_of(instance, shift)
    needed = [instance.cover[day, shift].needed if (day, shift) in instance.cover else None for day in range(instance.days)]
    ordinary = []
    for weekday in range(7):
        counts = collections.Counter(n for n in needed[weekday::7] if n is not None)
        ordinary.append(counts.most_common(1)[0][0] if counts else 0)
    specials = specials_of(instance, needed, ordinary)
    extra = flow_map([("at_most", str(len(instance.staff))), ("price", str(over))])
    lines = [
        "  %s:" % instance.lines[shift],
        "    site: %s" % SITE,
        "    times: { mon-sun: %s }" % times_text(instance.shifts[shift].minutes),
        "    doctors: %s" % days_map(ordinary),
        "    extra: %s" % extra,
        "    locum: %d" % under,
    ]
    return lines + (["    dates:"] + specials if specials else [])


def rule_texts(instance, prefix, kind, figures_of):
    """One rule for each different set of figures; figures_of(person) → pairs, empty = no rule for that person."""
    groups = collections.defaultdict(list)
    for name, person in instance.staff.items():
        groups[tuple(figures_of(person))].append(instance.doctors[name])
    texts = []
    for figures, doctors in sorted(groups.items()):
        if figures:
            whose = [] if len(doctors) == len(instance.staff) else [("doctors", flow_list(doctors))]
            label = "-".join([prefix] + [value for _, value in figures])
            texts.append("  %s: %s" % (label, flow_map([("kind", kind)] + list(figures) + whose)))
    return texts


def rules_of(instance):
    texts = ["  spacing: { days: 1 }"]
    for shift, found in instance.shifts.items():
        if found.not_next:
            texts.append("  after-%s: " % instance.lines[shift] + flow_map([
                ("kind", "sequence"), ("after", "[%s]" % instance.lines[shift]), ("not", flow_list([instance.lines[s] for s in found.not_next]))]))

    def run_figures(person):
        most = [("at_most", str(person.max_run))] if person.max_run < instance.days else []
        return most + ([("at_least", str(person.min_run))] if person.min_run > 1 else [])

    def free_figures(person):
        return [("at_least", str(person.min_free))] if person.min_free > 1 else []

    def weekend_figures(person):
        return [("at_most", str(person.max_weekends))] if person.max_weekends < instance.days // 7 else []

    texts += rule_texts(instance, "work", "consecutive-days", run_figures)
    texts += rule_texts(instance, "free", "free-days", free_figures)
    return texts + rule_texts(instance, "weekends", "weekends", weekend_figures)


def plan_text(instance, title):
    if instance.days % 7:
        raise Unreadable("the horizon is no whole number of weeks")
    lines = head_text(title, START, instance.days) + ["doctors:"]
    lines += [doctor_text(instance, name) for name in instance.staff]
    lines += ["lines:"] + [text for shift in instance.shifts for text in line_text(instance, shift)]
    lines += ["rules:"] + rules_of(instance) + ["fairness: { categories: [] }"]
    return "\n".join(lines) + "\n"


# ---- rosters ----


def read_solution(instance, path):
    """{name: one shift or '' per day}."""
    with open(path, encoding="utf-8-sig") as file:
        rows = [line.rstrip("\r\n").split("\t") for line in file if not line.startswith("#")]
    while len(rows) > len(instance.staff) and rows[-1] == [""]:
        rows.pop()
    if len(rows) != len(instance.staff):
        raise Unreadable("%d rows, but a staff of %d" % (len(rows), len(instance.staff)))
    found = {}
    for name, row in zip(instance.staff, rows):
        cells = ["" if cell.strip() == "-" else cell.strip() for cell in row]
        cells += [""] * (instance.days - len(cells))
        for cell in cells:
            if cell and cell not in instance.shifts:
                raise Unreadable("%s: unknown shift '%s'" % (name, cell))
        if len(cells) != instance.days:
            raise Unreadable("%s: %d cells for %d days" % (name, len(cells), instance.days))
        found[name] = cells
    return found


def roster_text(instance, solution):
    """Every shift that is worked, then a locum for each that is missing: the roster that the plan asks for."""
    rows = [ROSTER_HEADER]
    for day in range(instance.days):
        for shift, found in instance.shifts.items():
            doctors = [instance.doctors[name] for name in instance.staff if solution[name][day] == shift]
            cover = instance.cover.get((day, shift))
            missing = max(0, cover.needed - len(doctors)) if cover else 0
            rows += [row_text(START, day, instance.lines[shift], found.minutes, doctor) for doctor in doctors + [""] * missing]
    return "".join(rows)


def solution_text(instance, path):
    """roster.csv → rows of tab-separated cells; a second shift of one person on one day cannot be said there."""
    cells = {doctor: [""] * instance.days for doctor in instance.doctors.values()}
    shifts = {line: shift for shift, line in instance.lines.items()}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if not row["doctor"]:
                continue
            day = (datetime.date.fromisoformat(row["date"]) - START).days
            if row["doctor"] not in cells or row["line"] not in shifts or not 0 <= day < instance.days:
                raise Unreadable("a row that the instance does not know: %s %s %s" % (row["date"], row["line"], row["doctor"]))
            if cells[row["doctor"]][day]:
                raise Unreadable("two shifts of %s on %s" % (row["doctor"], day_text(START, day)))
            cells[row["doctor"]][day] = shifts[row["line"]]
    return "".join("\t".join(cells[doctor]) + "\n" for doctor in instance.doctors.values())


def convert(arguments):
    what, instance = arguments[0], Instance(arguments[1])
    if what == "plan":
        name = arguments[1].replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return plan_text(instance, "Shift scheduling benchmark, " + name)
    if what == "roster":
        return roster_text(instance, read_solution(instance, arguments[2]))
    return solution_text(instance, arguments[2])


def main(arguments):
    if not arguments or {"plan": 3, "roster": 4, "solution": 4}.get(arguments[0]) != len(arguments):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        text = convert(arguments)
    except (Unreadable, OSError, KeyError, IndexError, ValueError, TypeError) as fault:
        print("shiftsched: %s: %s" % (arguments[1], fault if isinstance(fault, (Unreadable, OSError)) else repr(fault)), file=sys.stderr)
        return 1
    with open(arguments[-1], "w", encoding="utf-8") as file:
        file.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
