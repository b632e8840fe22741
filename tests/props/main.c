/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the properties; exit code 1 if one does not hold. CK_RUN_SUITE, CK_RUN_CASE and the like work as Check says. */
#include "tests/props/props.h"

#include <stddef.h>
#include <stdlib.h>

int main(void)
{
    SRunner *runner = srunner_create(NULL);
    srunner_add_suite(runner, suite_rules_alone());
    srunner_add_suite(runner, suite_optimum());
    srunner_add_suite(runner, suite_bounds());
    srunner_add_suite(runner, suite_local());
    srunner_add_suite(runner, suite_tours());
    srunner_add_suite(runner, suite_columns());
    srunner_add_suite(runner, suite_tree());
    srunner_add_suite(runner, suite_shares());
    srunner_add_suite(runner, suite_leximin());
    srunner_add_suite(runner, suite_near());
    srunner_add_suite(runner, suite_prices());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
