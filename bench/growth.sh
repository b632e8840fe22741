#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/growth.sh CHART.png or CHART.svg
# How time and memory grow with the service: plans of bench/convert/service.py, each searched until no place is left to a locum, or for
# BENCH_GROWTH_SECONDS=120. A table on stdout, the same as CHART.tsv, and the chart. BENCH_GROWTH_SIZES="DOCTORSxWEEKS …" and BENCH_GROWTH_SEED=1 say which plans.
# Exit 0 if every plan was accepted and every run told what came of it, 1 if not, 2 for wrong usage.
set -eu
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lib.sh
. "$bench/lib.sh"
seconds=${BENCH_GROWTH_SECONDS:-120}
seed=${BENCH_GROWTH_SEED:-1}
sizes=${BENCH_GROWTH_SIZES:-10x4 30x4 100x4 300x4 1000x4 30x13 30x26 30x52 30x104}

refuse() {
    echo "growth: $*" >&2
    exit 2
}

if [ $# -ne 1 ] || ! [[ $1 =~ \.(png|svg)$ ]]; then
    refuse "usage: bench/growth.sh CHART.png or CHART.svg"
fi
chart=$1
[[ $seconds =~ ^[1-9][0-9]*$ ]] || refuse "BENCH_GROWTH_SECONDS is a whole number of seconds, not '$seconds'"
[[ $seed =~ ^[0-9]+$ ]] || refuse "BENCH_GROWTH_SEED is a whole number, not '$seed'"
for size in $sizes; do
    [[ $size =~ ^[1-9][0-9]*x[1-9][0-9]*$ ]] || refuse "BENCH_GROWTH_SIZES is a list of DOCTORSxWEEKS, not '$size'"
done
need_programs "$VAKTPLAN" python3 gnuplot
mkdir -p "$(dirname "$chart")"
table=${chart%.*}.tsv
faults=0

# ---- one plan ----

# size_of PLAN: places, and pairs of a duty and a doctor who may take it.
size_of() {
    local said=$work/check.json
    "$VAKTPLAN" check "$1" --json >"$said" || return
    places=$(field places "$said")
    duties=$(field duties "$said")
    pairs=$(awk -F ': ' '/"may_take":/ { sum += $2 } END { print sum + 0 }' "$said")
}

# grow DOCTORS WEEKS: a row.
grow() {
    local plan=$work/plan.yaml solved=$work/out/solve.json peak first covered left places duties pairs
    convert service "$1" "$2" "$seed" >"$plan"
    if ! size_of "$plan"; then
        faults=1
        return
    fi
    rm -rf "$work/out"
    stop_at='"uncovered":0,'
    measure $((4 * seconds + 600)) "$VAKTPLAN" solve "$plan" -o "$work/out" --json --time-limit "$seconds"
    stop_at=
    peak=$memory
    # Proven in the same second: the search was over, and the interruption cost the report. Once more, to its own end.
    if [ ! -e "$solved" ] && grep -q '"uncovered":0,' "$work/log"; then
        measure $((4 * seconds + 600)) "$VAKTPLAN" solve "$plan" -o "$work/out" --json --time-limit "$seconds"
    fi
    if [ ! -e "$solved" ]; then
        cut -d ' ' -f 2- "$work/log" >&2
        faults=1
        return
    fi
    first=$(field seconds_to_first "$solved")
    covered=$(field seconds_to_covered "$solved")
    left=$(field uncovered "$solved")
    [ -e "$work/out/roster.csv" ] || left=-
    printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$duties" "$places" "$pairs" "$first" "$covered" "$left" "$peak" >>"$table"
    printf '%7s %6s %7s %8s %9s %9s %9s %6s %6s\n' "$1" "$2" "$duties" "$places" "$pairs" "$first" "$covered" "$left" "$peak"
}

# ---- the chart ----

# series NAME COLUMN: from the table, pairs and that column where it has a figure. Rows at four weeks are "doctors", those of 30 doctors "weeks"
# (30 doctors for four weeks are both), all else "others".
series() {
    awk -F '\t' -v name="$1" -v column="$2" '
        NR == 1 || $column == "-" { next }
        name == "doctors" ? $2 == 4 : name == "weeks" ? $1 == 30 : $1 != 30 && $2 != 4 { print $5, $column }' "$table" | sort -n
}

draw() {
    local terminal="pngcairo size 1200,540 font 'DejaVu Sans,11'" plots memories column name
    [[ $chart == *.png ]] || terminal="svg size 1200,540 font 'DejaVu Sans,14' background 'white'"
    for column in 7 9; do
        for name in doctors weeks others; do
            series $name $column >"$work/$name.$column"
        done
    done
    awk -F '\t' -v limit="$seconds" 'NR > 1 && $7 == "-" { print $5, limit }' "$table" >"$work/beyond.7"
    plots=$(plots_of 7)
    memories=$(plots_of 9)
    if [ -z "$memories" ]; then
        echo "growth: nothing to draw" >&2
        return 1
    fi
    [ -n "$plots" ] || plots="NaN notitle"
    gnuplot <<END
set terminal $terminal
set output "$work/chart"
set logscale xy
set grid xtics ytics mytics lc rgb "#c0c0c0" lw 0.5, lc rgb "#e0e0e0" lw 0.5
set key top left Left reverse samplen 3
set xlabel "duties × doctors who may take them"
set format x "10^{%T}"
set multiplot layout 1,2
set title "Seconds until no place is left to a locum"
set ylabel "seconds"
plot $plots
set title "Peak of memory until then"
set ylabel "MB"
plot $memories
unset multiplot
END
    mv "$work/chart" "$chart"
}

# plots_of COLUMN: what gnuplot draws of it. Slope 1 goes through 30 doctors for four weeks, or else through the smallest plan.
plots_of() {
    local column=$1 found='' from
    add_plot() {
        [ ! -s "$work/$1.$column" ] || found+="${found:+, }'$work/$1.$column' using 1:2 with $2"
    }
    add_plot doctors "linespoints lw 2 pt 7 ps 1.4 dt 1 lc rgb 'black' title 'more doctors, 4 weeks'"
    add_plot weeks "linespoints lw 2 pt 8 ps 1.9 dt 4 lc rgb '#0060a8' title '30 doctors, more weeks'"
    add_plot others "points pt 4 ps 1.5 lc rgb 'black' title 'other sizes'"
    add_plot beyond "points pt 2 ps 1.8 lw 2 lc rgb 'black' title 'not within $seconds s'"
    from=$(awk 'NR == FNR { known[$0]; next } $0 in known { print; exit }' "$work/doctors.$column" "$work/weeks.$column")
    [ -n "$from" ] || from=$(sort -n "$work/doctors.$column" "$work/weeks.$column" "$work/others.$column" | head -n 1)
    [ -z "$from" ] || found+="${found:+, }${from#* } * x / ${from% *} with lines lw 1.5 dt 2 lc rgb '#606060' title 'linear (slope 1)'"
    echo "$found"
}

# ---- the whole ----

describe_machine "$VAKTPLAN"
echo "limits    until every duty has a doctor, or $seconds s; seed $seed"
echo
printf 'doctors\tweeks\tduties\tplaces\tpairs\tfirst\tcovered\tleft\tMB\n' >"$table"
printf '%7s %6s %7s %8s %9s %9s %9s %6s %6s\n' doctors weeks duties places pairs first covered left MB
for size in $sizes; do
    grow "${size%x*}" "${size#*x}"
done
draw
echo
echo "$chart, $table"
exit $faults
