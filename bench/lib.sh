# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts here share: the program under test, a folder that goes away, measuring, figures out of files, other people's instances.
export LC_ALL=C
VAKTPLAN=$(realpath -m "${VAKTPLAN:-$bench/../build/vaktplan}")
process=
work=$(mktemp -d)

# Background processes do not hear Ctrl-C, so they are ended here; a search takes a moment, for it writes what it has found.
clean_up() {
    if [ -n "$process" ]; then
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

need_programs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null 2>&1 && continue
        echo "$0: $program is not there; 'make bench' builds and installs what is missing" >&2
        exit 2
    done
}

# name_version PROGRAM: "glpsol 5.0".
name_version() {
    case $1 in
        glpsol) echo "glpsol $(glpsol --version | sed -nE '1s/.* //p')" ;;
        highs) echo "highs $(highs --version | sed -nE '1s/.*version ([^ ]+).*/\1/p')" ;;
        cbc) echo "cbc $(cbc -quit 2>/dev/null | sed -nE 's/^Version: +([^ ]+).*/\1/p')" ;;
        *) "$1" --version | head -n 1 ;;
    esac
}

# describe_machine PROGRAM…: two lines, before the first run.
describe_machine() {
    local model load program programs=
    model=$(sed -nE 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1)
    read -r load _ </proc/loadavg
    echo "machine   $(nproc) cores, ${model:-processor unknown}, load $load before the first run"
    for program in "$@"; do
        programs+=${programs:+, }$(name_version "$program")
    done
    echo "programs  $programs"
}

# ---- running and measuring ----

# add_peak PROCESS: adds to $sum the peak memory in kB of a process and of its children, those that live.
add_peak() {
    local key value child children=
    while read -r key value _; do
        [ "$key" = VmHWM: ] || continue
        sum=$((sum + value))
        break
    done <"/proc/$1/status"
    read -r children <"/proc/$1/task/$1/children" || true
    for child in $children; do
        add_peak "$child"
    done
} 2>/dev/null

# stamp BEGUN: every line with the seconds since BEGUN (microseconds) before it.
stamp() {
    local line since
    while IFS= read -r line || [ -n "$line" ]; do
        since=$((${EPOCHREALTIME/./} - $1))
        printf '%d.%03d %s\n' $((since / 1000000)) $((since / 1000 % 1000)) "$line"
    done
}

# interrupt_child TIMEOUT: what timeout runs, not timeout itself, which would give it few seconds to write what it found.
interrupt_child() {
    local child=
    read -r child _ <"/proc/$1/task/$1/children" || true
    [ -z "$child" ] || kill -INT "$child" || true
} 2>/dev/null

# measure MOST COMMAND…: its stamped output goes to $work/log; sets $took (seconds) and $memory (MB). What has not ended after MOST seconds is ended.
# With a pattern in $stop_at it is interrupted (as by Ctrl-C) once a line of its output matches; $memory is then the peak until there.
stop_at=
measure() {
    local begun=${EPOCHREALTIME/./} most=$1 reader peak=0 since stopped=no sum
    shift
    rm -f "$work/pipe"
    mkfifo "$work/pipe"
    : >"$work/log" # the reader opens it only once there is a writer
    stamp "$begun" <"$work/pipe" >"$work/log" &
    reader=$!
    timeout --kill-after=5 "$most" "$@" >"$work/pipe" 2>&1 &
    process=$!
    while kill -0 "$process" 2>/dev/null; do
        if [ $stopped = no ]; then
            sum=0
            add_peak "$process" || true
            [ "$sum" -le "$peak" ] || peak=$sum
        fi
        if [ $stopped = no ] && [ -n "$stop_at" ] && grep -qs -e "$stop_at" "$work/log"; then
            interrupt_child "$process"
            stopped=yes
        fi
        sleep 0.1
    done
    wait "$process" || true
    process=
    wait "$reader"
    since=$((${EPOCHREALTIME/./} - begun))
    # shellcheck disable=SC2034 # for whoever calls
    took=$((since / 1000000)).$((since / 100000 % 10))
    # shellcheck disable=SC2034
    memory=$((peak / 1024))
}

# ---- reading what was said ----

