/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random plans. Figures are drawn from short lists of odd ones rather than from ranges: what breaks programs is 7.25 hours, a quarter, a
 * week that is an hour short, and a limit that is met exactly. */
#include "tests/props/random_plan.h"

#include "tests/props/random_draw.h"

#include <math.h>
#include <string.h>

/* ---- the period, places, ways ---- */

static struct vp_plan *draw_period(struct vp_random *random, struct vp_arena *arena)
{
    /* Ordinary weeks; summer time begins on Easter Sunday; summer time ends; Ascension, 17 May and Whitsun; a month ends. */
    static const char *const mondays[] = {"2027-01-11", "2027-03-15", "2027-03-22", "2026-10-12",
                                          "2027-05-03", "2027-05-10", "2027-01-25"};
    vp_day from = vp_make_day(mondays[vp_random_below(random, 7)]);
    if (vp_toss(random, 60))
        from += vp_random_below(random, 7);
    vp_day to = from + (vp_toss(random, 50) ? 13 + vp_random_below(random, 8) : 3 + vp_random_below(random, 18));
    return vp_make_plan(vp_write_date(from, arena), vp_write_date(to, arena), vp_draw(random, 2, 4), arena);
}

/* One more place, in a municipality of its own; all the ways. */
static void draw_ways(struct vp_plan *plan, bool by_the_hour, struct vp_random *random)
{
    int municipality = vp_make_municipality(plan, "other");
    vp_make_site(plan, "there", municipality);
    int band = -1;
    if (by_the_hour && vp_toss(random, 60))
        band = vp_make_band(plan, vp_toss(random, 50) ? "23:00" : "21:30", vp_toss(random, 50) ? "06:00" : "07:15");
    for (int from = 0; from < plan->sites.n; from++)
        for (int to = from + 1; to < plan->sites.n; to++) {
            vp_make_way(plan, from, to, (int)VP_PICK(random, 0, 0, 15, 40, 80, 125, 400));
            if (band >= 0 && vp_toss(random, 40))
                vp_make_band_way(plan, band, from, to, (int)VP_PICK(random, VP_NO_WAY, 10, 40, 95, 200));
        }
    if (by_the_hour && vp_toss(random, 40)) {
        plan->travel.winter_factor = 1.25;
        plan->travel.winter = (struct vp_yearly){1101, 401};
    }
}

/* ---- lines ---- */

static const char *draw_clock(struct vp_random *random, struct vp_arena *arena)
{
    int minute = 15 * vp_random_below(random, 96);
    return vp_arena_printf(arena, "%02d:%02d", minute / 60, minute % 60);
}

static void draw_times(struct vp_random *random, struct vp_arena *arena, const char *times[2])
{
    static const char *const usual[][2] = {{"15:30", "08:00"}, {"08:00", "08:00"}, {"08:00", "15:30"}, {"23:00", "07:15"}};
    if (vp_toss(random, 60)) {
        int number = vp_random_below(random, 4);
        times[0] = usual[number][0];
        times[1] = usual[number][1];
        return;
    }
    times[0] = draw_clock(random, arena);
    times[1] = draw_clock(random, arena);
}

static void draw_shift(struct vp_plan *plan, int line, struct vp_random *random)
{
    unsigned days = 0;
    for (unsigned kind = 0; kind < VP_DAY_KINDS; kind++)
        days |= vp_toss(random, 45) ? 1u << kind : 0;
    const char *times[2];
    draw_times(random, plan->arena, times);
    vp_make_shift(plan, line, days, times[0], times[1]);
}

static void draw_places(struct vp_plan *plan, int line, struct vp_random *random)
{
    if (vp_toss(random, 25))
        vp_make_places(plan, line, vp_draw_days(random), vp_draw(random, 0, 2));
    if (vp_toss(random, 25))
        vp_make_extra(plan, line, 1, VP_PICK(random, 0.5, 2, 20));
    if (vp_toss(random, 25)) {
        struct vp_dates dates = vp_draw_dates(plan, 3, random);
        struct vp_special *special =
            vp_make_special(plan, line, vp_write_date(dates.from, plan->arena), vp_write_date(dates.to, plan->arena));
        special->doctors = vp_draw(random, -1, 2);
        const char *times[2];
        draw_times(random, plan->arena, times);
        if (vp_toss(random, 60))
            vp_make_special_shift(plan, line, times[0], times[1]);
    }
}

