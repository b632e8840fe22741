#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tests/docs_examples.sh [VAKTPLAN]. `vaktplan check` must accept every ```yaml block of docs/plan.md: a whole plan as it stands, a `yaml part` in place
# of the sections of the same name in the first plan, a `yaml profile` named by that plan, a `yaml ledger` beside it; with a ```csv NAME or `yaml file NAME`
# block as file NAME beside each.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
VAKTPLAN=$(realpath "${1:-${VAKTPLAN:-build/vaktplan}}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# Installed as a user would have it, so that a profile of our own can stand beside the others.
mkdir -p "$work/bin" "$work/share/vaktplan/profiles" "$work/blocks" "$work/plans/common"
cp "$VAKTPLAN" "$work/bin/vaktplan"
cp inputs/profiles/*.yaml "$work/share/vaktplan/profiles"

# One file per block, LINE.KIND.
awk -v folder="$work/blocks" -v tables="$work/plans" '
    /^```csv/  { file = tables "/" $2; next }
    /^```yaml file/ { file = tables "/" $3; next }
    /^```yaml/ { kind = $2 == "" ? "plan" : $2; file = sprintf("%s/%04d.%s", folder, NR, kind); next }
    /^```/     { file = ""; next }
    file != "" { print > file }
' docs/plan.md

# sections FILE: the names of its sections.
sections() {
    grep -oE '^[a-z-]+:' "$1"
}

# replace BASE PART: BASE without the sections of PART, then PART.
replace() {
    awk -v names="$(sections "$2" | tr '\n' ' ')" '
        BEGIN { n = split(names, list, " "); for (i = 1; i <= n; i++) drop[list[i]] = 1 }
        /^[a-z-]+:/ { split($0, word, ":"); dropped = (word[1] ":") in drop }
        !dropped { print }
    ' "$1"
    cat "$2"
}

# accepted LINE FILE: one test.
accepted() {
    if "$work/bin/vaktplan" check "$2" >"$work/out" 2>&1; then
        echo "ok - docs/plan.md:$1"
    else
        echo "not ok - docs/plan.md:$1"
        sed 's/^/    /' "$work/out"
        failed=1
    fi
}

first=$(find "$work/blocks" -name '*.plan' | sort | head -n 1)
for ledger in "$work"/blocks/*.ledger; do
    cp "$ledger" "$work/plans/ledger.yaml"
done
count=0
for block in "$work"/blocks/*; do
    name=$(basename "$block")
    line=$((10#${name%%.*}))
    plan=$work/plans/$line.yaml
    case $name in
        *.plan) cp "$block" "$plan" ;;
        *.part) replace "$first" "$block" >"$plan" ;;
        *.profile)
            profile=$(sed -n 's/^profile: //p' "$block")
            cp "$block" "$work/share/vaktplan/profiles/$profile.yaml"
            echo "profiles: [$profile]" >"$work/use"
            replace "$first" "$work/use" >"$plan"
            ;;
        *.ledger)
            echo 'brought-over: ledger.yaml' >"$work/use"
            replace "$first" "$work/use" >"$plan"
            ;;
        *)
            echo "not ok - docs/plan.md:$line: what is a block of '${name#*.}'?"
            failed=1
            continue
            ;;
    esac
    accepted "$line" "$plan"
    count=$((count + 1))
done
[ $count -ge 8 ] || { echo "not ok - docs/plan.md has only $count examples"; failed=1; }
exit $failed
