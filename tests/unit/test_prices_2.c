/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of each rule from spacing to driving in the solver: for any assignment, with a history before it, its rows leave room
 * exactly when price() and price_spot() find nothing broken, and cost what they say. And a duty that changes hands changes the price of
 * no spot but those listed for it. */
#include "tests/unit/plan_maker.h"
#include "tests/unit/program_maker.h"
#include "tests/unit/suites.h"

#include "model/base/random.h"

#include <math.h>

enum { SEEDS = 60, ROSTERS = 8, DOCTORS = 4 };

static struct vp_arena arena;

static void set_up(void)
{
    vp_arena_init(&arena);
}

static void tear_down(void)
{
    vp_arena_clear(&arena);
}

/* ---- random plans ---- */

static int draw(struct vp_random *random, int from, int to)
{
    return from + vp_random_below(random, to - from + 1);
}

static bool toss(struct vp_random *random, int odds)
{
    return vp_random_below(random, odds) == 0;
}

/* Ways between all sites; by night some are longer or none at all. */
static void draw_ways(struct vp_plan *plan, struct vp_random *random)
{
    int band = toss(random, 2) ? vp_make_band(plan, "22:00", "06:30") : -1;
    for (int from = 0; from < plan->sites.n; from++) {
        for (int to = from + 1; to < plan->sites.n; to++) {
            vp_make_way(plan, from, to, draw(random, 0, 6) * 20);
            if (band >= 0 && toss(random, 2))
                vp_make_band_way(plan, band, from, to, toss(random, 2) ? VP_NO_WAY : draw(random, 0, 9) * 20);
        }
    }
    if (toss(random, 4)) {
        plan->travel.winter_factor = 1.25;
        plan->travel.winter = (struct vp_yearly){1101, 325};
    }
}

static void draw_doctors(struct vp_plan *plan, struct vp_random *random)
{
    vp_make_qualification(plan, "specialist");
    for (int d = 0; d < DOCTORS; d++) {
        struct vp_doctor *doctor = &plan->doctors.item[d];
        doctor->qualifications = (uint64_t)draw(random, 0, 1);
        doctor->home = draw(random, 0, plan->sites.n - 1);
        if (toss(random, 3))
            doctor->member.from = plan->from + draw(random, 0, 4);
        if (toss(random, 2))
            vp_make_leave(plan, d, "2027-03-18", "2027-03-19", toss(random, 2));
        for (int i = draw(random, 0, 2); i > 0; i--)
            vp_make_own_date(plan, d, toss(random, 2) ? "03-20" : "2027-03-23");
    }
}

/* Two weeks into Easter. A line round the clock, one of two places, and sometimes one at home. */
static struct vp_plan *make_plan(struct vp_random *random)
{
    struct vp_plan *plan = vp_make_plan("2027-03-15", "2027-03-28", DOCTORS, &arena);
    int other = vp_make_municipality(plan, "other");
    vp_make_site(plan, "away", other);
    vp_make_legevakt(plan);
    int second = vp_make_line(plan, draw(random, 1, 2));
    vp_make_shift(plan, second, VP_ON_WEEKDAYS, "08:00", "15:30");
    vp_make_shift(plan, second, VP_ON_ALL_DAYS, "17:00", toss(random, 2) ? "23:00" : "09:00");
    vp_make_extra(plan, second, draw(random, 0, 1), 1);
    if (toss(random, 2)) {
        int third = vp_make_line(plan, 1);
        vp_make_shift(plan, third, VP_ON_ALL_DAYS, "12:00", "12:00");
        plan->lines.item[third].site = VP_SITE_HOME;
    }
    for (int line = 0; line < plan->lines.n; line++)
        plan->lines.item[line].locum = 0;
    if (toss(random, 3))
        vp_make_block(plan, 0, VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND);
    draw_ways(plan, random);
    draw_doctors(plan, random);
    if (toss(random, 2)) {
        int rotation = vp_make_rotation(plan, "1/1");
        for (int d = 0; d < DOCTORS; d++)
            if (toss(random, 2))
                vp_make_rotation_doctor(plan, rotation, d, draw(random, 0, 1));
        vp_make_rotation_line(plan, rotation, second);
    }
    return plan;
}

