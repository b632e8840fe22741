/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting bounds. How many of the duties that he may take can one doctor have at most? The least of:
 *   rest, overlap  the largest set of intervals [start − drive, end + drive + hours) no two of which meet (greedy by end: exact);
 *   spacing        the same for the intervals of dates [date, date + days);
 *   duties         the dates cut into runs of `days`, at most `at_most` in each.
 * A rule counts only where its scope holds every line considered, so the bound is never too low. The sum over the doctors, set against
 * the places of a line or of all lines, is what they can carry together. Weekends: the weekends cut into runs of `of`, at most `at_most`
 * in each, against the doctors that each weekend needs at the same time. */
#include "cli/capacity.h"

#include <limits.h>
#include <stdlib.h>

enum { LONGEST = 2 * 24 * 3600 + 3600 }; /* seconds: a duty ends on the day after it begins at the latest */

struct span {
    int64_t from;
    int64_t to;
};

/* What is being counted for one doctor. */
struct count {
    const struct vp_problem *problem;
    const struct vp_capacity *capacity;
    int doctor;
    int line;           /* -1 = all */
    struct span *spans; /* room for every duty */
};

/* Rules that speak of some duties of a line and not of others prove nothing by counting the line. */
static bool is_in_scope(const struct vp_plan *plan, const struct vp_rule *rule, int doctor, int line)
{
    if (!rule->hard || (rule->doctors != NULL && !rule->doctors[doctor]))
        return false;
    if (rule->categories != 0 || rule->days != 0 || rule->dates.n > 0)
        return false;
    if (rule->lines == NULL)
        return true;
    if (line >= 0)
        return rule->lines[line];
    for (int i = 0; i < plan->lines.n; i++)
        if (!rule->lines[i])
            return false;
    return true;
}

static bool is_counted(const struct count *count, int duty)
{
    const struct vp_problem *problem = count->problem;
    return (count->line < 0 || problem->duties[duty].line == count->line) &&
           count->capacity->barrier[count->doctor * problem->n_duties + duty] == VP_MAY;
}

static int compare_ends(const void *a, const void *b)
{
    const struct span *one = a;
    const struct span *two = b;
    return (one->to > two->to) - (one->to < two->to);
}

/* The most spans of which no two meet. */
static int pack(struct span *spans, int n)
{
    if (n == 0)
        return 0;
    qsort(spans, (size_t)n, sizeof *spans, compare_ends);
    int packed = 0;
    int64_t free_from = INT64_MIN;
    for (int i = 0; i < n; i++) {
        if (spans[i].from < free_from)
            continue;
        packed++;
        free_from = spans[i].to;
    }
    return packed;
}

/* hours < 0: no rest rule, only one duty at a time. */
static int pack_by_rest(const struct count *count, double hours)
{
    const struct vp_problem *problem = count->problem;
    int n = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        if (!is_counted(count, j))
            continue;
        int out = problem->drive_out[count->doctor * problem->n_duties + j];
        int home = problem->drive_home[count->doctor * problem->n_duties + j];
        int64_t before = hours < 0 || out < 0 ? 0 : 60 * (int64_t)out;
        int64_t behind = hours < 0 || home < 0 ? 0 : 60 * (int64_t)home;
        int64_t rest = hours < 0 ? 0 : (int64_t)(3600 * hours);
        count->spans[n++] = (struct span){problem->duties[j].start - before, problem->duties[j].end + behind + rest};
    }
    return pack(count->spans, n);
}

static int pack_by_spacing(const struct count *count, int days)
{
    int n = 0;
    for (int j = 0; j < count->problem->n_duties; j++)
        if (is_counted(count, j))
            count->spans[n++] =
                (struct span){count->problem->duties[j].date, (int64_t)count->problem->duties[j].date + days};
    return pack(count->spans, n);
}

/* Runs of `length` units (dates, weekends) from unit 0, at most `at_most` of `had[unit]` in each. */
static int count_in_runs(const int *had, int units, int length, int at_most)
{
    int sum = 0;
    for (int first = 0; first < units; first += length) {
        int run = 0;
        for (int unit = first; unit < units && unit < first + length; unit++)
            run += had[unit];
        sum += run < at_most ? run : at_most;
    }
    return sum;
}