static void draw_line(struct vp_plan *plan, unsigned with, struct vp_random *random)
{
    int line = vp_make_line(plan, vp_toss(random, 20) ? 2 : 1);
    struct vp_line *made = &plan->lines.item[line];
    made->locum = VP_PICK(random, 0, 3, 10, 50, 200, 1000);
    if (vp_toss(random, 35)) {
        made->site = VP_SITE_HOME;
        made->standby = VP_PICK(random, 0, 0.25, 0.2, 1.0 / 3);
    }
    if ((with & VP_WITH_NEVER) != 0 && vp_toss(random, 40))
        made->locum_allowed = false;
    draw_shift(plan, line, random);
    if (vp_toss(random, 25))
        draw_shift(plan, line, random);
    if ((with & VP_WITH_PLACES) != 0)
        draw_places(plan, line, random);
    if ((with & VP_WITH_BLOCKS) != 0 && vp_toss(random, 70)) {
        static const unsigned runs[][2] = {
            {VP_FRIDAY, VP_ON_FRI | VP_ON_WEEKEND}, {VP_SATURDAY, VP_ON_WEEKEND}, {VP_MONDAY, 0x07}, {VP_SUNDAY, 0x41}};
        int run = vp_random_below(random, 4);
        vp_make_block(plan, line, (int)runs[run][0], runs[run][1]);
    }
}

/* Mostly of categories that count duties, now and then of hours. */
static void draw_sum(struct vp_plan *plan, int own, struct vp_random *random)
{
    int sum = vp_make_category(plan, "sum", 1);
    vp_make_category_sum(plan, sum, vp_draw(random, VP_DUTIES, VP_WEEKENDS), VP_PICK(random, 1, 2, 3));
    vp_make_category_sum(plan, sum, vp_draw(random, VP_NIGHTS, VP_HOLIDAYS), VP_PICK(random, 1, 2, 0.5));
    if (vp_toss(random, 50))
        vp_make_category_sum(plan, sum, own, VP_PICK(random, 1, 2, 4));
    if (vp_toss(random, 10))
        vp_make_category_sum(plan, sum, VP_HOURS, VP_PICK(random, 0.25, 1));
}

static void draw_categories(struct vp_plan *plan, struct vp_random *random)
{
    int own = vp_make_category(plan, "own", VP_PICK(random, 0.5, 1, 2));
    if (vp_toss(random, 50))
        vp_make_category_line(plan, own, vp_random_below(random, plan->lines.n));
    if (vp_toss(random, 50))
        vp_make_category_hours(plan, own, "00:00", "05:30");
    if (vp_toss(random, 40))
        plan->categories.item[own].days = vp_draw_days(random);
    if (vp_toss(random, 30))
        plan->lines.item[vp_random_below(random, plan->lines.n)].counts &= ~vp_bit(vp_draw(random, VP_NIGHTS, own));
    if (vp_toss(random, 60))
        draw_sum(plan, own, random);
}

/* ---- doctors ---- */

static void draw_leave(struct vp_plan *plan, int d, struct vp_random *random)
{
    struct vp_dates dates = vp_draw_dates(plan, 5, random);
    vp_make_leave(plan, d, vp_write_date(dates.from, plan->arena), vp_write_date(dates.to, plan->arena),
                  vp_toss(random, 50));
}

static void draw_exemption(struct vp_plan *plan, int d, struct vp_random *random)
{
    struct vp_dates dates = vp_draw_dates(plan, 20, random);
    uint32_t what = vp_bit(vp_random_below(random, plan->categories.n));
    if (vp_toss(random, 30))
        what |= vp_bit(vp_draw(random, VP_NIGHTS, VP_HOLIDAYS));
    vp_make_exemption(plan, d, what, vp_write_date(dates.from, plan->arena), vp_write_date(dates.to, plan->arena));
}

