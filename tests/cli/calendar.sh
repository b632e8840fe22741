#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# calendar/*.ics read back by a parser that shares nothing with the one that wrote them (python3-icalendar): the duties of roster.csv at the same
# instants, across both changes of the clock, and a change of the roster told where it is one. The files themselves: tests/unit/test_ical.c and calendars.
. "$(dirname "$0")/lib.sh"

# A python of the user's own may stand before Debian's in the PATH.
python=
for candidate in python3 /usr/bin/python3; do
    [ -n "$python" ] || ! "$candidate" -c 'import icalendar' 2>/dev/null || python=$candidate
done
if [ -z "$python" ]; then
    echo "ok - calendar # SKIP python3-icalendar is not installed"
    exit 0
fi

# From before summer time to after it, with duties that begin and end in the hours that are skipped and shown twice; names that are no mere letters.
plan=$work/plan.yaml
cat >"$plan" <<'YAML'
vaktplan: 1
title: 'Høylandet, Grønning; "våren" \n <b>'
language: nb
period: { from: 2027-03-22, to: 2027-11-07 }
sites:
  grong: { name: 'Grong; legevakt, 2. etg. \ inngang fra Ørelvsvegen, åpen dør merket med blått lys over skiltet' }
  sandvika: { name: Sandvika }
travel: { minutes: { grong: { sandvika: 80 } } }
doctors:
  anne: { home: grong, name: '"; system("touch PWNED"); "', exempt: [{ what: nights, from: 2027-11-01, reason: hemmelig-sykdom }] }
  bo: { home: sandvika, name: '=HYPERLINK("http://example.invalid")' }
  service: { home: sandvika, name: '`touch PWNED` <script>alert(1)</script>' }
  a.b_c-d: { home: grong, name: 'Åse Østgård Ærlighet' }
lines:
  forvakt:
    name: 'Forvakt, «døgn»'
    site: grong
    standby: 1/4
    times: { mon-sat: 15:30-08:00, sun: [00:00-02:30, 02:30-03:00, 03:00-23:59] }
    locum: 50
  bakvakt: { site: home, doctors: 2, times: { sun: 08:00-08:00 }, locum: 20 }
YAML

# read_calendars DIR WHAT…: compares DIR/calendar with DIR/roster.csv; WHAT is "travel" where drives are wanted, "zone" to have the time zone's own
# rules read instead of those that the parser knows by its name.
read_calendars() {
    "$python" - "$@" <<'PYTHON'
import collections
import csv
import datetime
import pathlib
import sys

import icalendar

folder = pathlib.Path(sys.argv[1])
names = {"anne": '"; system("touch PWNED"); "', "bo": '=HYPERLINK("http://example.i', "service": "`touch PWNED` <script>alert",
         "a.b_c-d": "Åse Østgård Ærlighet", "": "vikar"}
lines = {"forvakt": "Forvakt, «døgn»", "bakvakt": "bakvakt"}
rows = list(csv.DictReader(open(folder / "roster.csv", encoding="utf-8")))
utc = datetime.timezone.utc


def read(name):
    text = (folder / "calendar" / name).read_bytes()
    if "zone" in sys.argv:
        text = text.replace(b"Europe/Oslo", b"Nowhere/Known")
    calendar = icalendar.Calendar.from_ical(text)
    events = [event for event in calendar.walk("VEVENT") if event.get("STATUS") != "CANCELLED"]
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids), "a UID twice in " + name
    return events


def span(event):
    return event["DTSTART"].dt.astimezone(utc), event["DTEND"].dt.astimezone(utc)


def row_span(row):
    return tuple(datetime.datetime.fromisoformat(row[key]).astimezone(utc) for key in ("start", "end"))


def is_drive(event):
    return str(event["UID"]).split("@")[0].endswith(("~out", "~home"))


def shown(name):  # a long name is cut, "…" stands for the rest
    return name.rstrip("…")


