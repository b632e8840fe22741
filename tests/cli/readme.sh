#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the README shows is so: its plan works, the mistake looks as it says, its links lead somewhere, and every make target that it names exists.
. "$(dirname "$0")/lib.sh"

# shellcheck disable=SC2016 # back-ticks of Markdown
sed -n '/^```yaml$/,/^```$/p' README.md | sed '/^```/d' >"$work/plan.yaml"
ok "there is a plan" grep -q '^vaktplan: 1$' "$work/plan.yaml"
exits "the plan can be checked" 0 check "$work/plan.yaml"
says "nothing speaks against it" out 'Nothing speaks against the plan'
exits "the plan can be solved" 0 solve "$work/plan.yaml" -o "$work/out-folder" --effort 5000 --quiet
for file in report.html roster.csv ledger.yaml charts calendar; do
    ok "$file is where the README says" [ -s "$work/out-folder/$file" ]
done

(cd "$work" && sed 's/grong-2: { home/grong-2: { hmoe/' plan.yaml >mistake.yaml && mv mistake.yaml plan.yaml && "$VAKTPLAN" check plan.yaml) 2>"$work/err" >"$work/out"
sed -n '/plan\.yaml:[0-9]*:[0-9]*: error/,/^$/p' README.md | sed '/^$/d; s/^    //' >"$work/shown"
ok "a mistake is shown in the README" [ -s "$work/shown" ]
head -n "$(wc -l <"$work/shown")" "$work/err" >"$work/seen"
ok "the mistake looks as the README says" diff "$work/shown" "$work/seen"

grep -oE '\]\([^)#]+\)' README.md docs/*.md tests/README.md | while IFS=: read -r file link; do
    path=$(dirname "$file")/$(expr "$link" : '](\(.*\))')
    case $link in *://*) continue ;; esac
    ok "$file links to $path" [ -e "$path" ]
done
# shellcheck disable=SC2016 # back-ticks of Markdown
grep -ohE '`make [a-z]+`' README.md tests/README.md docs/*.md | tr -d '`' | sort -u | while read -r _ target; do
    ok "make $target exists" make -n "$target"
done