static const struct vp_history *make_history(const struct vp_plan *plan, struct vp_random *random)
{
    struct vp_history *history = vp_arena_alloc(&arena, sizeof *history);
    int days = toss(random, 3) ? 0 : draw(random, 1, 10);
    for (vp_day date = plan->from - days; date < plan->from; date++) {
        char text[VP_DAY_TEXT];
        int doctor = draw(random, -2, DOCTORS - 1);
        if (doctor >= 0)
            vp_make_past(plan, history, doctor, 0, vp_day_format(date, text), "15:30-12:00");
    }
    return history;
}

static void draw_figures(struct vp_plan *plan, struct vp_rule *rule, struct vp_random *random)
{
    struct vp_figures *figures = &rule->figures;
    figures->days = draw(random, 1, 5);
    figures->minutes = draw(random, 1, 6) * 20 - toss(random, 2);
    figures->friday = toss(random, 2);
    figures->away = toss(random, 2);
    figures->line = draw(random, 0, plan->lines.n - 1);
    figures->qualified = (uint64_t)draw(random, 0, 1);
    figures->per = toss(random, 2) ? VP_PER_MONTH : VP_PER_PERIOD;
    if (toss(random, 2))
        vp_make_select_line(plan, &figures->after, draw(random, 0, plan->lines.n - 1));
    if (toss(random, 2) || rule->kind == VP_RULE_sequence)
        vp_make_select_category(&figures->after, toss(random, 2) ? VP_NIGHTS : VP_WEEKENDS);
    vp_make_select_category(&figures->not, toss(random, 2) ? VP_DUTIES : VP_NIGHTS);
    if (rule->kind == VP_RULE_weekends) {
        figures->of = draw(random, 0, 3);
        figures->at_most = draw(random, 0, 2);
    } else if (rule->kind == VP_RULE_lost_days) {
        figures->per = (enum vp_per[]){VP_PER_DAYS, VP_PER_MONTH, VP_PER_PERIOD}[draw(random, 0, 2)];
        figures->at_most = draw(random, 0, 2);
        figures->days = draw(random, 2, 7);
    } else if (rule->kind == VP_RULE_clinic) {
        figures->at_least = draw(random, 1, 3);
    } else if (rule->kind == VP_RULE_balance) {
        figures->category = draw(random, VP_HOURS, VP_HOLIDAYS);
        const bool hours = figures->category == VP_HOURS;
        if (!toss(random, 3))
            figures->above = hours ? draw(random, 5, 40) : draw(random, 0, 2);
        if (!toss(random, 3))
            figures->below = hours ? draw(random, 5, 60) : draw(random, 1, 4);
    } else if (rule->kind == VP_RULE_driving) {
        figures->at_most = draw(random, 0, 24) / 2.0;
    } else if (rule->kind == VP_RULE_response && toss(random, 2)) {
        vp_make_reach(plan, rule, draw(random, 0, 1));
    }
}

static void add_rule(struct vp_plan *plan, enum vp_rule_kind kind, bool hard, struct vp_random *random)
{
    struct vp_rule *rule = vp_make_rule(plan, kind);
    draw_figures(plan, rule, random);
    if (!hard)
        vp_make_soft(rule, draw(random, 1, 9));
    if (kind == VP_RULE_together || toss(random, 3)) {
        vp_make_only_doctor(plan, rule, 0);
        vp_make_only_doctor(plan, rule, draw(random, 1, DOCTORS - 1));
    }
    if (toss(random, 3))
        vp_make_only_line(plan, rule, draw(random, 0, plan->lines.n - 1));
    if (toss(random, 6))
        rule->days = VP_ON_FRI | VP_ON_WEEKEND;
}

/* ---- random assignments ---- */

static bool fits(const struct vp_problem *problem, const bool *had, int duty)
{
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (had[j] && problem->duties[j].start < problem->duties[duty].end &&
            problem->duties[duty].start < problem->duties[j].end)
            return false;
    return true;
}

