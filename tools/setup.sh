#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: tools/setup.sh [--check|--list] TASK
# Looks whether what TASK needs is there, and installs what is not (Debian, apt-get). With --check it only says what is missing, with --list
# it prints every package that TASK needs, there or not: the dependencies in debian/control are these.
set -eu

mode=install
case ${1:-} in
    --check | --list)
        mode=${1#--}
        shift
        ;;
esac
task=${1:?usage: tools/setup.sh [--check|--list] TASK}

missing=()

# need PACKAGE KIND WHAT: is WHAT there? KIND: command, pc (pkg-config), header, file, python (module).
need() {
    case $mode-$2 in
        list-*) ;;
        *-command) command -v "$3" >/dev/null 2>&1 && return 0 ;;
        *-pc) command -v pkg-config >/dev/null 2>&1 && pkg-config --exists "$3" && return 0 ;;
        *-header) echo "#include <$3>" | "${CC:-cc}" -E -x c - >/dev/null 2>&1 && return 0 ;;
        *-file) [ -e "$3" ] && return 0 ;;
        *-python) # Debian's own, too, where another stands before it in the PATH
            python3 -c "import $3" >/dev/null 2>&1 && return 0
            /usr/bin/python3 -c "import $3" >/dev/null 2>&1 && return 0
            ;;
    esac
    missing+=("$1")
}

need_build() {
    need gcc command "${CC:-cc}"
    need pkg-config command pkg-config
    need libc6-dev header stdlib.h
    need libglpk-dev header glpk.h
    need libyaml-dev pc yaml-0.1
    need libical-dev pc libical
    need libjansson-dev pc jansson
    need libutf8proc-dev pc libutf8proc
    need libmd-dev pc libmd
    need libxlsxwriter-dev pc xlsxwriter
    need zlib1g-dev pc zlib
    need tzdata file /usr/share/zoneinfo/Europe/Oslo
}

# What the program itself calls for.
need_beside() {
    need tzdata file /usr/share/zoneinfo/Europe/Oslo
    need gnuplot-nox command gnuplot
    need fonts-dejavu-core file /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
}

need_run() {
    need_build
    need_beside
}

need_test() {
    need_run
    need check pc check
    need glpk-utils command glpsol
    need python3-yaml python yaml
    need python3-jsonschema python jsonschema
    need python3-icalendar python icalendar
    need python3-openpyxl python openpyxl
    need mandoc command mandoc
    need man-db command man
    need bsdextrautils command col
}

need_deb() {
    need_build
    need debhelper command dh
    need build-essential file /usr/share/doc/build-essential
    need lintian command lintian
}

case $task in
    build) need_build ;;
    demo) need_run ;;
    beside) need_beside ;;
    test) need_test ;;
    deb) need_deb ;;
    test-deb)
        need_deb
        need debootstrap command debootstrap
        ;;
    pages)
        need_run
        need chromium command chromium
        need nodejs command node
        need npm command npm
        need python3-openpyxl python openpyxl
        need libreoffice-calc-nogui file /usr/lib/libreoffice/program/libsclo.so
        need poppler-utils command pdftotext
        ;;
    cluster)
        need_run
        need slurm-wlm command squeue
        need slurmctld file /usr/sbin/slurmctld
        need slurmd file /usr/sbin/slurmd
        need munge file /usr/sbin/munged
        need parallel command parallel
        need procps command pgrep
        need python3 command python3
        ;;
    valgrind)
        need_test
        need valgrind command valgrind
        ;;
    fuzz)
        need_build
        need clang command clang
        ;;
    coverage)
        need_test
        need gcovr command gcovr
        ;;
    format) need clang-format command clang-format ;;
    lint)
        need_test
        need clang command clang
        need clang-format command clang-format
        need clang-tidy command clang-tidy
        need cppcheck command cppcheck
        need shellcheck command shellcheck
        ;;
    bench)
        need_run
        need glpk-utils command glpsol
        need coinor-cbc command cbc
        need python3-yaml python yaml
        ;;
    *)
        echo "setup: unknown task '$task'" >&2
        exit 2
        ;;
esac

[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$mode" = list ]; then
    printf '%s\n' "${missing[@]}" | sort -u
    exit 0
fi

# Without package lists apt-get knows no package: they come first then.
known=$(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -print -quit 2>/dev/null || true)

say_how() {
    local lists="sudo apt-get update && "
    [ -z "$known" ] || lists=
    printf '%s\n' "These packages are missing. Install them with" \
        "    ${lists}sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
}

[ "$mode" = install ] || say_how
command -v apt-get >/dev/null 2>&1 || say_how

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || say_how
    as_root=(sudo -n)
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$log" 2>&1
}

install_missing() {
    apt install -y --no-install-recommends "${missing[@]}"
}

echo "Installing ${missing[*]}" >&2
if [ -z "$known" ] || ! install_missing; then
    if ! apt update || ! install_missing; then
        tail -n 20 "$log" >&2
        say_how
    fi
fi
