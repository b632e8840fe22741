#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# vaktplan init: a whole plan in either language, never over a file that is there.
. "$(dirname "$0")/lib.sh"

for language in nb en; do
    plan=$work/$language.yaml
    exits "init $language" 0 init "$plan" --language "$language"
    ok "init $language: says what it wrote" [ "$(cat "$work/out")" = "$plan" ]
    silent "init $language: nothing on stderr" err
    ok "init $language: in that language" grep -q "^language: $language" "$plan"
    ok "init $language: no mark is left" bash -c "! grep -q '@' '$plan'"
    schema=$(head -n 1 "$plan" | cut -d= -f2)
    ok "init $language: the schema is there" test -f "$schema"
    ok "init $language: the schema by its plain path" [ "$schema" = "$(realpath "$schema")" ]
    exits "init $language: check accepts it" 0 check "$plan"
    says "init $language: nothing speaks against it" out 'Ingenting taler mot|Nothing speaks against'
    run init - --language "$language"
    ok "init - $language: the same on standard output" cmp -s "$work/out" "$plan"
done
exits "init without a language" 0 init -
ok "init without a language: bokmål" cmp -s "$work/out" "$work/nb.yaml"

echo 'mine' >"$work/mine.yaml"
exits "a file that is there" 1 init "$work/mine.yaml"
says "a file that is there: told" err '^vaktplan init: .*/mine\.yaml: is left as it is: File exists$'
silent "a file that is there: nothing on stdout" out
ok "a file that is there: as it was" [ "$(cat "$work/mine.yaml")" = mine ]
ln -s nowhere.yaml "$work/link.yaml"
exits "a link that leads nowhere" 1 init "$work/link.yaml"
ok "a link that leads nowhere: nothing is written there" [ ! -e "$work/nowhere.yaml" ]
exits "no such folder" 1 init "$work/none/plan.yaml"
says "no such folder: told" err 'none/plan\.yaml: cannot be written: No such file or directory$'
code=0
(ulimit -f 1 && trap '' XFSZ && "$VAKTPLAN" init "$work/cut.yaml") >"$work/out" 2>"$work/err" || code=$?
ok "no room for all of it" [ $code -eq 1 ]
says "no room for all of it: told" err 'cut\.yaml: cannot be written: File too large$'
ok "no room for all of it: no half plan is left" [ ! -e "$work/cut.yaml" ]
code=0
"$VAKTPLAN" init - >/dev/full 2>"$work/err" || code=$?
ok "a full disk is told" [ $code -eq 1 ]
says "a full disk: in words" err 'standard output cannot be written'
exits "another language" 2 init "$work/de.yaml" --language de
says "another language: which there are" err "^vaktplan init: --language takes nb or en, not 'de'"
ok "another language: nothing is written" [ ! -e "$work/de.yaml" ]