/* Some of what each doctor may have, one at a time, blocks whole. */
static bool *draw_had(const struct vp_program *program, struct vp_random *random)
{
    const struct vp_problem *problem = program->problem;
    bool *had = vp_arena_array(&arena, (size_t)problem->n_doctors * (size_t)problem->n_duties, sizeof *had);
    int *left = vp_arena_array(&arena, (size_t)problem->n_duties, sizeof *left);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        left[j] = problem->duties[j].places;
    for (int d = 0; d < problem->n_doctors; d++) {
        bool *own = &had[d * problem->n_duties];
        int odds = draw(random, 2, 16);
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            int block = problem->duties[j].block;
            if (own[j] || !toss(random, odds))
                continue;
            for (int k = j; k < problem->n_duties; k++) {
                bool same = k == j || (block >= 0 && problem->duties[k].block == block);
                if (!same || left[k] == 0 || program->x[d * problem->n_duties + k] < 0 || !fits(problem, own, k))
                    continue;
                own[k] = true;
                left[k]--;
            }
        }
    }
    return had;
}

/* ---- a rule's scene ---- */

static struct vp_scene make_scene(const struct vp_problem *problem, int rule)
{
    const struct vp_plan *plan = problem->plan;
    const struct vp_rule_program *program = vp_rule_program(plan->rules.item[rule].kind);
    int *offset = vp_arena_array(&arena, (size_t)(plan->rotations.n * DOCTORS) + 1, sizeof *offset);
    for (int r = 0; r < plan->rotations.n; r++)
        for (int d = 0; d < DOCTORS; d++)
            offset[r * DOCTORS + d] = plan->rotations.item[r].doctors[d] ? plan->rotations.item[r].offset[d] : -1;
    return (struct vp_scene){.problem = problem,
                             .rule = &plan->rules.item[rule],
                             .rule_number = rule,
                             .prepared = program->prepare == NULL ? NULL : program->prepare(problem, rule, &arena),
                             .offset = offset};
}

static int *fill_places(const struct vp_problem *problem, const bool *had)
{
    int *places = vp_arena_array(&arena, (size_t)problem->n_places, sizeof *places);
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int filled = 0;
        for (int d = 0; d < problem->n_doctors; d++)
            if (had[d * problem->n_duties + j])
                places[problem->duties[j].first_place + filled++] = d;
        while (filled < problem->duties[j].places)
            places[problem->duties[j].first_place + filled++] = VP_LOCUM;
    }
    return places;
}

/* Points and shortage of everybody under one rule. */
static double price_all(const struct vp_problem *problem, int rule, const bool *had, double *shortage)
{
    double points = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        points += vp_price_had(problem, rule, d, &had[d * problem->n_duties], shortage, &arena);
    const struct vp_rule_program *program = vp_rule_program(problem->plan->rules.item[rule].kind);
    if (program->price_spot == NULL)
        return points;
    struct vp_scene scene = make_scene(problem, rule);
    scene.doctor_of_place = fill_places(problem, had);
    const struct vp_spots *spots = program->spots(problem, rule, &arena);
    for (int spot = 0; spot < spots->n; spot++)
        points += program->price_spot(&scene, spot, shortage);
    return points;
}

/* ---- the two halves ---- */

struct tally {
    int lawful;
    int unlawful;
    int paying;
};

static void compare(const struct vp_program *program, const bool *had, int seed, struct tally *tally)
{
    const struct vp_problem *problem = program->problem;
    double shortage = 0;
    double points = 0;
    for (int r = 0; r < problem->plan->rules.n; r++)
        points += price_all(problem, r, had, &shortage);
    bool lawful = isfinite(points) && shortage <= 1e-9;
    double rows = vp_points_had(program, had, &arena);
    ck_assert_msg(lawful == isfinite(rows), "seed %d: prices say %g points, %g missing; the rows say %g", seed, points,
                  shortage, rows);
    if (lawful)
        ck_assert_msg(fabs(points - rows) < 1e-6, "seed %d: prices say %.9g points, the rows say %.9g", seed, points,
                      rows);
    tally->lawful += lawful;
    tally->unlawful += !lawful;
    tally->paying += lawful && points > 0;
}

