#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/run.sh [PLAN.yaml …]. Ours beside glpsol and cbc, each a process of its own on the same exported file, each for BENCH_SECONDS (60),
# one after the other. Then our roster is fixed in, and both are asked what it is worth: they must say what solve.json says.
set -eu
cd "$(dirname "$0")/.."
vaktplan=${VAKTPLAN:-build/vaktplan}
seconds=${BENCH_SECONDS:-60}
[ $# -gt 0 ] || set -- examples/*/plan.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Memory of a process and its children in kB, all at their peaks.
add_peaks() {
    local process=$1 child peak sum
    peak=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null || true)
    sum=${peak:-0}
    for child in $(cat "/proc/$process/task/$process/children" 2>/dev/null || true); do
        sum=$((sum + $(add_peaks "$child")))
    done
    echo "$sum"
}

# measure COMMAND…: runs it with its output in $work/log; sets $took (seconds) and $memory (MB).
measure() {
    local begun process now peak=0
    begun=$(date +%s.%N)
    "$@" >"$work/log" 2>&1 &
    process=$!
    while kill -0 $process 2>/dev/null; do
        now=$(add_peaks $process)
        [ "$now" -le "$peak" ] || peak=$now
        sleep 0.1
    done
    wait $process || true
    took=$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')
    memory=$((peak / 1024))
}

# row NAME OBJECTIVE BOUND FIRST; "-" where there is none.
row() {
    awk -v name="$1" -v o="$2" -v b="$3" -v first="$4" -v took="$took" -v memory="$memory" 'BEGIN {
        gap = "-"
        if (o != "-" && b != "-") gap = sprintf("%.2f %%", o == b || o <= 0 ? 0 : 100 * (o - b) / o)
        printf "%-26s %8s s %10s s %12s %12s %10s %8s MB\n", name, took, first, o, b, gap, memory
    }'
}

field() {
    sed -n "s/.*\"$1\": \([-0-9.e+]*\).*/\1/p" "$2" | head -n 1
}

number() {
    awk -v x="${1:--}" 'BEGIN { if (x == "-" || x == "") print "-"; else printf "%.4f\n", x }'
}

run_glpsol() {
    local name=$1 file=$2 found
    shift 2
    measure glpsol --freemps "$file" "$@" --tmlim "$seconds"
    # "+ 1234: mip = 8.1e+00 >= 5.7e+00 29.8% (34; 12)"
    found=$(grep -E '^\+ *[0-9]+: mip = ' "$work/log" | tail -n 1)
    if grep -q 'INTEGER OPTIMAL SOLUTION FOUND' "$work/log"; then
        found=$(sed -E 's/.*mip = +([-0-9.e+]+) .*/\1/' <<<"$found")
        row "$name" "$(number "$found")" "$(number "$found")" -
    elif grep -q 'not found yet' <<<"${found:-not found yet}"; then
        row "$name" - "$(number "$(sed -nE 's/.*>= +([-0-9.e+]+) .*/\1/p' <<<"$found")")" -
    else
        row "$name" "$(number "$(sed -E 's/.*mip = +([-0-9.e+]+) .*/\1/' <<<"$found")")" \
            "$(number "$(sed -nE 's/.*>= +([-0-9.e+]+) .*/\1/p' <<<"$found")")" -
    fi
}

run_cbc() {
    local objective bound
    measure cbc "$1" sec "$seconds" solve
    objective=$(awk '/^Objective value:/ { print $3 }' "$work/log")
    bound=$(awk '/^Lower bound:/ { print $3 }' "$work/log")
    [ -n "$bound" ] || bound=$objective
    row cbc "$(number "$objective")" "$(number "$bound")" -
}

# What another solver finds when the roster is fixed: an empty answer where it finds nothing.
price_glpsol() {
    glpsol --freemps "$1" --mir --tmlim 60 -w "$work/solution" >/dev/null 2>&1 && awk '$1 == "s" { print $NF }' "$work/solution"
}

price_cbc() {
    cbc "$1" sec 60 solve 2>/dev/null | awk '/^Objective value:/ { print $3 }'
}

for plan in "$@"; do
    echo "$plan, $seconds s each"
    "$vaktplan" export "$plan" --mps "$work/program.mps"
    printf '%-26s %8s   %10s   %12s %12s %10s %8s\n' "" time "first at" objective bound gap peak
    measure "$vaktplan" solve "$plan" -o "$work/result" --time-limit "$seconds" --quiet
    ours=$(field objective "$work/result/solve.json")
    row vaktplan "$(number "$ours")" "$(number "$(field bound "$work/result/solve.json")")" \
        "$(field seconds_to_first "$work/result/solve.json")"
    run_glpsol "glpsol" "$work/program.mps"
    run_glpsol "glpsol --mir --mostf" "$work/program.mps" --mir --mostf
    run_cbc "$work/program.mps"
    "$vaktplan" export "$plan" --mps "$work/fixed.mps" --fix "$work/result/roster.csv"
    echo "our roster fixed in: solve.json $(number "$ours"), glpsol $(number "$(price_glpsol "$work/fixed.mps")"), cbc $(number "$(price_cbc "$work/fixed.mps")")"
    echo
done
