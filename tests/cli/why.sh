#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan why: which plan a folder was made from, who may be asked about, and what the answers claim, on a small plan that is proven best and on the
# examples. No answer names the reason of an exemption or obeys a name.
. "$(dirname "$0")/lib.sh"

small_plan "$work/small.yaml"
sed -i 's/  bo: { home: grong,/  bo: { home: grong, exempt: [{ what: all, from: 2027-01-15, to: 2027-01-15, reason: SECRET-ILLNESS }],/' "$work/small.yaml"
out=$work/out-small
exits "the plan is solved" 0 solve "$work/small.yaml" -o "$out" --quiet
owner=$(grep '^2027-01-08' "$out/roster.csv" | cut -d, -f6)

# ---- usage ----
exits "--help" 0 why --help
says "--help shows its use" out '^Usage: vaktplan why DIR DOCTOR DATE \[OPTION\]'
says "--help knows --plan, --scenario and --history" out '^ +--history ROSTER.csv '
exits "without a folder" 2 why
says "without a folder: what is missing" err '^vaktplan why: DIR is missing'
exits "without a date" 2 why "$out" anne
says "without a date: what is missing" err '^vaktplan why: DATE is missing'
exits "a date that is none" 2 why "$out" anne 2027-02-30
says "a date that is none: how it is written" err 'YYYY-MM-DD'
exits "an unknown option" 2 why "$out" anne 2027-01-08 --no-such-thing

# ---- the plan of the folder ----
exits "the plan beside the folder is found" 0 why "$out" "$owner" 2027-01-08
silent "an answer: nothing on stderr" err
says "an answer: the conclusion first" out "^$owner has forvakt Fri 8 Jan 2027 15:30–08:00 because"
mkdir "$work/elsewhere"
cp -r "$out" "$work/elsewhere/moved"
exits "no plan near the folder" 1 why "$work/elsewhere/moved" "$owner" 2027-01-08
says "no plan near the folder: which one, and what to write" err 'the plan small\.yaml is not in .*: name it with --plan$'
exits "--plan names it" 0 why "$work/elsewhere/moved" "$owner" 2027-01-08 --plan "$work/small.yaml"
(cd "$work" && "$VAKTPLAN" why elsewhere/moved "$owner" 2027-01-08) >"$work/here" 2>&1
ok "the plan is found where the program is called" grep -q "^$owner has forvakt" "$work/here"
sed 's/locum: 50/locum: 60/' "$work/small.yaml" >"$work/elsewhere/small.yaml"
exits "a plan that has changed" 1 why "$work/elsewhere/moved" "$owner" 2027-01-08
says "a plan that has changed: said, with the way out" err 'elsewhere/moved/../small\.yaml is not the plan .* \(input_sha256 differs\); name the right one with --plan$'
silent "a plan that has changed: nothing on stdout" out
exits "no such folder" 1 why "$work/none" anne 2027-01-08
says "no such folder: the file" err 'none/audit\.json: error: cannot be read'
mkdir "$work/strange"
echo '[1]' >"$work/strange/audit.json"
exits "a folder of something else" 1 why "$work/strange" anne 2027-01-08
says "a folder of something else: said" err 'audit\.json:1:1: error: this is not what vaktplan writes'
echo '{ "input_sha256": "0", "plan": "../../etc/passwd" }' >"$work/strange/audit.json"
exits "a plan's name that is a path" 1 why "$work/strange" anne 2027-01-08
says "a plan's name that is a path: not followed" err 'does not say which file its plan was: name it with --plan$'
ok "audit.json names the plan's file alone" grep -q '^  "plan": "small\.yaml",$' "$out/audit.json"
ok "solve.json does too" grep -q '^  "plan": "small\.yaml",$' "$out/solve.json"
ok "no output holds the folder of the plan" [ "$(grep -rlF "$work" "$out" | wc -l)" -eq 0 ]

# ---- the question ----
exits "an unknown doctor" 1 why "$out" anen 2027-01-08
says "an unknown doctor: did you mean" err "^vaktplan why: the plan has no doctor 'anen', did you mean 'anne'\?$"
exits "a doctor with control characters" 1 why "$out" "$(printf '\033[2Jx')" 2027-01-08
ok "a doctor with control characters: they are not repeated" [ "$(tr -d '\n' <"$work/err" | LC_ALL=C tr -d -c '\000-\037' | wc -c)" -eq 0 ]
exits "a date outside the period" 1 why "$out" anne 2027-02-01
says "a date outside the period: the period" err '2027-02-01 is outside the period, 2027-01-04 to 2027-01-17$'
exits "an unknown line" 1 why "$out" anne 2027-01-08 --line forvekt
says "an unknown line: did you mean" err "no line 'forvekt', did you mean 'forvakt'\?"
exits "--line" 0 why "$out" "$owner" 2027-01-08 --line forvakt
exits "nothing is left to a locum" 1 why "$out" locum 2027-01-08
says "nothing is left to a locum: said" err 'no duty that begins on 2027-01-08 is left to a locum$'

