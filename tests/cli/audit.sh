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
cut -d, -f1,2,6 "$work/lawful.csv" | sed -e '1s/.*/Dato,Linje,Lege/' -e 's/,/;/g' >"$work/short.csv"
exits "date, line and doctor are enough" 0 audit "$plan" "$work/short.csv" --quiet
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
rule=$(grep -n 'rest:' "$plan" | cut -d: -f1)
says "no rest: doctor, dates, rule, figure needed and found, source, YAML line" out \
    "^  cecilie, 2027-01-08–09, rest: needs 8 h, has 0 h, test, small\.yaml:$rule$"
says "no rest: the drive is said" out 'drives of 80 min'

# The drive counts against the rest: every second day leaves 31 h 30 min between two weekday duties, however far away.
sed 's/sandvika: 80/sandvika: 260/' "$plan" >"$work/far.yaml"
exits "a drive that uses up the rest: 31 h 30 min are enough" 0 audit "$work/far.yaml" "$work/lawful.csv" --quiet
near=(anne cecilie bo cecilie anne bo cecilie anne cecilie anne bo cecilie anne bo)
write_roster "$work/near.csv" "${near[@]}"
sed 's/leave: \[2027-01-11..2027-01-12\]//' "$plan" >"$work/near.yaml"
exits "every second day, 80 minutes away" 0 audit "$work/near.yaml" "$work/near.csv" --quiet
sed -i 's/sandvika: 80/sandvika: 710/' "$work/near.yaml"
exits "31 h 30 min less two drives of 11 h 50 min" 3 audit "$work/near.yaml" "$work/near.csv"
says "what is left is said: 7 h 50 min" out 'rest: needs 8 h, has 7\.83 h'

# A doctor on leave.
leave=("${lawful[@]}")
leave[7]=bo
write_roster "$work/leave.csv" "${leave[@]}"
exits "a doctor on leave" 3 audit "$plan" "$work/leave.csv"
says "leave: doctor, dates, and the line of the leave in the plan" out \
    "^  bo, 2027-01-11–12, leave: at most 0 h, has [0-9.]+ h, the plan itself, small\.yaml:$(grep -n 'bo:' "$plan" | cut -d: -f1)$"

# A duty without a row is not the same as one left to a locum.
grep -v '^2027-01-13' "$work/lawful.csv" >"$work/missing.csv"
exits "a missing duty" 3 audit "$plan" "$work/missing.csv"
says "missing: named with its date and line" out '2027-01-13.*cover.*small\.yaml:[0-9]+$'
locum=("${lawful[@]}")
locum[9]=-
write_roster "$work/locum.csv" "${locum[@]}"
exits "a duty left to a locum" 0 audit "$plan" "$work/locum.csv"
sed 's/locum: 50/locum: never/' "$plan" >"$work/never.yaml"
exits "a locum where none may be" 3 audit "$work/never.yaml" "$work/locum.csv"

# Rows that the plan knows nothing of.
{ cat "$work/lawful.csv"; sed -n 3p "$work/lawful.csv" | sed 's/,bo$/,cecilie/'; } >"$work/twice.csv"
exits "one row too many" 3 audit "$plan" "$work/twice.csv"
# … told in the plan's language.
says "one row too many: in English" out 'row 2027-.*: one row too many for this duty$'
sed 's/^language: en/language: nb/' "$plan" >"$work/bokmal.yaml"
exits "one row too many, in bokmål" 3 audit "$work/bokmal.yaml" "$work/twice.csv"
says "one row too many: in bokmål" out 'rad 2027-.*: en rad for mye for denne vakten$'
sed '2s/T15:30/T14:30/' "$work/lawful.csv" >"$work/moved.csv"
exits "a duty at another time" 3 audit "$plan" "$work/moved.csv"
says "another time: the date" out '2027-01-04'

# Files that are wrong are mistakes, not violations.
sed '3s/,bo$/,bobo/' "$work/lawful.csv" >"$work/unknown.csv"
exits "an unknown doctor" 1 audit "$plan" "$work/unknown.csv"
says "an unknown doctor: place in the file" err 'unknown\.csv:3:'
says "an unknown doctor: named" err 'bobo'
silent "an unknown doctor: nothing on stdout" out
sed 's/^  bo: {/  bo: { name: Bo Ås,/' "$plan" >"$work/named.yaml"
sed '3s/,bo$/,Bo Ås/' "$work/lawful.csv" >"$work/named.csv"
exits "a name where the id belongs" 1 audit "$work/named.yaml" "$work/named.csv"
says "a name where the id belongs: the id is told" err '^ +write bo$'
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
