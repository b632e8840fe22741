#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# solve --prices: what would be gained without each soft rule, wishes and exemptions; where it is written, and that neither jobs nor Ctrl-C spoil it.
. "$(dirname "$0")/lib.sh"

small_plan "$work/small.yaml"
sed -i -e 's/  anne: { home: grong }/  anne: { home: grong, exempt: [{ what: [nights], from: 2027-01-04, to: 2027-01-08 }] }/' \
    -e '/^  rest:/a\  weekends: { at_most: 1, of: 2, soft: 3, source: test, verified: no }' "$work/small.yaml"
exits "with prices" 0 solve "$work/small.yaml" -o "$work/one" --prices --effort 3000 --jobs 1
says "the summary says how many were looked at" out '^Prices: looked at 3 of 3 soft rules, wishes and exemptions'
ok "prices.json: the rule" grep -q '"rule": "weekends"' "$work/one/prices.json"
ok "prices.json: the exemptions, by what they free from" bash -c "grep -A1 '\"exempt_from\": \[' '$work/one/prices.json' | grep -q nights"
ok "prices.json: the wishes" grep -q '"doctor": "cecilie"' "$work/one/prices.json"
ok "prices.json: everything is decided" bash -c "! grep -qE 'no-conclusion|not-looked-at' '$work/one/prices.json'"
ok "report.html has a table of them" grep -q '<th scope="row">the rule weekends</th>' "$work/one/report.html"
exits "with two jobs" 0 solve "$work/small.yaml" -o "$work/two" --prices --effort 3000 --jobs 2 --quiet
ok "the same bytes with two jobs" diff -r -x solve.json "$work/one" "$work/two"
exits "without prices" 0 solve "$work/small.yaml" -o "$work/two" --effort 3000 --quiet
ok "without --prices an earlier prices.json goes away" [ ! -e "$work/two/prices.json" ]
ok "the roster is the same" cmp "$work/one/roster.csv" "$work/two/roster.csv"
ok "the page says nothing of prices" bash -c "! grep -q 'id=\"prices\"' '$work/two/report.html'"

# The rule is what the roster pays for: without it in the plan, it has that much less.
points() { sed -nE 's/^  "objective": ([0-9.]+),$/\1/p' "$1/solve.json"; }
sed '/^  weekends:/d' "$work/small.yaml" >"$work/free.yaml"
exits "the plan without the rule" 0 solve "$work/free.yaml" -o "$work/free" --effort 3000 --quiet
gain=$(awk -v a="$(points "$work/one")" -v b="$(points "$work/free")" 'BEGIN { printf "%.6f", a - b }')
ok "the rule costs something" [ "$gain" != 0.000000 ]
ok "the rule's gain is the difference of the two plans ($gain)" bash -c \
    "awk '/\"rule\": \"weekends\"/ { on = 1 } on && /\"gain\": \[/ { getline; print \$1 + 0; exit }' '$work/one/prices.json' | awk -v g=$gain '{ exit !(\$1 - g < 1e-5 && g - \$1 < 1e-5) }'"

exits "without names" 0 solve "$work/small.yaml" -o "$work/masked" --prices --effort 3000 --anonymous --quiet
ok "without names: the rule is there" grep -q '"rule": "weekends"' "$work/masked/prices.json"
ok "without names: nobody is named, nobody's own wishes are priced" bash -c "! grep -qE 'anne|cecilie|\"what\": \"wishes\"|doctor-' '$work/masked/prices.json'"

exits "--price-effort alone" 2 solve "$work/small.yaml" -o "$work/never" --price-effort 5
says "says what it needs" err '--price-effort needs --prices'
sed -i -e 's/, exempt: .*$/ }/' -e 's/, wishes: .*$/ }/' "$work/free.yaml"
exits "a plan with nothing to take away" 0 solve "$work/free.yaml" -o "$work/free" --prices --price-effort 1000
says "says so" out '^Prices: the plan has no soft rules, wishes or exemptions to take away'

# Ctrl-C while prices are looked for: the roster is there, and what was not looked at is said to be that.
env --default-signal=INT "$VAKTPLAN" solve "$example" -o "$work/int" --effort 300 --prices --price-effort 0 --json >"$work/out" 2>"$work/err" &
process=$!
for _ in $(seq 600); do
    grep -q '"stage":"prices"' "$work/err" && break
    sleep 0.1
done
kill -INT $process
code=0
wait $process || code=$?
ok "Ctrl-C among the prices ends with 0 (found $code)" [ $code -eq 0 ]
exits "Ctrl-C: the roster is lawful" 0 audit "$example" "$work/int/roster.csv" --quiet
ok "Ctrl-C: what was not looked at is said to be that" grep -q '"verdict": "not-looked-at"' "$work/int/prices.json"
ok "Ctrl-C: the roster's own status knows nothing of it" bash -c "! grep -q '\"status\": \"interrupted\"' '$work/int/solve.json'"
