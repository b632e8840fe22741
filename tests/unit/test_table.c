/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers found again by hash: when many have the same, when the table grows, and when it is emptied. */
#include "tests/unit/suites.h"

#include "solver/table.h"

enum { MANY = 1000, ALIKE = 7 };

static int count_found(const struct vp_table *table, uint64_t hash)
{
    size_t step = 0;
    int n = 0;
    for (int number; (number = vp_table_next(table, hash, &step)) >= 0; n++)
        ck_assert_uint_eq((uint64_t)(number % ALIKE), hash);
    return n;
}

START_TEST(numbers_are_found_again_however_many)
{
    struct vp_arena arena;
    struct vp_table table;
    vp_arena_init(&arena);
    vp_table_init(&table, &arena);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < MANY; i++)
            vp_table_add(&table, (uint64_t)(i % ALIKE), i);
        for (int hash = 0; hash < ALIKE; hash++)
            ck_assert_int_eq(count_found(&table, (uint64_t)hash), MANY / ALIKE + (hash < MANY % ALIKE));
        ck_assert_int_eq(count_found(&table, ALIKE), 0);
        vp_table_empty(&table);
        ck_assert_int_eq(count_found(&table, 0), 0);
    }
    vp_arena_clear(&arena);
}
END_TEST

Suite *suite_table(void)
{
    Suite *suite = suite_create("table");
    TCase *tests = tcase_create("table");
    tcase_add_test(tests, numbers_are_found_again_however_many);
    suite_add_tcase(suite, tests);
    return suite;
}