# ---- the answer ----
exits "--quiet" 0 why "$out" "$owner" 2027-01-08 --quiet
ok "--quiet: the conclusion alone" [ "$(grep -c -- '----' "$work/out")" -eq 0 ]
exits "on leave" 0 why "$out" bo 2027-01-11
says "on leave: said" out '^bo cannot have forvakt Mon 11 Jan 2027 15:30–08:00'
exits "exempt" 0 why "$out" bo 2027-01-15
says "exempt: said" out '^bo cannot have forvakt Fri 15 Jan 2027'
for doctor in anne bo cecilie; do
    for day in 04 05 06 07 08 09 10 11 12 13 14 15 16 17; do
        run why "$out" $doctor 2027-01-$day
        cat "$work/out" "$work/err" >>"$work/all.txt"
        run why "$out" $doctor 2027-01-$day --json
        cat "$work/out" >>"$work/all.json"
    done
done
ok "the reason of an exemption is nowhere" [ "$(cat "$work/all.txt" "$work/all.json" | grep -c SECRET)" -eq 0 ]
ok "every answer says what is proven" [ "$(tr '\n' ' ' <"$work/all.txt" | grep -o 'Proven: no lawful roster has fewer points' | wc -l)" -eq 42 ]
# The roster is proven best: a lawful change that saves points would be a lie, of the one or of the other.
cat >"$work/best.py" <<'PYTHON'
import json, sys
text, at, n = open(sys.argv[1]).read(), 0, 0
while at < len(text):
    answer, at = json.JSONDecoder().raw_decode(text, at)
    while at < len(text) and text[at].isspace():
        at += 1
    for duty in answer["duties"]:
        for change in duty["moves"] + duty["exchanges"]:
            points = change["points"]
            if change["verdict"] == "lawful":
                n += 1
                assert points["change"] > -1e-5, change
            parts = sum(points[key] for key in ("locums", "extra_places", "fairness", "rules", "wishes"))
            assert abs(parts - points["change"]) < 1e-5, change
assert n > 20, n
PYTHON
ok "no lawful change of a roster that is proven best saves points, and parts add up" python3 "$work/best.py" "$work/all.json"
run why "$out" "$owner" 2027-01-08 --json
cp "$work/out" "$work/first.json"
run why "$out" "$owner" 2027-01-08 --json
ok "the same question has the same answer" cmp "$work/first.json" "$work/out"

# A roster changed by hand is judged as it is, and nothing is proven about it.
cp -r "$out" "$work/by-hand"
sed -i "/^2027-01-08/s/,$owner,/,,/" "$work/by-hand/roster.csv"
exits "a place nobody has" 0 why "$work/by-hand" - 2027-01-08
says "a place nobody has: who could" out "^Nobody has forvakt Fri 8 Jan 2027 15:30–08:00, but $owner could have it"
ok "a roster changed by hand: nothing is proven" [ "$(grep -c Proven "$work/out")" -eq 0 ]
exits "a place nobody has, by its other name" 0 why "$work/by-hand" locum 2027-01-08 --quiet

# The scenario is the folder's; the history must be named.
printf 'scenarios:\n  dear: { lines: { forvakt: { locum: 500 } } }\n' >>"$work/small.yaml"
exits "a scenario is solved" 0 solve "$work/small.yaml" -o "$work/dear" --scenario dear --quiet
exits "the scenario of the folder" 0 why "$work/dear" anne 2027-01-08 --quiet
printf 'date,line,site,start,end,doctor\n2027-01-02,forvakt,grong,2027-01-02T08:00:00+01:00,2027-01-03T08:00:00+01:00,anne\n' >"$work/before.csv"
exits "a history is reported with" 0 report "$work/small.yaml" "$out/roster.csv" -o "$work/after" --history "$work/before.csv" --quiet
exits "the history of the folder" 1 why "$work/after" anne 2027-01-08
says "the history of the folder: to be named" err 'after the history before\.csv: name it with --history$'
exits "the history of the folder, named" 0 why "$work/after" anne 2027-01-08 --history "$work/before.csv"
ok "a folder of report: nothing is proven" [ "$(grep -c Proven "$work/out")" -eq 0 ]

