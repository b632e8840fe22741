#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Do the converters say what the instances say? Needs python3-yaml, and check.py in the folder VAKTPLAN_SHIFTSCHED.

  selftest.py [PLANS]     random plans of each family (default 300)

On random instances and on those of the folder, random rosters are judged twice: by check.py (oncall85: by `oncall85.py judge`) from the instance, and by
plan_words.py from the plan that the converter wrote. Who breaks which rule and what the roster costs must be the same. Prints 'ok - NAME' or 'not ok - NAME'.
"""
import collections
import copy
import datetime
import glob
import json
import os
import random
import sys
import tempfile

import yaml

sys.dont_write_bytecode = True  # nothing is left beside the sources

import instances
import oncall85
import plan_words
import shiftsched
import words

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.environ.get("VAKTPLAN_SHIFTSCHED", os.path.join(HERE, "../../../shared/bench/shiftsched"))
MONTHS = os.environ.get("VAKTPLAN_ONCALL85", os.path.join(HERE, "../../../shared/bench/oncall85"))
sys.path.insert(0, FOLDER)
import check  # noqa: E402  (the benchmark's own checker)

# What check.py calls a breach, in the words of the plan that the converter should have used for it.
IN_THE_PLAN = {"minminutes": "caps hours", "maxminutes": "caps hours", "dayoff": "leave", "rotation": "after-", "maxconsecutive": "work-",
               "minconsecutive": "work-", "minconsecutiveoff": "free-", "maxweekends": "weekends-"}

failures = 0


def report(name, faults):
    global failures
    failures += bool(faults)
    print("%s - %s" % ("not ok" if faults else "ok", name))
    for fault in faults[:5]:
        print("    " + str(fault))


def load(text):
    return plan_words.Plan(yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))


# ---- small parts ----


def test_words():
    start = datetime.date(2027, 2, 27)
    faults = []

    def expect(found, wanted):
        if found != wanted:
            faults.append("%r instead of %r" % (found, wanted))

    expect(words.runs_of([5, 3, 4, 9, 4]), [(3, 5), (9, 9)])
    expect(words.runs_of([]), [])
    expect(words.range_text(start, 0, 2), "2027-02-27..2027-03-01")
    expect(words.range_text(start, 1, 1), "2027-02-28")
    expect(words.days_map([2] * 7), "2")
    expect(words.days_map([1, 1, 2, 1, 0, 0, 0]), "{ mon-tue: 1, wed: 2, thu: 1, fri-sun: 0 }")
    expect(words.ids_for("x-", ["D", "d", "a b", "d"]), {"D": "x-d", "d": "x-d-3", "a b": "x-a-b"})
    expect(words.ids_for("x-", ["D", "d", "d-2"]), {"D": "x-d", "d": "x-d-2", "d-2": "x-d-2-2"})
    expect(words.exact(72.0), "72")
    expect(words.exact(500 / 60), "8.333333333")
    expect(words.exact(7.5), "7.5")
    expect(words.exact(0), "0")
    expect(words.times_text(480), "08:00-16:00")
    expect(words.times_text(960), "08:00-00:00")
    expect(words.times_text(1200), "04:00-00:00")
    expect(words.times_text(1440), "00:00-00:00")
    expect(words.row_text(start, 2, "l", 960, "d"), "2027-03-01,l,ward,2027-03-01T08:00:00+00:00,2027-03-02T00:00:00+00:00,d\n")
    report("dates, ids and times", faults)


# ---- shiftsched ----


def as_roster(instance, plan, cells):
    return {instance.doctors[name]: {(plan.days[day], instance.lines[shift]) for day, shift in enumerate(row) if shift} for name, row in cells.items()}


def in_their_words(instance, violations, cells):
    """Breaches of check.py as (what, doctor) of the plan. MaxShifts 0 is said by `forbidden`, more by a cap."""
    found = set()
    for kind, name, _, _ in violations:
        if kind == "maxshifts":
            for shift in instance.shifts:
                most = instance.staff[name].most[shift]
                if cells[name].count(shift) > most:
                    found.add(("caps " + instance.lines[shift] if most else "forbidden", instance.doctors[name]))
        else:
            found.add((IN_THE_PLAN[kind], instance.doctors[name]))
    return found


def without_figures(broken):
    kinds = ("after-", "work-", "free-", "weekends-")
    return {(next((kind for kind in kinds if what.startswith(kind)), what), doctor) for what, doctor in broken}


def compare(instance, plan, theirs, cells, counts):
    """The two opinions on one roster; '' if they are the same."""
    violations, parts = check.check(theirs, cells)
    roster = as_roster(instance, plan, cells)
    one, other = in_their_words(instance, violations, cells), without_figures(plan_words.broken(plan, roster))
    counts["unlawful" if violations else "lawful"] += 1
    counts.update(what for what, _ in one)
    if one != other:
        return "only check.py %s, only the plan %s" % (sorted(one - other), sorted(other - one))
    cost = plan_words.points(plan, roster)
    return "" if abs(cost - parts["objective"]) < 1e-6 else "%g instead of %d points" % (cost, parts["objective"])


def repair(theirs, rng, cells):
    """Every row by itself drawn anew until check.py finds nothing wrong with it, or patience ends: all hard constraints are per person."""
    shifts, found = list(theirs.len), dict(cells)
    alone = copy.copy(theirs)
    for name in theirs.ids:
        alone.ids = [name]
        able = [shift for shift in shifts if theirs.staff[name].maxsh[shift] > 0] or shifts
        for _ in range(400):
            if not check.check(alone, found)[0]:
                break
            found[name] = instances.random_roster(rng, [name], theirs.H, able)[name]
            found[name] = ["" if day in theirs.staff[name].off else cell for day, cell in enumerate(found[name])]
    return found


def test_round_trip(path, instance, cells):
    """solution → roster.csv → solution; what is wrong, or ''."""
    with tempfile.TemporaryDirectory() as folder:
        solution, roster = os.path.join(folder, "s.tsv"), os.path.join(folder, "r.csv")
        with open(solution, "w", encoding="utf-8") as file:
            file.write(instances.solution_text(cells))
        if shiftsched.main(["roster", path, solution, roster]) or shiftsched.main(["solution", path, roster, solution]):
            return "the converter failed"
        if check.load_solution(solution, check.load(path)) != cells:
            return "the solution came back as another"
        with open(roster, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split(",") for line in file][1:]
    locums = sum(row[-1] == "" for row in rows)
    missing = check.check(check.load(path), cells)[1]["under_count"]
    worked = sum(bool(cell) for row in cells.values() for cell in row)
    return "" if locums == missing and len(rows) - locums == worked else "%d locums for %d missing" % (locums, missing)


def test_random_shiftsched(number):
    counts, faults = collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "Instance0.txt")
        for seed in range(number):
            rng = random.Random(seed)
            with open(path, "w", encoding="utf-8") as file:
                file.write(instances.random_instance(rng))
            instance, theirs = shiftsched.Instance(path), check.load(path)
            plan = load(shiftsched.plan_text(instance, "random"))
            cells = instances.random_roster(rng, theirs.ids, theirs.H, list(theirs.len))
            for roster in (cells, repair(theirs, rng, cells)):
                said = compare(instance, plan, theirs, roster, counts) or test_round_trip(path, instance, roster)
                if said:
                    faults.append("seed %d: %s" % (seed, said))
    wanted = {"lawful", "unlawful", "forbidden", *IN_THE_PLAN.values()}
    faults += ["never seen: " + what for what in sorted(wanted - set(counts))]
    report("shiftsched: %d lawful and %d unlawful rosters of random instances" % (counts["lawful"], counts["unlawful"]), faults)


def count_values(node):
    if isinstance(node, dict):
        return 1 + sum(1 + count_values(value) for value in node.values())
    return 1 + (sum(map(count_values, node)) if isinstance(node, list) else 0)


def test_given_shiftsched():
    for path in sorted(glob.glob(os.path.join(FOLDER, "Instance*.txt")), key=lambda p: int("".join(filter(str.isdigit, os.path.basename(p))))):
        rng, counts, faults = random.Random(1), collections.Counter(), []
        instance, theirs = shiftsched.Instance(path), check.load(path)
        text = shiftsched.plan_text(instance, "given")
        plan = load(text)
        values = count_values(plan.yaml)
        if len(text) > 16 * 1024 * 1024 or values > 500000:
            faults.append("too large to be read")
        for _ in range(3 if theirs.H > 100 else 20):
            cells = instances.random_roster(rng, theirs.ids, theirs.H, list(theirs.len))
            faults.append(compare(instance, plan, theirs, cells, counts))
        faults.append(test_round_trip(path, instance, cells))
        report("shiftsched: %s, %d bytes, %d values" % (os.path.basename(path), len(text), values), [fault for fault in faults if fault])


def test_refusals():
    """What the converter does not understand is refused in one line, and nothing is written."""
    base = "SECTION_HORIZON\n14\nSECTION_SHIFTS\nD,480,\nSECTION_STAFF\nA,D=14,4320,0,5,2,2,1\nSECTION_COVER\n0,D,1,100,1\n"
    cases = {"a horizon of 13 days": base.replace("14\nS", "13\nS"), "an unknown shift": base + "0,X,1,100,1\n", "a day too late": base + "14,D,1,100,1\n",
             "two rows for one duty": base + "0,D,2,100,1\n", "two prices": base + "1,D,1,50,1\n", "no number": base.replace("480", "long"),
             "no cover": base.split("SECTION_COVER")[0], "a duty of two days": base.replace("480", "2880")}
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "Instance0.txt"), os.path.join(folder, "plan.yaml")
        for name, text in [("nothing wrong", base)] + list(cases.items()):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            keep, sys.stderr = sys.stderr, open(os.devnull, "w", encoding="utf-8")
            code = shiftsched.main(["plan", path, out])
            sys.stderr.close()
            sys.stderr = keep
            if code != (0 if text == base else 1) or os.path.exists(out) != (text == base):
                faults.append("%s: exit %d" % (name, code))
            if os.path.exists(out):
                os.remove(out)
    report("shiftsched: what is not understood is refused", faults)


# ---- oncall85 ----


def random_month(rng):
    lines = list(range(1, rng.randint(2, 4)))
    doctors = [{"id": i, "lines": rng.sample(lines, rng.randint(1, len(lines)))} for i in range(1, rng.randint(4, 9))]
    weeks = rng.randint(2, 5)

    def some(make, most):
        return [make(rng.choice(doctors)) for _ in range(rng.randint(0, most))]

    return {
        "start": "2015-11-02", "weeks": weeks, "lines": lines, "doctors": doctors,
        "demand": [{"line": line, "weekday": day, "doctors": rng.choice([0, 1, 1, 2])} for line in lines for day in range(1, 8)],
        "absent": some(lambda doctor: {"doctor": doctor["id"], "day": rng.randrange(7 * weeks)}, 10),
        "want": some(lambda doctor: {"doctor": doctor["id"], "line": rng.choice(doctor["lines"]), "day": rng.randrange(7 * weeks)}, 30),
        "avoid": some(lambda doctor: {"doctor": doctor["id"], "day": rng.randrange(7 * weeks)}, 20),
    }


def random_duties(rng, month):
    """Duties as (doctor, line, day): mostly own lines and open places, some not."""
    duties = set()
    for day in range(month.days):
        for line in month.lines:
            able = [doctor for doctor, lines in month.doctors.items() if line in lines or rng.random() < 0.02]
            n = min(len(able), month.demand[line, day % 7] + (rng.random() < 0.02))
            chosen = rng.sample(able, n)
            duties |= {(doctor, line, day) for doctor in chosen if rng.random() < rng.choice([0.1, 0.3, 0.9])}
    return duties


def keep_lawful(month, duties):
    """As many of them as go together."""
    kept = []
    for duty in sorted(duties):
        if not oncall85.breaches_of(month, kept + [duty]):
            kept.append(duty)
    return kept


def compare_month(month, plan, duties, counts):
    roster = {oncall85.doctor_id(doctor): set() for doctor in month.doctors}
    for doctor, line, day in duties:
        roster[oncall85.doctor_id(doctor)].add((plan.days[day], oncall85.line_id(line)))
    one, other = oncall85.breaches_of(month, duties), plan_words.broken(plan, roster)
    counts["unlawful" if one else "lawful"] += 1
    counts.update(what for what, _ in other)
    if bool(one) != bool(other):
        return "the month says %s, the plan %s" % (one[:2], sorted(other)[:2])
    cost = plan_words.points(plan, roster)
    wanted = oncall85.objective_of(month, duties)
    # Two duties of a doctor on a day to be avoided cost twice in the plan; no lawful roster has them.
    return "" if one or abs(cost - wanted) < 1e-6 else "%g instead of %d points" % (cost, wanted)


def test_oncall85(number):
    counts, faults = collections.Counter(), []
    given = sorted(glob.glob(os.path.join(MONTHS, "*.json")))
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(number + len(given)):
            rng = random.Random(seed)
            path = given[seed - number] if seed >= number else os.path.join(folder, "month.json")
            if seed < number:
                with open(path, "w", encoding="utf-8") as file:
                    json.dump(random_month(rng), file)
            month = oncall85.Month(path)
            plan = load(oncall85.plan_text(month, "random"))
            duties = sorted(random_duties(rng, month))
            for some in (duties, keep_lawful(month, duties)):
                said = compare_month(month, plan, some, counts)
                if said:
                    faults.append("%s, seed %d: %s" % (os.path.basename(path), seed, said))
    wanted = {"lawful", "unlawful", "leave", "eligible", "cover", "spacing", "weekends"}
    faults += ["never seen: " + what for what in sorted(wanted - set(counts))]
    report("oncall85: %d lawful and %d unlawful rosters, %d given months" % (counts["lawful"], counts["unlawful"], len(given)), faults)


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    test_words()
    test_refusals()
    test_random_shiftsched(number)
    test_given_shiftsched()
    test_oncall85(number)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
