#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan compare: results side by side, what of it is proven, and folders that cannot be compared.
. "$(dirname "$0")/lib.sh"

plan=$work/small.yaml
small_plan "$plan"
cat >>"$plan" <<'YAML'
scenarios:
  away: { doctors: { anne: { leave: [2027-01-04..2027-01-10] } } }
  weighed: { fairness: { categories: { nights: 5 } } }
YAML
for name in base away weighed; do
    scenario=()
    [ $name = base ] || scenario=(--scenario "$name")
    exits "solve $name" 0 solve "$plan" "${scenario[@]}" -o "$work/$name" --effort 20000 --quiet
done

exits "three results" 0 compare "$work/base" "$work/away" "$work/weighed"
says "the first beside the second" out '^base \(optimal\) → away \(optimal\)'
says "the first beside the third" out '^base \(optimal\) → weighed \(optimal\)'
says "points of the same weights: proven" out '^  points .* proven(: the same| more, by at least| fewer, by at least)'
says "duties that are another's" out '[0-9]+ duties are another.s, [23] doctors have other duties than before'
says "by doctor" out '^anne: gives up [0-9]+ – 2027-01-'
ok "points of other weights are only shown" [ "$(sed -n '/→ weighed/,$p' "$work/out" | grep -c '^  points.*proven')" -eq 0 ]
exits "a result beside itself" 0 compare "$work/base" "$work/base/"
says "nothing changed" out "No duty is another's"
exits "--lang nb" 0 compare "$work/base" "$work/away" --lang nb
says "in bokmål" out 'vakter er en annens'

exits "--json" 0 compare "$work/base" "$work/away" --json
ok "it is JSON, and agrees with the rosters" python3 - "$work" <<'PYTHON'
import csv, json, sys
work = sys.argv[1]
one = json.load(open(f"{work}/out"))["comparisons"][0]
rows = {name: {(r["start"], r["line"]): r["doctor"] for r in csv.DictReader(open(f"{work}/{name}/roster.csv"))} for name in ("base", "away")}
moved = sum(rows["base"][key] != rows["away"][key] for key in rows["base"])
assert len(one["moved"]) == moved > 0, (len(one["moved"]), moved)
points = next(f for f in one["figures"] if f["figure"] == "points")
for side, name in (("before", "base"), ("after", "away")):
    solve = json.load(open(f"{work}/{name}/solve.json"))
    assert abs(points[side]["most"] - solve["objective"]) < 1e-5 and abs(points[side]["least"] - solve["bound"]) < 1e-3
assert points["conclusion"].startswith("proven-")
PYTHON
exits "--csv" 0 compare "$work/base" "$work/away" --csv
says "the header" out '^result,figure,of,municipality,unit,before,'
says "a row" out '^away,points,,,,[0-9.]+,'
exits "again" 0 compare "$work/base" "$work/away" --csv
cp "$work/out" "$work/once"
exits "and again" 0 compare "$work/base" "$work/away" --csv
ok "the same bytes" cmp "$work/once" "$work/out"
exits "--quiet" 0 compare "$work/base" "$work/away" --quiet
silent "--quiet: silent" out

# A search that was cut short proves little.
exits "a short search" 0 solve "$plan" --scenario away -o "$work/short" --effort 1 --quiet
python3 - "$work/short/solve.json" <<'PYTHON'
import json, sys
solve = json.load(open(sys.argv[1]))
solve.update(status="feasible", bound=0)
json.dump(solve, open(sys.argv[1], "w"))
PYTHON
exits "beside it" 0 compare "$work/base" "$work/short"
says "no conclusion where the intervals touch" out '^  points .* no conclusion'

# ---- many, and what has no roster or no names ----

for i in 1 2 3; do cp -r "$work/away" "$work/grid+rest=$i+night-to=namsos"; done
exits "many results" 0 compare "$work/base" "$work/away" "$work/weighed" "$work"/grid+*
says "the first without a sign" out '^   0 base( +[0-9.]+)+$'
says "a row for each, with what is proven" out '^   1 .* [0-9.]+ [<>=]'
says "the same scenario is told apart by its folder" out '^   4 grid\+rest=2\+night-to=namsos '
says "what the signs mean" out 'proven less \(better\)'
ok "no table for each" [ "$(grep -c '→' "$work/out")" -eq 0 ]

sed 's/^  forvakt:/&\n    locum: never/; /locum: 50/d; s/^  \(anne\|bo\|cecilie\): {/& exempt: { what: all },/' "$plan" >"$work/nobody.yaml"
exits "what cannot be" 3 solve "$work/nobody.yaml" -o "$work/nobody" --effort 20000 --quiet
exits "beside it" 0 compare "$work/base" "$work/away" "$work/nobody"
says "is said" out 'Proven that no lawful roster exists: nobody\.'
exits "nothing else" 3 compare "$work/base" "$work/nobody"
exits "the first" 1 compare "$work/nobody" "$work/base"

