#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/oncall85.sh MONTH.json OUTDIR SECONDS
# Writes plan.yaml, roster.csv and solve.json to OUTDIR, and the whole report to OUTDIR/report.
# SECONDS = 0, or CHECK_ONLY=1: only plan.yaml, and what `vaktplan check` says of it.
# Exit 0 done, 2 wrong usage, 1 if the month cannot be read or its own words do not agree, else what vaktplan said.
set -eu
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -ne 3 ]; then
    sed -n '3,6s/^# //p' "$0" >&2
    exit 2
fi
# shellcheck source=lib.sh
. "$bench/lib.sh"
out=$2

solve_family oncall85 "$1" "$out" "$3"
if_checked_only && exit
judge_oncall85 "$1" "$out"
echo "month     ${said//$'\n'/, }"
if [ "$verdict" != feasible ]; then
    echo "oncall85: the month's own words say otherwise than solve.json" >&2
    exit 1
fi
