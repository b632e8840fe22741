#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan check: the plan in figures, and what counting alone shows cannot work.
. "$(dirname "$0")/lib.sh"

exits "the example" 0 check "$example"
silent "the example: nothing on stderr" err
says "the period" out '2027-01-04\.\.2027-07-04 \(26 uker\), Europe/Oslo'
says "the duties" out '^Vakter +182: forvakt 182'
says "the doctors" out '^Leger +7$'
ok "a line for each doctor" [ "$(grep -cE '^  (grong-[123]|lierne-[12]|royrvik-1|namsskogan-1) ' "$work/out")" -eq 7 ]
says "a rule with its figure" out '^  rest +minst 8 timer fri mellom to vakter'
says "the source of a rule" out 'SFS 2305 §7\.4.*\[verifisert\]'
says "an unverified figure is called so" out '\[IKKE VERIFISERT\]'
says "nothing speaks against it" out 'Ingenting taler mot planen'

silent_about_municipalities() { ! grep -qi 'kommune' "$work/out"; }
ok "municipalities that are not compared: nothing of them" silent_about_municipalities

exits "municipalities that are compared" 0 check "$example" --scenario municipalities-answer
says "municipalities: what they go by" out '^Hva hver kommune svarer for, etter stillinger '
says "municipalities: part and shares" out '^  Grong +42,9 % +1469,8 +78,0 +33,4 +5,6$'
says "municipalities: with what was brought over" out '^ +\(1450,1\) +\(76,6\) +\(34,0\) +\(6,0\)$'
ok "municipalities: a line each" [ "$(grep -cE '^  (Grong|Lierne|Røyrvik|Namsskogan) ' "$work/out")" -eq 4 ]
exits "municipalities: JSON" 0 check "$example" --scenario municipalities-answer --json
say_municipalities() {
    python3 -c 'import json, sys
told = json.load(sys.stdin)["municipalities"]
print(told and (told["by"], round(sum(one["per_cent"] for one in told["list"]), 3), [sorted(one["share"]) for one in told["list"]][0], round(told["list"][0]["target"]["hours"], 1)))' <"$work/out"
}
ok "municipalities: JSON has parts, shares and targets" \
    [ "$(say_municipalities)" = "('posts', 100.0, ['holidays', 'hours', 'nights', 'weekends'], 1450.1)" ]
exits "no municipalities: JSON" 0 check "$example" --json
ok "no municipalities: null" [ "$(say_municipalities)" = None ]

code=0
"$VAKTPLAN" check - <"$example" >"$work/stdin" 2>"$work/err" || code=$?
ok "standard input" [ $code -eq 0 ]
ok "standard input: the same figures" grep -q '^Vakter *182' "$work/stdin"
exits "no such file" 1 check "$work/none.yaml"
says "no such file: named" err 'none\.yaml'
silent "no such file: nothing on stdout" out
exits "a folder" 1 check "$work"

small_plan "$work/small.yaml"
exits "a small plan" 0 check "$work/small.yaml"
says "English by the plan's language" out '^Duties +14'
sed 's/^  bo: {/  bo: { post: 0.8,/' "$work/small.yaml" >"$work/post.yaml"
exits "a post written as a share of one" 0 check "$work/post.yaml"
says "a post written as a share of one: told, with its line" out \
    "/post\.yaml:$(grep -n '  bo:' "$work/post.yaml" | cut -d: -f1): bo has a post of 0\.8 per cent; a full post is written 100$"
{ cat "$work/small.yaml"; echo 'categories: { short: {}, a-very-long-category: {} }'; } >"$work/long.yaml"
exits "a category with a long name" 0 check "$work/long.yaml"
says "a category with a long name: a column of its own" out '^ +post +hours .* short a-very-long-category +may take$'
ok "a category with a long name: what counts for it stands below" \
    [ "$(grep -E '^ +post|^  anne' "$work/out" | awk '{print length}' | sort -u | wc -l)" -eq 1 ]
exits "--quiet" 0 check "$work/small.yaml" --quiet
ok "--quiet leaves the figures out" [ "$(grep -c Duties "$work/out")" -eq 0 ]

# Everybody on leave on two dates: named with line and dates.
sed 's/^  anne: .*/  anne: { home: grong, leave: [2027-01-11..2027-01-12] }/; s/^  cecilie: .*/  cecilie: { home: sandvika, leave: [2027-01-10..2027-01-12] }/' \
    "$work/small.yaml" >"$work/leave.yaml"