static int count_by_duties(const struct count *count, const struct vp_figures *figures)
{
    const struct vp_plan *plan = count->problem->plan;
    int days = plan->to - plan->from + 1;
    int *had = calloc((size_t)days, sizeof *had);
    if (had == NULL)
        vp_die_out_of_memory();
    for (int j = count->problem->n_past; j < count->problem->n_duties; j++)
        if (count->problem->duties[j].date <= plan->to)
            had[count->problem->duties[j].date - plan->from] += is_counted(count, j);
    int sum = count_in_runs(had, days, figures->days < 1 ? 1 : figures->days, (int)figures->at_most);
    free(had);
    return sum;
}

static int count_under(const struct count *count, const struct vp_rule *rule)
{
    bool blocks = count->problem->n_blocks > 0; /* the duties of a block need no rest and no days between them */
    switch (rule->kind) {
    case VP_RULE_rest:
        if (blocks || rule->figures.after.given || rule->figures.longer > 0)
            return INT_MAX;
        return pack_by_rest(count, rule->figures.hours);
    case VP_RULE_spacing:
        return blocks ? INT_MAX : pack_by_spacing(count, rule->figures.days);
    case VP_RULE_duties:
        return rule->figures.per == VP_PER_DAYS && rule->figures.at_most < INT_MAX
                   ? count_by_duties(count, &rule->figures)
                   : INT_MAX;
    default:
        return INT_MAX;
    }
}

/* The most duties that the doctor can have; the rules that bind are added to *rules. */
static int count_doctor(const struct count *count, uint64_t *rules)
{
    const struct vp_plan *plan = count->problem->plan;
    int most = pack_by_rest(count, -1);
    for (int i = 0; i < plan->rules.n; i++) {
        const struct vp_rule *rule = &plan->rules.item[i];
        if (!is_in_scope(plan, rule, count->doctor, count->line))
            continue;
        int under = count_under(count, rule);
        if (under >= most)
            continue;
        most = under;
        if (i < 64)
            *rules |= UINT64_C(1) << (unsigned)i;
    }
    return most;
}

static bool may_be_left(const struct vp_plan *plan, int line)
{
    if (line >= 0)
        return plan->lines.item[line].locum_allowed;
    for (int i = 0; i < plan->lines.n; i++)
        if (plan->lines.item[i].locum_allowed)
            return true;
    return false;
}

static void file_overload(struct vp_capacity *capacity, const struct vp_problem *problem, struct vp_overload overload,
                          struct vp_arena *arena)
{
    if (overload.can >= overload.needed)
        return;
    *vp_vec_add(arena, &capacity->overloads) = overload;
    capacity->impossible = capacity->impossible || !may_be_left(problem->plan, overload.line);
}

static void count_line(struct vp_capacity *capacity, const struct vp_problem *problem, int line, struct vp_arena *arena)
{
    struct vp_overload overload = {line, 0, 0, -1, 0};
    struct span *spans = vp_arena_array(arena, (size_t)problem->n_duties, sizeof *spans);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        overload.needed += line < 0 || problem->duties[j].line == line ? problem->duties[j].needed : 0;
    for (int doctor = 0; doctor < problem->n_doctors; doctor++) {
        const struct count count = {problem, capacity, doctor, line, spans};
        overload.can += count_doctor(&count, &overload.rules);
    }
    file_overload(capacity, problem, overload, arena);
}

static bool counts_for(const struct vp_problem *problem, int rule, int duty, int weekend)
{
    return duty >= problem->n_past && problem->duties[duty].weekend == weekend && vp_rule_speaks(problem, rule, duty);
}

/* Doctors that a weekend needs at least: the most places of its duties at one time. */
static int count_weekend_need(const struct vp_problem *problem, int rule, int weekend)
{
    int most = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        if (!counts_for(problem, rule, j, weekend))
            continue;
        int at_once = 0;
        for (int k = j; k >= 0 && duty->start - problem->duties[k].start < LONGEST; k--) {
            const struct vp_duty *other = &problem->duties[k];
            if (counts_for(problem, rule, k, weekend) && other->end > duty->start)
                at_once += other->needed;
        }
        most = at_once > most ? at_once : most;
    }
    return most;
}

