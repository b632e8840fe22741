#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two searches beside each other: the same bytes whatever the number of jobs and the load, and whatever befalls them there is a lawful roster or a clean error.
. "$(dirname "$0")/lib.sh"

effort=${JOBS_EFFORT:-4000}

# ---- the same bytes ----

# What differs between two runs in solve.json are seconds, and how many might run at the same time.
untimed() {
    grep -vE '"(seconds|seconds_to_first|seconds_to_covered|jobs)"' "$1"
}

same_outputs() {
    local file
    for file in roster.csv ledger.yaml audit.txt audit.json report.html; do
        ok "$1: the same bytes, $file" cmp "$2/$file" "$3/$file"
    done
    ok "$1: the same bytes, every chart" diff -r "$2/charts" "$3/charts"
    ok "$1: solve.json differs in time alone" diff <(untimed "$2/solve.json") <(untimed "$3/solve.json")
}

exits "one job" 0 solve "$example" -o "$work/one" --seed 3 --effort "$effort" --jobs 1 --quiet
ok "jobs are recorded" grep -q '"jobs": 1' "$work/one/solve.json"
ok "the effort of each search is recorded" [ "$(grep -cE '"first": "(rosters|bound)"' "$work/one/solve.json")" -eq 2 ]
busy=()
for _ in 1 2 3; do
    (while :; do :; done) &
    busy+=($!)
done
exits "two jobs on a busy machine" 0 solve "$example" -o "$work/two" --seed 3 --effort "$effort" --jobs 2 --quiet
kill "${busy[0]}" "${busy[1]}"
exits "more jobs than searches" 0 solve "$example" -o "$work/many" --seed 3 --effort "$effort" --jobs 16 --quiet
kill "${busy[2]}"
same_outputs "two jobs" "$work/one" "$work/two"
same_outputs "sixteen jobs" "$work/one" "$work/many"
exits "no job" 2 solve "$example" -o "$work/none" --jobs 0
exits "half a job" 2 solve "$example" -o "$work/none" --jobs 0.5

# ---- progress for programs ----

exits "--json" 0 solve "$example" -o "$work/json" --effort "$effort" --json
says "--json: progress is an object a line" err '^\{"seconds":[0-9.]+,"stage":"[a-z]+","beside":("[a-z]+"|null),"settling":null,"uncovered":[0-9]+,"objective":[0-9.]+,"bound":([0-9.-]+|null),"gap":([0-9.]+|null),"worst":\{"doctor":"[a-z]+-[0-9]","category":"[a-z]+","above":[0-9.]+\}\}$'
ok "--json: nothing else on stderr" bash -c "! grep -v '^{.*}\$' '$work/err'"
exits "--json --quiet" 0 solve "$example" -o "$work/json" --effort 100 --json --quiet
silent "--json --quiet: no progress" err

# ---- what may befall a search ----

# A search in the background, when it has its children: rosters first and bound first.
begin() {
    local tries=0
    first='' second=''
    env --default-signal=INT "$VAKTPLAN" solve "$example" -o "$1" --jobs 2 "${@:2}" >"$work/summary" 2>"$work/told" &
    process=$!
    while [ -z "$second" ] && [ $((tries++)) -lt 1000 ]; do
        # shellcheck disable=SC2034
        read -r first second rest < <(cat /proc/$process/task/$process/children; echo) 2>/dev/null
    done
}

# ended NAME DIR: it ended well, with a roster that the audit finds lawful.
ended() {
    code=0
    wait "$process" || code=$?
    ok "$1: ends with 0 (found $code)" [ "$code" -eq 0 ]
    exits "$1: the roster is lawful" 0 audit "$example" "$2/roster.csv" --quiet
}

# In bokmål, as the example is.
partly='^vaktplan: Ett av to søk ble avsluttet av signal'

