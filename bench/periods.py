#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Half-years one after the other, each begun with the ledger of the one before, beside the same without a ledger. Needs python3-yaml.

  periods.py [--periods 6] [--effort 60000] [--seed 1] [--out DIR] [PLAN.yaml]

PLAN (examples/indre-namdal; a plan of one file) is included in the plan of each period, which changes:
- the period: it begins where the one before ended, as many days long;
- leave that keeps the share, and wishes: moved by as many days, so everybody has them on the same weekdays, in the same weeks of the period; what would then touch a
  great holiday is dropped, since who has that is what is compared;
- leave that gives the share away, and exemptions with a date: they happen once, so they stand in the first period only;
- balances: 0. They begin with the first period, in both ways alike;
- fairness: the great holidays get the weight that holidays have.
The first periods of both ways are one and the same. From the second on, both have the roster before as --history; one brings the ledger over.

Prints who had how many duties at Christmas and at Easter of each year, and how far apart the doctors are in each category: load less share, added up since the first
period, the most less the least. Exit 0 done, 1 a period was not solved, 2 usage.
"""
import argparse
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
VAKTPLAN = os.environ.get("VAKTPLAN", os.path.join(HERE, "../build/vaktplan"))
EXAMPLE = os.path.join(HERE, "../examples/indre-namdal/plan.yaml")
GREATS = ["christmas", "new-year", "easter", "national-day"]
DATE = re.compile(r"\d{4}-\d\d-\d\d")
CATEGORIES = ["hours", "nights", "weekends", "holidays"] + GREATS
WAYS = ["with", "without"]


def flow(value):
    """A value of the plan as it may stand within [ ] and { }; its words are those of a plan that was read before."""
    if isinstance(value, dict):
        return "{ " + ", ".join("%s: %s" % (key, flow(part)) for key, part in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return value


def moved(value, days):
    """The value with every date in it so many days later."""
    if isinstance(value, dict):
        return {key: moved(part, days) for key, part in value.items()}
    if isinstance(value, list):
        return [moved(part, days) for part in value]
    return DATE.sub(lambda found: (datetime.date.fromisoformat(found[0]) + datetime.timedelta(days)).isoformat(), value)


def listed(value):
    return value if isinstance(value, list) else [value]


def easter_sunday(year):
    """Gregorian, by Meeus, Jones and Butcher."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - shift - of_century % 4) % 7
    late = (golden + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def great_dates(year):
    """The dates of the great holidays of a year, eves included."""
    fixed = [(1, 1), (5, 17), (12, 24), (12, 25), (12, 26), (12, 31)]
    easter = easter_sunday(year)
    return {datetime.date(year, month, day) for month, day in fixed} | {easter + datetime.timedelta(days) for days in range(-4, 2)}


def is_at_great_holiday(entry):
    """Does a range of dates in it touch a great holiday?"""
    if isinstance(entry, dict):
        return any(is_at_great_holiday(part) for part in entry.values())
    found = [datetime.date.fromisoformat(text) for text in DATE.findall(entry)]
    return any(found[0] <= date <= found[-1] for year in {date.year for date in found} for date in great_dates(year))


def is_lasting(entry):
    """Does it come back in every period? An exemption or a leave that gives the share away, from or until a date, does not."""
    if not isinstance(entry, dict):
        return True
    return entry.get("share") != "given-away" and not ("what" in entry and ("from" in entry or "to" in entry))


def change_doctor(doctor, days):
    """The fields of a doctor that differ from the base plan's."""
    fields = {}
    for key in ("leave", "wishes", "exempt"):
        entries = listed(doctor.get(key, []))
        kept = [moved(entry, days) for entry in entries if days == 0 or is_lasting(entry)]
        if days > 0:
            kept = [entry for entry in kept if not is_at_great_holiday(entry)]
        if kept != entries:
            fields[key] = kept
    if "balance" in doctor:
        fields["balance"] = {category: "0" for category in doctor["balance"]}
    return fields


def plan_text(base, number, brought_over):
    """The plan of period `number`, which includes base.yaml."""
    first = datetime.date.fromisoformat(base["period"]["from"])
    length = (datetime.date.fromisoformat(base["period"]["to"]) - first).days + 1
    days = number * length
    period = {"from": first + datetime.timedelta(days), "to": first + datetime.timedelta(days + length - 1)}
    weight = base["fairness"]["categories"]["holidays"]
    lines = ["vaktplan: 1", "include: base.yaml", "title: Period %d" % (number + 1)]
    lines.append("period: { from: %(from)s, to: %(to)s }" % period)
    lines += ["brought-over: ledger.yaml"] if brought_over else []
    lines.append("doctors:")
    for doctor, fields in base["doctors"].items():
        lines.append("  %s: %s" % (doctor, flow(change_doctor(fields, days))))
    lines.append("fairness: { categories: { %s } }" % ", ".join("%s: %s" % (great, flow(weight)) for great in GREATS))
    return "\n".join(lines) + "\n"


def solve(folder, options, history):
    command = [VAKTPLAN, "solve", os.path.join(folder, "plan.yaml"), "-o", os.path.join(folder, "out"), "--quiet"]
    command += ["--effort", str(options.effort), "--seed", str(options.seed)] + (["--history", history] if history else [])
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        sys.exit("%s\n%s" % (" ".join(command), done.stdout))
    with open(os.path.join(folder, "out", "audit.json"), encoding="utf-8") as file:
        audit = json.load(file)
    with open(os.path.join(folder, "out", "solve.json"), encoding="utf-8") as file:
        audit["solve"] = json.load(file)
    return audit


def run_period(options, base, way, number):
    """Solves one period in its folder; what comes of it is the audit."""
    folder = os.path.join(options.out, way, str(number + 1))
    before = os.path.join(options.out, way, str(number), "out")
    os.makedirs(folder, exist_ok=True)
    shutil.copy(options.plan, os.path.join(folder, "base.yaml"))
    brought_over = way == "with" and number > 0
    if brought_over:
        shutil.copy(os.path.join(before, "ledger.yaml"), folder)
    with open(os.path.join(folder, "plan.yaml"), "w", encoding="utf-8") as file:
        file.write(plan_text(base, number, brought_over))
    audit = solve(folder, options, os.path.join(before, "roster.csv") if number > 0 else None)
    print("period %d %-7s  %s to %s  %-10s points %8.2f  bound %8.2f" % (number + 1, way, audit["period"]["from"], audit["period"]["to"],
          audit["solve"]["status"], audit["solve"]["objective"], audit["solve"]["bound"] or 0), file=sys.stderr, flush=True)
    return audit


def rows_of(audit, category):
    return {row["doctor"]: row for of in audit["fairness"] if of["category"] == category for row in of["doctors"]}


def holiday_table(audits, category, title):
    """A row a doctor: duties in each period that has any, and their sum, both ways."""
    held = [n for n, audit in enumerate(audits["with"]) if any(row["share"] > 0 for row in rows_of(audit, category).values())]
    heads = ["%7s" % audits["with"][n]["period"]["from"][:4] for n in held] + ["    all"]
    print("\n%-14s  with the ledger%s  without" % (title, " " * (7 * len(heads) - 15)))
    print("%-14s  %s  %s" % ("", "".join(heads), "".join(heads)))
    sums = {way: [] for way in WAYS}
    for doctor in rows_of(audits["with"][0], category):
        cells = []
        for way in WAYS:
            loads = [rows_of(audits[way][n], category)[doctor]["load"] for n in held]
            sums[way].append(sum(loads))
            cells.append("".join("%7d" % load for load in loads + [sum(loads)]))
        print("%-14s  %s" % (doctor, "  ".join(cells)))
    print("%-14s  %s" % ("most − least", "  ".join("%*d" % (7 * len(heads), max(sums[way]) - min(sums[way])) for way in WAYS)))


def spread_table(audits):
    """A row a category and way: how far apart the doctors are in what they carried beyond their shares since the first period, until the end of each."""
    ends = "".join("%12s" % audit["period"]["to"] for audit in audits["with"])
    print("\n%-22s%s" % ("Apart, cumulative", ends))
    for category in CATEGORIES:
        for way in WAYS:
            beyond, cells = {}, []
            for audit in audits[way]:
                for doctor, row in rows_of(audit, category).items():
                    beyond[doctor] = beyond.get(doctor, 0) + row["load"] - row["share"]
                cells.append("%12.2f" % (max(beyond.values()) - min(beyond.values())))
            print("%-13s %-8s%s" % (category if way == "with" else "", way, "".join(cells)))


def read_options():
    parser = argparse.ArgumentParser(description="half-years with and without the ledger")
    parser.add_argument("plan", nargs="?", default=EXAMPLE)
    parser.add_argument("--periods", type=int, default=6)
    parser.add_argument("--effort", type=int, default=60000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", help="a folder that keeps plans, rosters and reports")
    return parser.parse_args()


def run(options):
    with open(options.plan, encoding="utf-8") as file:
        base = yaml.load(file, Loader=yaml.BaseLoader)
    audits = {way: [] for way in WAYS}
    for number in range(options.periods):
        audits["with"].append(run_period(options, base, "with", number))
        if number == 0:  # the other way begins with the same
            shutil.copytree(os.path.join(options.out, "with", "1"), os.path.join(options.out, "without", "1"))
            audits["without"].append(audits["with"][0])
        else:
            audits["without"].append(run_period(options, base, "without", number))
    for category, title in (("christmas", "Christmas"), ("easter", "Easter")):
        holiday_table(audits, category, title)
    spread_table(audits)


def main():
    options = read_options()
    if options.out:
        run(options)
        return
    with tempfile.TemporaryDirectory() as folder:
        options.out = folder
        run(options)


main()