exits "nobody there: a warning is no error" 0 check "$work/leave.yaml"
says "nobody there: dates and reason" out 'leave\.yaml:[0-9]+: forvakt 2027-01-10\.\.2027-01-12 \(3 duties\): no doctor may take the duty: 3 on leave; must go to a locum'
sed 's/locum: 50/locum: never/' "$work/leave.yaml" >"$work/never.yaml"
exits "nobody there and no locum" 0 check "$work/never.yaml"
says "nobody there and no locum: impossible" out 'Therefore no lawful roster exists'

# A qualification that only one doctor has, and two places.
sed 's/^  anne: .*/  anne: { home: grong, qualified: [alone] }/; s/locum: 50/needs: [alone]\n    doctors: 2\n    locum: 50/' \
    "$work/small.yaml" >"$work/alone.yaml"
exits "one doctor for two places" 0 check "$work/alone.yaml"
says "one doctor for two places: why" out 'only 1 doctor\(s\) for 2 places: 2 without the qualifications needed'

# Exempt, and not a member.
sed 's/^  anne: .*/  anne: { home: grong, exempt: [{ what: all }] }/; s/^  bo: .*/  bo: { home: grong, member: { from: 2027-01-08 } }/; s/^  cecilie: .*/  cecilie: { home: sandvika, exempt: [{ what: [weekends] }] }/' \
    "$work/small.yaml" >"$work/barriers.yaml"
exits "exempt and not a member" 0 check "$work/barriers.yaml"
ok "somebody may take every duty there" [ "$(grep -c 'no doctor may take' "$work/out")" -eq 0 ]
sed -i 's/from: 2027-01-08/from: 2027-01-10/' "$work/barriers.yaml"
exits "a weekend that is nobody's" 0 check "$work/barriers.yaml"
says "both reasons with their counts" out 'forvakt 2027-01-08\.\.2027-01-09 \(2 duties\): no doctor may take the duty: 1 not members then, 2 exempt'

# Counting: 14 duties, three doctors, at least seven days from start to start: two each at most.
sed 's/^rules:/rules:\n  spacing: { days: 7, source: test, verified: no }/' "$work/small.yaml" >"$work/spacing.yaml"
exits "spacing leaves too little" 0 check "$work/spacing.yaml"
says "spacing: six of fourteen" out 'forvakt: together the doctors can take at most 6 of 14 places \(spacing\); at least 8 must go to locums'
sed 's/^rules:/rules:\n  duties: { at_most: 1, days: 3, source: test, verified: no }/' "$work/small.yaml" >"$work/duties.yaml"
exits "one duty in three days" 0 check "$work/duties.yaml"
says "one duty in three days is enough for three doctors, less Bo's leave" out 'Nothing speaks against'
sed -i 's/days: 3/days: 4/' "$work/duties.yaml"
exits "one duty in four days" 0 check "$work/duties.yaml"
says "one duty in four days is not" out 'at most 12 of 14 places \(duties\)'
# Rest of 60 h with up to 80 minutes' drive: a duty every third or fourth day for each.
sed 's/rest: { hours: 8/rest: { hours: 60/' "$work/small.yaml" >"$work/rest.yaml"
exits "a long rest" 0 check "$work/rest.yaml"
says "a long rest: counted" out 'at most 1[0-3] of 14 places \(rest\)'
# A soft rule proves nothing.
sed -i 's/days: 7,/days: 7, soft: 3,/' "$work/spacing.yaml"
exits "a soft rule" 0 check "$work/spacing.yaml"
says "a soft rule proves nothing" out 'Nothing speaks against'
# Weekends: two of them, one in two for each of one doctor.
sed 's/^rules:/rules:\n  weekends: { at_most: 1, of: 2, source: test, verified: no }/; /^  bo:/d; /^  cecilie:/d' "$work/small.yaml" >"$work/weekends.yaml"
exits "one doctor, every second weekend" 0 check "$work/weekends.yaml"
says "one doctor, every second weekend: counted" out 'weekends: the weekends need 2 doctor weekends, the rules allow at most 1'