static void draw_wish(struct vp_plan *plan, int d, struct vp_random *random)
{
    struct vp_dates dates = vp_draw_dates(plan, 6, random);
    bool want = vp_toss(random, 50);
    double weight = VP_PICK(random, 0, 0.5, 1, 2.25, 6);
    struct vp_wish *wish = vp_make_wish(plan, d, want, vp_write_date(dates.from, plan->arena),
                                        vp_write_date(dates.to, plan->arena), weight);
    if (vp_toss(random, 25))
        wish->lines = vp_make_lines(plan, vp_random_below(random, plan->lines.n));
    if (vp_toss(random, 25))
        wish->days = vp_draw_days(random);
}

static void draw_commitment(struct vp_plan *plan, int d, struct vp_random *random)
{
    struct vp_commitment *commitment = vp_make_commitment(plan, d, "09:00", vp_toss(random, 50) ? "12:00" : "15:15");
    commitment->days = vp_toss(random, 50) ? 1U << VP_TUESDAY : 0x0A;
    if (vp_toss(random, 60))
        commitment->site = vp_random_below(random, plan->sites.n);
    if (vp_toss(random, 50))
        commitment->dates = vp_draw_dates(plan, 5, random);
}

static void draw_forbidden(struct vp_plan *plan, int d, struct vp_random *random)
{
    struct vp_dates dates = vp_draw_dates(plan, 12, random);
    struct vp_forbidden *forbidden =
        vp_make_forbidden(plan, d, vp_write_date(dates.from, plan->arena), vp_write_date(dates.to, plan->arena));
    if (vp_toss(random, 40))
        forbidden->lines = vp_make_lines(plan, vp_random_below(random, plan->lines.n));
    if (vp_toss(random, 40))
        forbidden->days = vp_draw_days(random);
    if (vp_toss(random, 40))
        forbidden->categories = vp_bit(vp_random_below(random, plan->categories.n));
}

static void draw_cap(struct vp_plan *plan, int d, bool demands, struct vp_random *random)
{
    int category = vp_random_below(random, plan->categories.n);
    double most = category == VP_HOURS ? VP_PICK(random, 8, 24.5, 60) : VP_PICK(random, 0, 1, 2, 2.5);
    double least = demands && vp_toss(random, 40) ? 1 : 0;
    most = least > 0 && vp_toss(random, 50) ? INFINITY : most;
    if (vp_toss(random, 30))
        vp_make_line_cap(plan, d, vp_random_below(random, plan->lines.n), least, most);
    else
        vp_make_cap(plan, d, category, least, most);
}

static void draw_fixed(struct vp_plan *plan, int d, struct vp_random *random)
{
    vp_day date = vp_draw(random, plan->from, plan->to);
    const char *text = vp_write_date(date, plan->arena);
    vp_make_fixed(plan, d, vp_random_below(random, plan->lines.n), text, text);
}

