#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sweeps: every point of a grid in a folder of its own, kept, solved again or gone on with; the first value without locums; solve --near.
. "$(dirname "$0")/lib.sh"

plan=$work/plan.yaml
small_plan "$plan"
# Eight weeks, of which little effort finds a roster but no proof: what is found then depends on where the search begins.
sed -i 's/^period:.*/period: { from: 2027-01-04, to: 2027-02-28, holidays: none }/
s/^fairness:.*/fairness: { categories: { duties: 1, weekends: 3, hours: { weight: 1, unit: 8 } } }/' "$plan"
cat >>"$plan" <<'YAML'
scenarios:
  grid:
    vary:
      apart: { at: rules.apart.days, values: 2..4 }
      who: { options: { all: {}, less: { doctors: { cecilie: { post: 50 } } } } }
    rules: { apart: { kind: spacing, soft: 2, source: test, verified: no } }
YAML
points=(grid+apart={2,3,4}+who={all,less})
effort=(--effort 30)

# same A B: two sweeps came to the same bytes.
same() {
    local file
    for file in compare.json compare.csv {base,grid+apart={2,3,4}+who={all,less}}/roster.csv; do
        cmp "$1/$file" "$2/$file" || return 1
    done
}

# grid NAME DIR ARGUMENT…: solves the grid into DIR/out.
grid() {
    exits "$1" 0 compare "$plan" --scenarios grid -o "$2/out" "${effort[@]}" "${@:3}"
}

# said_again NAME: the run solved NAME again, and nothing else.
said_again() {
    ok "$1: it alone is solved again" [ "$(grep -c ': solved again, ' "$work/err")" -eq 1 ]
    ok "$1: and the others are kept" [ "$(grep -c '  kept' "$work/err")" -eq 6 ]
}

# ---- a grid ----

mkdir "$work/one" "$work/two" "$work/three"
sweep=$work/one/out
grid "a grid" "$work/one" --jobs 2
for point in base "${points[@]}"; do
    ok "$point has a folder" [ -s "$sweep/$point/roster.csv" -a -s "$sweep/$point/solve.json" ]
    ok "$point began near another, but for the first" [ "$(grep -c '"begun_from": null' "$sweep/$point/solve.json")" -eq "$([ "$point" = base ]; echo $((1 - $?)))" ]
done
ok "the points are what is compared" [ "$(python3 -c "import json; print(len(json.load(open('$sweep/compare.json'))['comparisons']))")" -eq 6 ]
ok "some began where it mattered" grep -lq '"status": "feasible"' "$sweep"/grid*/solve.json
says "and counted" err '^7/7  grid'
cp -r "$sweep" "$work/kept"
grid "again" "$work/one"
ok "all are kept" [ "$(grep -c '  kept$' "$work/err")" -eq 7 ]
ok "not a byte is another" diff -r "$sweep" "$work/kept"
exits "a point by itself" 0 compare "$plan" --scenarios grid+apart=3+who=less -o "$work/single" "${effort[@]}" --quiet
ok "only that and the plan itself" [ -e "$work/single/grid+apart=3+who=less/roster.csv" -a "$(find "$work/single" -mindepth 1 -maxdepth 1 -type d -name 'grid*' | wc -l)" -eq 1 ]

grid "one at a time" "$work/two" --jobs 1 --quiet
ok "--jobs 1 and --jobs 2: the same bytes" same "$sweep" "$work/two/out"

# ---- damaged ----

point=grid+apart=3+who=less
head -c 700 "$work/kept/$point/roster.csv" >"$sweep/$point/roster.csv"
grid "a roster that is cut off" "$work/one"
says "a roster that is cut off: said so" err "^grid\\+apart=3\\+who=less: solved again, its folder is damaged or unfinished"
said_again "a roster that is cut off"
ok "a roster that is cut off: the same as before" same "$sweep" "$work/kept"
sed -i 's/"input_sha256": "..../"input_sha256": "0000/' "$sweep/$point/solve.json"
exits "another plan's result" 1 compare "$plan" --scenarios grid -o "$sweep" "${effort[@]}"
says "another plan's result: refused" err "out/grid\\+apart=3\\+who=less holds a result of another plan"
grid "another plan's result" "$work/one" --again
says "another plan's result: said so" err "^grid\\+apart=3\\+who=less: solved again, its folder is of another plan"
said_again "another plan's result"
ok "another plan's result: the same as before" same "$sweep" "$work/kept"
sed -i 's/"status": "[a-z-]*"/"status": "feasible"/; s/"begun_from": "..../"begun_from": "0000/' "$sweep/$point/solve.json"
grid "one that began elsewhere" "$work/one"
says "one that began elsewhere: said so" err "^grid\\+apart=3\\+who=less: solved again, its search began elsewhere"
said_again "one that began elsewhere"
ok "one that began elsewhere: the same as before" same "$sweep" "$work/kept"

# ---- killed ----

# count_done DIR: points that have a result.
count_done() {
    find "$1"/base "$1"/grid* -maxdepth 1 -name solve.json 2>/dev/null | wc -l
}

