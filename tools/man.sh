#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/man.sh VAKTPLAN FOLDER
# Makes the manual pages in FOLDER: one for each command of the program, vaktplan(1) and vaktplan-plan(5). What --help says – options,
# operands, exit codes – is taken from there, so it cannot drift; docs/man/COMMAND.txt holds the rest, and must be there.
set -eu
cd "$(dirname "$0")/.."
vaktplan=${1:?usage: tools/man.sh VAKTPLAN FOLDER}
folder=${2:?usage: tools/man.sh VAKTPLAN FOLDER}

version=$("$vaktplan" --version | cut -d ' ' -f 2)
# The day of the latest entry: the same sources give the same pages.
date=$(sed -nE 's/^ -- .*>  //p' debian/changelog | head -n 1)
date=$(LC_ALL=C date -u -d "$date" +%F)
commands=$("$vaktplan" --help | sed -nE 's/^  vaktplan ([a-z-]+) .*/\1/p')

# make_page NAME SECTION: its text comes in.
make_page() {
    LC_ALL=C awk -v page="$1" -v section="$2" -v date="$date" -v version="$version" -f tools/man.awk >"$folder/$1.$2"
}

option='^  (-.,|   ) --' # how a line of --help on an option begins

# What --help (coming in) says before its options, without use, title and exit codes.
take_text() {
    awk -v option="$option" '$0 ~ option { exit } NR > 2' | tr '\n' ' ' | sed -E 's/ *Exit codes: [^.]*\.//; s/^ +//; s/ +$//'
    echo
}

# The exit codes in --help (coming in), a term each.
take_exit_codes() {
    tr '\n' ' ' | sed -nE 's/.*Exit codes: ([^.]*)\..*/\1/p' | sed -E 's/, ([0-9]+ )/\n\1/g' | sed -E 's/^([0-9]+) /  \1  /'
}

# The sections of docs/man/NAME.txt: its DESCRIPTION, or all others.
take_description() {
    awk '/^[A-Z][A-Z ]*$/ { here = $0 == "DESCRIPTION"; next } here' "docs/man/$1.txt"
}

take_others() {
    awk '/^[A-Z][A-Z ]*$/ { here = $0 != "DESCRIPTION" } here' "docs/man/$1.txt"
}

# see_also NAME: all pages but this one.
see_also() {
    local page also="vaktplan(1)"
    for page in $commands; do
        also="$also, vaktplan-$page(1)"
    done
    also="$also, vaktplan-plan(5)"
    printf 'SEE ALSO\n%s\n\n' "$(sed -E "s/$1\([15]\), |, $1\([15]\)\$//" <<<"$also")"
    echo "The plan language, what is in each output, and the mathematics: plan.md, report.md and formulation.md in share/doc/vaktplan/docs."
}

make_command() {
    local name=$1 help
    help=$("$vaktplan" "$name" --help)
    {
        printf 'NAME\nvaktplan-%s - %s\n' "$name" "$(sed -n '2s/\.$//p' <<<"$help")"
        # shellcheck disable=SC2016 # back-ticks are bold
        printf 'SYNOPSIS\n`vaktplan %s`%s\n' "$name" "$(sed -nE "1s/^Usage: vaktplan $name//p" <<<"$help")"
        printf 'DESCRIPTION\n%s\n\n' "$(take_text <<<"$help")"
        take_description "$name"
        printf 'OPTIONS\n'
        grep -E -- "$option" <<<"$help" | sed -E 's/^ +/  /; s/  this text$/  the same in short/'
        take_others "$name"
        printf 'EXIT STATUS\n%s\n' "$(take_exit_codes <<<"$help")"
        see_also "vaktplan-$name"
    } | make_page "vaktplan-$name" 1
}

make_program() {
    local help
    help=$("$vaktplan" --help)
    {
        printf 'NAME\nvaktplan - %s\n' "$(sed -n '2s/\.$//p' <<<"$help")"
        # shellcheck disable=SC2016 # back-ticks are bold
        printf 'SYNOPSIS\n`vaktplan` COMMAND …\n\n`vaktplan` --help | --version\n'
        printf 'DESCRIPTION\n'
        take_description vaktplan
        printf 'COMMANDS\n'
        sed -nE 's/^  (vaktplan [a-z-]+) +/  \1  /p' <<<"$help"
        take_others vaktplan
        printf 'EXIT STATUS\n%s\n' "$(take_exit_codes <<<"$help")"
        see_also vaktplan
    } | make_page vaktplan 1
}

make_plan() {
    {
        printf 'NAME\nvaktplan-plan - the plan that vaktplan reads\nDESCRIPTION\n'
        take_description plan
        take_others plan
        see_also vaktplan-plan
    } | make_page vaktplan-plan 5
}

mkdir -p "$folder"
for command in $commands; do
    [ -f "docs/man/$command.txt" ] || {
        echo "man: docs/man/$command.txt is missing: what the page of 'vaktplan $command' says beside its --help" >&2
        exit 1
    }
    make_command "$command"
done
make_program
make_plan
