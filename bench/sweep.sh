#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/sweep.sh [PLAN SCENARIO [EFFORT…]]: a sweep (default: the 60 scenarios of Indre Namdal) with the first effort as `compare` does it, on one and on two
# processors, and with each effort every scenario from nothing, two at a time: wall and processor seconds, how many are proven, and how far the rosters
# are above the best that was found or proven anywhere here. Then the sweep is killed with SIGKILL half way and called again: are the bytes the same?
set -eu
cd "$(dirname "$0")/.."
vaktplan=$(realpath "${VAKTPLAN:-build/vaktplan}")
plan=${1:-examples/indre-namdal/questions.yaml}
scenario=${2:-everything}
shift $(($# < 2 ? $# : 2))
efforts=("${@:-20000}")
[ $# -gt 0 ] || efforts=(20000 60000)
work=${WORK:-$(mktemp -d)}
[ -n "${WORK:-}" ] || trap 'rm -rf "$work"' EXIT

# timed LABEL COMMAND…: its wall and processor seconds in $work/LABEL.time.
timed() {
    local label=$1 format=$TIMEFORMAT
    shift
    TIMEFORMAT='%R %U %S'
    { time "$@" >"$work/$label.out" 2>"$work/$label.err" || echo "$label: exit code $?" >&2; } 2>"$work/$label.time"
    TIMEFORMAT=$format
}
TIMEFORMAT=

sweep() { # FOLDER EFFORT JOBS
    "$vaktplan" compare "$plan" --scenarios "$scenario" -o "$1" --effort "$2" --jobs "$3" --csv
}

from_nothing() { # FOLDER EFFORT
    mkdir -p "$1"
    printf '%s\n' "${points[@]}" |
        xargs -P 2 -I{} "$vaktplan" solve "$plan" --scenario {} -o "$1/{}" --effort "$2" --jobs 1 --quiet
}

echo "commit $(git rev-parse --short HEAD), plan $plan, scenario $scenario, seed 1, $(nproc) processors, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
effort=${efforts[0]}
timed "near-2-$effort" sweep "$work/near-2-$effort/out" "$effort" 2
timed "near-1-$effort" sweep "$work/near-1-$effort/out" "$effort" 1
mapfile -t points < <(find "$work/near-2-$effort/out" -maxdepth 1 -name "$scenario*" -printf '%f\n' | sort)
for effort in "${efforts[@]}"; do
    timed "nothing-2-$effort" from_nothing "$work/nothing-2-$effort/out" "$effort"
done

python3 - "$work" "${efforts[@]}" <<'PYTHON'
import glob, json, os, sys
work, efforts = sys.argv[1], sys.argv[2:]
runs = [(f"{kind}-{jobs}-{effort}", kind, jobs, effort) for effort in efforts
        for kind, jobs in (("nothing", 2), ("near", 1), ("near", 2)) if os.path.exists(f"{work}/{kind}-{jobs}-{effort}.time")]
read = {}
for label, *_ in runs:
    for path in glob.glob(f"{work}/{label}/out/*/solve.json"):
        point = path.split("/")[-2]
        if point != "base":
            read.setdefault(point, {})[label] = json.load(open(path))
bound = {p: max(s["bound"] for s in r.values() if s["bound"] is not None) for p, r in read.items()}
best = {p: min(s["objective"] for s in r.values() if s["objective"] is not None) for p, r in read.items()}
print("| how | at a time | effort | scenarios | wall, s | processor, s | proven | at the best of all | above it, mean | above what is proven, mean |")
print("|---|---|---|---|---|---|---|---|---|---|")
for label, kind, jobs, effort in runs:
    solved = {p: r[label] for p, r in read.items() if label in r and r[label]["objective"] is not None}
    wall, user, system = map(float, open(f"{work}/{label}.time").read().split())
    n = len(solved)
    print(f"| {'each from nothing' if kind == 'nothing' else 'as compare does it'} | {jobs} | {effort} | {n} | {wall:.0f} | {user + system:.0f} | "
          f"{sum(s['status'] == 'optimal' for s in solved.values())} | {sum(s['objective'] <= best[p] + 1e-6 for p, s in solved.items())} | "
          f"{sum(s['objective'] - best[p] for p, s in solved.items()) / n:.2f} | {sum(s['objective'] - bound[p] for p, s in solved.items()) / n:.2f} |")
PYTHON

# Killed half way and called again.
effort=${efforts[0]}
mkdir -p "$work/killed"
setsid "$vaktplan" compare "$plan" --scenarios "$scenario" -o "$work/killed/out" --effort "$effort" --jobs 2 --quiet &
victim=$!
while [ "$(find "$work/killed/out" -name solve.json 2>/dev/null | wc -l)" -lt $((${#points[@]} / 2)) ]; do
    sleep 0.2
done
kill -KILL -- "-$victim"
wait "$victim" 2>/dev/null || true
echo "killed with $(find "$work/killed/out" -name solve.json | wc -l) of $((${#points[@]} + 1)) there"
sweep "$work/killed/out" "$effort" 2 >"$work/killed.out" 2>"$work/killed.err"
echo "then $(grep -c 'beholdt\|kept' "$work/killed.err") kept"
differing=0
while read -r file; do
    cmp -s "$work/near-2-$effort/out/$file" "$work/killed/out/$file" || { echo "differs: $file"; differing=$((differing + 1)); }
done < <(cd "$work/near-2-$effort/out" && find . -name roster.csv -o -name audit.json -o -name 'compare.*' | sort)
echo "files of results that differ from those of the sweep that was not killed: $differing of $(cd "$work/near-2-$effort/out" && find . -name roster.csv -o -name audit.json -o -name 'compare.*' | wc -l)"
