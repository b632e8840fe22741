#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make install: the program works where it was put, with all that belongs to it; make uninstall takes that away, and nothing else.
. "$(dirname "$0")/../cli/lib.sh"

variant=$(basename "${TEST_BUILD:-build}")
[ "$variant" != build ] || variant=release

# make_in PREFIX TARGET: without a word on what it builds.
make_in() {
    make -s VARIANT="$variant" DESTDIR="$work/staged" PREFIX="$1" "$2"
}

root=$work/staged/usr
ok "install" make_in /usr install
VAKTPLAN=$root/bin/vaktplan
exits "the program runs where it is" 0 --version
cp "$example" "$work/plan.yaml"
exits "it finds the profiles there" 0 check "$work/plan.yaml"
run check "$work/plan.yaml" --explain-rules
says "it finds those that were installed" out "$root/share/vaktplan/profiles/"
exits "it finds the templates" 0 init "$work/new.yaml"
ok "a new plan names the schema that was installed" grep -qF "schema=$(realpath "$root/share/vaktplan/plan.schema.json")" "$work/new.yaml"
for plan in "$root"/share/doc/vaktplan/examples/*/plan.yaml; do
    name=$(basename "$(dirname "$plan")")
    exits "example $name can be checked" 0 check "$plan"
    # shellcheck disable=SC2016 # as it is written there
    schema=$(sed -nE '1s/.*\$schema=//p' "$plan")
    [ -z "$schema" ] || ok "example $name: its schema is there" test -f "$(dirname "$plan")/$schema"
done
for page in vaktplan.1 vaktplan-plan.5 $("$VAKTPLAN" --help | sed -nE 's/^  vaktplan ([a-z-]+) .*/vaktplan-\1.1/p'); do
    ok "$page is there, compressed" gzip -t "$root/share/man/man${page##*.}/$page.gz"
done
ok "man finds it" env MANPATH="$root/share/man" man -w vaktplan-solve
ok "bash finds its completion" bash -n "$root/share/bash-completion/completions/vaktplan"
ok "fish finds its completion" test -s "$root/share/fish/vendor_completions.d/vaktplan.fish"
ok "zsh finds its completion" test -s "$root/share/zsh/site-functions/_vaktplan"
for document in README.md LICENSE CHANGELOG.md docs/plan.md docs/pictures/deviation.png examples/README.md; do
    ok "$document is there" cmp "$document" "$root/share/doc/vaktplan/$document"
done
ok "everybody may read it all" [ -z "$(find "$root" -not -perm -o=r)" ]
ok "nothing but the program is executable" [ "$(find "$root" -type f -perm /111)" = "$root/bin/vaktplan" ]
find "$root" -type f -exec sha256sum {} + | sort >"$work/first"
ok "install again" make_in /usr install
find "$root" -type f -exec sha256sum {} + | sort >"$work/second"
ok "the same bytes" cmp "$work/first" "$work/second"

echo 'mine' >"$root/share/vaktplan/profiles/mine.yaml"
echo 'theirs' >"$root/share/man/man1/theirs.1"
ok "uninstall" make_in /usr uninstall
ok "nothing is left but what others put there" [ "$(cd "$root" && find . -type f | sort | xargs)" = "./share/man/man1/theirs.1 ./share/vaktplan/profiles/mine.yaml" ]
rm "$root/share/vaktplan/profiles/mine.yaml"
ok "uninstall again" make_in /usr uninstall
ok "folders of its own go too" [ ! -e "$root/share/vaktplan" ]
ok "folders of others stay" [ -d "$root/share/man/man1" ]
ok "a prefix with a blank: install" make_in "/opt/my tools" install
ok "a prefix with a blank: it works" "$work/staged/opt/my tools/bin/vaktplan" check "$work/plan.yaml"
ok "a prefix with a blank: uninstall" make_in "/opt/my tools" uninstall
ok "a prefix with a blank: nothing is left" [ -z "$(find "$work/staged/opt" -type f)" ]