static void draw_doctor(struct vp_plan *plan, int d, unsigned with, struct vp_random *random)
{
    struct vp_doctor *doctor = &plan->doctors.item[d];
    doctor->post = VP_PICK(random, 100, 100, 80, 50, 33.3, 20);
    if (vp_toss(random, 20))
        doctor->home = vp_random_below(random, plan->sites.n);
    if ((with & VP_WITH_ELIGIBLE) != 0 && vp_toss(random, 25))
        doctor->member = vp_draw_dates(plan, 25, random);
    if ((with & VP_WITH_EXEMPT) != 0 && vp_toss(random, 40))
        draw_exemption(plan, d, random);
    if ((with & VP_WITH_LEAVE) != 0 && vp_toss(random, 40))
        draw_leave(plan, d, random);
    for (int wish = 0; wish < 3 && (with & VP_WITH_WISHES) != 0 && vp_toss(random, 45); wish++)
        draw_wish(plan, d, random);
    if ((with & VP_WITH_COMMITMENTS) != 0 && vp_toss(random, 40))
        draw_commitment(plan, d, random);
    if ((with & VP_WITH_FORBIDDEN) != 0 && vp_toss(random, 40))
        draw_forbidden(plan, d, random);
    if ((with & VP_WITH_CAPS) != 0 && vp_toss(random, 40))
        draw_cap(plan, d, (with & VP_WITH_DEMANDS) != 0, random);
    if ((with & VP_WITH_FIXED) != 0 && vp_toss(random, 30))
        draw_fixed(plan, d, random);
    for (int date = vp_draw(random, 0, 2); date > 0; date--) /* for own-dates; drawn in every plan */
        vp_make_own_date(plan, d, vp_write_date(vp_draw(random, plan->from, plan->to), plan->arena) + (date - 1) * 5);
    for (int c = 0; c < plan->categories.n && (with & VP_WITH_FAIRNESS) != 0; c++)
        if (vp_toss(random, 25))
            doctor->balance[c] = VP_PICK(random, -12.4, -3, -0.7, 0.3, 1.5, 2, 9.25);
}

static void draw_qualifications(struct vp_plan *plan, struct vp_random *random)
{
    uint64_t alone = vp_make_qualification(plan, "alone");
    for (int d = 0; d < plan->doctors.n; d++)
        if (vp_toss(random, 70))
            plan->doctors.item[d].qualifications |= alone;
    for (int line = 0; line < plan->lines.n; line++)
        if (vp_toss(random, 50))
            plan->lines.item[line].needs |= alone;
}

static void draw_fairness(struct vp_plan *plan, struct vp_random *random)
{
    for (int c = 0; c < plan->categories.n; c++) {
        if (!vp_toss(random, 45))
            continue;
        double unit = c == VP_HOURS ? VP_PICK(random, 12, 7.3, 1, 24.5) : VP_PICK(random, 1, 1, 2, 0.7);
        vp_make_term(plan, c, VP_PICK(random, 0.3, 1, 2, 5.5), unit);
    }
}

/* Who counts for which municipality, some for none; one of them may have no doctor. Now and then doctors are not compared. */
static void draw_municipal(struct vp_plan *plan, struct vp_random *random)
{
    if (vp_toss(random, 30))
        vp_make_municipality(plan, "third");
    for (int m = 0; m < plan->municipalities.n; m++) {
        plan->municipalities.item[m].population = (int)VP_PICK(random, 460, 1300, 2300);
        plan->municipalities.item[m].share = VP_PICK(random, 1, 2, 0.7, 0);
    }
    plan->municipalities.item[0].share = 1.5;
    for (int d = 0; d < plan->doctors.n; d++)
        plan->doctors.item[d].municipality = vp_draw(random, vp_toss(random, 20) ? -1 : 0, plan->municipalities.n - 1);
    vp_make_municipal(plan, (enum vp_municipal_by)vp_random_below(random, 3), VP_PICK(random, 0.4, 1, 3));
    for (int t = 0; t < plan->fairness.n && vp_toss(random, 25); t++)
        plan->fairness.item[t].weight = 0;
}

/* ---- rotations, rules, history ---- */

static void draw_rotation(struct vp_plan *plan, bool demands, struct vp_random *random)
{
    int rotation = vp_make_rotation(plan, vp_toss(random, 50) ? "1/1" : "1/2");
    struct vp_rotation *made = &plan->rotations.item[rotation];
    made->weekday = vp_toss(random, 60) ? VP_MONDAY : vp_random_below(random, 7);
    made->minute = (int)VP_PICK(random, 480, 480, 0, 810);
    made->from = plan->from + vp_draw(random, -3, 9);
    for (int d = 0; d < plan->doctors.n; d++)
        if (vp_toss(random, 70))
            vp_make_rotation_doctor(plan, rotation, d, vp_toss(random, 30) ? vp_random_below(random, made->cycle) : -1);
    if (vp_toss(random, 40))
        vp_make_rotation_line(plan, rotation, vp_random_below(random, plan->lines.n));
    if (demands && vp_toss(random, 40))
        vp_make_present(plan, rotation, vp_draw(random, 0, 1), vp_draw(random, 1, plan->doctors.n));
    made->leave_off = demands && vp_toss(random, 40);
}

