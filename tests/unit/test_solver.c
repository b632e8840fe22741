/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vp_solve as its caller sees it: what it says of a result, and what it keeps when it is stopped, killed, or given too little. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/suites.h"

#include "solver/solver.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static struct vp_arena arena;
static struct vp_problem *problem;
static struct vp_outcome outcome;
static struct vp_errors errors;

static void set_up(void)
{
    vp_arena_init(&arena);
    vp_errors_init(&errors);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* One line around the clock outside office hours; rest, weekends and spacing; shares that come out in fractions. */
static struct vp_plan *make_service(const char *to, int doctors)
{
    struct vp_plan *plan = vp_make_plan("2027-01-04", to, doctors, &arena);
    int line = vp_make_legevakt(plan);
    plan->lines.item[line].locum = 50.0;
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 8.0;
    struct vp_rule *weekends = vp_make_rule(plan, VP_RULE_weekends);
    weekends->figures.at_most = 1.0;
    weekends->figures.of = 2;
    vp_make_soft(weekends, 4.0);
    struct vp_rule *spacing = vp_make_rule(plan, VP_RULE_spacing);
    spacing->figures.days = 3;
    vp_make_soft(spacing, 2.0);
    vp_make_term(plan, VP_HOURS, 1.0, 12.0);
    vp_make_term(plan, VP_WEEKENDS, 3.0, 1.0);
    for (int d = 0; d < doctors; d++) {
        plan->doctors.item[d].post = d % 3 == 0 ? 70.0 : 100.0;
        vp_make_drive(plan, d, 15 * d);
    }
    return plan;
}

static void make_small(void)
{
    problem = vp_make_problem(make_service("2027-01-10", 3), &arena);
}

/* Half a year and seven doctors: work for far longer than any test waits. */
static void make_large(void)
{
    problem = vp_make_problem(make_service("2027-07-04", 7), &arena);
}

static void solve(struct vp_solve_options options)
{
    bool started = vp_solve(problem, &options, &arena, &outcome, &errors);
    ck_assert_msg(started, "%s", errors.list[0].message);
}

/* The outcome has a roster that the audit finds lawful and worth what the outcome says. */
static void check_roster(void)
{
    ck_assert_ptr_nonnull(outcome.roster);
    const struct vp_audit *audit = vp_audit_new(problem, outcome.roster, &arena);
    ck_assert(vp_audit_lawful(audit));
    ck_assert_double_eq_tol(audit->points, outcome.objective, 1e-9 * (1 + audit->points));
    ck_assert_double_le(outcome.bound, outcome.objective + 1e-6 * (1 + audit->points));
}

/* ---- results ---- */

START_TEST(a_small_plan_is_solved_to_proof)
{
    make_small();
    solve((struct vp_solve_options){.effort = 50000, .seed = 7});
    ck_assert_int_eq(outcome.status, VP_OPTIMAL);
    check_roster();
    ck_assert_double_eq_tol(outcome.bound, outcome.objective, 1e-5 * (1 + outcome.objective));
    ck_assert_int_eq(outcome.trouble.kind, VP_NO_MISHAP);
    ck_assert_int_eq(outcome.effort, 50000);
    ck_assert_uint_eq(outcome.seed, 7);
    ck_assert_int_gt(outcome.n_stages, 0);
    ck_assert_int_gt(outcome.rows, 7);
    ck_assert_int_gt(outcome.columns, 28);
    ck_assert_double_ge(outcome.seconds_to_first, 0.0);
    ck_assert_double_le(outcome.seconds_to_first, outcome.seconds);
    ck_assert_double_ge(outcome.seconds_to_covered, outcome.seconds_to_first);
    ck_assert_double_le(outcome.seconds_to_covered, outcome.seconds);
    double staged = 0.0;
    for (int i = 0; i < outcome.n_stages; i++)
        staged += outcome.stages[i].seconds;
    ck_assert_double_le(staged, VP_SEARCHES * outcome.seconds + 1e-3);
}
END_TEST

START_TEST(a_plan_without_lawful_roster_is_infeasible)
{
    struct vp_plan *plan = make_service("2027-01-10", 2);
    plan->lines.item[0].locum_allowed = false;
    vp_make_leave(plan, 0, "2027-01-06", "2027-01-06", true);
    vp_make_leave(plan, 1, "2027-01-06", "2027-01-06", true);
    problem = vp_make_problem(plan, &arena);
    solve((struct vp_solve_options){.effort = 50000});
    ck_assert_int_eq(outcome.status, VP_INFEASIBLE);
    ck_assert_ptr_null(outcome.roster);
    ck_assert(isinf(outcome.objective));
}
END_TEST

/* Three duties in a row, two doctors, no locum: nobody may have two running, so the rest rule leaves no roster though each duty alone is easy. */
START_TEST(an_infeasible_plan_that_no_single_row_betrays)
{
    struct vp_plan *plan = vp_make_plan("2027-01-05", "2027-01-07", 2, &arena);
    int line = vp_make_line(plan, 1);
    vp_make_shift(plan, line, VP_ON_ALL_DAYS, "08:00", "08:00");
    plan->lines.item[line].locum_allowed = false;
    vp_make_rule(plan, VP_RULE_rest)->figures.hours = 30.0;
    problem = vp_make_problem(plan, &arena);
    solve((struct vp_solve_options){.effort = 50000});
    ck_assert_int_eq(outcome.status, VP_INFEASIBLE);
    plan->rules.item[VP_MADE_RULES].figures.hours = 24.0;
    solve((struct vp_solve_options){.effort = 50000});
    ck_assert_int_eq(outcome.status, VP_OPTIMAL);
    check_roster();
}
END_TEST

START_TEST(a_stop_at_a_gap_is_called_that)
{
    make_large();
    solve((struct vp_solve_options){.effort = 2000000, .gap = 60});
    ck_assert_int_eq(outcome.status, VP_WITHIN_GAP);
    check_roster();
    ck_assert_double_le(vp_outcome_gap(&outcome), 60.0);
    ck_assert_double_gt(vp_outcome_gap(&outcome), 0.0);
}
END_TEST

START_TEST(same_seed_and_effort_same_outcome)
{
    make_large();
    solve((struct vp_solve_options){.effort = 4000, .seed = 3, .jobs = 1});
    struct vp_outcome first = outcome;
    solve((struct vp_solve_options){.effort = 4000, .seed = 3, .jobs = 1 + _i});
    check_roster();
    ck_assert_double_eq(first.objective, outcome.objective);
    ck_assert_double_eq(first.bound, outcome.bound);
    ck_assert_int_eq(first.effort_spent, outcome.effort_spent);
    ck_assert_mem_eq(first.lane_effort, outcome.lane_effort, sizeof outcome.lane_effort);
    ck_assert_int_eq(first.n_stages, outcome.n_stages);
    for (int i = 0; i < outcome.n_stages; i++) {
        ck_assert_str_eq(first.stages[i].name, outcome.stages[i].name);
        ck_assert_int_eq(first.stages[i].effort, outcome.stages[i].effort);
    }
    size_t bytes = (size_t)problem->n_places * sizeof *outcome.roster->doctor;
    ck_assert_mem_eq(first.roster->doctor, outcome.roster->doctor, bytes);
}
END_TEST

START_TEST(least_effort_gives_a_roster)
{
    make_large();
    solve((struct vp_solve_options){.effort = 1});
    check_roster();
    ck_assert_int_eq(outcome.status, VP_FEASIBLE);
}
END_TEST

START_TEST(a_start_is_never_made_worse)
{
    make_large();
    solve((struct vp_solve_options){.effort = 6000});
    struct vp_outcome first = outcome;
    solve((struct vp_solve_options){.effort = 1, .seed = 9, .start = first.roster});
    check_roster();
    ck_assert_double_le(outcome.objective, first.objective);
    ck_assert_int_eq(outcome.status, VP_FEASIBLE);
}
END_TEST

/* A start with places that no file row filled, and with a doctor who may not: what can be kept is, and the outcome is lawful. */
START_TEST(a_start_may_have_holes)
{
    struct vp_plan *plan = make_service("2027-01-31", 4);
    vp_make_leave(plan, 2, "2027-01-10", "2027-01-20", true);
    problem = vp_make_problem(plan, &arena);
    struct vp_roster *start = vp_roster_new(problem, &arena);
    for (int p = 0; p < problem->n_places; p++)
        start->doctor[p] = p % 3 == 0 ? VP_ABSENT : 2;
    solve((struct vp_solve_options){.effort = 2000, .start = start});
    check_roster();
    ck_assert_int_eq(outcome.trouble.kind, VP_NO_MISHAP);
}
END_TEST

/* ---- progress ---- */

struct told {
    int times;
    int rosters;
    double objective;
    double bound;
    bool wrong;
    int signal;     /* to raise, or to send to children, when there is a roster; 0 = none */
    unsigned whose; /* bits of the children to send it to; 0 = raise it */
    bool sent;
};

/* The processes whose parent this one is, in the order in which they were started; returns how many. */
static int find_children(pid_t children[VP_SEARCHES])
{
    DIR *processes = opendir("/proc");
    int n = 0;
    for (struct dirent *entry; processes != NULL && n < VP_SEARCHES && (entry = readdir(processes)) != NULL;) {
        char path[280];
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *file = isdigit((unsigned char)entry->d_name[0]) ? fopen(path, "r") : NULL;
        int parent = 0;
        if (file != NULL && fscanf(file, "%*d (%*[^)]) %*c %d", &parent) == 1 && parent == getpid())
            children[n++] = (pid_t)strtol(entry->d_name, NULL, 10);
        if (file != NULL)
            fclose(file);
    }
    if (processes != NULL)
        closedir(processes);
    return n;
}

static void note_progress(void *user, const struct vp_progress *progress)
{
    struct told *told = user;
    told->times++;
    told->wrong = told->wrong || progress->bound < told->bound || progress->stage == NULL;
    told->bound = progress->bound;
    if (!progress->has_roster)
        return;
    told->wrong = told->wrong || (told->rosters > 0 && progress->objective > told->objective);
    told->objective = progress->objective;
    told->rosters++;
    if (told->signal == 0 || told->sent)
        return;
    told->sent = true;
    if (told->whose == 0)
        raise(told->signal);
    pid_t children[VP_SEARCHES];
    int n = find_children(children);
    for (int i = 0; i < n; i++)
        if ((told->whose >> i & 1) != 0)
            kill(children[i], told->signal);
}

static struct told begin_told(int signal)
{
    return (struct told){.bound = -INFINITY, .signal = signal};
}

START_TEST(progress_only_gets_better)
{
    make_large();
    struct told told = begin_told(0);
    solve((struct vp_solve_options){.effort = 6000, .progress = note_progress, .user = &told});
    ck_assert_int_gt(told.rosters, 0);
    ck_assert(!told.wrong);
    ck_assert_double_eq(told.objective, outcome.objective);
}
END_TEST

/* ---- stops ---- */

static volatile sig_atomic_t reached_caller;

static void note_signal(int signal)
{
    (void)signal;
    reached_caller = 1;
}

static const int stops[] = {SIGINT, SIGTERM};

START_TEST(a_signal_keeps_the_best_roster)
{
    int stop = stops[_i];
    struct sigaction mine = {.sa_handler = note_signal};
    struct sigaction before;
    sigaction(stop, &mine, &before);
    reached_caller = 0;
    make_large();
    struct told told = begin_told(stop);
    solve((struct vp_solve_options){.progress = note_progress, .user = &told});
    ck_assert(told.sent);
    ck_assert_int_eq(outcome.status, VP_INTERRUPTED);
    check_roster();
    ck_assert_int_eq(outcome.trouble.kind, VP_NO_MISHAP);
    ck_assert_int_eq(reached_caller, 0);
    raise(stop); /* the caller's own handler is back */
    ck_assert_int_eq(reached_caller, 1);
    sigaction(stop, &before, NULL);
}
END_TEST

static const double limits[] = {0.0, 100.0};

START_TEST(a_killed_search_costs_no_roster)
{
    make_large();
    struct told told = begin_told(SIGKILL);
    told.whose = 3;
    solve((struct vp_solve_options){.time_limit = limits[_i], .progress = note_progress, .user = &told});
    ck_assert(told.sent);
    check_roster();
    ck_assert_int_eq(outcome.status, VP_FEASIBLE);
    ck_assert(vp_outcome_cut_short(&outcome));
    ck_assert_int_eq(outcome.trouble.kind, VP_KILLED);
    ck_assert_int_eq(outcome.trouble.number, SIGKILL);
}
END_TEST

/* One of the two, either way and with either number of jobs: the other goes on to its end, and what befell the one is said. */
START_TEST(a_search_that_dies_costs_only_its_own_work)
{
    static const int deaths[] = {SIGKILL, SIGABRT};
    make_large();
    struct told told = begin_told(deaths[_i % 2]);
    told.whose = 1U << (_i / 2 % 2);
    solve((struct vp_solve_options){.effort = 4000, .jobs = 1 + _i / 4, .progress = note_progress, .user = &told});
    ck_assert(told.sent);
    check_roster();
    ck_assert_int_eq(outcome.status, VP_FEASIBLE);
    ck_assert_int_eq(outcome.trouble.kind, VP_KILLED);
    ck_assert_int_eq(outcome.trouble.number, told.signal);
    ck_assert(outcome.trouble.went_on);
    ck_assert(!vp_outcome_cut_short(&outcome));
    ck_assert_int_ge(outcome.lane_effort[told.whose == 1], 4000);
}
END_TEST

START_TEST(a_time_limit_is_kept)
{
    const double limit = 1.0;
    make_large();
    solve((struct vp_solve_options){.effort = 1});
    double slow = outcome.seconds; /* what can hardly be interrupted, on this machine */
    solve((struct vp_solve_options){.time_limit = limit});
    ck_assert_int_eq(outcome.status, VP_FEASIBLE);
    check_roster();
    ck_assert_int_eq(outcome.trouble.kind, VP_NO_MISHAP);
    ck_assert_double_ge(outcome.seconds, limit);
    ck_assert_msg(outcome.seconds <= limit + 1.0 + 3 * slow, "%.2f s for a limit of %.0f s (%.2f s to begin)",
                  outcome.seconds, limit, slow);
}
END_TEST

/* ---- nothing left behind ---- */

static int count_files(void)
{
    DIR *files = opendir("/proc/self/fd");
    int n = 0;
    while (files != NULL && readdir(files) != NULL)
        n++;
    if (files != NULL)
        closedir(files);
    return n;
}

START_TEST(nothing_is_left_behind)
{
    make_small();
    solve((struct vp_solve_options){.effort = 500});
    int files = count_files();
    solve((struct vp_solve_options){.effort = 500});
    ck_assert_int_eq(count_files(), files);
    pid_t children[VP_SEARCHES];
    ck_assert_int_eq(find_children(children), 0);
}
END_TEST

START_TEST(a_search_that_cannot_start_is_an_error)
{
    make_small();
    struct rlimit before;
    getrlimit(RLIMIT_NOFILE, &before);
    struct rlimit none = {.rlim_cur = 0, .rlim_max = before.rlim_max};
    int ends[2];
    setrlimit(RLIMIT_NOFILE, &none);
    const int made = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
    struct vp_solve_options options = {.effort = 500};
    bool started = vp_solve(problem, &options, &arena, &outcome, &errors);
    setrlimit(RLIMIT_NOFILE, &before);
    ck_assert_int_ne(made, 0); /* the limit is kept to */
    ck_assert(!started);
    ck_assert_int_eq(errors.total, 1);
    ck_assert_int_eq(errors.list[0].code, VP_ESOLVER);
    ck_assert_ptr_nonnull(strstr(errors.list[0].message, "cannot start the search"));
}
END_TEST

/* ---- a roster fixed in ---- */

START_TEST(what_no_column_can_say_is_not_exported)
{
    struct vp_plan *plan = make_service("2027-01-10", 2);
    vp_make_leave(plan, 0, "2027-01-06", "2027-01-06", true);
    problem = vp_make_problem(plan, &arena);
    struct vp_roster *roster = vp_roster_new(problem, &arena);
    ck_assert(!vp_export(problem, roster, VP_FREE_MPS, "/nonexistent/a.mps", &errors));
    ck_assert_int_eq(errors.list[0].code, VP_EIO); /* the roster is well, the place is not */
    vp_make_give(problem, roster, "2027-01-06", 0, 0);
    ck_assert(!vp_export(problem, roster, VP_FREE_MPS, "/nonexistent/a.mps", &errors));
    ck_assert_int_eq(errors.list[1].code, VP_EINPUT);
    vp_make_give(problem, roster, "2027-01-06", 0, VP_LOCUM);
    plan->lines.item[0].locum_allowed = false;
    ck_assert(!vp_export(problem, roster, VP_FREE_MPS, "/nonexistent/a.mps", &errors));
    ck_assert_int_eq(errors.list[2].code, VP_EINPUT);
    ck_assert_ptr_nonnull(strstr(errors.list[2].message, "locum"));
}
END_TEST

Suite *suite_solver(void)
{
    Suite *suite = suite_create("solver");
    TCase *tests = tcase_create("solver");
    tcase_set_timeout(tests, 10);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_small_plan_is_solved_to_proof);
    tcase_add_test(tests, a_plan_without_lawful_roster_is_infeasible);
    tcase_add_test(tests, an_infeasible_plan_that_no_single_row_betrays);
    tcase_add_test(tests, a_stop_at_a_gap_is_called_that);
    tcase_add_loop_test(tests, same_seed_and_effort_same_outcome, 0, 3);
    tcase_add_test(tests, least_effort_gives_a_roster);
    tcase_add_test(tests, a_start_is_never_made_worse);
    tcase_add_test(tests, a_start_may_have_holes);
    tcase_add_test(tests, progress_only_gets_better);
    tcase_add_loop_test(tests, a_signal_keeps_the_best_roster, 0, 2);
    tcase_add_loop_test(tests, a_killed_search_costs_no_roster, 0, 2);
    tcase_add_loop_test(tests, a_search_that_dies_costs_only_its_own_work, 0, 8);
    tcase_add_test(tests, a_time_limit_is_kept);
    tcase_add_test(tests, nothing_is_left_behind);
    tcase_add_test(tests, what_no_column_can_say_is_not_exported);
    suite_add_tcase(suite, tests);
    TCase *limited = tcase_create("limits");
    tcase_set_tags(limited, "limits");
    tcase_add_checked_fixture(limited, set_up, tear_down);
    tcase_add_test(limited, a_search_that_cannot_start_is_an_error);
    suite_add_tcase(suite, limited);
    return suite;
}