# With effort enough that a search is still there when it is to be killed, however busy the machine.
begin "$work/killed-1" --effort "$((5 * effort))"
kill -9 "$first"
ended "the search for rosters is killed" "$work/killed-1"
says "the search for rosters is killed: said" told "$partly 9 før det var ferdig\. Det andre gikk videre\.$"
ok "the search for rosters is killed: solve.json says so" grep -q '"trouble": "Ett av to søk' "$work/killed-1/solve.json"
begin "$work/killed-2" --effort "$((5 * effort))"
sleep 0.1
kill -9 "$second"
ended "the search for the bound is killed" "$work/killed-2"
says "the search for the bound is killed: said" told "$partly 9"
# An abort of GLPK's that nobody catches ends the process so.
begin "$work/aborted" --effort "$((5 * effort))"
kill -ABRT "$second"
ended "a search aborts" "$work/aborted"
says "a search aborts: said" told "$partly 6"
# A parent that dies takes the searches along.
begin "$work/orphans" --time-limit 100
kill -9 "$process"
wait "$process" 2>/dev/null
sleep 0.3
# Gone, or waiting for whoever buries orphans here.
ok "no search outlives its parent" bash -c "! grep -vE '^[0-9]+ \([^)]*\) [ZX]' /proc/$first/stat /proc/$second/stat 2>/dev/null"

# Ctrl-C at any moment: a lawful roster, or a clean end without one.
for moment in 0 0.05 0.2 0.6 1.5; do
    begin "$work/int-$moment" --time-limit 100
    sleep $moment
    kill -INT "$process"
    code=0
    wait "$process" || code=$?
    if [ -e "$work/int-$moment/roster.csv" ]; then
        exits "Ctrl-C after $moment s: a lawful roster" 0 audit "$example" "$work/int-$moment/roster.csv" --quiet
    else
        ok "Ctrl-C after $moment s: no roster yet, and said so (found $code)" grep -q '"status": "nothing"' "$work/int-$moment/solve.json"
    fi
done

# Sanitizers need memory of their own, and have words of their own when there is none.
if [ "${TEST_BUILD:-build}" = build ]; then
    # No memory for one of the two.
    for which in first second; do
        begin "$work/starved-$which" --effort "$effort"
        prlimit --pid "${!which}" --as=1000000
        ended "no more memory for the $which search" "$work/starved-$which"
        says "no more memory for the $which search: said" told '^vaktplan: Ett av to søk stoppet fordi (minnet tok slutt|GLPK ga opp)\. Det andre gikk videre\.$'
    done
    # With less and less for all: a lawful roster, or a message. Only the limit of what draws the charts is lifted again.
    mkdir "$work/bin"
    printf '#!/bin/sh\nulimit -S -v unlimited\nexec %s "$@"\n' "$(command -v gnuplot)" >"$work/bin/gnuplot"
    chmod +x "$work/bin/gnuplot"
    for kib in 56000 52000 51000 50000 49000 48000; do
        code=0
        (ulimit -S -v $kib && PATH=$work/bin:$PATH exec "$VAKTPLAN" solve "$example" -o "$work/little" --effort 1000 --quiet) >"$work/out" 2>"$work/err" || code=$?
        if [ $code -eq 0 ]; then
            exits "with $kib KiB of memory: a lawful roster" 0 audit "$example" "$work/little/roster.csv" --quiet
        else
            ok "with $kib KiB of memory: a clean end (found $code)" grep -qE 'out of memory|minnet|GLPK|cannot start|shared libraries' "$work/err"
        fi
    done
fi

# A full disk for the outputs: the roster that is there stays.
if mkdir "$work/disk" && mount -t tmpfs -o size=64k none "$work/disk" 2>/dev/null; then
    small_plan "$work/small.yaml"
    exits "a full disk" 1 solve "$work/small.yaml" -o "$work/disk/out"
    says "a full disk: said" err 'No space left'
    ok "a full disk: nothing half is left" [ ! -e "$work/disk/out" ]
    umount "$work/disk"
fi
