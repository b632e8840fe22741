#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Other names and another order of the doctors change no optimum: on a whole service with a rotation, and on wards that are searched by tours.
. "$(dirname "$0")/lib.sh"

# turn_round PLAN: the same with its doctors in the opposite order, and other names.
turn_round() {
    awk '
        /^doctors:/ { print; inside = 1; next }
        inside && /^[^ ]/ { for (i = n; i > 0; i--) printf "%s", block[i]; inside = 0 }
        inside && /^  [^ ]/ { n++ }
        inside { block[n] = block[n] $0 "\n"; next }
        { print }' "$1" | sed -E 's/\b(elvdal|nurse)-([0-9])/x\2-\1/g'
}

# ward FILE SEED: two weeks, three lines, six nurses with limits on hours, runs, weekends and pairs, wishes drawn from the seed.
ward() {
    awk -v seed="$2" 'BEGIN {
        srand(seed)
        print "vaktplan: 1\ntitle: Ward\nlanguage: en\nperiod: { from: 2027-01-04, to: 2027-01-17, zone: UTC, holidays: none }\nsites: { ward: {} }\ndoctors:"
        for (d = 1; d <= 6; d++)
            printf "  nurse-%d: { home: ward, leave: [2027-01-%02d], caps: { hours: { at_least: 40, at_most: 72 } },\n    wishes: [{ want: 2027-01-%02d, lines: [early], weight: %d }, { avoid: 2027-01-%02d, lines: [late], weight: %d }] }\n", \
                d, 4 + int(14 * rand()), 4 + int(14 * rand()), 1 + int(3 * rand()), 4 + int(14 * rand()), 1 + int(3 * rand())
        print "lines:"
        split("early late", line, " ")
        for (l = 1; l <= 2; l++)
            printf "  %s:\n    site: ward\n    times: { mon-sun: %s }\n    doctors: { mon-fri: %d, sat-sun: 1 }\n    extra: { at_most: 3, price: 1 }\n    locum: 100\n", \
                line[l], l == 1 ? "07:00-15:00" : "14:00-22:00", 1 + int(2 * rand())
        print "rules:\n  spacing: { days: 1 }\n  after-late: { kind: sequence, after: [late], not: [early] }"
        print "  work: { kind: consecutive-days, at_least: 2, at_most: 4 }\n  free: { kind: free-days, at_least: 2 }\n  weekends: { at_most: 1 }\nfairness: { categories: [] }"
    }' >"$1"
}

# points FOLDER: the objective that was proven optimal; nothing if it was not.
points() {
    grep -q '"status": "optimal"' "$1/solve.json" && sed -nE 's/^  "objective": ([0-9.]+),$/\1/p' "$1/solve.json"
}

# same_optimum NAME PLAN
same_optimum() {
    local name=$1 plan=$2
    turn_round "$plan" >"$work/turned.yaml"
    ok "$name: the plan is turned round" [ "$(cmp -s "$plan" "$work/turned.yaml" && echo same)" != same ]
    exits "$name: solved" 0 solve "$plan" -o "$work/straight" --quiet
    exits "$name: solved with the doctors turned round" 0 solve "$work/turned.yaml" -o "$work/turned" --quiet
    ok "$name: proven optimal" [ -n "$(points "$work/straight")" ]
    ok "$name: the same optimum, $(points "$work/straight")" [ "$(points "$work/straight")" = "$(points "$work/turned")" ]
    rm -rf "$work/straight" "$work/turned"
}

same_optimum "stor-elvdal" examples/stor-elvdal/plan.yaml
for seed in 1 2 3; do
    ward "$work/ward.yaml" $seed
    same_optimum "ward $seed" "$work/ward.yaml"
done
