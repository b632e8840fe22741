#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/confirm_levels.sh PLAN.yaml ROSTER.csv CERTIFICATE.json [SCENARIO]
# Is what the certificate claims of a roster with levels so? Every question behind it that is said to be proven is exported (vaktplan export --levels) and put to cbc and
# glpsol, which see the file alone, for at most LIMIT seconds each (default: 60). A line for each: what the roster comes to, and what they prove. Exit 1 if anything lies below, 0 if nothing does.
set -eu
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -lt 3 ] || [ $# -gt 4 ]; then
    echo "usage: bench/confirm_levels.sh PLAN.yaml ROSTER.csv CERTIFICATE.json [SCENARIO]" >&2
    exit 2
fi
plan=$1
roster=$2
certificate=$3
limit=${LIMIT:-60}
# shellcheck source=lib.sh
. "$bench/lib.sh"
need_programs "$VAKTPLAN" glpsol cbc python3
options=(--levels "$roster")
[ $# -lt 4 ] || options+=(--scenario "$4")

# What each proves; nothing if it does not within the limit.
ask_glpsol() {
    glpsol --freemps "$1" --tmlim "$limit" -w "$work/solution" >"$work/log" 2>&1 || return 0
    awk '$1 == "s" && $(NF - 1) == "o" { print $NF }' "$work/solution"
}

ask_cbc() {
    cbc "$1" timeMode elapsed sec "$limit" solve >"$work/log" 2>&1 || return 0
    awk '/^Result - Optimal solution found/ { proven = 1 } /^Objective value:/ && proven { print $3 }' "$work/log"
}

# judge OURS THEIRS: confirmed, BELOW or no answer.
judge() {
    awk -v ours="$1" -v theirs="$2" 'BEGIN {
        if (theirs == "") print "no answer"
        else if (theirs < ours - 1e-4 * (1 + (ours < 0 ? -ours : ours))) print "BELOW: " theirs
        else print "confirmed"
    }'
}

# ask NAME OPTION…: exports the question and prints its line. Sets `said`.
below=no
ask() {
    local name=$1
    shift
    said=$("$VAKTPLAN" export "$plan" "${options[@]}" "$@" --mps "$work/question.mps")
    local ours cbc glpsol
    ours=$(printf '%s\n' "$said" | sed -nE 's/.*(kommer til|comes to) ([-0-9.,]*)\. .*/\2/p' | tr , .)
    cbc=$(judge "$ours" "$(ask_cbc "$work/question.mps")")
    glpsol=$(judge "$ours" "$(ask_glpsol "$work/question.mps")")
    printf '| %s | %s | %s | %s |\n' "$name" "$ours" "$cbc" "$glpsol"
    case $cbc$glpsol in *BELOW*) below=yes ;; esac
}

# claims: category, doctors, proven of each claim with levels.
claims() {
    python3 -c '
import json, sys
for claim in json.load(open(sys.argv[1]))["fairness"]:
    if claim["method"] != "convex":
        print(claim["category"], len(claim["excess"]), claim["proven"])' "$certificate"
}

echo "| question | the roster comes to | cbc | glpsol |"
echo "|---|---|---|---|"
ask "places" --places
claims >"$work/claims"
while read -r category doctors proven; do
    from=1
    while [ "$from" -gt 0 ] && [ "$from" -le "$proven" ]; do
        ask "$category from doctor $from of $doctors" --category "$category" --from "$from"
        from=$(printf '%s\n' "$said" | sed -n 's/.*--from \([0-9]*\).*/\1/p')
        from=${from:-0}
    done
done <"$work/claims"
[ $below = no ]
