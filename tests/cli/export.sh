#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan export: another solver reads the program and finds what ours says. glpsol is GLPK's own, run as a process on the file alone.
. "$(dirname "$0")/lib.sh"

plan=$work/small.yaml
small_plan "$plan"
exits "both formats at once" 0 export "$plan" --mps "$work/small.mps" --lp "$work/small.lp"
silent "nothing on stdout" out
ok "MPS" grep -q '^ROWS' "$work/small.mps"
ok "LP" grep -qi '^Minimize' "$work/small.lp"
exits "again" 0 export "$plan" --mps "$work/again.mps"
ok "the same bytes again" cmp "$work/small.mps" "$work/again.mps"
exits "a folder that is not there" 1 export "$plan" --mps "$work/none/small.mps"
exits "a wrong plan" 1 export "$work/small.mps" --lp "$work/wrong.lp"
ok "a wrong plan: nothing is written" [ ! -e "$work/wrong.lp" ]

"$VAKTPLAN" solve "$plan" -o "$work/result" --quiet
exits "with a roster fixed in" 0 export "$plan" --mps "$work/fixed.mps" --fix "$work/result/roster.csv"
sed 's/,cecilie,/,nobody,/' "$work/result/roster.csv" >"$work/wrong.csv"
exits "with a roster that is wrong" 1 export "$plan" --mps "$work/fixed2.mps" --fix "$work/wrong.csv"

# objective FILE OPTION…: what glpsol finds for the program in FILE.
objective() {
    local file=$1
    shift
    glpsol --freemps "$file" "$@" --tmlim 60 -w "$work/solution" >"$work/glpsol.log" 2>&1
    awk '$1 == "s" { print $NF }' "$work/solution"
}

# close A B: equal to a thousandth of a point.
close() {
    awk -v a="$1" -v b="$2" 'BEGIN { d = a - b; exit !(a != "" && b != "" && d < 0.001 && d > -0.001) }'
}

ours=$(sed -n 's/.*"objective": \([-0-9.e+]*\).*/\1/p' "$work/result/solve.json")
if command -v glpsol >/dev/null 2>&1; then
    ok "the objective of the roster: ours $ours" close "$ours" "$(objective "$work/fixed.mps" --mir)"
    if grep -q '"status": "optimal"' "$work/result/solve.json"; then
        ok "the optimum of the program: ours $ours" close "$ours" "$(objective "$work/small.mps" --mir --mostf)"
    fi
fi

# Places beyond the needed, and duties of the period before that stand in rows of this one.
sed -e 's/^\( *\)locum: .*/\1locum: 50\n\1extra: { at_most: 1, price: 1 }/' \
    -e 's/^rules:/&\n  enough: { kind: duties, at_least: 7, days: 14, soft: 3, source: test, verified: no }/' "$plan" >"$work/more.yaml"
cat >"$work/history.csv" <<'CSV'
date,line,site,start,end,doctor
2027-01-02,forvakt,grong,2027-01-02T08:00:00+01:00,2027-01-03T08:00:00+01:00,anne
CSV
exits "a plan with extra places and a history" 0 solve "$work/more.yaml" --history "$work/history.csv" -o "$work/more" --quiet
ok "an extra place is filled" [ "$(cut -d, -f1 "$work/more/roster.csv" | sort | uniq -d | wc -l)" -gt 0 ]
exits "its roster fixed in" 0 export "$work/more.yaml" --history "$work/history.csv" --mps "$work/more.mps" --fix "$work/more/roster.csv"
if command -v glpsol >/dev/null 2>&1; then
    worth=$(sed -n 's/.*"objective": \([-0-9.e+]*\).*/\1/p' "$work/more/solve.json")
    ok "the objective of that roster: ours $worth" close "$worth" "$(objective "$work/more.mps" --mir)"
fi
ok "no constant in the objective: solvers read its sign differently" \
    [ "$(sed -n '/^RHS/,/^BOUNDS/p' "$work/small.mps" | grep -cE "^ RHS1? +$(awk '$1 == "N" { print $2; exit }' "$work/small.mps") ")" -eq 0 ]
if command -v cbc >/dev/null 2>&1; then
    theirs=$(cbc "$work/fixed.mps" sec 60 solve 2>/dev/null | awk '/^Objective value:/ { print $3 }')
    ok "the objective of the roster by cbc: ours $ours, its $theirs" close "$ours" "$theirs"
fi