broken=$work/three/out
for killed_at in 1 4; do
    "$VAKTPLAN" compare "$plan" --scenarios grid -o "$broken" "${effort[@]}" --quiet --jobs 2 >/dev/null 2>"$work/err" &
    process=$!
    while [ "$(count_done "$broken")" -lt $killed_at ] && kill -0 $process 2>/dev/null; do sleep 0.02; done
    kill -9 $process 2>/dev/null
    wait $process 2>/dev/null
    ok "killed after $killed_at: some are left" [ "$(count_done "$broken")" -lt 7 ]
    ok "killed after $killed_at: nothing is compared" [ ! -e "$broken/compare.json" ]
done
grid "and gone on with" "$work/three"
ok "what was there is kept" [ "$(grep -c '  kept' "$work/err")" -ge 4 ]
ok "the same bytes as without the kill" same "$sweep" "$broken"
ok "and nobody sees what was left lying about" [ "$(find "$broken" -mindepth 1 -maxdepth 1 ! -name '.*' ! -name base ! -name 'grid*' ! -name 'compare*' | wc -l)" -eq 0 ]

# ---- slips of the pen ----

exits "an unknown sweep" 1 compare "$plan" --scenarios gird -o "$work/never"
says "an unknown sweep: said so" err "no scenario 'gird'"
says "an unknown sweep: did you mean" err "did you mean 'grid'\\?"
exits "an unknown point" 1 compare "$plan" --scenarios grid+apart=5+who=all -o "$work/never"
says "an unknown point: said so" err "the sweep has no point 'grid\\+apart=5\\+who=all'"
says "an unknown point: such as" err 'such as grid\+apart=2\+who=all'
exits "a sweep is no scenario to solve" 1 solve "$plan" --scenario grid -o "$work/never"
says "a sweep is no scenario to solve: how many" err 'scenario grid is a sweep of 6 points'
exits "a point beside its sweep" 1 compare "$plan" --scenarios grid,grid+apart=2+who=all -o "$work/never"
says "a point beside its sweep: said so" err 'grid\+apart=2\+who=all: one of them is asked for twice'
cp "$plan" "$work/million.yaml"
echo '  many: { vary: { a: { at: rules.rest.hours, values: 1..1000 }, b: { at: lines.forvakt.locum, values: 1..1000 } } }' >>"$work/million.yaml"
exits "a million points" 1 compare "$work/million.yaml" --scenarios many -o "$work/never"
says "a million points: the count" err 'a sweep of 1000000 points'
says "a million points: the most" err 'at most 1000$'
ok "nothing is written for any of these" [ ! -e "$work/never" ]
sed 's/values: 2\.\.4/values: [2, 3, 900]/' "$plan" >"$work/wrong.yaml"
exits "check: a point that is wrong" 1 check "$work/wrong.yaml"
says "check: a point that is wrong: where" err 'wrong\.yaml:23:53: error: days must be a whole number from 1 to 800, not 900$'
exits "compare: a point that is wrong" 1 compare "$work/wrong.yaml" --scenarios grid -o "$work/wrong"
ok "compare: nothing is begun" [ ! -e "$work/wrong" ]
exits "check: the points are sound" 0 check "$plan" --quiet

# ---- the first value without locums ----

tiny=$work/tiny.yaml
small_plan "$tiny"
cat >>"$tiny" <<'YAML'
scenarios:
  few:
    vary:
      doctors: { doctors: 1..8, newcomer: { home: grong }, until: no-locum }
      line: { options: { long: {}, short: { lines: { forvakt: { times: { mon-fri: ~ } } } } } }
    rules: { apart: { kind: spacing, days: 3, source: test, verified: no } }
  never:
    vary: { doctors: { doctors: 1..2, until: no-locum } }
    rules: { apart: { kind: spacing, days: 3, source: test, verified: no } }
YAML
exits "halving" 0 compare "$tiny" --scenarios few,never -o "$work/few" --effort 2000
cp "$work/out" "$work/said"
for line in long short; do
    least=0
    for n in 8 7 6 5 4 3 2 1; do
        "$VAKTPLAN" solve "$tiny" --scenario few+doctors=$n+line=$line -o "$work/all/$line-$n" --effort 2000 --quiet 2>/dev/null
        ! grep -q '"uncovered": 0' "$work/all/$line-$n/solve.json" || least=$n
    done
    ok "one by one there is a first for $line" [ $least -gt 1 -a $least -lt 8 ]
    # Lines of the answer are wrapped.
    ok "halving finds the same for $line" grep -q "few+line=$line: no locum is needed at doctors $least\\. Proven: at $((least - 1)) no lawful roster without a locum exists\\." <(tr '\n' ' ' <"$work/said")
    exits "and so it is proven for $line" 3 solve "$tiny" --scenario few+doctors=$((least - 1))+line=$line+locum=never -o "$work/proof" --effort 2000 --quiet
    exits "but not at the value itself for $line" 0 solve "$tiny" --scenario few+doctors=$least+line=$line+locum=never -o "$work/proof" --effort 2000 --quiet
