/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The suites that main.c runs. A new one is a line in suites.def. */
#ifndef VP_TESTS_SUITES_H
#define VP_TESTS_SUITES_H

#include <check.h>

#define VP_SUITE(name) Suite *suite_##name(void);
#include "tests/unit/suites.def"
#undef VP_SUITE

#endif
