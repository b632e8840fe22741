#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan export --levels: another solver (glpsol, as a process on the file alone) finds nothing below what a fair roster comes to, and something below what an unfair one does.
. "$(dirname "$0")/lib.sh"

plan=$work/small.yaml
small_plan "$plan"
sed -i 's/^fairness:.*/categories: { burden: { sum: { duties: 1, weekends: 2 } } }\nfairness: { method: leximin, categories: { burden: 1, nights: 1, hours: { method: convex } } }/' "$plan"
exits "solve by levels" 0 solve "$plan" -o "$work/fair" --effort 20000 --quiet
sed 's/^fairness:.*/fairness: { categories: [] }/' "$plan" >"$work/unfair.yaml"
exits "solve without fairness" 0 solve "$work/unfair.yaml" -o "$work/unfair" --effort 20000 --quiet

# optimum FILE: what glpsol proves.
optimum() {
    glpsol --freemps "$1" --tmlim 60 -w "$work/solution" >"$work/glpsol.log" 2>&1
    awk '$1 == "s" && $(NF - 1) == "o" { print $NF }' "$work/solution"
}

# worth: what the last export said that the roster comes to.
worth() {
    sed -n 's/.*the roster comes to \([-0-9.]*\)\..*/\1/p' "$work/out"
}

# compare A RELATION B: two numbers, to a thousandth.
compare() {
    awk -v a="$1" -v b="$3" -v relation="$2" 'BEGIN {
        if (a == "" || b == "") exit 1
        if (relation == "is") exit !(a - b < 0.001 && b - a < 0.001)
        exit !(a < b - 0.001)
    }'
}

# ask NAME ROSTER RELATION OPTION…: exports the question, and glpsol's optimum stands so to what the roster comes to.
ask() {
    local name=$1 roster=$2 relation=$3
    shift 3
    exits "$name: export" 0 export "$plan" --levels "$roster" --mps "$work/levels.mps" "$@"
    local ours
    ours=$(worth)
    ok "$name: it says what the roster comes to" [ -n "$ours" ]
    command -v glpsol >/dev/null 2>&1 || return 0
    local theirs
    theirs=$(optimum "$work/levels.mps")
    ok "$name: theirs $theirs $relation ours $ours" compare "$theirs" "$relation" "$ours"
}

fair=$work/fair/roster.csv
unfair=$work/unfair/roster.csv
ask "places" "$fair" is --places
ask "the first category" "$fair" is --category burden
says "the first category: all doctors" out '^burden, doctors 1–3 of 3: '
ask "from the second doctor" "$fair" is --category burden --from 2
ask "the second category" "$fair" is --category nights
ask "all else" "$fair" is
ask "an unfair roster" "$unfair" below --category burden

exits "the same bytes again" 0 export "$plan" --levels "$fair" --mps "$work/again.mps"
exits "and again" 0 export "$plan" --levels "$fair" --mps "$work/levels.mps" --quiet
silent "--quiet" out
ok "the same bytes" cmp "$work/again.mps" "$work/levels.mps"

exits "a category without levels" 1 export "$plan" --levels "$fair" --category hours --mps "$work/none.mps"
says "a category without levels: says so" err 'asks for no levels of such a category'
exits "no such category" 1 export "$plan" --levels "$fair" --category nigths --mps "$work/none.mps"
exits "from beyond the last" 1 export "$plan" --levels "$fair" --category nights --from 4 --mps "$work/none.mps"
says "from beyond the last: says so" err 'only 3 doctors'
sed '1!s/,[a-d][a-z]*,/,anne,/' "$fair" >"$work/unlawful.csv"
exits "an unlawful roster" 1 export "$plan" --levels "$work/unlawful.csv" --mps "$work/none.mps"
says "an unlawful roster: says so" err 'audit it first'
ok "nothing was written" [ ! -e "$work/none.mps" ]
for wrong in '--places' '--category nights' '--from 2' "--levels $fair --places --category nights" "--levels $fair --from 2" "--levels $fair --fix $fair"; do
    # shellcheck disable=SC2086 # the words of an option list
    exits "export $wrong" 2 export "$plan" --mps "$work/none.mps" $wrong
done
