# SPDX-License-Identifier: GPL-3.0-or-later
"""What the converters share: dates, ids and maps as the plan language writes them.

Days are counted from 0 = the first day of the instance; every duty begins and ends within one date of UTC, so an hour is an hour.
"""
import datetime
import re

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MORNING = 8 * 60  # duties begin then, or earlier if they would not end by midnight
SITE = "ward"


class Unreadable(Exception):
    """The instance or roster says something that the converter does not understand; the text says what and where."""


def day_text(start, day):
    return (start + datetime.timedelta(days=day)).isoformat()


def runs_of(days):
    """Maximal runs (first, last) of the set `days`."""
    runs = []
    for day in sorted(set(days)):
        if runs and runs[-1][1] == day - 1:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return [(first, last) for first, last in runs]


def range_text(start, first, last):
    if first == last:
        return day_text(start, first)
    return day_text(start, first) + ".." + day_text(start, last)


def ids_for(prefix, names):
    """A plan id for each name, in order: the name in small letters behind `prefix`, with a number where two would be the same."""
    ids, taken = {}, set()
    for name in names:
        plain = prefix + (re.sub(r"[^a-z0-9_.-]", "-", name.lower()) or "-")
        found, n = plain, 1
        while found in taken:
            n += 1
            found = "%s-%d" % (plain, n)
        if len(found) > 64:
            raise Unreadable("the name '%s' is too long for an id" % name)
        taken.add(found)
        ids[name] = found
    return ids


def flow_list(items):
    return "[" + ", ".join(items) + "]"


def flow_map(pairs):
    """`pairs`: (key, text of the value); those whose value is None are left out."""
    return "{ " + ", ".join("%s: %s" % pair for pair in pairs if pair[1] is not None) + " }"


def exact(value):
    """A figure without exponent and without a tail of zeros."""
    text = "%.9f" % value
    return text.rstrip("0").rstrip(".")


def begin_of(minutes):
    """Minute of the day on which a duty of that length begins, so that it ends within the date."""
    if not 1 <= minutes <= 24 * 60:
        raise Unreadable("a duty of %d minutes does not fit into a date" % minutes)
    return min(MORNING, 24 * 60 - minutes)


def clock(minute):
    return "%02d:%02d" % (minute // 60 % 24, minute % 60)


def times_text(minutes):
    begin = begin_of(minutes)
    return clock(begin) + "-" + clock(begin + minutes)


def days_map(values):
    """Seven values, Monday first → 'n' if all are the same, else a map from runs of weekdays."""
    if len(set(values)) == 1:
        return str(values[0])
    pairs, first = [], 0
    for day in range(1, 8):
        if day == 7 or values[day] != values[first]:
            name = WEEKDAYS[first] if day - 1 == first else WEEKDAYS[first] + "-" + WEEKDAYS[day - 1]
            pairs.append((name, str(values[first])))
            first = day
    return flow_map(pairs)


def head_text(title, start, days):
    return [
        "vaktplan: 1",
        'title: "%s"' % title.replace("\\", " ").replace('"', "'")[:200],
        "language: en",
        "period: " + flow_map([("from", day_text(start, 0)), ("to", day_text(start, days - 1)), ("zone", "UTC"), ("holidays", "none")]),
        "sites: { %s: {} }" % SITE,
    ]


def row_text(start, day, line, minutes, doctor):
    """A row of roster.csv; `doctor` is '' for a locum."""
    midnight = datetime.datetime.combine(start + datetime.timedelta(days=day), datetime.time())
    begin = midnight + datetime.timedelta(minutes=begin_of(minutes))
    end = begin + datetime.timedelta(minutes=minutes)
    return "%s,%s,%s,%s+00:00,%s+00:00,%s\n" % (day_text(start, day), line, SITE, begin.isoformat(), end.isoformat(), doctor)


ROSTER_HEADER = "date,line,site,start,end,doctor\n"
