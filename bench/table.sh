#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/table.sh [ROW …]; ROW is an example (stor-elvdal indre-namdal overgrepsmottak ryfylke stavanger stavanger-merged), shiftsched or oncall85.
# Ours alone, a row for each input, each the median of BENCH_RUNS=3 runs. BENCH_SECONDS=N for each example instead of the default effort,
# BENCH_SHIFTSCHED="NUMBER:SECONDS …" for the instances and their limits, BENCH_ONCALL85=SECONDS for each month. README.md says what the columns mean.
# Exit 0 if every run gave a roster that its checker, where there is one, finds lawful and worth its points; 1 if not; 2 for wrong usage.
set -eu
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lib.sh
. "$bench/lib.sh"
runs=${BENCH_RUNS:-3}
instances=${BENCH_SHIFTSCHED-1:60 3:60 5:60 6:60 7:60 9:60 10:60 12:600 13:600 15:600 16:600 18:600 20:1800 21:1800 23:1800}
month_seconds=${BENCH_ONCALL85:-60}
shiftsched=${VAKTPLAN_SHIFTSCHED:-$bench/../../shared/bench/shiftsched}
oncall85=${VAKTPLAN_ONCALL85:-$bench/../../shared/bench/oncall85}
examples=(stor-elvdal indre-namdal overgrepsmottak ryfylke stavanger stavanger-merged)
[ $# -gt 0 ] || set -- "${examples[@]}" shiftsched oncall85

refuse() {
    echo "table: $*" >&2
    exit 2
}

for row in "$@"; do
    [[ " ${examples[*]} shiftsched oncall85 " == *" $row "* ]] || refuse "no row '$row'; there are ${examples[*]} shiftsched oncall85"
done
for figure in "$runs" "$month_seconds" "${BENCH_SECONDS:-1}"; do
    [[ $figure =~ ^[1-9][0-9]*$ ]] || refuse "BENCH_RUNS, BENCH_SECONDS and BENCH_ONCALL85 are whole numbers, not '$figure'"
done
for entry in $instances; do
    [[ $entry =~ ^[0-9]+:[1-9][0-9]*$ ]] || refuse "BENCH_SHIFTSCHED is a list of NUMBER:SECONDS, not '$entry'"
done
need_programs "$VAKTPLAN"
faults=0
judge=(:) # a command that sets $verdict from what stands in $work/out

# ---- one run, and the row of several ----

# solve_once SECONDS PLAN OPTION…: a line of figures to $work/runs: first, covered, objective, bound, status, seconds, MB, verdict.
# SECONDS 0 is the default effort.
solve_once() {
    local limit=$1 most folder=$work/out solved=$work/out/solve.json status options=(--json)
    shift
    rm -rf "$folder"
    most=$((4 * limit + 600))
    if [ "$limit" -gt 0 ]; then options+=(--time-limit "$limit"); else most=86400; fi
    measure "$most" "$VAKTPLAN" solve "$@" -o "$folder" "${options[@]}"
    if [ ! -e "$solved" ]; then
        cut -d ' ' -f 2- "$work/log" >&2
        printf '%s\t' - - - - failed "$took" "$memory" - >>"$work/runs"
    else
        verdict=-
        [ ! -e "$folder/roster.csv" ] || "${judge[@]}" || verdict=infeasible
        status=$(sed -nE 's/^ *"status": "(.*)",$/\1/p' "$solved" | head -n 1)
        printf '%s\t' "$(field seconds_to_first "$solved")" "$(field seconds_to_covered "$solved")" "$(field objective "$solved")" "$(field bound "$solved")" \
            "$status" "$took" "$memory" "$verdict" >>"$work/runs"
    fi
    echo >>"$work/runs"
    [ -e "$folder/roster.csv" ] && [[ $verdict =~ ^(feasible|-)$ ]] || faults=1
}

# runs_of SECONDS PLAN OPTION…: all of a row; sets first, covered, objective, bound, gap, status, seconds, megabytes, judged and range. Each column has
# its own median (of an even number the lower of the two in the middle; "-" comes last); words are named once each.
runs_of() {
    local run
    : >"$work/runs"
    for ((run = 0; run < runs; run++)); do
        solve_once "$@"
    done
    IFS=$'\t' read -r first covered objective bound status seconds megabytes judged range <<<"$(awk -F '\t' '
        function after(a, b) { return b != "-" && (a == "-" || a + 0 > b + 0) }
        function sort(column, i, j, x) {
            for (i = 2; i <= NR; i++) {
                x = at[column, i]
                for (j = i - 1; j >= 1 && after(at[column, j], x); j--) at[column, j + 1] = at[column, j]
                at[column, j + 1] = x
            }
        }
        function differ(column, name, i, a, b) {
            a = at[column, 1]
            b = at[column, NR]
            if (a == b || (a != "-" && b != "-" && b - a < 1e-4)) return ""
            return sprintf("%s %s..%s  ", name, a, b)
        }
        {
            for (i = 1; i <= 8; i++) at[i, NR] = $i
            if (!index("/" words[5] "/", "/" $5 "/")) words[5] = words[5] (words[5] == "" ? "" : "/") $5
            if (!index("/" words[8] "/", "/" $8 "/")) words[8] = words[8] (words[8] == "" ? "" : "/") $8
        }
        END {
            for (i = 1; i <= 7; i++) if (i != 5) {
                sort(i)
                words[i] = at[i, int((NR + 1) / 2)]
            }
            for (i = 1; i <= 8; i++) printf "%s\t", words[i]
            range = differ(3, "objective") differ(6, "seconds")
            print range == "" ? "-" : range
        }' "$work/runs")"
    gap=$(gap_of "$objective" "$bound")
    [ "$range" != - ] || range=
    range=${range%  }
}

# above BEST: how much more than that our objective is, in per cent; "-" if it cannot be said.
above() {
    awk -v ours="$objective" -v best="$1" 'BEGIN {
        if (ours == "-" || best + 0 <= 0) print "-"
        else printf "%.1f\n", 100 * (ours - best) / best
    }'
}