found = collections.Counter()
for event in read("service.ics"):
    line, who = str(event["SUMMARY"]).rsplit(": ", 1)
    found[span(event) + (line, shown(who)[:20])] += 1
wanted = collections.Counter(row_span(row) + (lines[row["line"]], names[row["doctor"]][:20]) for row in rows)
assert found == wanted, "service: %s" % ((found - wanted) + (wanted - found))
assert len(wanted) > 300

expected_files = {"service.ics"} | {"doctor-%s.ics" % doctor for doctor in names if doctor}
assert {path.name for path in (folder / "calendar").iterdir()} == expected_files

drives = 0
for doctor in filter(None, names):
    events = read("doctor-%s.ics" % doctor)
    own = [row for row in rows if row["doctor"] == doctor]
    duties = [event for event in events if not is_drive(event)]
    found = collections.Counter(span(event) + (str(event["SUMMARY"]),) for event in duties)
    wanted = collections.Counter(row_span(row) + ("Vakt: " + lines[row["line"]],) for row in own)
    assert found == wanted, "%s: %s" % (doctor, (found - wanted) + (wanted - found))
    assert all(str(event["TRANSP"]) == "OPAQUE" for event in duties)
    home = {"anne": "grong", "a.b_c-d": "grong"}.get(doctor, "sandvika")
    far = collections.Counter()
    for row in own:
        if row["site"] != home:
            start, end = row_span(row)
            far[(start - datetime.timedelta(minutes=80), start)] += 1
            far[(end, end + datetime.timedelta(minutes=80))] += 1
    told = collections.Counter(span(event) for event in events if is_drive(event))
    assert told == (far if "travel" in sys.argv else collections.Counter()), "%s: drives" % doctor
    assert all(str(event["TRANSP"]) == "TRANSPARENT" for event in events if is_drive(event))
    drives += len(told)
assert drives > 10 or "travel" not in sys.argv
PYTHON
}

# raised FILE: how many events in it have been changed so far.
raised() {
    grep -cP '^SEQUENCE:[1-9]' "$1" || true
}

out=$work/result
exits "solve" 0 solve "$plan" -o "$out" --effort 300 --quiet
read_calendars "$out" >"$work/out" 2>"$work/err"
ok "the calendars are the roster, at the same instants" [ ! -s "$work/err" ]
read_calendars "$out" zone >"$work/out" 2>"$work/err"
ok "the same by the zone's own rules" [ ! -s "$work/err" ]
ok "a duty across the beginning of summer time" grep -q '2027-03-28T03:00:00+02:00,2027-03-28T23:59' "$out/roster.csv"
ok "a duty that ends in the hour shown twice" grep -q ',2027-10-31T02:30:00+02:00,2027-10-31T03:00:00+01:00' "$out/roster.csv"
ok "nobody's reason is in them" [ -z "$(grep -rl 'hemmelig\|sykdom' "$out")" ]
ok "nothing was run" [ ! -e PWNED ]

exits "report" 0 report "$plan" "$out/roster.csv" -o "$work/report" --quiet
ok "report writes the same bytes" diff -r "$out/calendar" "$work/report/calendar"
exits "report again, into the same folder" 0 report "$plan" "$out/roster.csv" -o "$work/report" --quiet
ok "report again: the same bytes" diff -r "$out/calendar" "$work/report/calendar"