/* Clinic, response and balance may ask for more than a roster of locums has. */
static bool may_be_hard(enum vp_rule_kind kind, bool demands)
{
    return demands || (kind != VP_RULE_clinic && kind != VP_RULE_response && kind != VP_RULE_balance);
}

static void draw_rules(struct vp_plan *plan, bool demands, struct vp_random *random)
{
    for (int kind = VP_MADE_RULES; kind < VP_RULE_KINDS; kind++)
        for (int chance = 20; chance > 0 && vp_toss(random, chance); chance -= 14) {
            bool hard = vp_toss(random, 45) && may_be_hard((enum vp_rule_kind)kind, demands);
            vp_random_rule(plan, (enum vp_rule_kind)kind, hard, demands, random);
        }
}

/* Up to two weeks before the period, a duty on most days; nobody has two at a time. On the first dates it may have been somebody who has left. */
static const struct vp_history *draw_history(const struct vp_plan *plan, struct vp_random *random)
{
    struct vp_history *history = vp_arena_alloc(plan->arena, sizeof *history);
    int last = -1;
    history->from = plan->from - vp_draw(random, 0, 14);
    for (vp_day date = history->from; date < plan->from; date++) {
        int doctor = vp_draw(random, -1, plan->doctors.n - 1);
        const char *times = vp_toss(random, 60) ? "15:30-08:00" : vp_toss(random, 50) ? "08:00-15:30" : "20:00-18:00";
        if (doctor >= 0 && doctor != last)
            vp_make_past(plan, history, doctor, vp_random_below(random, plan->lines.n),
                         vp_write_date(date, plan->arena), times);
        last = doctor;
    }
    return history;
}

/* ---- whole plans ---- */

static bool has_duty(const struct vp_plan *plan)
{
    struct vp_arena scratch;
    struct vp_errors errors;
    vp_arena_init(&scratch);
    vp_errors_init(&errors);
    bool has = vp_problem_new(plan, NULL, &scratch, &errors) != NULL;
    vp_arena_clear(&scratch);
    return has;
}

static struct vp_plan *draw_plan(unsigned with, struct vp_random *random, struct vp_arena *arena)
{
    const bool demands = (with & VP_WITH_DEMANDS) != 0;
    struct vp_plan *plan;
    do {
        plan = draw_period(random, arena);
        draw_ways(plan, (with & VP_WITH_TRAVEL) != 0, random);
        for (int lines = vp_draw(random, 1, 2); lines > 0; lines--)
            draw_line(plan, with, random);
    } while (!has_duty(plan));
    if ((with & VP_WITH_CATEGORIES) != 0)
        draw_categories(plan, random);
    for (int d = 0; d < plan->doctors.n; d++)
        draw_doctor(plan, d, with, random);
    if ((with & VP_WITH_ELIGIBLE) != 0 && vp_toss(random, 40))
        draw_qualifications(plan, random);
    if ((with & VP_WITH_ROTATIONS) != 0 && vp_toss(random, 60))
        draw_rotation(plan, demands, random);
    if ((with & VP_WITH_FAIRNESS) != 0)
        draw_fairness(plan, random);
    if ((with & VP_WITH_RULES) != 0)
        draw_rules(plan, demands, random);
    if ((with & VP_WITH_MUNICIPAL) != 0 && vp_toss(random, 50))
        draw_municipal(plan, random);
    return plan;
}

static struct vp_problem *make_problem(const struct vp_plan *plan, unsigned with, struct vp_random *random)
{
    const struct vp_history *history =
        (with & VP_WITH_HISTORY) != 0 && vp_toss(random, 70) ? draw_history(plan, random) : NULL;
    return vp_make_problem_after(plan, history, plan->arena);
}