# put FORMAT TEXT…: a line without blanks at its end.
put() {
    local line
    # shellcheck disable=SC2059
    printf -v line "$@"
    echo "${line%"${line##*[! ]}"}"
}

# ---- the three tables ----

example_format='%-16s %7s %8s %11s %11s %7s  %-12s %8s %6s  %s'

example_row() {
    local plan=$bench/../examples/${1%-merged}/plan.yaml scenario=()
    [ "$1" = "${1%-merged}" ] || scenario=(--scenario merged)
    judge=(:)
    runs_of "${BENCH_SECONDS:-0}" "$plan" "${scenario[@]}"
    put "$example_format" "$1" "$(say 2 "$first")" "$(say 2 "$covered")" "$(say 4 "$objective")" "$(say 4 "$bound")" "$(say 2 "$gap")" "$status" \
        "$(say 1 "$seconds")" "$megabytes" "$range"
}

shiftsched_format='%-10s %6s %9s %11s  %-10s %8s %6s  %-10s %7s %7s%s  %s'

shiftsched_row() {
    local number=${1%:*} limit=${1#*:} instance=$shiftsched/Instance${1%:*}.txt best
    if [ ! -r "$instance" ]; then
        echo "$number skipped: $(realpath -m --relative-to=. "$instance") is not there"
        return
    fi
    if ! convert shiftsched plan "$instance" "$work/plan.yaml"; then
        faults=1
        return
    fi
    judge=(judge_shiftsched "$instance" "$work/out")
    runs_of "$limit" "$work/plan.yaml"
    best=$(awk -F '\t' -v number="$number" '$1 == number { print $3 }' "$bench/published.tsv")
    put "$shiftsched_format" "$number" "$limit" "$(say 0 "$objective")" "$(say 2 "$bound")" "$status" "$(say 1 "$seconds")" "$megabytes" "$judged" \
        "${best:--}" "$(above "${best:-0}")" "$(published_cells "$number")" "$range"
}

# published_cells NUMBER: what others published of the instance; of "number", the names of the columns.
published_cells() {
    awk -F '\t' -v number="$1" '
        NR == 1 { for (i = 4; i <= NF; i++) cell[i] = "-" }
        NR == 1 { columns = NF }
        $1 == number { for (i = 4; i <= NF; i++) cell[i] = $i }
        END { for (i = 4; i <= columns; i++) printf " %7s", cell[i] }' "$bench/published.tsv"
}

month_format='%-28s %6s %9s %9s  %-10s %8s %6s  %-10s %8s  %s'

month_row() {
    local month=$1 optimum
    if ! convert oncall85 plan "$month" "$work/plan.yaml"; then
        faults=1
        return
    fi
    judge=(judge_oncall85 "$month" "$work/out")
    runs_of "$month_seconds" "$work/plan.yaml"
    optimum=$(sed -nE 's/.*"optimum": ?([0-9.]+).*/\1/p' "$month")
    put "$month_format" "$(basename "$month" .json)" "$month_seconds" "$(say 0 "$objective")" "$(say 2 "$bound")" "$status" "$(say 1 "$seconds")" \
        "$megabytes" "$judged" "$(say 0 "${optimum:--}")" "$range"
}

# ---- the whole ----

# ready FAMILY FOLDER: can its instances be read? Else it says why not.
ready() {
    if [ ! -d "$2" ]; then
        printf '\n%s skipped: the folder %s is not there\n' "$1" "$(realpath -m --relative-to=. "$2")"
    elif ! command -v python3 >/dev/null 2>&1; then
        printf '\n%s skipped: python3 is not there\n' "$1"
    else
        return 0
    fi
    return 1
}

describe_machine "$VAKTPLAN"
limit="the default effort"
[ -z "${BENCH_SECONDS:-}" ] || limit="$BENCH_SECONDS s"
echo "limits    $limit for each example; $runs run$([ "$runs" -eq 1 ] || echo s) of each row"
headed=
for row in "$@"; do
    case $row in
        shiftsched)
            headed=
            ready "$row" "$shiftsched" || continue
            echo
            put "$shiftsched_format" shiftsched limit objective bound status seconds MB check.py best "above %" "$(published_cells number)" ""
            for entry in $instances; do
                shiftsched_row "$entry"
            done
            ;;
        oncall85)
            headed=
            ready "$row" "$oncall85" || continue
            echo
            put "$month_format" oncall85 limit objective bound status seconds MB judge optimum ""
            for month in "$oncall85"/*.json; do
                [ ! -r "$month" ] || month_row "$month"
            done
            ;;
        *)
            if [ -z "$headed" ]; then
                echo
                put "$example_format" example first covered objective bound "gap %" status seconds MB ""
                headed=yes
            fi
            example_row "$row"
            ;;
    esac
done
exit $faults
