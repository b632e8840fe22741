# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What run.sh and confirm.sh share: the program under test, a folder that goes away, figures out of files.
export LC_ALL=C
VAKTPLAN=$(realpath -m "${VAKTPLAN:-$bench/../build/vaktplan}")
process=
work=$(mktemp -d)

# Background processes do not hear Ctrl-C, so they are ended here.
clean_up() {
    [ -z "$process" ] || kill "$process" 2>/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

need_programs() {
    local program
    for program in "$VAKTPLAN" glpsol cbc; do
        command -v "$program" >/dev/null 2>&1 && continue
        echo "$0: $program is not there; 'make bench' builds and installs what is missing" >&2
        exit 2
    done
}

# field NAME FILE.json: the first number of that name, "-" if it is null or missing.
field() {
    local found
    found=$(sed -nE "s/.*\"$1\": (-?[0-9][-0-9.e+]*).*/\1/p" "$2" | head -n 1)
    echo "${found:--}"
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
