#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/shiftsched.sh INSTANCE OUTDIR SECONDS; INSTANCE is an Instance file or its number, looked up in the folder VAKTPLAN_SHIFTSCHED.
# Writes plan.yaml, roster.csv, solve.json and solution.tsv (for check.py) to OUTDIR, and the whole report to OUTDIR/report.
# SECONDS = 0, or CHECK_ONLY=1: only plan.yaml, and what `vaktplan check` says of it.
# Exit 0 done, 2 wrong usage, 1 if the instance cannot be read or check.py does not agree, else what vaktplan said.
set -eu
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -ne 3 ]; then
    sed -n '3,6s/^# //p' "$0" >&2
    exit 2
fi
# shellcheck source=lib.sh
. "$bench/lib.sh"
folder=${VAKTPLAN_SHIFTSCHED:-$bench/../../shared/bench/shiftsched}
instance=$1
out=$2
[ -e "$instance" ] || ! [[ $instance =~ ^[0-9]+$ ]] || instance=$folder/Instance$instance.txt

solve_family shiftsched "$instance" "$out" "$3"
if_checked_only && exit
judge_shiftsched "$instance" "$out"
[ "$verdict" != - ] || exit 0
echo "check.py  ${said//$'\n'/, }"
if [ "$verdict" != feasible ]; then
    echo "shiftsched: check.py says otherwise than solve.json" >&2
    exit 1
fi
