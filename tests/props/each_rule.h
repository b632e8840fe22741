/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hard and a soft test of each kind of rule, so that a failing one names itself. For model/rules.def, once for the tests,
 *     #define VP_RULE(kind, says) VP_RULE_TESTS(kind, try_rule)
 * and once where they are added to a case. */
#ifndef VP_TESTS_EACH_RULE_H
#define VP_TESTS_EACH_RULE_H

#include "tests/unit/plan_maker.h"

#include <check.h>

/* `attempt` is a function of the kind, and of whether it is hard. */
#define VP_RULE_TESTS(kind, attempt)                                                                                   \
    START_TEST(kind##_hard)                                                                                            \
    {                                                                                                                  \
        attempt(VP_RULE_##kind, true);                                                                                 \
    }                                                                                                                  \
    END_TEST                                                                                                           \
    START_TEST(kind##_soft)                                                                                            \
    {                                                                                                                  \
        attempt(VP_RULE_##kind, false);                                                                                \
    }                                                                                                                  \
    END_TEST

/* The rules that every plan has are never soft, and tried alone only if `made` says so. */
#define VP_ADD_RULE_TESTS(tests, kind, made)                                                                           \
    if ((made) || (int)VP_RULE_##kind >= VP_MADE_RULES)                                                                \
        tcase_add_test(tests, kind##_hard);                                                                            \
    if ((int)VP_RULE_##kind >= VP_MADE_RULES)                                                                          \
        tcase_add_test(tests, kind##_soft);

#endif
