#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/confirm.sh PLAN.yaml ROSTER.csv [SOLVE.json]
# Is the roster worth what solve.json (by default the one beside the roster) says? The program is exported with the roster fixed in, glpsol and cbc
# find what is left to decide, and all three must name the same points, to 1e-4. Exit 0 if they do, 1 if not, 2 for wrong usage.
set -eu
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -lt 2 ] || [ $# -gt 3 ]; then
    echo "usage: bench/confirm.sh PLAN.yaml ROSTER.csv [SOLVE.json]" >&2
    exit 2
fi
plan=$1
roster=$2
solved=${3:-$(dirname "$roster")/solve.json}
# shellcheck source=lib.sh
. "$bench/lib.sh"
need_programs "$VAKTPLAN" glpsol cbc
for file in "$plan" "$roster" "$solved"; do
    [ -r "$file" ] && continue
    echo "confirm: cannot read $file" >&2
    exit 2
done

price_glpsol() {
    glpsol --freemps "$1" --tmlim 60 -w "$work/solution" >"$work/log" 2>&1 || return 0
    awk '$1 == "s" && $(NF - 1) == "o" { print $NF }' "$work/solution"
}

price_cbc() {
    cbc "$1" timeMode elapsed sec 60 solve >"$work/log" 2>&1 || return 0
    awk '/^Result - Optimal solution found/ { proven = 1 } /^Objective value:/ && proven { print $3 }' "$work/log"
}

# compare NAME POINTS: a line; true if they are ours.
compare() {
    awk -v name="$1" -v theirs="$2" -v ours="$ours" 'BEGIN {
        if (theirs == "" || ours == "-") {
            printf "    %-12s %14s\n", name, "no answer"
            exit 1
        }
        apart = theirs > ours ? theirs - ours : ours - theirs
        printf "    %-12s %14.6f   apart %.6f\n", name, theirs, apart
        exit !(apart <= 1e-4)
    }'
}

"$VAKTPLAN" export "$plan" --mps "$work/fixed.mps" --fix "$roster"
ours=$(field objective "$solved")
agreed=yes
echo "The roster fixed in, its points by"
printf '    %-12s %14s\n' solve.json "$ours"
compare glpsol "$(price_glpsol "$work/fixed.mps")" || agreed=no
compare cbc "$(price_cbc "$work/fixed.mps")" || agreed=no
if [ $agreed = no ]; then
    echo "confirm: they do not agree to 1e-4" >&2
    exit 1
fi
echo "They agree to 1e-4."
