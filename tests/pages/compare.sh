#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# compare.html in a browser: two results, a few, many, some without a roster or without names, and one whose every name is hostile; both languages.
. "$(dirname "$0")/lib.sh"

plan=examples/indre-namdal/plan.yaml
pages=()

# compared NAME FOLDER…: a comparison named NAME, to be looked at; its language is at the end of the name.
compared() {
    local name=$1
    shift
    ok "$name is written" "$VAKTPLAN" compare "$@" -o "$work/$name" -q --lang "${name##*-}" && pages+=("$name=$work/$name/compare.html")
}

scenarios="night-to-namsos secondary-at-home sick-leave weighed-burden worst-off-first municipalities-answer"
ok "base is solved" "$VAKTPLAN" solve $plan -o "$work/base" -q --effort 600
for scenario in $scenarios; do
    ok "$scenario is solved" "$VAKTPLAN" solve $plan --scenario "$scenario" -o "$work/$scenario" -q --effort 600
done
compared two-nb "$work/base" "$work/worst-off-first"
compared two-en "$work/base" "$work/worst-off-first"
compared few-nb "$work/base" "$work/night-to-namsos" "$work/sick-leave"

# A sweep: the same results under names as long as its folders have. One breaks rules, one provably has no roster.
many=()
for i in 1 2 3 4 5 6 7 8 9; do
    for scenario in $scenarios; do
        folder="$work/grid+rest=$i+night-to=$scenario+locum=1000"
        cp -r "$work/$scenario" "$folder"
        many+=("$folder")
    done
done
awk -F, 'BEGIN { OFS = "," } NR > 1 { $6 = "grong-1" } { print }' "$work/base/roster.csv" >"$work/broken.csv"
ok "an unlawful one" "$VAKTPLAN" report $plan "$work/broken.csv" -o "$work/broken" -q
mkdir "$work/nobody"
sed 's/"status": "[a-z-]*"/"status": "infeasible"/' "$work/base/solve.json" >"$work/nobody/solve.json"
compared many-nb "$work/base" "$work/broken" "$work/nobody" "${many[@]}"
compared many-en "$work/base" "$work/broken" "$work/nobody" "${many[@]}"

ok "one without names" "$VAKTPLAN" solve $plan -o "$work/nameless" -q --effort 600 --anonymous
compared nameless-nb "$work/base" "$work/nameless"

hostile=tests/pages/hostile.yaml
named="$work/<img src=x onerror=alert(1)>\"'\`"
ok "hostile is solved" "$VAKTPLAN" solve "$hostile" -o "$work/hostile" -q --effort 600
awk -F, 'BEGIN { OFS = "," } NR > 1 { $6 = "d" (1 + NR % 8) } { print }' "$work/hostile/roster.csv" >"$work/mixed.csv"
ok "hostile is mixed" "$VAKTPLAN" report "$hostile" "$work/mixed.csv" -o "$named" -q
sed -i 's/"d1"/"<script>alert(1)<\/script>"/; s/"rule": "[^"]*"/"rule": "\\u202e<b onclick=alert(1)>"/; s/"category": "hours"/"category": "..\/<svg onload=alert(1)>"/' "$work/hostile/audit.json" "$named/audit.json"
compared hostile-nb "$work/hostile" "$named"
compared hostile-en "$work/hostile" "$named" "$work/hostile"

node tests/pages/compare.js "${pages[@]}"