# field NAME FILE.json: the first number of that name, "-" if it is null or missing.
field() {
    local found
    found=$(sed -nE "s/.*\"$1\": (-?[0-9][-0-9.e+]*).*/\1/p" "$2" | head -n 1)
    echo "${found:--}"
}

# say DIGITS X: "-" is said as it is.
say() {
    if [ "$2" = - ]; then echo -; else printf '%.*f\n' "$1" "$2"; fi
}

# gap_of OBJECTIVE BOUND: (objective − bound) / objective in per cent; "-" if it cannot be said.
gap_of() {
    awk -v o="$1" -v b="$2" 'BEGIN {
        if (o == "-" || b == "-" || (o <= 0 && o > b)) print "-"
        else print o <= b ? 0 : 100 * (o - b) / o
    }'
}

# ---- other people's instances: convert, check, solve ----

# convert FAMILY ARGUMENT…: bench/convert/FAMILY.py.
convert() {
    local family=$1
    shift
    python3 "$bench/convert/$family.py" "$@"
}

checked_only=no
if_checked_only() { [ $checked_only = yes ]; }

# solve_family FAMILY INSTANCE OUTDIR SECONDS: plan.yaml, then roster.csv and solve.json; with SECONDS 0 or CHECK_ONLY=1 only the check.
# Returns what vaktplan said.
solve_family() {
    local family=$1 instance=$2 out=$3 seconds=$4
    if ! [[ $seconds =~ ^[0-9]+(\.[0-9]+)?$ ]]; then
        echo "$family: SECONDS is a number of seconds, not '$seconds'" >&2
        return 2
    fi
    if ! command -v "$VAKTPLAN" >/dev/null 2>&1; then
        echo "$family: $VAKTPLAN is not there; 'make' builds it" >&2
        return 2
    fi
    mkdir -p "$out"
    rm -f "$out/roster.csv" "$out/solve.json" "$out/solution.tsv"
    convert "$family" plan "$instance" "$out/plan.yaml" || return
    if [ "${CHECK_ONLY:-0}" != 0 ] || [[ $seconds =~ ^0+(\.0+)?$ ]]; then
        checked_only=yes
        "$VAKTPLAN" check "$out/plan.yaml"
        return
    fi
    "$VAKTPLAN" solve "$out/plan.yaml" -o "$out/report" --time-limit "$seconds" || return
    cp "$out/report/roster.csv" "$out/report/solve.json" "$out/"
    echo "objective $(field objective "$out/solve.json"), bound $(field bound "$out/solve.json"), $(field seconds "$out/solve.json") s"
}

# same_points A B: to 1e-4.
same_points() {
    awk -v a="${1:-nothing}" -v b="${2:-nothing}" 'BEGIN { exit !(a + 0 == a && b + 0 == b && (a > b ? a - b : b - a) <= 1e-4) }'
}

# judge_shiftsched INSTANCE FOLDER: $said is what check.py says of the roster.csv there (solution.tsv is written beside it), $verdict is "feasible",
# "differs" if the points are not those of solve.json, "infeasible", or "-" where check.py does not lie beside the instance.
judge_shiftsched() {
    local checker
    checker=$(dirname "$1")/check.py
    said=
    verdict=-
    convert shiftsched solution "$1" "$2/roster.csv" "$2/solution.tsv" || return
    [ -r "$checker" ] || return 0
    said=$(python3 "$checker" --quiet "$1" "$2/solution.tsv") || true
    pass_verdict "$(sed -nE 's/^objective ([0-9]+) .*/\1/p' <<<"$said")" "$2"
}

# judge_oncall85 MONTH.json FOLDER: the same by the month's own words.
judge_oncall85() {
    said=$(convert oncall85 judge "$1" "$2/roster.csv") || true
    pass_verdict "$(sed -nE 's/^FEASIBLE objective ([0-9]+)$/\1/p' <<<"$said")" "$2"
}

# pass_verdict OBJECTIVE FOLDER
# shellcheck disable=SC2034 # $verdict is for whoever calls
pass_verdict() {
    verdict=infeasible
    [[ $said == FEASIBLE* ]] || return 0
    verdict=differs
    ! same_points "$1" "$(field objective "$2/solve.json")" || verdict=feasible
}
