#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# rotation.csv: who is on in which week. There is one where the plan has rotations, and none where it has not.
. "$(dirname "$0")/lib.sh"

small_plan "$work/small.yaml"
plan=$work/turns.yaml
sed 's/^rules:/rotations: { turns: { pattern: 1\/1, doctors: [anne, cecilie], offsets: { anne: 0 }, present: 1 } }\nrules:/' "$work/small.yaml" >"$plan"
out=$work/result

exits "a plan with a rotation" 0 solve "$plan" -o "$out" --quiet
cat >"$work/wanted.csv" <<'CSV'
rotation,week,from,to,doctor,offset
turns,-1,2026-12-28T08:00:00+01:00,2027-01-04T08:00:00+01:00,cecilie,1
turns,0,2027-01-04T08:00:00+01:00,2027-01-11T08:00:00+01:00,anne,0
turns,1,2027-01-11T08:00:00+01:00,2027-01-18T08:00:00+01:00,cecilie,1
CSV
ok "each week with the doctor who is on: anne's offset is the plan's, cecilie's follows" diff "$work/wanted.csv" "$out/rotation.csv"
awk -F, '$6 == "cecilie" && $1 < "2027-01-11" || $6 == "anne" && $1 >= "2027-01-11"' "$out/roster.csv" >"$work/off.csv"
ok "nobody has duty in a week off" [ ! -s "$work/off.csv" ]
ok "both have duty in their weeks on" [ "$(grep -cE ',(anne|cecilie),' "$out/roster.csv")" -ge 6 ]
exits "report writes it too" 0 report "$plan" "$out/roster.csv" -o "$work/again" --quiet
ok "report writes it too: the same" cmp "$out/rotation.csv" "$work/again/rotation.csv"

exits "a plan without" 0 solve "$work/small.yaml" -o "$work/none" --quiet
ok "a plan without: none" [ ! -e "$work/none/rotation.csv" ]
exits "a plan without, where one was" 0 solve "$work/small.yaml" -o "$out" --quiet
ok "a plan without, where one was: none is left" [ ! -e "$out/rotation.csv" ]

sed -e 's/^language: en/language: nb/' -e 's/offsets: { anne: 0 }, //' "$plan" >"$work/norsk.yaml"
exits "bokmål: offsets to be found" 0 solve "$work/norsk.yaml" -o "$work/norsk"
says "bokmål: the stage at which they are has a word of its own" err '^ *[0-9]+,[0-9] s  turnus '
