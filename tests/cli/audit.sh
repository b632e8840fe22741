#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan audit: a roster made by hand is judged by plan and law alone; what is wrong is named with doctor, dates, rule, figures and YAML line.
. "$(dirname "$0")/lib.sh"

plan=$work/small.yaml
small_plan "$plan"

# write_roster FILE DOCTOR…: one doctor a day from 2027-01-04 (Monday), at the times of the small plan; "-" leaves the place to a locum.
write_roster() {
    local file=$1 day=4 doctor from
    shift
    echo 'date,line,site,start,end,doctor' >"$file"
    for doctor in "$@"; do
        from=15:30
        case $day in 9 | 10 | 16 | 17) from=08:00 ;; esac
        printf '2027-01-%02d,forvakt,grong,2027-01-%02dT%s:00+01:00,2027-01-%02dT08:00:00+01:00,%s\n' $day $day $from $((day + 1)) "${doctor#-}" >>"$file"
        day=$((day + 1))
    done
}

lawful=(anne bo cecilie anne bo cecilie anne cecilie anne bo cecilie anne bo cecilie)
write_roster "$work/lawful.csv" "${lawful[@]}"
exits "a lawful roster made by hand" 0 audit "$plan" "$work/lawful.csv"
silent "a lawful roster: nothing on stderr" err
says "a lawful roster: called so" out 'LAWFUL'
ok "a lawful roster: not called unlawful" [ "$(grep -c 'NOT LAWFUL' "$work/out")" -eq 0 ]
exits "--quiet" 0 audit "$plan" "$work/lawful.csv" --quiet
silent "--quiet prints nothing" out
"$VAKTPLAN" audit "$plan" - <"$work/lawful.csv" >"$work/out" 2>"$work/err"
ok "the roster from standard input" grep -q LAWFUL "$work/out"
"$VAKTPLAN" audit - "$work/lawful.csv" <"$plan" >"$work/out" 2>"$work/err"
ok "the plan from standard input" grep -q LAWFUL "$work/out"

# Two duties too close: Cecilie drives 80 minutes each way. Friday's duty ends Saturday 08:00; Saturday's begins then: nobody can have both.
close=("${lawful[@]}")
close[4]=cecilie
write_roster "$work/close.csv" "${close[@]}"
exits "two duties with no rest between" 3 audit "$plan" "$work/close.csv"
says "no rest: refused" out 'NOT LAWFUL'
says "no rest: doctor, rule and figures on one line" out 'cecilie.*2027-01-08.*2027-01-09|2027-01-08.*cecilie'
says "no rest: the YAML line of the rule" out 'small\.yaml:[0-9]+'

# A doctor on leave.
leave=("${lawful[@]}")
leave[7]=bo
write_roster "$work/leave.csv" "${leave[@]}"
exits "a doctor on leave" 3 audit "$plan" "$work/leave.csv"
says "leave: doctor and date" out 'bo.*2027-01-11|2027-01-11.*bo'
says "leave: the line of the leave in the plan" out "small\.yaml:$(grep -n 'bo:' "$plan" | cut -d: -f1)"

# A duty without a row is not the same as one left to a locum.
grep -v '^2027-01-13' "$work/lawful.csv" >"$work/missing.csv"
exits "a missing duty" 3 audit "$plan" "$work/missing.csv"
says "missing: the date" out '2027-01-13'
locum=("${lawful[@]}")
locum[9]=-
write_roster "$work/locum.csv" "${locum[@]}"
exits "a duty left to a locum" 0 audit "$plan" "$work/locum.csv"
sed 's/locum: 50/locum: never/' "$plan" >"$work/never.yaml"
exits "a locum where none may be" 3 audit "$work/never.yaml" "$work/locum.csv"

# Rows that the plan knows nothing of.
{ cat "$work/lawful.csv"; sed -n 3p "$work/lawful.csv" | sed 's/,bo$/,cecilie/'; } >"$work/twice.csv"
exits "one row too many" 3 audit "$plan" "$work/twice.csv"
sed '2s/T15:30/T14:30/' "$work/lawful.csv" >"$work/moved.csv"
exits "a duty at another time" 3 audit "$plan" "$work/moved.csv"
says "another time: the date" out '2027-01-04'

# Files that are wrong are mistakes, not violations.
sed '3s/,bo$/,bobo/' "$work/lawful.csv" >"$work/unknown.csv"
exits "an unknown doctor" 1 audit "$plan" "$work/unknown.csv"
says "an unknown doctor: place in the file" err 'unknown\.csv:3:'
says "an unknown doctor: named" err 'bobo'
silent "an unknown doctor: nothing on stdout" out
echo 'date;what' >"$work/header.csv"
exits "a header that is none" 1 audit "$plan" "$work/header.csv"
: >"$work/nothing.csv"
exits "an empty file" 1 audit "$plan" "$work/nothing.csv"
exits "no such roster" 1 audit "$plan" "$work/none.csv"

exits "--json" 0 audit "$plan" "$work/lawful.csv" --json
says "--json is JSON" out '^\{'
exits "--json with violations" 3 audit "$plan" "$work/leave.csv" --json
says "--json with violations is JSON too" out '^\{'

# Semicolons, a byte order mark, columns in another order, CRLF: as spreadsheets write them.
{ printf '\357\273\277'; sed 's/,/;/g; s/$/\r/' "$work/lawful.csv"; } >"$work/spreadsheet.csv"
exits "as a spreadsheet writes it" 0 audit "$plan" "$work/spreadsheet.csv"
awk -F, 'BEGIN { OFS = "," } { print $6, $5, $4, $3, $2, $1 }' "$work/lawful.csv" >"$work/order.csv"
exits "columns in another order" 0 audit "$plan" "$work/order.csv"
