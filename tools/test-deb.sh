#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/test-deb.sh, as root. Makes the Debian package, installs it in a Debian 12 with nothing else in it, uses it there as an ordinary
# user, and removes it again. The bare Debian is kept in build/debootstrap and used again (it is made anew when that is removed). What is
# mounted on the way is mounted in a namespace of its own, so nothing stays mounted whatever happens.
set -u
cd "$(dirname "$0")/.." || exit 2
release=bookworm

if [ "$(id -u)" -ne 0 ]; then
    echo "test-deb: only root can make a Debian in a folder" >&2
    exit 2
fi
package=$(tools/deb.sh build/deb | tail -n 1)
[ -f "$package" ] || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
log=$work/log
: >"$log"
failed=0

# ok NAME COMMAND…
ok() {
    local name=$1
    shift
    if "$@" >"$log" 2>&1; then
        echo "ok - $name"
    else
        echo "not ok - $name: $*"
        tail -n 20 "$log" | sed 's/^/    /'
        failed=$((failed + 1))
    fi
}

# inside COMMAND…: as root in the new Debian.
inside() {
    # shellcheck disable=SC2016 # for the inner shell
    unshare --mount --pid --fork sh -c 'mount -t proc proc "$1/proc" && mount --bind /dev "$1/dev" && cd / && root=$1 && shift &&
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root chroot "$root" "$@"' sh "$root" "$@" </dev/null
}

# as_user LINE: a line of bash as an ordinary user, at home.
as_user() {
    inside runuser -u coordinator -- bash -c "cd; HOME=\$PWD; $1"
}

# ---- a bare Debian, with the mirror that this one uses ----

bare=build/debootstrap/$release.tar
if [ ! -s "$bare" ]; then
    # shellcheck disable=SC2016 # apt's own variables
    mirror=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $release" 'Created-By: Packages' 2>/dev/null | head -n 1)
    mkdir -p "$(dirname "$bare")"
    # shellcheck disable=SC2086 # none or one word
    if ! debootstrap --variant=minbase $release "$work/bare" $mirror >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        exit 1
    fi
    rm -rf "$work"/bare/var/cache/apt/archives/*.deb
    tar -C "$work/bare" -cf "$bare.new" . && mv "$bare.new" "$bare" || exit 1
    rm -rf "$work/bare"
fi
mkdir "$root"
tar -C "$root" -xf "$bare" || exit 1
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
find /etc/apt/apt.conf.d -name '*proxy*' -exec cp {} "$root/etc/apt/apt.conf.d/" \; 2>/dev/null || true
cp "$package" "$root/tmp/vaktplan.deb"

# ---- installing and using it ----

ok "package lists" inside apt-get update
ok "what a user has beside it" inside apt-get install -y --no-install-recommends man-db bash-completion
ok "an ordinary user" inside useradd --create-home coordinator
find "$root" -xdev -name '*vaktplan*' -not -path "$root/tmp/*" >"$work/before"
ok "nothing of it is there before" [ ! -s "$work/before" ]
ok "install" inside apt-get install -y --no-install-recommends /tmp/vaktplan.deb
ok "gnuplot came with it" inside test -x /usr/bin/gnuplot
examples=/usr/share/doc/vaktplan/examples
for name in $(inside ls $examples | grep -v '\.md$'); do
    ok "check $name" as_user "vaktplan check $examples/$name/plan.yaml"
done
ok "init" as_user "vaktplan init plan.yaml && vaktplan check plan.yaml"
ok "solve" as_user "vaktplan solve $examples/indre-namdal/plan.yaml -o out --effort 3000 --quiet"
ok "report, roster and charts" as_user 'test -s out/report.html && test -s out/roster.csv && ls out/charts/*.svg && ls out/charts/*.png'
ok "a chart is a picture of some size" as_user "find out/charts -name load-hours.png -size +10k | grep -q ."
ok "audit" as_user "vaktplan audit $examples/indre-namdal/plan.yaml out/roster.csv --quiet"
ok "report" as_user "vaktplan report $examples/indre-namdal/plan.yaml out/roster.csv -o again --quiet"
for page in vaktplan vaktplan-solve vaktplan-plan; do
    ok "man $page" as_user "man $page | grep -q 'SEE ALSO'"
done
ok "man -k" as_user "mandb --quiet --user-db 2>/dev/null; man -k vaktplan | grep -q 'vaktplan-audit (1)'"

# In a bash as a user has it: its own file of completions looks ours up by the name of the command.
# shellcheck disable=SC2016 # for the inner shell
ask='. /usr/share/bash-completion/bash_completion; compopt() { :; }; _completion_loader vaktplan; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _vaktplan; printf "%s " "${COMPREPLY[@]}"'
ok "completion of commands" as_user "COMP_WORDS=(vaktplan so); [ \"\$($ask)\" = 'solve ' ]"
ok "completion of scenarios" as_user "COMP_WORDS=(vaktplan check $examples/ryfylke/plan.yaml --scenario lis); [ \"\$($ask)\" = 'lis-alone ' ]"

# ---- away with it ----

ok "remove" inside apt-get purge -y vaktplan
find "$root" -xdev -name '*vaktplan*' -not -path "$root/tmp/*" >"$log"
ok "nothing of it is left" [ ! -s "$log" ]
ok "what the user made is left" as_user 'test -s out/report.html'

# ---- the same package again, made elsewhere ----

again=$(tools/deb.sh "$work/somewhere-else" | tail -n 1)
ok "the same bytes when it is made elsewhere" cmp "$package" "$again"

[ $failed -eq 0 ] || exit 1
echo "test-deb: $package works"
