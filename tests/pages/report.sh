#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# report.html in a browser: the five examples in both languages and without names, one with breaches, and one whose every name is hostile.
. "$(dirname "$0")/lib.sh"

# report PLAN ROSTER NAME OPTION…: a report named NAME, to be looked at.
pages=()
report() {
    local plan=$1 roster=$2 name=$3
    shift 3
    ok "$name is written" "$VAKTPLAN" report "$plan" "$roster" -o "$work/$name" -q "$@" && pages+=("$name=$work/$name/report.html")
}

for example in $examples; do
    plan=examples/$example/plan.yaml
    roster=$work/$example-nb/roster.csv
    ok "$example-nb is solved" "$VAKTPLAN" solve "$plan" -o "$work/$example-nb" -q --effort 600 --lang nb && pages+=("$example-nb=$work/$example-nb/report.html")
    report "$plan" "$roster" "$example-nameless-en" --lang en --anonymous
    [ "$example" = stavanger ] || report "$plan" "$roster" "$example-en" --lang en # 90 doctors take a minute each time
done

# Every duty is one doctor's, twice where it has two places; a row fits none.
awk -F, 'BEGIN { OFS = "," } NR > 1 { $6 = "grong-1" } NR == 9 { sub(/T..:/, "T03:", $4) } { print }' "$work/indre-namdal-nb/roster.csv" >"$work/broken.csv"
report examples/indre-namdal/plan.yaml "$work/broken.csv" broken-nb --lang nb
report examples/indre-namdal/plan.yaml "$work/broken.csv" broken-en --lang en

hostile=tests/pages/hostile.yaml
ok "hostile-nb is solved" "$VAKTPLAN" solve "$hostile" -o "$work/hostile-nb" -q --effort 600 && pages+=("hostile-nb=$work/hostile-nb/report.html")
awk -F, 'BEGIN { OFS = "," } NR > 1 { $6 = "d" (1 + NR % 8) } { print }' "$work/hostile-nb/roster.csv" >"$work/mixed.csv"
report "$hostile" "$work/mixed.csv" hostile-en --lang en
report "$hostile" "$work/mixed.csv" hostile-nameless-en --lang en --anonymous

node tests/pages/report.js "${pages[@]}"