static int count_doctor_weekends(const struct vp_capacity *capacity, const struct vp_problem *problem, int number,
                                 int doctor)
{
    const struct vp_rule *rule = &problem->plan->rules.item[number];
    int *had = calloc((size_t)problem->weekends + 1, sizeof *had);
    if (had == NULL)
        vp_die_out_of_memory();
    for (int j = 0; j < problem->n_duties; j++) {
        int weekend = problem->duties[j].weekend;
        if (weekend >= 0 && counts_for(problem, number, j, weekend) &&
            capacity->barrier[doctor * problem->n_duties + j] == VP_MAY)
            had[weekend] = 1;
    }
    bool begun = false; /* another duty in a weekend that the past has duty in adds nothing */
    for (int j = 0; j < problem->n_past; j++)
        begun = begun || (problem->past_doctor[j] == doctor && problem->duties[j].weekend == 0 &&
                          vp_rule_speaks(problem, number, j));
    bool bound = rule->doctors == NULL || rule->doctors[doctor];
    int length = rule->figures.of >= 1 ? rule->figures.of : problem->weekends;
    int sum = count_in_runs(had, problem->weekends, bound ? length : 1, bound ? (int)rule->figures.at_most : 1);
    if (bound && begun && rule->figures.at_most < 1)
        sum += had[0];
    free(had);
    return sum;
}

static void count_weekends(struct vp_capacity *capacity, const struct vp_problem *problem, int index,
                           struct vp_arena *arena)
{
    struct vp_overload overload = {-1, 0, 0, index, 0};
    for (int weekend = 0; weekend < problem->weekends; weekend++)
        overload.needed += count_weekend_need(problem, index, weekend);
    for (int doctor = 0; doctor < problem->n_doctors; doctor++)
        overload.can += count_doctor_weekends(capacity, problem, index, doctor);
    file_overload(capacity, problem, overload, arena);
}

static bool continues(const struct vp_problem *problem, const struct vp_empty_stretch *stretch,
                      const struct vp_empty_stretch *next)
{
    const struct vp_duty *last = &problem->duties[stretch->last];
    const struct vp_duty *duty = &problem->duties[next->first];
    if (last->line != duty->line || duty->date - last->date > 1 || stretch->places != next->places)
        return false;
    for (int i = 0; i < VP_BARRIERS; i++)
        if (stretch->doctors[i] != next->doctors[i])
            return false;
    return true;
}

/* Duties come by start, so a stretch may have to be looked for behind those of other lines. */
static void file_empty(struct vp_capacity *capacity, const struct vp_problem *problem, struct vp_empty_stretch next,
                       struct vp_arena *arena)
{
    for (int i = capacity->empty.n - 1; i >= 0; i--) {
        struct vp_empty_stretch *stretch = &capacity->empty.item[i];
        if (!continues(problem, stretch, &next))
            continue;
        stretch->last = next.last;
        stretch->duties++;
        return;
    }
    *vp_vec_add(arena, &capacity->empty) = next;
}

static void count_barriers(struct vp_capacity *capacity, const struct vp_problem *problem, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        struct vp_empty_stretch here = {.first = j, .last = j, .duties = 1, .places = problem->duties[j].needed};
        for (int doctor = 0; doctor < problem->n_doctors; doctor++) {
            enum vp_barrier barrier = capacity->barrier[doctor * problem->n_duties + j];
            capacity->open[doctor] += barrier == VP_MAY;
            here.doctors[barrier]++;
        }
        if (here.doctors[VP_MAY] >= here.places)
            continue;
        file_empty(capacity, problem, here, arena);
        capacity->impossible = capacity->impossible || !plan->lines.item[problem->duties[j].line].locum_allowed;
    }
}

struct vp_capacity *vp_capacity_new(const struct vp_problem *problem, struct vp_arena *arena)
{
    const struct vp_plan *plan = problem->plan;
    struct vp_capacity *capacity = vp_arena_alloc(arena, sizeof *capacity);
    capacity->barrier =
        vp_arena_array(arena, (size_t)problem->n_doctors * (size_t)problem->n_duties, sizeof *capacity->barrier);
    capacity->open = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *capacity->open);
    vp_barriers_find(problem, capacity->barrier);
    count_barriers(capacity, problem, arena);
    for (int line = 0; line < plan->lines.n; line++)
        count_line(capacity, problem, line, arena);
    if (plan->lines.n > 1 && capacity->overloads.n == 0)
        count_line(capacity, problem, -1, arena);
    for (int i = 0; i < plan->rules.n; i++)
        if (plan->rules.item[i].kind == VP_RULE_weekends && plan->rules.item[i].hard)
            count_weekends(capacity, problem, i, arena);
    return capacity;
}
