#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/levels.sh [EFFORT]: the four services with `worst-off-first` (leximin), a line for each category: how many doctors' levels are proven, what whoever has most has
# beyond his target and what he must have in any roster, and for how many doctors the audit confirms it by arithmetic alone.
set -eu
cd "$(dirname "$0")/.."
vaktplan=${VAKTPLAN:-build/vaktplan}
effort=${1:-300000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "commit $(git rev-parse --short HEAD), effort $effort, seed 1, $(nproc) processors"
echo '| service | category | doctors | levels proven | worst-off above target | at least | confirmed by arithmetic | all, s |'
echo '|---|---|---|---|---|---|---|---|'
for service in indre-namdal stor-elvdal ryfylke stavanger; do
    plan=examples/$service/plan.yaml
    "$vaktplan" solve "$plan" --scenario worst-off-first -o "$work/$service" --effort "$effort" --quiet
    "$vaktplan" audit "$plan" "$work/$service/roster.csv" --scenario worst-off-first \
        --certificate "$work/$service/certificate.json" >"$work/verdict"
    python3 - "$service" "$work" <<'PYTHON'
import json, sys
service, work = sys.argv[1:]
solve = json.load(open(f"{work}/{service}/solve.json"))
certificate = json.load(open(f"{work}/{service}/certificate.json"))
floors = {claim["category"]: claim.get("floor", []) for claim in certificate["fairness"]}
for settled in solve["settled"]:
    excess, floor = settled["excess"], floors[settled["category"]]
    confirmed = 0
    while certificate["open"] == 0 and confirmed < min(len(excess), len(floor)) and abs(excess[confirmed] - floor[confirmed]) < 1e-3:
        confirmed += 1
    print(f"| {service} | {settled['category']} | {len(excess)} | {settled['proven']} | {excess[0]:.2f} | "
          f"{'–' if settled['least_top'] is None else format(settled['least_top'], '.2f')} | {confirmed} | {solve['seconds']:.0f} |")
PYTHON
done
