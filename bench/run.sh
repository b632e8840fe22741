#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/run.sh [PLAN.yaml …]; BENCH_SECONDS=60 for each search, BENCH_EFFORT=N instead of the default effort.
# Ours beside glpsol, cbc and, where it is installed, HiGHS: the program of the plan is exported once, then each solver has it alone, one after the other.
# README.md says what the columns mean. Exit 0 if glpsol and cbc confirm what our rosters are worth.
set -eu
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lib.sh
. "$bench/lib.sh"
seconds=${BENCH_SECONDS:-60}
[ $# -gt 0 ] || set -- "$bench/../examples/indre-namdal/plan.yaml"
if ! [[ $seconds =~ ^[1-9][0-9]*$ ]]; then
    echo "run: BENCH_SECONDS is a whole number of seconds, not '$seconds'" >&2
    exit 2
fi
need_programs "$VAKTPLAN" glpsol cbc
most=$((4 * seconds + 600))

# ---- reading what they say ----

# The price of the cheapest locum: a solution that costs less leaves no place open. Empty if there is none to be had; 0 if one costs nothing.
least_locum() {
    awk '
        $1 == "BOUNDS" { in_bounds = 1 }
        !in_bounds && $1 ~ /^u\[/ {
            if (!($1 in price)) price[$1] = 0
            for (i = 2; i < NF; i += 2) if ($i == "R0000000") price[$1] = $(i + 1)
        }
        in_bounds && $1 == "FX" { delete price[$3] }
        END {
            for (u in price) if (least == "" || price[u] < least) least = price[u]
            print least
        }' "$1"
}

# Lines "SECONDS POINTS" for the solutions that a log tells of.
solutions_of_glpsol() {
    sed -nE -e 's/^([0-9.]+) \+ *[0-9]+: >>>>> +([-0-9.e+]+) .*/\1 \2/p' \
        -e 's/^([0-9.]+) Solution found by heuristic: +([-0-9.e+]+).*/\1 \2/p' "$work/log"
}

solutions_of_cbc() {
    local told='Cbc0012I Integer solution of|Cbc0038I Solution found of|Cbc0038I Relaxing continuous gives'
    told+='|Cbc0038I Mini branch and bound improved solution from [^ ]+ to|Cbc0038I Freeing continuous variables gives a solution of'
    sed -nE "s/^([0-9.]+) ($told) ([-0-9.e+]+).*/\1 \3/p" "$work/log"
}

# "R 0 0 0 0.00% 38.1 480.7 92.1% …": a letter for what found it, then nodes, the bound and the solution.
solutions_of_highs() {
    sed -nE 's/^([0-9.]+) +[A-Za-z]( +[0-9]+){3} +[0-9.]+% +[^ ]+ +([-0-9.e+]+) .*/\1 \3/p' "$work/log"
}

# when_first LEAST: from such lines, the seconds of the first and of the first that costs less than LEAST.
when_first() {
    awk -v least="$1" '
        NR == 1 { first = $1 }
        covered == "" && (least == "" || $2 < least + 0) { covered = $1 }
        END { print first == "" ? "-" : first, covered == "" ? "-" : covered }'
}

# row NAME FIRST COVERED OBJECTIVE BOUND; "-" where there is none.
row() {
    local objective=${4:--} bound=${5:--}
    printf '%-31s %7s %7s %8s %11s %11s %7s %7s\n' "$1" "$(say 1 "$took")" "$(say 2 "$2")" "$(say 2 "$3")" "$(say 4 "$objective")" \
        "$(say 4 "$bound")" "$(say 2 "$(gap_of "$objective" "$bound")")" "$memory"
}

# ---- the solvers ----

# run_ours NAME PLAN FOLDER OPTION…
run_ours() {
    local name=$1 plan=$2 folder=$3
    shift 3
    measure "$most" "$VAKTPLAN" solve "$plan" -o "$folder" --json "$@"
    if [ ! -e "$folder/solve.json" ]; then
        cut -d ' ' -f 2- "$work/log" >&2
        return 1
    fi
    row "$name" "$(field seconds_to_first "$folder/solve.json")" "$(field seconds_to_covered "$folder/solve.json")" \
        "$(field objective "$folder/solve.json")" "$(field bound "$folder/solve.json")"
}

# run_glpsol FILE LEAST OPTION…
run_glpsol() {
    local file=$1 least=$2 first covered last objective bound
    shift 2
    measure "$most" glpsol --freemps "$file" "$@" --tmlim "$seconds"
    read -r first covered <<<"$(solutions_of_glpsol | when_first "$least")"
    objective=$(solutions_of_glpsol | awk 'END { print $2 }')
    # "+ 1234: mip = 8.1e+00 >= 5.7e+00 29.8% (34; 12)"
    last=$(grep -E '^[0-9.]+ \+ *[0-9]+: (mip =|>>>>>) ' "$work/log" | tail -n 1 || true)
    bound=$(sed -nE 's/.* >= +(-?[0-9][-0-9.e+]*) .*/\1/p' <<<"$last")
    grep -q 'INTEGER OPTIMAL SOLUTION FOUND' "$work/log" && bound=$objective
    row "glpsol${*:+ }$*" "$first" "$covered" "$objective" "$bound"
}

# run_cbc FILE LEAST
run_cbc() {
    local first covered objective bound
    measure "$most" cbc "$1" timeMode elapsed sec "$seconds" solve
    read -r first covered <<<"$(solutions_of_cbc | when_first "$2")"
    objective=$(awk '$2 == "Objective" && $3 == "value:" { print $4 }' "$work/log")
    bound=$(awk '$2 == "Lower" && $3 == "bound:" { print $4 }' "$work/log")
    grep -q ' Result - Optimal solution found' "$work/log" && bound=$objective
    row cbc "$first" "$covered" "$objective" "$bound"
}

# run_highs FILE LEAST: in $work, for it writes its log where it stands.
run_highs() {
    local first covered objective bound
    measure "$most" env -C "$work" highs --time_limit "$seconds" "$1"
    read -r first covered <<<"$(solutions_of_highs | when_first "$2")"
    objective=$(awk '$2 == "Primal" && $3 == "bound" && $4 != "inf" { print $4 }' "$work/log")
    bound=$(awk '$2 == "Dual" && $3 == "bound" && $4 != "-inf" { print $4 }' "$work/log")
    row highs "$first" "$covered" "$objective" "$bound"
}

# ---- the whole ----

bench_plan() {
    local plan=$1 ours=$work/ours least
    rm -rf "$ours"
    "$VAKTPLAN" export "$plan" --mps "$work/program.mps"
    least=$(least_locum "$work/program.mps")
    printf "\nplan      %s\n" "$(realpath --relative-to=. "$plan")"
    sed -nE "s/^\\* (Rows|Columns|Non-zeros): +/\\1 /p" "$work/program.mps" | paste -s -d "," | sed -E "s/, */, /g; s/.*/program   \L&/"
    printf '\n%-31s %7s %7s %8s %11s %11s %7s %7s\n' solver seconds first covered objective bound "gap %" MB
    run_ours "vaktplan --time-limit $seconds" "$plan" "$ours/timed" --time-limit "$seconds"
    run_ours "vaktplan${BENCH_EFFORT:+ --effort $BENCH_EFFORT}" "$plan" "$ours/effort" ${BENCH_EFFORT:+--effort "$BENCH_EFFORT"}
    run_glpsol "$work/program.mps" "$least"
    run_glpsol "$work/program.mps" "$least" --mir --clique --mostf
    run_cbc "$work/program.mps" "$least"
    [ -z "$highs" ] || run_highs "$work/program.mps" "$least"
    echo
    echo "seed      $(field seed "$ours/timed/solve.json"); effort $(field effort "$ours/timed/solve.json") in the first row," \
        "$(field effort "$ours/effort/solve.json") in the second"
    "$bench/confirm.sh" "$plan" "$ours/timed/roster.csv"
    "$bench/confirm.sh" "$plan" "$ours/effort/roster.csv"
}

highs=$(command -v highs || true) # from Debian 13 on
describe_machine "$VAKTPLAN" glpsol cbc ${highs:+highs}
echo "limits    $seconds s of wall clock for each row but the second, which has ${BENCH_EFFORT:-the default} effort instead"
for plan in "$@"; do
    bench_plan "$plan"
done
