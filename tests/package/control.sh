#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the Debian package says of itself is what the rest of the project says: version, dependencies.
. "$(dirname "$0")/../cli/lib.sh"

# field NAME: the packages in a field of debian/control, sorted, without versions and alternatives.
field() {
    awk -v name="$1:" '/^[^ ]/ { here = $1 == name; $1 = here ? "" : $1 } here' debian/control | tr ',' '\n' |
        sed -E 's/\(.*//; s/\|.*//; s/ //g' | grep -v '^$' | sort
}

tools/setup.sh --list build | grep -vxE 'gcc|libc6-dev' >"$work/out" # these two are in build-essential, which every package may take for granted
field Build-Depends | grep -v '^debhelper-compat' >"$work/err"
ok "Build-Depends are what 'tools/setup.sh build' installs" diff "$work/out" "$work/err"
tools/setup.sh --list beside >"$work/out"
# shellcheck disable=SC2016 # dpkg's own variables
field Depends | grep -v '^\${' >"$work/err"
ok "Depends are what 'tools/setup.sh beside' installs" diff "$work/out" "$work/err"
ok "a list of packages holds those that are there" grep -qx tzdata "$work/out"
version=$(sed -nE '1s/^vaktplan \((.*)\) .*/\1/p' debian/changelog)
run --version
ok "debian/changelog: the program's version" [ "$(cat "$work/out")" = "vaktplan $version" ]
ok "debian/changelog: its date can be read" date -d "$(sed -nE 's/^ -- .*>  //p' debian/changelog | head -n 1)"
ok "CHANGELOG.md: the same version on top" [ "$(grep -m 1 -oE '^## [0-9.]+' CHANGELOG.md)" = "## $version" ]