# Where levels are settled, points do not say whether the roster is still the one that was proven.
sed 's/^fairness: .*/fairness: { method: leximin, categories: [duties] }/' "$work/small.yaml" >"$work/levels.yaml"
exits "levels are settled" 0 solve "$work/levels.yaml" -o "$work/levels" --quiet
exits "levels" 0 why "$work/levels" anne 2027-01-08
ok "levels: nothing is claimed of all rosters" [ "$(grep -c Proven "$work/out")" -eq 0 ]

# Pseudonyms are no doctors of the plan.
exits "a folder without names is reported" 0 report "$work/small.yaml" "$out/roster.csv" -o "$work/nameless" --anonymous --quiet
exits "a folder without names" 1 why "$work/nameless" anne 2027-01-08
says "a folder without names: said" err 'was written without names \(--anonymous\): ask about one that has them$'
lines "a folder without names: one line" err 1

# A hostile name of a doctor is shown without what a terminal would obey.
sed 's/anne: { home/anne: { name: "A\\u202Enne", home/' "$work/small.yaml" >"$work/hostile.yaml"
exits "a hostile name is reported" 0 report "$work/hostile.yaml" "$out/roster.csv" -o "$work/hostile" --quiet
exits "a hostile name" 0 why "$work/hostile" anne 2027-01-08
ok "a hostile name: the mark is gone" [ "$(grep -c "$(printf '\342\200\256')" "$work/out")" -eq 0 ]

# ---- the examples ----
exits "Indre Namdal is reported" 0 report "$example" tests/golden/indre-namdal/roster.csv -o "$work/namdal" --quiet
owner=$(grep '^2027-05-17' tests/golden/indre-namdal/roster.csv | cut -d, -f6)
exits "Indre Namdal, 17 May" 0 why "$work/namdal" "$owner" 2027-05-17 --plan "$example"
says "17 May: in bokmål, the conclusion first" out "^$owner har Forvakt ma\. 17\. mai 2027 08:00–08:00"
says "17 May: somebody else, with loads and targets" out '^      timer hos [a-z]+-[0-9]: [0-9,]+ → [0-9,]+ t, målet er [0-9,]+ \('
says "17 May: what rest would break, with its source" out 'rest: krever 8 t, har [0-9,]+ t, SFS 2305 §7\.4, sfs2305-legevakt\.yaml:[0-9]+'
says "17 May: the exempt are told without a reason" out '^  grong-3: har fritak fra slike vakter'
says "17 May: exchanges" out '^  Prøvd: ([0-9]+) av \1 mulige bytter'
for other in grong-1 grong-2 lierne-1 lierne-2 royrvik-1 namsskogan-1; do
    exits "17 May: $other" 0 why "$work/namdal" $other 2027-05-17 --plan "$example" --quiet
    says "17 May: $other has it or has it not" out "^$other (har|kan ikke ha)"
done

plan=examples/stor-elvdal/plan.yaml
exits "Stor-Elvdal is solved" 0 solve "$plan" -o "$work/elvdal" --effort 100 --quiet
owner=$(grep '^2027-05-17' "$work/elvdal/roster.csv" | cut -d, -f6)
exits "Stor-Elvdal, 17 May" 0 why "$work/elvdal" "${owner:--}" 2027-05-17 --plan "$plan"
says "Stor-Elvdal: who is on" out '^  Turnus nordsjo: i uken fra ma\. 2027-05-17 08:00 er disse på: elvdal-[1-5], elvdal-[1-5]$'
says "Stor-Elvdal: weeks off are kept" out '^  elvdal-[1-5]: rotation'

plan=examples/ryfylke/plan.yaml
exits "Ryfylke is solved" 0 solve "$plan" -o "$work/ryfylke" --effort 100 --quiet
lis=$(grep -E '^2027-0[2-5].*,forvakt,.*,lis-[123],' "$work/ryfylke/roster.csv" | head -n 1)
date=${lis%%,*}
behind=$(grep "^$date,bakvakt" "$work/ryfylke/roster.csv" | cut -d, -f6)
exits "Ryfylke: the back-up doctor of a LIS" 0 why "$work/ryfylke" "$behind" "$date" --line bakvakt --plan "$plan"
says "Ryfylke: without him the LIS would be alone" out 'bakvakt: krever 1 lege, har 0 leger'
exits "Ryfylke: somebody without duty, on every line of the day" 0 why "$work/ryfylke" kvitsoy-1 "$date" --plan "$plan" --quiet
ok "Ryfylke: an answer for each duty" [ "$(tr '\n' ' ' <"$work/out" | grep -oE 'kvitsoy-1 (har|kan ikke ha) ' | wc -l)" -ge 2 ]