struct vp_problem *vp_random_problem(unsigned with, uint64_t seed, struct vp_arena *arena)
{
    struct vp_random random;
    vp_random_init(&random, seed);
    return make_problem(draw_plan(with, &random, arena), with, &random);
}

struct vp_problem *vp_random_problem_ruled(unsigned with, enum vp_rule_kind kind, bool hard, uint64_t seed,
                                           struct vp_arena *arena)
{
    struct vp_random random;
    vp_random_init(&random, seed);
    struct vp_plan *plan = draw_plan(with, &random, arena);
    for (int rules = vp_toss(&random, 25) ? 2 : 1; rules > 0; rules--)
        vp_random_rule(plan, kind, hard, true, &random);
    return make_problem(plan, with, &random);
}

struct vp_problem *vp_random_tiny_problem(unsigned with, double most_rosters, uint64_t seed, struct vp_arena *arena)
{
    for (uint64_t step = 0;; step++) {
        struct vp_problem *problem = vp_random_problem(with, seed + (step << 40), arena);
        if (problem->n_duties - problem->n_past >= 3 && vp_count_rosters(problem) <= most_rosters)
            return problem;
    }
}

/* ---- the same plan told otherwise ---- */

static bool *reorder_flags(const bool *flags, const int *order, int n, struct vp_arena *arena)
{
    if (flags == NULL)
        return NULL;
    bool *copy = vp_arena_array(arena, (size_t)n, sizeof *copy);
    for (int i = 0; i < n; i++)
        copy[i] = flags[order[i]];
    return copy;
}

static void reorder_rotations(struct vp_plan *copy, const struct vp_plan *plan, const int *order)
{
    int n = plan->doctors.n;
    copy->rotations.room = plan->rotations.n;
    copy->rotations.item = vp_arena_array(copy->arena, (size_t)plan->rotations.n + 1, sizeof *copy->rotations.item);
    for (int r = 0; r < plan->rotations.n; r++) {
        struct vp_rotation *rotation = &copy->rotations.item[r];
        *rotation = plan->rotations.item[r];
        rotation->doctors = reorder_flags(plan->rotations.item[r].doctors, order, n, copy->arena);
        rotation->offset = vp_arena_array(copy->arena, (size_t)n, sizeof *rotation->offset);
        for (int i = 0; i < n; i++)
            rotation->offset[i] = plan->rotations.item[r].offset[order[i]];
    }
}

static struct vp_plan *reorder_plan(const struct vp_plan *plan, const int *order, struct vp_arena *arena)
{
    struct vp_plan *copy = vp_arena_alloc(arena, sizeof *copy);
    *copy = *plan;
    int n = plan->doctors.n;
    copy->arena = arena;
    copy->doctors.item = vp_arena_array(arena, (size_t)n, sizeof *copy->doctors.item);
    copy->doctors.room = n;
    for (int i = 0; i < n; i++) {
        copy->doctors.item[i] = plan->doctors.item[order[i]];
        copy->doctors.item[i].id = vp_arena_printf(arena, "renamed-%d", n - i);
    }
    copy->rules.item = vp_arena_array(arena, (size_t)plan->rules.n, sizeof *copy->rules.item);
    copy->rules.room = plan->rules.n;
    for (int r = 0; r < plan->rules.n; r++) {
        copy->rules.item[r] = plan->rules.item[r];
        copy->rules.item[r].doctors = reorder_flags(plan->rules.item[r].doctors, order, n, arena);
    }
    reorder_rotations(copy, plan, order);
    return copy;
}

struct vp_problem *vp_reorder_doctors(const struct vp_problem *problem, const int *order, struct vp_arena *arena)
{
    struct vp_history *history = vp_arena_alloc(arena, sizeof *history);
    history->from = problem->known_from;
    for (int j = 0; j < problem->n_past; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        int doctor = 0;
        while (order[doctor] != problem->past_doctor[j])
            doctor++;
        *vp_vec_add(arena, &history->duties) = (struct vp_past_duty){doctor, duty->line, duty->start, duty->end, {0}};
    }
    return vp_make_problem_after(reorder_plan(problem->plan, order, arena), history, arena);
}