exits "pseudonyms" 0 solve "$plan" -o "$work/nameless" --effort 20000 --quiet --anonymous
exits "beside names" 0 compare "$work/base" "$work/nameless"
says "nobody is taken for another" out "who has another.s duty cannot be said"
exits "-o with folders" 0 compare "$work/base" "$work/away" -o "$work/side"
ok "the comparison is there" [ -e "$work/side/compare.json" -a -e "$work/side/compare.csv" -a -e "$work/side/compare.html" -a -e "$work/side/compare.pdf" ]
ok "with charts" [ "$(find "$work/side/compare-charts" -name '*.svg' | wc -l)" -eq 3 -a "$(find "$work/side/compare-charts" -name '*.png' | wc -l)" -eq 3 ]
ok "in the language of the result" grep -q '<html lang="en">' "$work/side/compare.html"
cp -r "$work/side" "$work/side-before"
echo mine >"$work/side/note.txt"
exits "-o again" 0 compare "$work/base" "$work/away" -o "$work/side" -q
rm "$work/side/note.txt"
ok "the same bytes, and files of others stay" diff -r "$work/side-before" "$work/side"
exits "-o with many" 0 compare "$work/base" "$work/away" "$work/weighed" "$work/nobody" -o "$work/side" --lang nb
ok "in bokmål" grep -q 'Bevist at det ikke finnes noen lovlig vaktplan: nobody' "$work/side/compare.html"
ok "with figures side by side" [ -e "$work/side/compare-charts/compare-figures-1.svg" ]
ok "in JSON too" python3 -c "import json, sys; assert json.load(open(sys.argv[1]))['impossible'] == ['nobody']" "$work/side/compare.json"
exits "-o with two again" 0 compare "$work/base" "$work/away" -o "$work/side" -q
ok "charts that are no more are gone" diff -r "$work/side-before" "$work/side"
echo file >"$work/a-file"
exits "-o a file" 1 compare "$work/base" "$work/away" -o "$work/a-file"
exits "-o nothing" 2 compare "$work/base" "$work/away" -o ""

exits "one folder" 2 compare "$work/base"
exits "no result" 1 compare "$work/base" "$work"
says "no result: says where" err 'audit\.json: error: cannot be read'
cp -r "$work/away" "$work/cut"
head -c 900 "$work/away/audit.json" >"$work/cut/audit.json"
exits "a damaged result" 1 compare "$work/base" "$work/cut"
says "a damaged result: says where" err 'cut/audit\.json:[0-9]+:'
sed 's/^period:.*/period: { from: 2027-01-04, to: 2027-01-31 }/' "$plan" >"$work/longer.yaml"
exits "another period" 0 solve "$work/longer.yaml" -o "$work/longer" --effort 2000 --quiet
exits "beside another period" 1 compare "$work/base" "$work/longer"
says "another period: says so" err 'of another period'
exits "--json and --csv" 2 compare "$work/base" "$work/away" --json --csv
exits "another language" 2 compare "$work/base" "$work/away" --lang sv

# ---- scenarios: what is missing is solved, what is there is kept ----

all=$work/all
exits "scenarios" 0 compare "$plan" --scenarios away,weighed -o "$all" --effort 20000
says "the plan itself beside the first" out '^base \(optimal\) → away \(optimal\)'
says "progress" err '^ *3/3 '
ok "a folder each, and the comparison" [ -e "$all/base/roster.csv" -a -e "$all/away/roster.csv" -a -e "$all/weighed/roster.csv" -a -e "$all/compare.json" -a -e "$all/compare.html" ]
ok "the same as solved by hand" cmp "$all/away/roster.csv" "$work/away/roster.csv"
cp "$work/out" "$work/once"
touch -d 2020-01-01 "$all/away/roster.csv"
exits "again" 0 compare "$plan" --scenarios away,weighed -o "$all" --effort 20000
ok "the same words" cmp "$work/once" "$work/out"
ok "nothing was solved again" [ "$(date -r "$all/away/roster.csv" +%Y)" -eq 2020 ]
head -c 500 "$work/away/solve.json" >"$all/away/solve.json"
exits "one is damaged" 0 compare "$plan" --scenarios away,weighed -o "$all" --effort 20000 --quiet
ok "it was solved again" [ "$(date -r "$all/away/roster.csv" +%Y)" -gt 2020 ]
ok "and is whole" cmp "$all/away/roster.csv" "$work/away/roster.csv"
touch -d 2020-01-01 "$all/away/roster.csv"
exits "another seed" 0 compare "$plan" --scenarios away -o "$all" --effort 20000 --seed 7 --quiet
ok "is another question" [ "$(date -r "$all/away/roster.csv" +%Y)" -gt 2020 ]

sed -i 's/^  away:.*/&\n  nobody: { doctors: { anne: { exempt: { what: all } }, bo: { exempt: { what: all } }, cecilie: { exempt: { what: all } } }, lines: { forvakt: { locum: never } } }/' "$plan"
exits "one that cannot be" 0 compare "$plan" --scenarios nobody,away -o "$work/none" --effort 20000
says "is said to be so" err 'nobody: proven that no lawful roster exists'
says "and the others are compared" out '^base .*→ away'
exits "nothing but that" 3 compare "$plan" --scenarios nobody -o "$work/none" --effort 20000
exits "an unknown scenario" 1 compare "$plan" --scenarios away,awya -o "$work/never" --effort 20000
says "an unknown scenario: says so" err "no scenario 'awya'"
ok "an unknown scenario: nothing is solved" [ ! -e "$work/never" ]
for wrong in '--scenarios away' '--scenarios away,away -o x' '--scenarios , -o x' '--effort 5' '-o x' '--scenarios away -o x --effort y'; do
    # shellcheck disable=SC2086 # the words of an option list
    exits "compare PLAN $wrong" 2 compare "$plan" $wrong
done
exits "two plans" 2 compare "$plan" "$plan" --scenarios away -o "$work/never"

# Figures are of the roster beside them.
cp -r "$all/away" "$work/swapped"
sed -i '2,$ s/,anne/,bo/' "$work/swapped/roster.csv"
exits "a roster that was changed since" 1 compare "$all/base" "$work/swapped"
says "a roster that was changed since: says so" err 'swapped/roster\.csv: error: this is not the roster that audit\.json beside it speaks of'
silent "a roster that was changed since: no figures" out
