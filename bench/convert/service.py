#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated plans of a service like examples/stavanger, in any size.

  service.py DOCTORS WEEKS SEED > plan.yaml

Of ten doctors four are employed (days and nights) and six are GPs (evenings and weekends). Each line needs a doctor for every ten, so DOCTORS in tens have the
same load each, whatever the size: about 25 hours a week for the employed, 11 for the GPs. Leave (a week in each quarter of a year) and wishes are drawn
from the seed; never is more than a quarter of the employed, or of the GPs, on leave at once. Same arguments, same bytes.
DOCTORS 4 to 5000, WEEKS 1 to 114 (a plan speaks of 800 days at most), SEED a whole number. Exit 0 done, 2 usage.
"""
import datetime
import random
import sys

sys.dont_write_bytecode = True  # nothing is left beside the sources

from words import day_text, flow_list, flow_map, range_text

START = datetime.date(2027, 1, 4)  # a Monday
QUARTER = 13  # weeks
POSTS = [100, 100, 100, 80]
HOMES = ["station", "station", "station", "north", "south"]

HEAD = """\
# Written by bench/convert/service.py %(arguments)s: an invented service.
vaktplan: 1
title: "%(doctors)d doctors, %(weeks)d weeks, seed %(seed)d"
language: en
period: { from: %(first)s, to: %(last)s, zone: Europe/Oslo, holidays: norway }
profiles: [aml-employed, sfs2305-legevakt, forsvarlig]
sites: { station: {}, north: {}, south: {} }
travel: { minutes: { station: { north: 15, south: 20 }, north: { south: 25 } }, winter: { factor: 1.2, from: 11-01, to: 04-15 } }
lines:
  day: { site: station, times: { mon-fri: 08:00-15:30, holiday: none }, doctors: %(needed)d, needs: [employed], locum: 700 }
  evening: { site: station, times: { mon-fri: 15:30-23:00, holiday: none }, doctors: %(needed)d, needs: [gp], locum: 500 }
  night: { site: station, times: { mon-sun: 23:00-08:00 }, doctors: %(needed)d, needs: [employed], locum: 1000 }
  weekend: { site: station, times: { sat-sun: [08:00-15:30, 15:30-23:00], holiday: as sun }, doctors: %(needed)d, needs: [gp], locum: 500 }
rules:
  aml-daily-rest: { groups: [employed] }
  aml-weekly-rest: { groups: [employed] }
  aml-hours-a-day: { groups: [employed] }
  aml-hours-a-week: { groups: [employed] }
  aml-hours-on-average: { groups: [employed] }
  aml-ordinary-hours: { groups: [employed] }
  aml-overtime-a-week: { groups: [employed] }
  aml-overtime-four-weeks: { groups: [employed] }
  aml-sundays: { groups: [employed], weeks: 26 }
  aml-fourth-sunday: { kind: sundays, only_sundays: yes, at_most: 3, of: 4, groups: [employed] }
  aml-nights: { groups: [employed] }
  weekly-rest: { groups: [gp] }
  weekly-hours: { groups: [gp] }
  duties: { groups: [gp] }
  nights-in-a-row: { kind: consecutive-days, at_most: 3, categories: [nights], groups: [employed], soft: 3 }
  gp-spacing: { kind: spacing, days: 3, groups: [gp], soft: 1 }
fairness: { method: convex, categories: { hours: { weight: 5, unit: 12 }, nights: 5, weekends: 10, holidays: 15 } }
doctors:
"""


def draw_leave(rng, doctors, weeks):
    """{doctor: its weeks}: one in each quarter of a year, if that week lies in the plan at all."""
    found = {doctor: [] for doctor in doctors}
    most = max(1, len(doctors) // 4)
    for quarter in range(0, weeks, QUARTER):
        away = [0] * QUARTER
        for doctor in doctors:
            week = rng.choice([w for w in range(QUARTER) if away[w] < most])
            away[week] += 1
            if quarter + week < weeks:
                found[doctor].append(quarter + week)
    return found


def draw_wishes(rng, weeks):
    """Two in half a year to be free, about one in two years to have duty."""
    found = []
    for week in range(weeks):
        if rng.random() < 2 / 26:
            first = 7 * week + rng.choice([1, 4, 5, 5, 6])
            last = min(first + rng.choice([0, 1, 2]), 7 * weeks - 1)
            found.append(flow_map([("avoid", range_text(START, first, last)), ("weight", str(rng.choice([1, 1, 2, 3])))]))
        if rng.random() < 1 / 104:
            found.append(flow_map([("want", day_text(START, 7 * week + rng.randrange(5)))]))
    return found


def group_text(rng, group, count, weeks):
    doctors = ["%s-%d" % (group, i + 1) for i in range(count)]
    leave = draw_leave(rng, doctors, weeks)
    lines = []
    for i, doctor in enumerate(doctors):
        away = [range_text(START, 7 * week, 7 * week + 6) for week in leave[doctor]]
        wishes = draw_wishes(rng, weeks)
        lines.append("  %s: " % doctor + flow_map([
            ("home", rng.choice(HOMES)), ("post", str(POSTS[i % len(POSTS)]) if group == "employed" else None),
            ("qualified", "[%s]" % group), ("groups", "[%s]" % group),
            ("leave", flow_list(away) if away else None), ("wishes", flow_list(wishes) if wishes else None)]) + "\n")
    return "".join(lines)


def plan_text(doctors, weeks, seed):
    rng = random.Random(seed)
    employed = (4 * doctors + 5) // 10
    head = HEAD % {"arguments": "%d %d %d" % (doctors, weeks, seed), "doctors": doctors, "weeks": weeks, "seed": seed, "first": day_text(START, 0),
                   "last": day_text(START, 7 * weeks - 1), "needed": max(1, (doctors + 5) // 10)}
    return head + group_text(rng, "gp", doctors - employed, weeks) + group_text(rng, "employed", employed, weeks)


def main(arguments):
    try:
        doctors, weeks, seed = map(int, arguments)
    except ValueError:
        doctors = weeks = seed = 0
    if not (4 <= doctors <= 5000 and 1 <= weeks <= 114):
        print(__doc__, file=sys.stderr)
        return 2
    sys.stdout.write(plan_text(doctors, weeks, seed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
