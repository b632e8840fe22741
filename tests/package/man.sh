#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The manual pages: one for every command, with exactly its options, without a warning of groff or mandoc, and with examples that run.
. "$(dirname "$0")/../cli/lib.sh"

pages=$work/man
ok "the pages can be made" tools/man.sh "$VAKTPLAN" "$pages"
commands=$("$VAKTPLAN" --help | sed -nE 's/^  vaktplan ([a-z-]+) .*/\1/p')

# show PAGE: as a terminal shows it, in lines long enough to break none.
show() {
    mandoc -T utf8 -O width=1000 "$1" | col -bx
}

# options_of COMMAND: the options of its --help, sorted.
options_of() {
    "$VAKTPLAN" "$1" --help | grep -oE '^  (-.,|   ) --[a-z-]+' | grep -oE -- '--[a-z-]+' | sort
}

# section NAME: the lines of a section of the page that comes in.
section() {
    awk -v name="$1" '/^[A-Z]/ { here = $0 == name; next } here'
}

# keeps_to PAGE COMMAND: every option in PAGE is one of COMMAND, or of the command named before it on its line.
keeps_to() {
    local line option command strange=0
    while IFS= read -r line; do
        command=$(grep -oE '^ *vaktplan [a-z]+' <<<"$line" | grep -oE '[a-z]+$')
        case $line in *'glpsol '*) continue ;; esac
        while IFS= read -r option; do
            options_of "${command:-$2}" | grep -qx -- "$option" || {
                echo "$option" >>"$work/err"
                strange=1
            }
        done < <(grep -oE -- '--[a-z][a-z-]*' <<<"$line")
    done < <(show "$1")
    return $strange
}

for page in $commands; do
    file=$pages/vaktplan-$page.1
    ok "$page: docs/man/$page.txt is there" [ -s "docs/man/$page.txt" ]
    show "$file" >"$work/out"
    : >"$work/err"
    ok "$page: has the options of --help" [ "$(section OPTIONS <"$work/out" | grep -oE '^ {1,9}(-., )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | sort)" = "$(options_of "$page")" ]
    ok "$page: names no other" keeps_to "$file" "$page"
    says "$page: its title" out "vaktplan-$page - "
    says "$page: its operands" out "^ +$("$VAKTPLAN" "$page" --help | sed -nE '1s/^Usage: (.*) \[OPTION\]…/\1/p')"
    ok "$page: its exit codes" [ "$(section 'EXIT STATUS' <"$work/out" | awk '{ print $1 }' | xargs)" = "$("$VAKTPLAN" "$page" --help | tr '\n' ' ' | grep -oE 'Exit codes: [^.]*' | grep -oE '(codes:|,) [0-9]+' | grep -oE '[0-9]+' | xargs)" ]
    ok "$page: examples" [ -n "$(section EXAMPLES <"$work/out")" ]
done
for file in docs/man/*.txt; do
    page=$(basename "$file" .txt)
    case $page in vaktplan | plan) continue ;; esac
    ok "$file: of a command that there is" grep -qx "$page" <<<"$commands"
done

show "$pages/vaktplan.1" >"$work/out"
ok "vaktplan(1): every command" [ "$(section COMMANDS <"$work/out" | sed -nE 's/^ +vaktplan ([a-z-]+)$/\1/p')" = "$commands" ]
ok "vaktplan(1): the options of the program" [ "$(section OPTIONS <"$work/out" | grep -oE '^ +--[a-z]+' | xargs)" = "$("$VAKTPLAN" --complete - | cut -f 1 | xargs)" ]

# ---- what readers of manual pages say of them ----

for file in "$pages"/*; do
    name=$(basename "$file")
    LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$file" >/dev/null 2>"$work/err"
    ok "$name: groff has nothing to say" [ ! -s "$work/err" ]
    mandoc -T lint "$file" >"$work/out"
    ok "$name: mandoc has nothing to say" [ ! -s "$work/out" ]
    ok "$name: found by its title" lexgrog "$file"
done
tools/man.sh "$VAKTPLAN" "$work/again"
ok "the same bytes again" diff -r "$pages" "$work/again"

# ---- their examples ----

# In a folder with all that they name. They run in the order in which they stand.
mkdir -p "$work/folder" "$work/bin"
ln -s "$VAKTPLAN" "$work/bin/vaktplan"
small_plan "$work/folder/plan.yaml"
sed 's/2027-01-04, to: 2027-01-17/2026-12-21, to: 2027-01-03/; s/, leave: .*\]//; s/, wishes: .*\]//' "$work/folder/plan.yaml" >"$work/before.yaml"
printf 'scenarios: { less: { lines: { forvakt: { locum: 5 } } } }\n' >>"$work/folder/plan.yaml"
run solve "$work/before.yaml" -o "$work/before" --effort 500 --quiet
cp "$work/before/roster.csv" "$work/folder/before.csv"
run solve "$work/folder/plan.yaml" -o "$work/solved" --effort 500 --quiet
cp "$work/solved/roster.csv" "$work/folder/roster.csv"
for file in "$pages"/*.1; do
    show "$file" | section EXAMPLES | sed -nE 's/^ +(vaktplan .*)/\1/p' >"$work/examples"
    while IFS= read -r line; do
        (cd "$work/folder" && PATH=$work/bin:$PATH sh -c "$line") >"$work/out" 2>"$work/err" </dev/null
        ok "$(basename "$file"): $line" [ $? -eq 0 ]
    done <"$work/examples"
done
show "$pages/vaktplan-plan.5" | section EXAMPLES | sed 's/^           //' >"$work/page.yaml"
exits "vaktplan-plan(5): its plan" 0 check "$work/page.yaml"
says "vaktplan-plan(5): nothing speaks against it" out 'Nothing speaks against the plan'
: >"$work/out"
python3 -c 'import json; print("\n".join(json.load(open("inputs/plan.schema.json"))["definitions"]["plan"]["properties"]))' | sort >"$work/keys"
sed -nE 's/^  ([a-z][a-z, -]*)  .*/\1/p' docs/man/plan.txt | tr -d ' ' | tr ',' '\n' | sort >"$work/named"
ok "vaktplan-plan(5): every section of the language" diff "$work/keys" "$work/named"
