/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs every suite of suites.def; exit code 1 if a test failed. CK_FORK, CK_RUN_SUITE and the like work as Check says. */
#include "tests/unit/suites.h"

#include <stddef.h>
#include <stdlib.h>

int main(void)
{
    SRunner *runner = srunner_create(NULL);
#define VP_SUITE(name) srunner_add_suite(runner, suite_##name());
#include "tests/unit/suites.def"
#undef VP_SUITE
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
