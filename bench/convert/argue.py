#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does `vaktplan audit` say what check.py says?

  argue.py N INSTANCE.txt [SOLUTION.tsv …]     N mutants of the solutions, or of random rosters where there is no solution
  argue.py N random                            N random small instances, four rosters of each

Compared for each roster: lawful and feasible, points and objective, and who breaks which rule. Rosters that no solution can say (a second shift on one day, a
row too few, a locum too many) must be unlawful. VAKTPLAN names the program, VAKTPLAN_SHIFTSCHED the folder with check.py. Prints 'ok - ' or 'not ok - ' lines.
"""
import collections
import json
import os
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # nothing is left beside the sources

import instances
import selftest
import shiftsched

VAKTPLAN = os.environ.get("VAKTPLAN", os.path.join(selftest.HERE, "../../build/vaktplan"))
check = selftest.check


def audit(plan, roster):
    """audit.json as read; raises if vaktplan has no answer."""
    run = subprocess.run([VAKTPLAN, "audit", plan, roster, "--json"], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 3):
        raise RuntimeError("exit %d: %s" % (run.returncode, run.stderr[:400]))
    found = json.loads(run.stdout)
    if found["lawful"] != (run.returncode == 0):
        raise RuntimeError("lawful %s, but exit %d" % (found["lawful"], run.returncode))
    return found


class Case:
    """One instance with its plan in a folder of its own."""

    def __init__(self, path, folder):
        self.instance, self.theirs = shiftsched.Instance(path), check.load(path)
        self.plan, self.roster = os.path.join(folder, "plan.yaml"), os.path.join(folder, "roster.csv")
        self.shifts = list(self.theirs.len)
        self.counts, self.faults = collections.Counter(), []
        with open(self.plan, "w", encoding="utf-8") as file:
            file.write(shiftsched.plan_text(self.instance, "argue"))

    def audit(self, text):
        with open(self.roster, "w", encoding="utf-8") as file:
            file.write(text)
        return audit(self.plan, self.roster)

    def random(self, rng):
        return instances.random_roster(rng, self.theirs.ids, self.theirs.H, self.shifts)

    def compare(self, name, cells):
        violations, parts = check.check(self.theirs, cells)
        found = self.audit(shiftsched.roster_text(self.instance, cells))
        wanted = plainly(selftest.in_their_words(self.instance, violations, cells))
        said = selftest.without_figures({in_our_words(breach) for breach in found["breaches"]})
        self.counts["lawful" if found["lawful"] else "unlawful"] += 1
        self.counts.update("broken " + what for what, _ in wanted)
        if found["lawful"] == bool(violations):
            self.faults.append("%s: the audit says lawful %s, check.py %s" % (name, found["lawful"], violations[:2]))
        elif said != wanted:
            self.faults.append("%s: only check.py %s, only the audit %s" % (name, sorted(wanted - said), sorted(said - wanted)))
        if abs(found["points"]["total"] - parts["objective"]) > 1e-4:
            self.faults.append("%s: %g points, objective %d" % (name, found["points"]["total"], parts["objective"]))

    def spoil(self, rng, name, cells):
        """Rosters that no solution.tsv can say: a row left out, a locum too many, somebody's second shift on a day."""
        rows = shiftsched.roster_text(self.instance, cells).splitlines(keepends=True)
        head, body = rows[0], rows[1:]
        locums = [row for row in body if row.endswith(",\n")]
        worked = [row for row in body if not row.endswith(",\n")]
        spoilt = {"a locum too many": body + [worked[0].rsplit(",", 1)[0] + ",\n"] * (len(self.theirs.ids) + 100), "a duty twice": body + [worked[-1]]}
        if locums:
            spoilt["a row left out"] = [row for row in body if row is not locums[0]]
        if len(self.shifts) > 1:
            spoilt["two shifts on a day"] = body + [self.second_shift(rng, cells)]
        for what, text in spoilt.items():
            self.counts["spoilt"] += 1
            if self.audit(head + "".join(text))["lawful"]:
                self.faults.append("%s: %s, and lawful" % (name, what))

    def second_shift(self, rng, cells):
        person = rng.choice([p for p in cells if any(cells[p])])
        day = next(d for d, cell in enumerate(cells[person]) if cell)
        other = next(shift for shift in self.shifts if shift != cells[person][day])
        return shiftsched.row_text(shiftsched.START, day, self.instance.lines[other], self.instance.shifts[other].minutes, self.instance.doctors[person])


def in_our_words(breach):
    """(what, doctor) as selftest.py has it."""
    return breach["rule"], breach.get("doctor") or ""


def plainly(found):
    """All caps of a doctor are one rule to the audit."""
    return {("caps" if what.startswith("caps ") else what, doctor) for what, doctor in found}


def argue_random(number):
    counts, faults = collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "Instance0.txt")
        for seed in range(number):
            rng = random.Random(seed)
            with open(path, "w", encoding="utf-8") as file:
                file.write(instances.random_instance(rng))
            case = Case(path, folder)
            cells = case.random(rng)
            better = selftest.repair(case.theirs, rng, cells)
            name = "seed %d" % seed
            for roster in (cells, better, instances.mutate(rng, better, case.theirs.H, case.shifts)):
                case.compare(name, roster)
            if any(map(any, better.values())):
                case.spoil(rng, name, better)
            counts.update(case.counts)
            faults += case.faults
    say("random instances", counts, faults)


def argue_given(number, path, solutions):
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        case = Case(path, folder)
        bases = [check.load_solution(solution, case.theirs) for solution in solutions]
        bases = bases or [selftest.repair(case.theirs, rng, case.random(rng))]
        for i, base in enumerate(bases):
            case.compare("solution %d" % i, base)
            case.spoil(rng, "solution %d" % i, base)
        for i in range(number):
            case.compare("mutant %d" % i, instances.mutate(rng, rng.choice(bases), case.theirs.H, case.shifts))
        for i in range(number // 10):
            case.compare("random %d" % i, case.random(rng))
    say(os.path.basename(path), case.counts, case.faults)


def say(name, counts, faults):
    broken = ", ".join("%s %d" % (what[7:], n) for what, n in sorted(counts.items()) if what.startswith("broken "))
    selftest.report("%s: %d lawful, %d unlawful, %d spoilt (broken: %s)" % (name, counts["lawful"], counts["unlawful"], counts["spoilt"], broken), faults)


def main(arguments):
    if len(arguments) < 2 or not arguments[0].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    if arguments[1] == "random":
        argue_random(int(arguments[0]))
    else:
        argue_given(int(arguments[0]), arguments[1], arguments[2:])
    return 1 if selftest.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