# One duty of bo's goes to service, the doctor: two of their calendars and one event of the service's change, nothing else does.
awk -F, -v OFS=, '!done && $2 == "forvakt" && $6 == "bo" { $6 = "service"; done = 1 } { print }' "$out/roster.csv" >"$work/changed.csv"
exits "one duty changed hands" 0 report "$plan" "$work/changed.csv" -o "$work/report" --quiet
read_calendars "$work/report" >"$work/out" 2>"$work/err"
ok "one duty changed hands: the calendars are the new roster" [ ! -s "$work/err" ]
ok "one duty changed hands: the service's event is raised" [ "$(raised "$work/report/calendar/service.ics")" -eq 1 ]
ok "one duty changed hands: called off for who had it" [ "$(grep -c '^STATUS:CANCELLED' "$work/report/calendar/doctor-bo.ics")" -eq 1 ]
ok "one duty changed hands: raised for who had it" [ "$(raised "$work/report/calendar/doctor-bo.ics")" -eq 1 ]
ok "one duty changed hands: new for who has it" [ "$(raised "$work/report/calendar/doctor-service.ics")" -eq 0 ]
for doctor in anne a.b_c-d; do
    ok "one duty changed hands: not a byte for $doctor" cmp "$out/calendar/doctor-$doctor.ics" "$work/report/calendar/doctor-$doctor.ics"
done
exits "and back" 0 report "$plan" "$out/roster.csv" -o "$work/report" --quiet
ok "and back: raised once more" grep -qP '^SEQUENCE:2\r$' "$work/report/calendar/doctor-bo.ics"

exits "--calendar-travel" 0 report "$plan" "$out/roster.csv" -o "$work/travel" --quiet --calendar-travel
read_calendars "$work/travel" travel >"$work/out" 2>"$work/err"
ok "--calendar-travel: a drive before and after each duty away from home" [ ! -s "$work/err" ]
ok "--calendar-travel: not in the service's" cmp "$out/calendar/service.ics" "$work/travel/calendar/service.ics"
exits "solve --calendar-travel" 0 solve "$plan" -o "$work/solved" --effort 300 --quiet --calendar-travel
ok "solve --calendar-travel: the same" diff -r "$work/travel/calendar" "$work/solved/calendar"

# Without names: neither those of the roster nor those of what stands there, and no drive that tells who lives far away.
awk -F, '!($2 == "bakvakt" && $1 == "2027-04-04")' "$out/roster.csv" >"$work/fewer.csv"
exits "a roster without some duties" 0 report "$plan" "$work/fewer.csv" -o "$work/travel" --quiet --calendar-travel
ok "a roster without some duties: called off by name" grep -q '^STATUS:CANCELLED' "$work/travel/calendar/service.ics"
exits "--anonymous" 0 report "$plan" "$work/fewer.csv" -o "$work/travel" --quiet --calendar-travel --anonymous
ok "--anonymous: nobody's name or id" [ -z "$(grep -rlE 'touch|HYPERLINK|~(anne|bo|service|a\.b_c-d)|Østgård' "$work/travel/calendar")" ]
ok "--anonymous: a file for each pseudonym" [ "$(find "$work/travel/calendar" -type f -printf "%f\n" | sort | tr '\n' ' ')" = "doctor-doctor-1.ics doctor-doctor-2.ics doctor-doctor-3.ics doctor-doctor-4.ics service.ics " ]
ok "--anonymous: no drives and no homes" [ -z "$(grep -rlE 'kjøring|Sandvika' "$work/travel/calendar")" ]
exits "--lang en" 0 report "$plan" "$out/roster.csv" -o "$work/travel" --quiet --lang en
ok "--lang en: in English" grep -qP '^SUMMARY:Duty: Forvakt' "$work/travel/calendar/doctor-anne.ics"
rm -r "$work/travel"
exits "with drives again" 0 report "$plan" "$out/roster.csv" -o "$work/travel" --quiet --calendar-travel

# What stood there before is not a calendar, or nothing that can be read.
printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:\0\xff\xfe' >"$work/solved/calendar/service.ics"
rm "$work/solved/calendar/doctor-anne.ics"
ln -s /dev/zero "$work/solved/calendar/doctor-anne.ics"
exits "broken calendars in the way" 0 solve "$plan" -o "$work/solved" --effort 300 --quiet --calendar-travel
silent "broken calendars in the way: not a word of it" err
ok "broken calendars in the way: as if there had been none" diff -r "$work/travel/calendar" "$work/solved/calendar"
