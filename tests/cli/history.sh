#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# --history on every command that reads a plan: the duties of the period before count, and what cannot be one is refused. Sign-up files beside a plan.
. "$(dirname "$0")/lib.sh"

small_plan "$work/small.yaml"
history=$work/history.csv
cat >"$history" <<'CSV'
date,line,site,start,end,doctor
2027-01-03,forvakt,grong,2027-01-03T08:00:00+01:00,2027-01-04T08:00:00+01:00,anne
2027-01-02,forvakt,grong,2027-01-02T08:00:00+01:00,2027-01-03T08:00:00+01:00,gone
CSV

# A roster by hand in which anne begins on the first day, seven and a half hours after her duty of the period before.
roster=$work/roster.csv
{
    echo 'date,line,site,start,end,doctor'
    for day in 04 05 06 07 08 09 10 11 12 13 14 15 16 17; do
        next=$(printf '%02d' $((10#$day + 1)))
        case $day in 09 | 10 | 16 | 17) from=08 minute=00 ;; *) from=15 minute=30 ;; esac
        case $day in 04 | 07 | 10 | 12 | 16) doctor=anne ;; 05 | 08 | 14 | 17) doctor=bo ;; *) doctor=cecilie ;; esac
        echo "2027-01-$day,forvakt,grong,2027-01-${day}T$from:$minute:00+01:00,2027-01-${next}T08:00:00+01:00,$doctor"
    done
} >"$roster"

exits "a roster that is lawful by itself" 0 audit "$work/small.yaml" "$roster"
exits "a duty too soon after the period before" 3 audit "$work/small.yaml" "$roster" --history "$history"
says "it is told with both dates" out '^ *anne, 2027-01-03–04, rest: needs 8 h, has 7\.5 h'

exits "check takes history" 0 check "$work/small.yaml" --history "$history"
exits "export takes history" 0 export "$work/small.yaml" --history "$history" --lp "$work/with.lp"
exits "export without it" 0 export "$work/small.yaml" --lp "$work/without.lp"
ok "the program is another one with history" bash -c "! cmp -s '$work/with.lp' '$work/without.lp'"
exits "report takes history" 0 report "$work/small.yaml" "$roster" --history "$history" -o "$work/report" -q
exits "solve takes history" 0 solve "$work/small.yaml" --history "$history" -o "$work/solved" --effort 2000 -q
ok "the first duty goes to another than anne" bash -c "! grep '^2027-01-04' '$work/solved/roster.csv' | grep -q anne"
exits "what was solved with history is lawful with it" 0 audit "$work/small.yaml" "$work/solved/roster.csv" --history "$history"
sha() { sed -n 's/.*"input_sha256": "\([0-9a-f]*\)".*/\1/p' "$work/out"; }
run check "$work/small.yaml" --json
plain=$(sha)
run check "$work/small.yaml" --json --history "$history"
past=$(sha)
ok "the hash of the input is another with history" [ "$past" != "$plain" ]
ok "the hash of the input: the plan, then the history" [ "$past" = "$(cat "$work/small.yaml" "$history" | sha256sum | cut -c1-64)" ]
ok "the hash of the input: the plan alone without history" [ "$plain" = "$(sha256sum <"$work/small.yaml" | cut -c1-64)" ]
sed 's/,anne$/,bo/' "$history" >"$work/other.csv"
run check "$work/small.yaml" --json --history "$work/other.csv"
ok "the hash of the input: of another history another" [ "$(sha)" != "$past" ]
ok "solve.json has the hash with history" grep -q "$past" "$work/solved/solve.json"
exits "history on standard input" 0 check "$work/small.yaml" --history - <"$history"
exits "two files on standard input" 2 check - --history -
exits "--history without a file" 2 check "$work/small.yaml" --history

