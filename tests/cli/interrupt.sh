#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Ctrl-C, SIGTERM and kill -9: the best roster so far is kept, and outputs are the old ones or the new ones, never half.
. "$(dirname "$0")/lib.sh"

# interrupt SIGNAL SECONDS DIR [children]: begins a long search of the example and sends SIGNAL, or to its children alone, after SECONDS.
interrupt() {
    # A shell without job control starts background jobs with SIGINT ignored; env gives it back.
    env --default-signal=INT "$VAKTPLAN" solve "$example" -o "$3" --time-limit 100 >"$work/out" 2>"$work/err" &
    local process=$! children
    sleep "$2"
    if [ "${4:-}" = children ]; then
        read -ra children <"/proc/$process/task/$process/children" || true # the line has no end
        kill "-$1" "${children[@]}"                                        # the shell's own: no other need be installed
    else
        kill "-$1" $process
    fi
    code=0
    wait $process || code=$?
}

wait_first=${INTERRUPT_AFTER:-3}
begun=$SECONDS
interrupt INT "$wait_first" "$work/int"
ok "Ctrl-C ends with 0 (found $code)" [ $code -eq 0 ]
ok "Ctrl-C is obeyed soon" [ $((SECONDS - begun)) -lt 40 ]
ok "Ctrl-C: the status says so" grep -q '"status": "interrupted"' "$work/int/solve.json"
exits "Ctrl-C: the roster is lawful" 0 audit "$example" "$work/int/roster.csv" --quiet
ok "Ctrl-C: all 182 duties" [ "$(wc -l <"$work/int/roster.csv")" -eq 183 ]
interrupt TERM "$wait_first" "$work/term"
ok "SIGTERM ends with 0 (found $code)" [ $code -eq 0 ]
ok "SIGTERM: the status says so" grep -q '"status": "interrupted"' "$work/term/solve.json"
interrupt KILL "$wait_first" "$work/killed" children
ok "a search that is killed ends with 0 (found $code)" [ $code -eq 0 ]
ok "a killed search: solve.json says so, in the plan's language" grep -q '"trouble": "Søket ble avsluttet av signal 9' "$work/killed/solve.json"
says "a killed search: told on stderr" err '^vaktplan: Søket ble avsluttet av signal 9 før det var ferdig\.$'
# A slow program may be killed before it has proved anything.
says "a killed search: the summary says so" out '^Søket ble avsluttet av signal 9 før det var ferdig\. (Bevist: |Ingenting er bevist )'
ok "a killed search: no limit is blamed" bash -c "! grep -q 'grensen for tid' '$work/out' '$work/killed/report.html' '$work/killed/audit.txt'"

# Writing, killed: `report` writes everything and solves nothing. Two rosters, one folder; after each kill it holds the one or the other, whole.
small_plan "$work/small.yaml"
"$VAKTPLAN" solve "$work/small.yaml" -o "$work/first" --quiet 2>/dev/null
sed 's/anne: { home: grong }/anne: { home: grong, leave: [2027-01-04..2027-01-08] }/' "$work/small.yaml" >"$work/other.yaml"
"$VAKTPLAN" solve "$work/other.yaml" -o "$work/second" --quiet 2>/dev/null
cp "$work/first/roster.csv" "$work/one.csv"
cp "$work/second/roster.csv" "$work/two.csv"
for name in one two; do
    "$VAKTPLAN" report "$work/small.yaml" "$work/$name.csv" -o "$work/whole-$name" --quiet
done
ok "the two rosters differ" [ "$(cmp -s "$work/one.csv" "$work/two.csv"; echo $?)" -eq 1 ]
mkdir "$work/place"
"$VAKTPLAN" report "$work/small.yaml" "$work/one.csv" -o "$work/place/out" --quiet
ok "report writes the same bytes twice" diff -r "$work/whole-one" "$work/place/out"

# What the service's calendar says of duties: it also counts how often they have changed on the way.
duties_of() {
    grep -avE '^(SEQUENCE|DTSTAMP):' "$1/calendar/service.ics"
}

# is_whole ONE OTHER: two folders hold the same outputs. The doctors' calendars differ, as they tell what was called off on the way.
is_whole() {
    diff -r -x calendar "$1" "$2" && diff <(duties_of "$1") <(duties_of "$2") && diff <(ls "$1/calendar") <(ls "$2/calendar")
}

there=one
other=two
for wait in 0.02 0.05 0.08 0.11 0.13 0.15 0.17 0.19 0.21 0.24 0.28 0.35 0.5 0.8; do
    "$VAKTPLAN" report "$work/small.yaml" "$work/$other.csv" -o "$work/place/out" --quiet 2>/dev/null &
    process=$!
    sleep $wait
    kill -9 $process 2>/dev/null
    wait $process 2>/dev/null
    if is_whole "$work/whole-$there" "$work/place/out" >/dev/null 2>&1; then
        ok "killed after $wait s: the old outputs, whole" true
    else
        ok "killed after $wait s: the new outputs, whole" is_whole "$work/whole-$other" "$work/place/out"
        [ $there = one ] && there=two other=one || there=one other=two
    fi
done
exits "and the next run writes" 0 report "$work/small.yaml" "$work/two.csv" -o "$work/place/out" --quiet
ok "and the next run writes the new ones" is_whole "$work/whole-two" "$work/place/out"

# When the search is over, Ctrl-C and SIGTERM come too late to stop anything. What draws the charts sends them to whoever runs it.
mkdir "$work/bin"
for late in INT TERM; do
    # shellcheck disable=SC2016
    printf '#!/bin/sh\nkill -%s $PPID\nsleep 0.1\necho drawn >>"%s"\nexec %s "$@"\n' $late "$work/drawn" "$(command -v gnuplot)" >"$work/bin/gnuplot"
    chmod +x "$work/bin/gnuplot"
    code=0
    PATH=$work/bin:$PATH env --default-signal=INT "$VAKTPLAN" solve "$work/small.yaml" -o "$work/late-$late" --quiet 2>"$work/err" || code=$?
    ok "SIG$late while it writes: ends with 0 (found $code)" [ $code -eq 0 ]
    ok "SIG$late while it writes: it was sent" [ -s "$work/drawn" ]
    ok "SIG$late while it writes: the same outputs" diff -r -x solve.json "$work/first" "$work/late-$late"
    ok "SIG$late while it writes: the status knows nothing of it" grep -q '"status": "optimal"' "$work/late-$late/solve.json"
    rm -f "$work/drawn"
done

# On a terminal there is one line that is kept up to date.
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    script -qec "$VAKTPLAN solve $work/small.yaml -o $work/terminal" /dev/null >"$work/out" 2>"$work/err" </dev/null
    ok "a terminal: the line is written over" grep -q "$(printf '\r')" "$work/out"
    ok "a terminal: the roster is written" [ -s "$work/terminal/roster.csv" ]
fi
