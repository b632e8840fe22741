#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan solve on a small plan: what is written, what is printed, exit codes, and the same bytes for the same input.
. "$(dirname "$0")/lib.sh"

plan=$work/small.yaml
small_plan "$plan"
out=$work/result

exits "solve" 0 solve "$plan" -o "$out"
says "the summary says which file to open" out "Open $out/report\.html"
for file in roster.csv audit.txt audit.json solve.json ledger.yaml report.html; do
    ok "$file is there" [ -s "$out/$file" ]
done
ok "charts are there" [ "$(find "$out/charts" -name '*.svg' | wc -l)" -ge 3 ]
ok "each chart is there as PNG too" [ "$(find "$out/charts" -name '*.png' | wc -l)" -eq "$(find "$out/charts" -name '*.svg' | wc -l)" ]
ok "roster.csv begins as promised" grep -q '^date,line,site,start,end,doctor' "$out/roster.csv"
ok "a row for each place" [ "$(wc -l <"$out/roster.csv")" -eq 15 ]
says "progress on stderr: heading" err '^ +time +stage +uncovered +objective +bound +gap +most above target$'
ok "progress on stderr: no control characters outside a terminal" [ "$(tr -d '\n' <"$work/err" | grep -c '[[:cntrl:]]')" -eq 0 ]
exits "the audit finds it lawful" 0 audit "$plan" "$out/roster.csv"
ok "solve.json has a status" grep -qE '"status": "(optimal|within-gap|feasible)"' "$out/solve.json"

exits "a folder with a slash behind" 0 solve "$plan" -o "$work/slash//"
says "a folder with a slash behind: said without" out "Open $work/slash/report\.html"

exits "the same again" 0 solve "$plan" -o "$work/again" --quiet
silent "--quiet: nothing on stdout" out
silent "--quiet: nothing on stderr" err
for file in roster.csv ledger.yaml audit.txt audit.json; do
    ok "the same bytes again: $file" cmp "$out/$file" "$work/again/$file"
done
ok "the same bytes again: charts" diff -r "$out/charts" "$work/again/charts"

exits "--json" 0 solve "$plan" -o "$out" --json
ok "--json prints solve.json" cmp "$work/out" "$out/solve.json"
"$VAKTPLAN" solve - -o "$work/stdin" --quiet <"$plan" 2>"$work/err"
ok "the plan from standard input" cmp "$out/roster.csv" "$work/stdin/roster.csv"
exits "another seed" 0 solve "$plan" -o "$work/seed" --seed 7 --quiet
ok "the seed is recorded" grep -q '"seed": 7' "$work/seed/solve.json"
exits "an effort" 0 solve "$plan" -o "$work/effort" --effort 2000 --quiet
ok "the effort is recorded" grep -qE '"effort(_asked|_limit)?": 2000' "$work/effort/solve.json"
exits "a time limit" 0 solve "$plan" -o "$work/time" --time-limit 20 --quiet
exits "a gap" 0 solve "$plan" -o "$work/gap" --gap 50 --quiet
exits "beginning with a roster" 0 solve "$plan" -o "$work/start" --start "$out/roster.csv" --quiet
ok "beginning with a roster: not worse" cmp "$out/roster.csv" "$work/start/roster.csv"

# Into a folder with something of the user's own: it stays.
mkdir "$work/own"
echo mine >"$work/own/notes.txt"
exits "into a folder of the user's" 0 solve "$plan" -o "$work/own" --quiet
ok "what was there stays" [ "$(cat "$work/own/notes.txt")" = mine ]
ok "the roster is there beside it" cmp "$out/roster.csv" "$work/own/roster.csv"

# Mistakes: nothing is written.
sed 's/^title/titel/' "$plan" >"$work/wrong.yaml"
exits "a wrong plan" 1 solve "$work/wrong.yaml" -o "$work/nothing"
ok "a wrong plan: nothing is written" [ ! -e "$work/nothing" ]
exits "a start roster that is none" 1 solve "$plan" -o "$work/nothing" --start "$plan"
ok "a start roster that is none: nothing is written" [ ! -e "$work/nothing" ]
echo file >"$work/file"
exits "a file in the way" 1 solve "$plan" -o "$work/file"
says "a file in the way: says so" err 'Not a directory'
ok "a file in the way: untouched" [ "$(cat "$work/file")" = file ]
exits "a file in the way higher up" 1 solve "$plan" -o "$work/file/deeper/result"
exits "folders are made" 0 solve "$plan" -o "$work/a/b/c" --quiet
ok "folders are made: the roster is there" [ -s "$work/a/b/c/roster.csv" ]

# No lawful roster: everybody on leave, and no locum allowed.
sed 's/locum: 50/locum: never/; s/^  \(anne\|cecilie\): { \([^,}]*\).*/  \1: { \2, leave: [2027-01-11] }/' "$plan" >"$work/impossible.yaml"
exits "no lawful roster" 3 solve "$work/impossible.yaml" -o "$work/impossible"
says "no lawful roster: a sentence" err 'No lawful roster exists'
ok "no lawful roster: solve.json says so" grep -q '"status": "infeasible"' "$work/impossible/solve.json"
ok "no lawful roster: no roster is written" [ ! -e "$work/impossible/roster.csv" ]
exits "no lawful roster, as JSON" 3 solve "$work/impossible.yaml" -o "$work/impossible" --json
says "no lawful roster, as JSON: status" out '"status": "infeasible"'

# A pipe that is closed before the search ends costs nothing.
"$VAKTPLAN" solve "$plan" -o "$work/pipe" 2>&1 | true
ok "a closed pipe: the roster is written" cmp "$out/roster.csv" "$work/pipe/roster.csv"

# Without gnuplot nothing could be drawn: that is said before the search, not after it.
mkdir "$work/bin"
begun=$SECONDS
code=0
PATH=$work/bin "$VAKTPLAN" solve "$example" -o "$work/no-gnuplot" --time-limit 60 >"$work/out" 2>"$work/err" || code=$?
ok "no gnuplot: exit 1 (found $code)" [ $code -eq 1 ]
ok "no gnuplot: said at once" [ $((SECONDS - begun)) -lt 5 ]
says "no gnuplot: named" err gnuplot
ok "no gnuplot: nothing is written" [ ! -e "$work/no-gnuplot" ]
