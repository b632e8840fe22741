#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# roster.xlsx in LibreOffice, as a person opens it: it is read without repair, becomes a PDF with a page for every sheet at least, and its grid, written as CSV
# again, is roster.csv.
. "$(dirname "$0")/../cli/lib.sh"

python=python3
"$python" -c 'import openpyxl' 2>/dev/null || python=/usr/bin/python3
office() {
    timeout 300 libreoffice "-env:UserInstallation=file://$work/office" --headless "$@" >"$work/out" 2>"$work/err"
}

# opens NAME FOLDER LANGUAGE: the report in FOLDER.
opens() {
    local name=$1 folder=$2 language=$3
    ok "$name: becomes a PDF" office --convert-to pdf --outdir "$folder/pdf" "$folder/roster.xlsx"
    ok "$name: a PDF of several pages" [ "$(pdfinfo "$folder/pdf/roster.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')" -ge 4 ]
    # 44,34,76: comma, quotation mark, UTF-8; the last -1: every sheet a file.
    ok "$name: becomes CSV" office --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' \
        --outdir "$folder/csv" "$folder/roster.xlsx"
    local first
    first=$([ "$language" = nb ] && echo Vaktplan || echo Roster)
    code=0
    "$python" tests/cli/spreadsheet.py table_is_roster "$folder/csv/roster-$first.csv" "$folder/roster.csv" "$language" \
        >"$work/out" 2>"$work/err" || code=$?
    ok "$name: the grid is the roster" [ $code -eq 0 ]
    pdftotext "$folder/pdf/roster.pdf" "$work/err" 2>/dev/null
    ok "$name: no figure that did not find room, no error" [ "$(grep -cE '###|#REF|#NAME|Err:' "$work/err")" -eq 0 ]
}

golden=tests/golden/indre-namdal/roster.csv
exits "report" 0 report "$example" "$golden" -o "$work/in"
opens "Indre Namdal" "$work/in" nb
awk -F, -v OFS=, 'NR % 9 == 3 { $6 = "" } { print }' "$golden" >"$work/locums.csv"
exits "report with locums" 0 report "$example" "$work/locums.csv" -o "$work/locums"
opens "with locums" "$work/locums" nb
exits "Stavanger" 0 solve examples/stavanger/plan.yaml --effort 300 --quiet -o "$work/stavanger"
opens "Stavanger" "$work/stavanger" nb
small_plan "$work/small.yaml"
exits "a small plan" 0 solve "$work/small.yaml" --quiet -o "$work/small"
opens "a small plan in English" "$work/small" en
