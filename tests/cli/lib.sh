# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts in this folder share. Each test is one call of `ok` or of a function below that ends in one; a failure prints what was seen.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2

VAKTPLAN=${VAKTPLAN:-$PWD/build/vaktplan}
# shellcheck disable=SC2034
example=examples/indre-namdal/plan.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ok NAME COMMAND…: the test passes if COMMAND does.
ok() {
    local name=$1
    shift
    if "$@" >/dev/null 2>&1; then
        echo "ok - $name"
    else
        echo "not ok - $name: $*"
        head -c 2000 "$work/out" "$work/err" 2>/dev/null | sed 's/^/    /'
        return 1
    fi
}

# run ARGUMENT…: vaktplan with its output in $work/out, $work/err and its exit code in $code.
run() {
    code=0
    "$VAKTPLAN" "$@" >"$work/out" 2>"$work/err" || code=$?
}

# exits NAME CODE ARGUMENT…: vaktplan ends with CODE.
exits() {
    local name=$1 wanted=$2
    shift 2
    run "$@"
    ok "$name (exit $wanted, found $code)" [ "$code" -eq "$wanted" ]
}

# says NAME FILE PATTERN: $work/FILE (out, err) holds a line that fits the extended regular expression.
says() {
    ok "$1" grep -qE -- "$3" "$work/$2"
}

# silent NAME FILE: nothing was printed there.
silent() {
    ok "$1" [ ! -s "$work/$2" ]
}

# lines NAME FILE N: exactly N lines were printed there.
lines() {
    ok "$1" [ "$(wc -l <"$work/$2")" -eq "$3" ]
}

# small_plan FILE: two weeks, three doctors, one line a day; solved in a moment.
small_plan() {
    cat >"$1" <<'YAML'
vaktplan: 1
title: Small
language: en
period: { from: 2027-01-04, to: 2027-01-17, holidays: none }
municipalities: { grong: {}, lierne: {} }
sites: { grong: { municipality: grong }, sandvika: { municipality: lierne } }
travel: { minutes: { grong: { sandvika: 80 } } }
doctors:
  anne: { home: grong }
  bo: { home: grong, leave: [2027-01-11..2027-01-12] }
  cecilie: { home: sandvika, wishes: [{ avoid: 2027-01-09, weight: 2 }] }
lines:
  forvakt:
    site: grong
    times: { mon-fri: 15:30-08:00, sat: 08:00-08:00, sun: 08:00-08:00 }
    locum: 50
rules:
  rest: { hours: 8, source: test, verified: no }
fairness: { categories: { duties: 1 } }
YAML
}