static void try_kind(enum vp_rule_kind kind, bool hard)
{
    struct tally tally = {0};
    for (int seed = 1; seed <= SEEDS; seed++) {
        struct vp_random random;
        vp_random_init(&random, (uint64_t)seed);
        struct vp_plan *plan = make_plan(&random);
        add_rule(plan, kind, hard, &random);
        const struct vp_problem *problem = vp_make_problem_after(plan, make_history(plan, &random), &arena);
        const struct vp_program *program = vp_program_new(problem, &arena);
        for (int i = 0; i < ROSTERS; i++)
            compare(program, draw_had(program, &random), seed, &tally);
    }
    ck_assert_int_gt(tally.lawful, 0);
    if (kind != VP_RULE_own_dates) /* what breaks it has no column, hence draw_had does not give it away */
        ck_assert(!hard || tally.unlawful > 0);
    ck_assert(hard || tally.paying > 0);
}

static const enum vp_rule_kind kinds[] = {
    VP_RULE_spacing,   VP_RULE_weekends, VP_RULE_whole_weekends, VP_RULE_sequence, VP_RULE_lost_days,
    VP_RULE_backup,    VP_RULE_apart,    VP_RULE_together,       VP_RULE_response, VP_RULE_clinic,
    VP_RULE_own_dates, VP_RULE_balance,  VP_RULE_driving,
};
enum { KINDS = sizeof kinds / sizeof *kinds };

START_TEST(hard_rules)
{
    try_kind(kinds[_i], true);
}
END_TEST

START_TEST(soft_rules)
{
    try_kind(kinds[_i], false);
}
END_TEST

/* ---- spots ---- */

static bool is_listed(const struct vp_spots *spots, int duty, int spot)
{
    for (int i = spots->first[duty]; i < spots->first[duty + 1]; i++)
        if (spots->spot[i] == spot)
            return true;
    return false;
}

/* Gives one place to somebody else and looks at every spot. Returns how many changed. */
static int try_change(const struct vp_problem *problem, struct vp_scene *scene, const struct vp_spots *spots,
                      int *places, struct vp_random *random)
{
    const struct vp_rule_program *program = vp_rule_program(scene->rule->kind);
    double *before = vp_arena_array(&arena, (size_t)spots->n + 1, sizeof *before);
    double nothing = 0;
    for (int spot = 0; spot < spots->n; spot++)
        before[spot] = program->price_spot(scene, spot, &nothing);
    int place = draw(random, 0, problem->n_places - 1);
    int kept = places[place];
    int changed = 0;
    places[place] = draw(random, -1, DOCTORS - 1);
    for (int spot = 0; spot < spots->n; spot++) {
        if (program->price_spot(scene, spot, &nothing) == before[spot])
            continue;
        changed++;
        ck_assert_msg(is_listed(spots, problem->place_duty[place], spot), "duty %d changes spot %d",
                      problem->place_duty[place], spot);
    }
    places[place] = kept;
    return changed;
}

START_TEST(a_duty_changes_only_its_spots)
{
    enum vp_rule_kind kind = kinds[_i];
    int changed = 0;
    for (int seed = 1; seed <= SEEDS && vp_rule_program(kind)->spots != NULL; seed++) {
        struct vp_random random;
        vp_random_init(&random, (uint64_t)seed);
        struct vp_plan *plan = make_plan(&random);
        add_rule(plan, kind, false, &random);
        const struct vp_problem *problem = vp_make_problem_after(plan, make_history(plan, &random), &arena);
        const struct vp_program *program = vp_program_new(problem, &arena);
        const struct vp_spots *spots = vp_rule_program(kind)->spots(problem, VP_MADE_RULES, &arena);
        struct vp_scene scene = make_scene(problem, VP_MADE_RULES);
        int *places = fill_places(problem, draw_had(program, &random));
        scene.doctor_of_place = places;
        for (int i = 0; i < ROSTERS; i++)
            changed += try_change(problem, &scene, spots, places, &random);
    }
    ck_assert(vp_rule_program(kind)->spots == NULL || changed > 0);
}
END_TEST

Suite *suite_prices_2(void)
{
    Suite *suite = suite_create("prices_2");
    TCase *tests = tcase_create("prices_2");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, hard_rules, 0, KINDS);
    tcase_add_loop_test(tests, soft_rules, 0, KINDS);
    tcase_add_loop_test(tests, a_duty_changes_only_its_spots, 0, KINDS);
    suite_add_tcase(suite, tests);
    return suite;
}