done
ok "it asked for less than all" [ "$(find "$work/few" -maxdepth 1 -name 'few+*' ! -name '*never' | wc -l)" -lt 16 ]
ok "where none is found nothing is said of values that were not asked" grep -q 'never: no roster without a locum was found, not even at doctors 2\. Proven: at 2 no lawful roster' <(tr '\n' ' ' <"$work/said")
cp -r "$work/few" "$work/few-kept"
exits "halving again" 0 compare "$tiny" --scenarios few,never -o "$work/few" --effort 2000
ok "says the same" cmp "$work/out" "$work/said"
ok "and solves nothing again" diff -r "$work/few" "$work/few-kept"
exits "in bokmål" 0 compare "$tiny" --scenarios few -o "$work/few" --effort 2000 --lang nb
says "in bokmål: proven" out 'Bevist: med [0-9]'

# Whatever little is found: proven is said if, and only if, that very question has that answer.
for effort in 1 40; do
    exits "halving with effort $effort" 0 compare "$tiny" --scenarios few -o "$work/little-$effort" --effort $effort
    cp "$work/out" "$work/said"
    for line in long short; do
        words=$(tr '\n' ' ' <"$work/said" | grep -oE "few\\+line=$line: .*" | sed -E 's/few\+line=(long|short): //2; s/few\+line=.*//')
        below=$(grep -oE '(Proven: at|At) [0-9]' <<<"$words" | grep -oE '[0-9]' | head -n 1)
        "$VAKTPLAN" solve "$tiny" --scenario "few+doctors=$below+line=$line+locum=never" -o "$work/question" --effort $effort --quiet 2>/dev/null
        code=$?
        ok "effort $effort, $line: proven is said of $below exactly if it is (exit $code)" [ "$(grep -c 'Proven: at' <<<"$words")" -eq "$([ $code -eq 3 ]; echo $((1 - $?)))" ]
    done
done

# Ctrl-C while a point is asked for: each takes its time, so it is under way.
slow=$work/slow.yaml
sed 's/^period:.*/period: { from: 2027-01-04, to: 2027-07-04, holidays: norway }/
s/^fairness:.*/fairness: { categories: { duties: 1, weekends: 3, holidays: 5, hours: { weight: 1, unit: 8 } } }/' "$tiny" >"$slow"
: >"$work/err"
env --default-signal=INT "$VAKTPLAN" compare "$slow" --scenarios few -o "$work/slow" --time-limit 3 >"$work/out" 2>"$work/err" &
process=$!
while ! grep -q '^1/1  base' "$work/err" && kill -0 $process 2>/dev/null; do sleep 0.05; done
sleep 1
begun=$SECONDS
kill -INT $process
code=0
wait $process || code=$?
ok "Ctrl-C while halving: exit 4 (found $code)" [ $code -eq 4 ]
ok "Ctrl-C while halving: soon" [ $((SECONDS - begun)) -lt 30 ]
says "Ctrl-C while halving: said so" err '^vaktplan compare: few has no answer yet; the same command goes on where it was$'
ok "Ctrl-C while halving: no answer" bash -c "! grep -q 'no locum is needed' '$work/out'"
ok "Ctrl-C while halving: nothing is compared" [ ! -e "$work/slow/compare.json" ]

# ---- near a roster ----

exits "the best" 0 solve "$tiny" -o "$work/best" --quiet
ok "it is proven" grep -q '"status": "optimal"' "$work/best/solve.json"
exits "near it, hardly any effort" 0 solve "$tiny" --near "$work/best/roster.csv" -o "$work/near" --effort 1 --quiet
ok "it is there at once" [ "$(grep '"objective"' "$work/near/solve.json")" = "$(grep '"objective"' "$work/best/solve.json")" ]
ok "and is known to be where it began" grep -q "\"begun_from\": \"$(sha256sum <"$work/best/roster.csv" | cut -c -64)\"" "$work/near/solve.json"
exits "near it with somebody gone" 0 solve "$tiny" --scenario few+doctors=2+line=long --near "$work/best/roster.csv" -o "$work/gone" --effort 200 --quiet
exits "audited" 0 audit "$tiny" "$work/gone/roster.csv" --scenario few+doctors=2+line=long --quiet
printf '\x00\x01garbage\xff' >"$work/garbage.csv"
exits "near garbage" 1 solve "$tiny" --near "$work/garbage.csv" -o "$work/never" --quiet
says "near garbage: said so" err 'garbage\.csv.*error'
exits "near nothing" 1 solve "$tiny" --near "$work/none.csv" -o "$work/never" --quiet
head -c 200 "$work/best/roster.csv" >"$work/cut.csv"
exits "near a table that is cut off" 1 solve "$tiny" --near "$work/cut.csv" -o "$work/never" --quiet
exits "--start and --near" 2 solve "$tiny" --near "$work/best/roster.csv" --start "$work/best/roster.csv" -o "$work/never" --quiet
ok "nothing is written for any of these" [ ! -e "$work/never" ]
