#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/install.sh install|uninstall BUILD
# Puts the program and what belongs to it under PREFIX (/usr/local), or takes the same files away again; DESTDIR stands before every path,
# ZSH_FOLDER is where zsh looks for completions. One list for both, so that nothing is left.
set -eu
cd "$(dirname "$0")/.."
task=${1:?usage: tools/install.sh install|uninstall BUILD}
build=${2:?usage: tools/install.sh install|uninstall BUILD}

root=${DESTDIR:-}${PREFIX:-/usr/local}
share=$root/share
zsh=${DESTDIR:-}${ZSH_FOLDER:-${PREFIX:-/usr/local}/share/zsh/site-functions}

# place MODE FILE FOLDER [NAME]
place() {
    local target=$3/${4:-$(basename "$2")}
    if [ "$task" = install ]; then
        install -D -m "$1" "$2" "$target"
    else
        rm -f "$target"
    fi
}

# What is made on the way: page and example stand as files before they are placed.
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

# place_page PAGE: by its name, so that pages can be taken away where none were made.
place_page() {
    [ "$task" = uninstall ] || gzip -9 -n <"$build/man/$1" >"$made/$1.gz"
    place 644 "$made/$1.gz" "$share/man/man${1##*.}"
}

# A file of an example. Its first line tells editors where the schema is, which is elsewhere once installed.
place_example() {
    sed '1s|=\.\./\.\./inputs/plan\.schema\.json$|=../../../../vaktplan/plan.schema.json|' "$1" >"$made/file"
    place 644 "$made/file" "$share/doc/vaktplan/$(dirname "$1")" "$(basename "$1")"
}

place 755 "$build/vaktplan" "$root/bin"
for file in inputs/profiles/*.yaml; do
    place 644 "$file" "$share/vaktplan/profiles"
done
for file in inputs/templates/*.yaml; do
    place 644 "$file" "$share/vaktplan/templates"
done
place 644 inputs/plan.schema.json "$share/vaktplan"
for file in docs/man/*.txt; do
    name=$(basename "$file" .txt)
    case $name in
        vaktplan) place_page vaktplan.1 ;;
        plan) place_page vaktplan-plan.5 ;;
        *) place_page "vaktplan-$name.1" ;;
    esac
done
place 644 cli/completions/vaktplan.bash "$share/bash-completion/completions" vaktplan
place 644 cli/completions/_vaktplan "$zsh"
place 644 cli/completions/vaktplan.fish "$share/fish/vendor_completions.d"
for file in README.md CHANGELOG.md LICENSE; do
    place 644 "$file" "$share/doc/vaktplan"
done
for file in docs/*.md docs/pictures/*.png; do
    place 644 "$file" "$share/doc/vaktplan/$(dirname "$file")"
done
for file in examples/README.md examples/*/README.md examples/*/*.yaml examples/*/*.csv; do
    place_example "$file"
done

# Folders of our own go when nothing else is in them.
if [ "$task" = uninstall ]; then
    for folder in "$share/vaktplan" "$share/doc/vaktplan"; do
        [ ! -d "$folder" ] || find "$folder" -depth -type d -empty -delete
    done
fi
