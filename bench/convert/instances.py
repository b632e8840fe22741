# SPDX-License-Identifier: GPL-3.0-or-later
"""Random small instances of the shift scheduling family, and random rosters near to lawful ones, for the tests of the converter.

Every edge of the format comes up: shift types that somebody cannot work, requirement 0, limits that do not bind, requests made twice, weekends not at all.
"""


def random_instance(rng):
    """Text of an instance: 2 to 4 weeks, 2 to 6 people, 1 to 3 shift types."""
    days = 7 * rng.randint(2, 4)
    shifts = rng.sample(["E", "D", "L", "n1", "Dd"], rng.randint(1, 3))
    minutes = {shift: rng.choice([480, 480, 600, 720, 450, 500, 960]) for shift in shifts}
    staff = ["A", "B", "c", "AA", "aa", "NO"][:rng.randint(2, 6)]
    lines = ["# made at random", "SECTION_HORIZON", str(days), "", "SECTION_SHIFTS"]
    for shift in shifts:
        lines.append("%s,%d,%s" % (shift, minutes[shift], "|".join(s for s in shifts if rng.random() < 0.12)))
    lines += ["", "SECTION_STAFF"] + [random_person(rng, name, shifts, days) for name in staff]
    lines += ["", "SECTION_DAYS_OFF"] + [",".join([name] + [str(d) for d in sorted(rng.sample(range(days), rng.randint(0, 3)))]) for name in staff]
    for section in ("ON", "OFF"):
        lines += ["", "SECTION_SHIFT_%s_REQUESTS" % section]
        for _ in range(rng.randint(0, 3 * len(staff))):
            request = "%s,%d,%s,%d" % (rng.choice(staff), rng.randrange(days), rng.choice(shifts), rng.randint(1, 3))
            lines += [request] * (2 if rng.random() < 0.1 else 1)
    lines += ["", "SECTION_COVER"]
    lines += ["%d,%s,%d,100,1" % (day, shift, rng.choice([0, 1, 1, 2, 3])) for day in range(days) for shift in shifts]
    return "\n".join(lines) + "\n"


def random_person(rng, name, shifts, days):
    most = {shift: rng.choice([0, days, days, rng.randint(3, days)]) for shift in shifts}
    least = rng.choice([0, 480, 1440]) if any(most.values()) else 0
    limits = [least + rng.choice([1440, 2400, 10000]), least, rng.randint(2, 6), rng.randint(1, 2), rng.randint(1, 3), rng.randint(0, days // 7)]
    return "%s,%s,%s" % (name, "|".join("%s=%d" % pair for pair in most.items()), ",".join(map(str, limits)))


def random_roster(rng, names, days, shifts):
    """{name: one shift or '' per day}: stretches of work and of rest, of random length."""
    found = {}
    for name in names:
        cells, working, shortest = [], rng.random() < 0.5, rng.randint(1, 3)
        while len(cells) < days:
            cells += [rng.choice(shifts) if working else "" for _ in range(rng.randint(shortest, 4))]
            working = not working
        found[name] = cells[:days]
    return found


def mutate(rng, roster, days, shifts):
    """A copy with one to four cells changed: another shift, a day off, two people or two days exchanged."""
    copy = {name: list(cells) for name, cells in roster.items()}
    names = list(copy)
    for _ in range(rng.choice([1, 1, 1, 2, 4])):
        name, day = rng.choice(names), rng.randrange(days)
        how = rng.random()
        if how < 0.35:
            copy[name][day] = "" if copy[name][day] else rng.choice(shifts)
        elif how < 0.6:
            copy[name][day] = rng.choice(shifts)
        elif how < 0.85:
            other = rng.choice(names)
            copy[name][day], copy[other][day] = copy[other][day], copy[name][day]
        else:
            with_day = rng.randrange(days)
            copy[name][day], copy[name][with_day] = copy[name][with_day], copy[name][day]
    return copy


def solution_text(roster):
    return "".join("\t".join(cells) + "\n" for cells in roster.values())
