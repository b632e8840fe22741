#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/deb.sh [FOLDER]
# Makes the Debian package in FOLDER (build/deb): from a copy of the sources, so that the tree stays clean, and judged by lintian. The same
# sources give the same package: its date is that of the latest entry in debian/changelog.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build/deb}

version=$(sed -nE 's/^#define VP_VERSION "(.*)"$/\1/p' model/base/version.h)
if [ "$version" != "$(dpkg-parsechangelog -S Version)" ]; then
    echo "deb: model/base/version.h says $version, the latest entry of debian/changelog $(dpkg-parsechangelog -S Version)" >&2
    exit 1
fi

rm -rf "$folder"/vaktplan[-_]*
mkdir -p "$folder/vaktplan-$version"
tar -c --exclude=./build --exclude=./out --exclude=./.git . | tar -x -C "$folder/vaktplan-$version"

log=$folder/build.log
if ! (cd "$folder/vaktplan-$version" && env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES -u VARIANT -u PREFIX -u DESTDIR -u ZSH_FOLDER \
    DEB_BUILD_OPTIONS="noautodbgsym parallel=$(nproc)" dpkg-buildpackage -b -us -uc) >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    exit 1
fi
rm -rf "$folder/vaktplan-$version" "$folder"/*.buildinfo "$folder"/*.changes
package=$(echo "$folder"/vaktplan_*.deb)
lintian --fail-on error --allow-root "$package"
echo "$package"
