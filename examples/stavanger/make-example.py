#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes doctors.yaml, leave.csv, wishes.csv and exemptions.csv of this example: invented people, the same ones every time.

What is public (norway.md of the founding documents): 17 employed doctors in 13.5 posts, 70-80 GPs of Stavanger, Sola and Randaberg in a period of six months.
Everything else about single doctors – posts, homes, leave, wishes, exemptions – is made up here.
"""
import csv
import datetime
import random

random.seed(20270104)
FROM, TO = datetime.date(2027, 1, 4), datetime.date(2027, 7, 4)
POSTS = [100] * 9 + [80] * 3 + [50] * 3 + [30] * 2  # 13.5 together
EMPLOYED = [f"vakt-{i + 1}" for i in range(len(POSTS))]
GPS = [("stavanger", 60), ("sola", 10), ("randaberg", 5)]


def gps():
    for site, n in GPS:
        for i in range(n):
            yield f"{site}-{i + 1}", site


def monday():
    return FROM + datetime.timedelta(days=7 * random.randrange(26))


def write_doctors():
    with open("doctors.yaml", "w") as out:
        out.write("# Written by make-example.py: invented doctors. Included by plan.yaml.\ndoctors:\n")
        for name, post in zip(EMPLOYED, POSTS):
            home = random.choice(["stavanger", "stavanger", "stavanger", "sola", "randaberg"])
            out.write(f"  {name}: {{ home: {home}, post: {post}, qualified: [employed, alone], groups: [employed] }}\n")
        for name, site in gps():
            out.write(f"  {name}: {{ home: {site}, qualified: [gp], groups: [gp] }}\n")


def write_csv(name, header, rows):
    with open(name, "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_leave():
    rows = []
    for name in EMPLOYED + [g for g, _ in gps()]:
        for week in sorted(random.sample(range(26), 2)):
            start = FROM + datetime.timedelta(days=7 * week)
            rows.append([name, start, min(start + datetime.timedelta(days=6), TO), "kept"])
    # Two long sick leaves: the others take over.
    rows.append(["stavanger-7", "2027-02-01", "2027-04-11", "given-away"])
    rows.append(["vakt-4", "2027-05-03", "2027-06-13", "given-away"])
    write_csv("leave.csv", ["doctor", "from", "to", "share"], rows)


def write_wishes():
    rows = []
    for name in EMPLOYED + [g for g, _ in gps()]:
        for _ in range(random.choice([1, 2, 2, 3])):
            start = monday() + datetime.timedelta(days=random.choice([4, 5, 5, 6, 1]))
            end = min(start + datetime.timedelta(days=random.choice([0, 1, 2])), TO)
            rows.append([name, "avoid", start, end, random.choice([1, 1, 2, 3])])
    for name in random.sample([g for g, _ in gps()], 20):
        start = monday() + datetime.timedelta(days=random.choice([0, 1, 2, 3]))
        rows.append([name, "want", start, start, 1])
    write_csv("wishes.csv", ["doctor", "wish", "from", "to", "weight"], rows)


def write_exemptions():
    names = random.sample([g for g, _ in gps()], 9)
    rows = [[name, "all", FROM, TO] for name in names[:5]]
    rows += [[name, "weekends holidays", FROM, TO] for name in names[5:7]]
    rows += [[name, "all", "2027-04-01", TO] for name in names[7:]]
    write_csv("exemptions.csv", ["doctor", "what", "from", "to"], rows)


write_doctors()
write_leave()
write_wishes()
write_exemptions()