sed 's/,anne$/,gone-2/' "$history" >"$work/strangers.csv"
exits "nobody in the history is known" 0 check "$work/small.yaml" --history "$work/strangers.csv"
says "nobody in the history is known: a warning" err 'strangers\.csv: warning: names no doctor of the plan; the ids must be the same in both'
lines "nobody in the history is known: one" err 1
exits "one in the history is known" 0 check "$work/small.yaml" --history "$history"
silent "one in the history is known: no warning" err
exits "the plan as its history" 1 check "$work/small.yaml" --history "$work/small.yaml"
ok "the plan as its history: one error" [ "$(grep -c 'error:' "$work/err")" -eq 1 ]
says "the plan as its history: what is wrong" err 'small\.yaml:1:1: error: the header has none of the columns of a roster'

exits "no such history" 1 check "$work/small.yaml" --history "$work/none.csv"
says "no such history: named" err 'none\.csv: error: cannot be read'
exits "the plan's own roster is no history" 1 check "$work/small.yaml" --history "$roster"
says "the plan's own roster: its place" err 'roster\.csv:2:26: error: a duty of 2027-01-04 is not of a period before the plan.s, which begins 2027-01-04'
sed 's/forvakt/forvagt/' "$history" >"$work/line.csv"
exits "an unknown line" 1 audit "$work/small.yaml" "$roster" --history "$work/line.csv"
says "an unknown line: its place" err "line\.csv:2:12: error: unknown line 'forvagt'"
says "an unknown line: the one that is meant" err "did you mean 'forvakt'"
exits "errors of history as JSON" 1 check "$work/small.yaml" --history "$work/line.csv" --json
says "errors of history as JSON: the file" out '"file": *".*line\.csv"'

# ---- sign-up files ----

cp "$work/small.yaml" "$work/signed.yaml"
echo 'sign-up: { leave: leave.csv, exemptions: fritak.csv }' >>"$work/signed.yaml"
printf 'Lege;Fra;Til\nanne;04.01.2027;05.01.2027\n' >"$work/leave.csv"
printf 'lege;hva;fra;til;grunn\nbo;helger;04.01.2027;17.01.2027;knee\n' >"$work/fritak.csv"
exits "sign-up files" 3 audit "$work/signed.yaml" "$roster"
says "a duty on leave that was signed up: told with file and line" out 'anne.*leave\.csv:2'
says "a duty against an exemption: told with file and line" out 'bo.*fritak\.csv:2'
ok "the reason stands nowhere" bash -c "! grep -q knee '$work/out' '$work/err'"
exits "solve with sign-up files" 0 solve "$work/signed.yaml" -o "$work/signed" --effort 2000 -q
ok "nobody is on duty on his leave" bash -c "! grep -E '^2027-01-0[45]' '$work/signed/roster.csv' | grep -q anne"
ok "the reason stands in no file" bash -c "! grep -rq knee '$work/signed'"
# What follows from an id that was refused is not told.
sed 's/^  anne:/  Anne:/' "$work/signed.yaml" >"$work/capital.yaml"
exits "an id that is none" 1 check "$work/capital.yaml"
ok "an id that is none: no row of his is blamed" [ "$(grep -c 'error:' "$work/err")" -eq 1 ]
sed 's/^  bo:/  anne:/' "$work/signed.yaml" >"$work/doubled.yaml"
exits "an id twice" 1 check "$work/doubled.yaml"
ok "an id twice: no row of either is blamed" [ "$(grep -c 'error:' "$work/err")" -eq 1 ]
sed 's/^anne/ane/' "$work/leave.csv" >"$work/ane.csv"
sed 's/leave\.csv/ane.csv/' "$work/signed.yaml" >"$work/ane.yaml"
exits "a doctor whom nobody knows" 1 check "$work/ane.yaml"
says "a doctor whom nobody knows: told" err "ane\.csv:2:1: error: unknown doctor 'ane'"
mkdir "$work/deep"
sed 's/leave\.csv/..\/leave.csv/' "$work/signed.yaml" >"$work/deep/plan.yaml"
exits "a file outside the plan's folder" 1 check "$work/deep/plan.yaml"
ln -s ../leave.csv "$work/deep/leave.csv"
cp "$work/signed.yaml" "$work/deep/plan.yaml"
exits "a link out of the plan's folder" 1 check "$work/deep/plan.yaml"
says "a link out of the plan's folder: told" err 'leads out of the plan.s folder'
