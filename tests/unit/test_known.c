/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that are the same and programs that are not, and when what is known of one is taken over. */
#include "tests/unit/suites.h"
#include "tests/unit/text_plan.h"

#include "model/audit.h"
#include "solver/known.h"

#include <stdlib.h>
#include <string.h>

static struct vp_problem *read_problem(const char *text)
{
    struct vp_plan *plan = vp_text_read_good(text);
    struct vp_problem *problem = vp_problem_new(plan, NULL, &vp_bench.arena, &vp_bench.errors);
    ck_assert_ptr_nonnull(problem);
    return problem;
}

/* From the bench's arena, which the next reading clears: copied. */
static void hash(const char *text, char hex[VP_SHA256_TEXT])
{
    const char *kept = strdup(text);
    const struct vp_problem *problem = read_problem(kept);
    vp_program_sha256(vp_program_new(problem, &vp_bench.arena), hex);
    free((char *)kept);
}

START_TEST(words_alone_change_no_program)
{
    char one[VP_SHA256_TEXT];
    char other[VP_SHA256_TEXT];
    hash(vp_text_plan, one);
    hash(vp_text_plan, other);
    ck_assert_str_eq(one, other);
    hash(vp_text_change(vp_text_plan, "title: ", "title: Another "), other);
    ck_assert_str_eq(one, other);
    /* Between two duties lie seven hours and a half, or a day and more: eight hours of rest and fifteen forbid the same. */
    hash(vp_text_change(vp_text_plan, "spacing:", "rest: { hours: 15 }\n  spacing:"), other);
    ck_assert_str_eq(one, other);
}
END_TEST

static const struct {
    const char *find;
    const char *replace;
} changes[] = {
    {"needs: [alone]", "locum: 51"},
    {"needs: [alone]", "needs: [senior]"},
    {"days: 3", "days: 4"},
    {"soft: 2", "soft: 3"},
    {"hours: 1", "hours: 2"},
    {"15:30-08:00", "15:00-08:00"},
    {"to: 2027-03-28", "to: 2027-03-27"},
    {"post: 80", "post: 90"},
    {"spacing:", "rest: { hours: 25 }\n  spacing:"},
};

START_TEST(what_counts_changes_the_program)
{
    char one[VP_SHA256_TEXT];
    char other[VP_SHA256_TEXT];
    hash(vp_text_plan, one);
    hash(vp_text_change(vp_text_plan, changes[_i].find, changes[_i].replace), other);
    ck_assert_str_ne(one, other);
}
END_TEST

/* All places to locums: lawful, and of known points. */
struct taken {
    const struct vp_problem *problem;
    struct vp_outcome outcome;
    struct vp_roster *near;
    struct vp_known known;
    struct vp_solve_options options;
};

static void make_known(struct taken *taken)
{
    *taken = (struct taken){.problem = read_problem(vp_text_plan)};
    taken->near = vp_roster_new(taken->problem, &vp_bench.arena);
    vp_program_sha256(vp_program_new(taken->problem, &vp_bench.arena), taken->outcome.program_sha256);
    taken->known = (struct vp_known){.program_sha256 = vp_arena_strdup(&vp_bench.arena, taken->outcome.program_sha256),
                                     .status = VP_FEASIBLE,
                                     .objective = vp_audit_new(taken->problem, taken->near, &vp_bench.arena)->points,
                                     .bound = 1};
    taken->options = (struct vp_solve_options){.near = taken->near, .known = &taken->known};
}

static bool take(struct taken *taken)
{
    return vp_take_known(taken->problem, &taken->options, &taken->outcome, &vp_bench.arena);
}

START_TEST(what_is_known_is_taken_over)
{
    struct taken taken;
    make_known(&taken);
    ck_assert(take(&taken));
    ck_assert(taken.outcome.same_program);
    ck_assert_int_eq(taken.outcome.status, VP_FEASIBLE);
    ck_assert_double_eq(taken.outcome.bound, 1);
    ck_assert_double_eq_tol(taken.outcome.objective, taken.known.objective, 1e-9);
    ck_assert_ptr_ne(taken.outcome.roster, taken.near);
}
END_TEST

START_TEST(what_does_not_agree_is_searched)
{
    struct taken taken;
    make_known(&taken);
    taken.known.objective -= 1; /* the roster costs something else */
    ck_assert(!take(&taken));
    make_known(&taken);
    taken.known.program_sha256 = "0";
    ck_assert(!take(&taken));
    make_known(&taken);
    taken.options.near = NULL;
    ck_assert(!take(&taken));
    make_known(&taken);
    taken.near->doctor[0] = taken.near->doctor[1] = 0; /* two evenings running: unlawful, whatever is claimed */
    taken.known.objective = vp_audit_new(taken.problem, taken.near, &vp_bench.arena)->points;
    ck_assert(!take(&taken));
    ck_assert_ptr_null(taken.outcome.roster);
}
END_TEST

Suite *suite_known(void)
{
    Suite *suite = suite_create("known");
    TCase *tests = tcase_create("known");
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_test(tests, words_alone_change_no_program);
    tcase_add_loop_test(tests, what_counts_changes_the_program, 0, sizeof changes / sizeof *changes);
    tcase_add_test(tests, what_is_known_is_taken_over);
    tcase_add_test(tests, what_does_not_agree_is_searched);
    suite_add_tcase(suite, tests);
    return suite;
}
