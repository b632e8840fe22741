# SPDX-License-Identifier: GPL-3.0-or-later
"""A third reading of the few words of the plan language that the converters use, for their test: it takes the YAML that they wrote (as texts) and
a roster as {doctor: {(day, line)}}, and says which rule each doctor breaks and what the roster costs. It knows neither vaktplan nor the instance."""
import collections
import datetime

NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def date_of(text):
    return datetime.date.fromisoformat(text)


def dates_of(text):
    first, _, last = text.partition("..")
    first, last = date_of(first), date_of(last or first)
    return {first + datetime.timedelta(days=i) for i in range((last - first).days + 1)}


def of_weekday(value, weekday):
    """What a map of runs of weekdays (or one value for all) says of a weekday; None = nothing."""
    if not isinstance(value, dict):
        return value
    for key, found in value.items():
        first, _, last = key.partition("-")
        if NAMES.index(first) <= weekday <= NAMES.index(last or first):
            return found
    return None


def hours_of(times):
    begin, end = ([int(part) for part in clock.split(":")] for clock in times.split("-"))
    minutes = (end[0] - begin[0]) * 60 + end[1] - begin[1]
    return (minutes if minutes > 0 else minutes + 1440) / 60


class Plan:
    def __init__(self, yaml):
        self.yaml = yaml
        first, last = date_of(yaml["period"]["from"]), date_of(yaml["period"]["to"])
        self.days = [first + datetime.timedelta(days=i) for i in range((last - first).days + 1)]
        self.places = {(day, line): self.places_on(day, line) for day in self.days for line in yaml["lines"]}

    def places_on(self, day, line):
        """Places to fill; None = the line has no duty that begins then."""
        entry = self.yaml["lines"][line]
        times, doctors = of_weekday(entry["times"], day.weekday()), of_weekday(entry.get("doctors", "1"), day.weekday())
        for when, special in entry.get("dates", {}).items():
            if day in dates_of(when):
                times, doctors = special.get("times", times), special.get("doctors", doctors)
        return None if times in (None, "none") else int(doctors or 0)

    def hours(self, day, line):
        return hours_of(of_weekday(self.yaml["lines"][line]["times"], day.weekday()))


def runs(flags):
    """(value, first, length) of maximal runs."""
    found = []
    for i, flag in enumerate(flags):
        if found and found[-1][0] == flag:
            found[-1][2] += 1
        else:
            found.append([flag, i, 1])
    return found


def broken_caps(plan, doctor, duties):
    found = set()
    for what, limit in plan.yaml["doctors"][doctor].get("caps", {}).items():
        load = sum(plan.hours(*duty) for duty in duties) if what == "hours" else sum(line == what for _, line in duties)
        limit = limit if isinstance(limit, dict) else {"at_most": limit}
        if load > float(limit.get("at_most", "inf")) + 1e-6 or load < float(limit.get("at_least", "-inf")) - 1e-6:
            found.add("caps " + what)
    return found


def broken_by_doctor(plan, doctor, duties):
    entry = plan.yaml["doctors"][doctor]
    found = broken_caps(plan, doctor, duties)
    leave = set().union(*[dates_of(text) for text in entry.get("leave", [])])
    if any(day in leave for day, _ in duties):
        found.add("leave")
    if any(line in rule["lines"] for rule in entry.get("forbidden", []) for _, line in duties):
        found.add("forbidden")
    for day, line in duties:
        if not set(plan.yaml["lines"][line].get("needs", [])) <= set(entry.get("qualified", [])):
            found.add("eligible")
    return found


def breaks_rule(plan, rule, kind, duties):
    worked = [any(day == d for d, _ in duties) for day in plan.days]
    at_most, at_least = float(rule.get("at_most", "inf")), float(rule.get("at_least", 0))
    last = len(plan.days)
    if kind == "spacing":
        starts = sorted(day for day, _ in duties)
        return any((b - a).days < int(rule["days"]) for a, b in zip(starts, starts[1:]))
    if kind == "sequence":
        return any((b - a).days == 1 and one in rule["after"] and other in rule["not"] for a, one in duties for b, other in duties)
    if kind == "consecutive-days":
        return any(value and (n > at_most or (n < at_least and first > 0 and first + n < last)) for value, first, n in runs(worked))
    if kind == "free-days":
        return any(not value and n < at_least and first > 0 and first + n < last for value, first, n in runs(worked))
    if kind == "weekends":
        weekends = [any(day in (saturday, saturday + datetime.timedelta(days=1)) for day, _ in duties)
                    for saturday in plan.days if saturday.weekday() == 5]
        of = int(rule.get("of", len(weekends)))
        return any(sum(weekends[i:i + of]) > at_most for i in range(len(weekends) - of + 1))
    raise ValueError("a kind that this reading does not know: " + kind)


def broken(plan, roster):
    """{(rule or constant, doctor)}"""
    found = set()
    for doctor, duties in roster.items():
        found |= {(what, doctor) for what in broken_by_doctor(plan, doctor, duties)}
        for name, rule in plan.yaml["rules"].items():
            if doctor in rule.get("doctors", [doctor]) and breaks_rule(plan, rule, rule.get("kind", name), duties):
                found.add((name, doctor))
    taken = collections.Counter(duty for duties in roster.values() for duty in duties)
    for (day, line), n in taken.items():
        extra = int(plan.yaml["lines"][line].get("extra", {}).get("at_most", 0))
        if plan.places[day, line] is None or n > plan.places[day, line] + extra:
            found.add(("cover", ""))
    return found


def points(plan, roster):
    cost = 0.0
    taken = collections.Counter(duty for duties in roster.values() for duty in duties)
    for (day, line), places in plan.places.items():
        entry = plan.yaml["lines"][line]
        cost += max(0, (places or 0) - taken[day, line]) * float(entry["locum"])
        cost += max(0, taken[day, line] - (places or 0)) * float(entry.get("extra", {}).get("price", 0))
    for doctor, duties in roster.items():
        for wish in plan.yaml["doctors"][doctor].get("wishes", []):
            lines = wish.get("lines", list(plan.yaml["lines"]))
            for day in dates_of(wish.get("want") or wish["avoid"]):
                had = sum(1 for d, line in duties if d == day and line in lines)
                cost += float(wish["weight"]) * ((had == 0) if "want" in wish else had)
    return cost
