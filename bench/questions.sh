#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: bench/questions.sh [OUT]: asks every question of examples/questions, into OUT/NAME (default out/questions), and prints the answers. What is there already is kept.
set -eu
cd "$(dirname "$0")/.."
vaktplan=${VAKTPLAN:-build/vaktplan}
out=${1:-out/questions}

ask() { # NAME PLAN OPTION…
    local name=$1 plan=$2
    shift 2
    echo "== $name: vaktplan compare $plan $* -o $out/$name"
    "$vaktplan" compare "$plan" "$@" -o "$out/$name"
    echo
}

ask how-many-doctors examples/indre-namdal/questions.yaml --scenarios how-many-doctors
ask how-many-by-law examples/indre-namdal/questions.yaml --scenarios how-many-by-law
ask night-to-namsos examples/indre-namdal/plan.yaml --scenarios night-to-namsos
ask secondary-at-home examples/indre-namdal/plan.yaml --scenarios secondary-at-home
ask eleven-hours-rest examples/indre-namdal/questions.yaml --scenarios eleven-hours-rest
ask three-exemptions examples/ryfylke/questions.yaml --scenarios three-exemptions
ask ordinary examples/stor-elvdal/plan.yaml --scenarios ordinary,two-four
ask one-district examples/stavanger/questions.yaml --base merged --scenarios one-district