# What each may take: of fourteen duties, all but those that the plan itself keeps from the doctor.
may_take() {
    run check "$1" --json
    sed -n '/"may_take"/{s/[^0-9]*//g;p;}' "$work/out" | head -n 3 | tr '\n' ' '
}
# narrowed NAME FIELDS WANTED [SECTION]: with these fields anne may take so many, bo 11, cecilie 14.
narrowed() {
    sed "s/^  anne: .*/  anne: { home: grong, $2 }/" "$work/small.yaml" >"$work/narrow.yaml"
    echo "${4:-}" >>"$work/narrow.yaml"
    ok "$1" [ "$(may_take "$work/narrow.yaml")" = "$3 11 14 " ]
}
narrowed "may take: nothing is against it" 'leave: []' 14
narrowed "may take: forbidden weekdays" 'forbidden: [{ days: [sat-sun] }]' 10
narrowed "may take: forbidden dates of a line" 'forbidden: [{ dates: 2027-01-10..2027-01-12, lines: forvakt }]' 11
narrowed "may take: a category forbidden" 'forbidden: [{ categories: [weekends] }]' 8
narrowed "may take: a cap that leaves no room for one" 'caps: { weekends: 0 }' 8
narrowed "may take: a cap that leaves room" 'caps: { forvakt: 1, hours: 20 }' 10
narrowed "may take: a meeting" 'commitments: [{ at: 2027-01-05 12:00-15:31 }]' 13
narrowed "may take: a meeting that ends in time" 'commitments: [{ at: 2027-01-05 12:00-15:30 }]' 14
narrowed "may take: a meeting too far away" 'commitments: [{ at: 2027-01-05 12:00-14:11, site: sandvika }]' 13
narrowed "may take: a meeting not too far away" 'commitments: [{ at: 2027-01-05 12:00-14:10, site: sandvika }]' 14
narrowed "may take: a meeting every week" 'commitments: [{ every: tue-wed 07:00-09:00 }]' 10
narrowed "may take: weeks off" 'leave: []' 7 'rotations: { turns: { pattern: 1/1, doctors: [anne], offsets: { anne: 0 } } }'
narrowed "may take: weeks off that are still to be chosen" 'leave: []' 14 'rotations: { turns: { pattern: 1/1, doctors: [anne] } }'
narrowed "may take: weeks off that leave has chosen" 'leave: [2027-01-06]' 7 \
    'rotations: { turns: { pattern: 1/1, doctors: [anne], leave: off-weeks } }'
sed 's/^  anne: .*/  anne: { home: grong, forbidden: [{ dates: 2027-01-11 }] }/; s/^  cecilie: .*/  cecilie: { home: sandvika, commitments: [{ at: 2027-01-11 16:00-17:00 }] }/' \
    "$work/small.yaml" >"$work/reasons.yaml"
exits "forbidden, committed and on leave" 0 check "$work/reasons.yaml"
says "forbidden, committed and on leave: told" out \
    'forvakt 2027-01-11: no doctor may take the duty: 1 on leave, 1 forbidden it by the plan, 1 with something else to do'
run check "$work/reasons.yaml" --json
says "forbidden, committed and on leave: for programs" out '"committed": 1'

# A weekend that began before the period, with duty: more duty in it is no more of it.
sed 's/^rules:/rules:\n  weekends: { at_most: 0, of: 2 }/; s/from: 2027-01-04/from: 2027-01-10/; s/, leave: .*/ }/; /^  bo:/d; /^  cecilie:/d' \
    "$work/small.yaml" >"$work/sunday.yaml"
exits "no weekends" 0 check "$work/sunday.yaml"
says "no weekends: counted" out 'the weekends need 2 doctor weekends, the rules allow at most 0'
cat >"$work/saturday.csv" <<'CSV'
date,line,site,start,end,doctor
2027-01-09,forvakt,grong,2027-01-09T08:00:00+01:00,2027-01-10T08:00:00+01:00,anne
CSV
exits "no weekends but the one that has begun" 0 check "$work/sunday.yaml" --history "$work/saturday.csv"
says "no weekends but the one that has begun: counted" out 'the weekends need 2 doctor weekends, the rules allow at most 1'

exits "--json" 0 check "$work/leave.yaml" --json
says "--json: valid" out '^  "valid": true'
says "--json: the warning" out '"from": "2027-01-10"'
silent "--json: nothing on stderr" err
printf 'vaktplan: 1\ntitel: Wrong\n' >"$work/wrong.yaml"
exits "--json with a mistake" 1 check "$work/wrong.yaml" --json
says "--json with a mistake: not valid" out '^  "valid": false'
says "--json with a mistake: the line" out '"line": 2'
exits "a mistake" 1 check "$work/wrong.yaml"
silent "a mistake: nothing on stdout" out
says "a mistake: place and message" err 'wrong\.yaml:2:1: error: '

"$VAKTPLAN" check "$example" 2>"$work/err" | head -n 1 >"$work/out"
ok "a closed pipe is no trouble" [ "${PIPESTATUS[0]}" -eq 0 ]
silent "a closed pipe: no message" err
code=0
"$VAKTPLAN" check "$example" >/dev/full 2>"$work/err" || code=$?
ok "a full disk is told" [ $code -eq 1 ]
says "a full disk: in words" err 'standard output cannot be written'
code=0
"$VAKTPLAN" check "$example" --json >/dev/full 2>"$work/err" || code=$?
ok "a full disk is told of a long text too" [ $code -eq 1 ]
