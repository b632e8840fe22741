#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The documented examples among the other tests: see tests/docs_examples.sh.
exec bash "$(dirname "${BASH_SOURCE[0]}")/../docs_examples.sh" "$@"
