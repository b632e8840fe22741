/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A doctor is at the clinic on day t when he is a member without leave, no duty of `after` that began earlier ended on t, and he is on
 * in each of his rotations in the week that holds noon of t. A roster does not say the offsets k of rotations. Sought are those that fit
 * the duties and the numbers present and make
 *     Σ_t max(0, at_least − |{ d at the clinic on t }|)
 * least, summed over all rules of this kind by their weight (a hard one above every soft one), since there is one roster and one choice of offsets
 * for all of them: offsets that cannot differ are settled first, the others are tried one by one; the sum with all who are still undecided taken as on
 * is a lower bound, which ends what cannot be better. */
#include "model/rules/attendance.h"

#include "model/rotation_infer.h"
#include "model/rules/days.h"
#include "model/rules/words.h"

#include <string.h>

enum { UNDECIDED = -2, MOST_WORK = 100 * 1000 * 1000, NOON = 12 * 60 };

/* An offset that can be chosen. */
struct choice {
    int rotation;
    int doctor;
    int n;
    int offset[VP_MAX_CYCLE];
};

struct search {
    const struct vp_judgement *judgement;
    const struct vp_plan *plan;
    struct vp_attendance days;
    bool **free; /* [rule] NULL = of another kind; [doctor * days.n + day] in scope, and there as far as rotations go */
    int **week;  /* [rotation][day] */
    int *offset; /* [rotation * n_doctors + doctor] or -1 (not in it) or UNDECIDED */
    int *best;   /* the same, of the best choice so far */
    double missing;
    struct choice *choices;
    int n;
    double work; /* doctors × days looked at */
};

/* ---- what is known ---- */

static void list_days(struct search *search)
{
    const struct vp_plan *plan = search->plan;
    size_t room = (size_t)(plan->to - plan->from) + 1;
    search->days.date = vp_arena_array(search->judgement->arena, room, sizeof *search->days.date);
    search->days.doctors = vp_arena_array(search->judgement->arena, room, sizeof *search->days.doctors);
    for (vp_day date = plan->from; date <= plan->to; date++)
        if (vp_clinic_day(plan, date))
            search->days.date[search->days.n++] = date;
}

/* Days on which the doctor is free for the clinic, rotations aside. */
static void find_free(struct search *search, int number, int d, int *list, bool *lost)
{
    const struct vp_problem *problem = search->judgement->problem;
    const struct vp_plan *plan = search->plan;
    const struct vp_rule *rule = &plan->rules.item[number];
    struct vp_judgement judgement = *search->judgement;
    judgement.rule = number;
    int n = vp_judgement_duties(&judgement, d, list);
    memset(lost, 0, (size_t)(plan->to - plan->from + 1) * sizeof *lost);
    for (int i = 0; i < n; i++) {
        const struct vp_duty *duty = &problem->duties[list[i]];
        bool within = plan->from <= duty->last && duty->last <= plan->to;
        if (within && vp_judge_loses_day(&rule->figures.after, duty))
            lost[duty->last - plan->from] = true;
    }
    bool *free = search->free[number] + (size_t)d * (size_t)search->days.n;
    for (int i = 0; i < search->days.n; i++) {
        vp_day date = search->days.date[i];
        free[i] =
            (rule->doctors == NULL || rule->doctors[d]) && !lost[date - plan->from] && vp_judge_at_work(plan, d, date);
    }
}

static void find_all_free(struct search *search)
{
    const struct vp_plan *plan = search->plan;
    struct vp_arena *arena = search->judgement->arena;
    size_t days = (size_t)plan->doctors.n * (size_t)search->days.n;
    int *list = vp_judge_list(search->judgement);
    bool *lost = vp_arena_array(arena, (size_t)(plan->to - plan->from) + 1, sizeof *lost);
    search->free = vp_arena_array(arena, (size_t)plan->rules.n, sizeof *search->free);
    for (int r = 0; r < plan->rules.n; r++) {
        if (plan->rules.item[r].kind != VP_RULE_clinic)
            continue;
        search->free[r] = vp_arena_array(arena, days + 1, sizeof **search->free);
        for (int d = 0; d < plan->doctors.n; d++)
            find_free(search, r, d, list, lost);
    }
}

static void begin(struct search *search)
{
    const struct vp_problem *problem = search->judgement->problem;
    struct vp_arena *arena = search->judgement->arena;
    size_t doctors = (size_t)problem->n_doctors;
    size_t rotations = (size_t)search->plan->rotations.n;
    list_days(search);
    search->week = vp_arena_array(arena, rotations + 1, sizeof *search->week);
    search->offset = vp_arena_array(arena, rotations * doctors + 1, sizeof *search->offset);
    search->best = vp_arena_array(arena, rotations * doctors + 1, sizeof *search->best);
    search->choices = vp_arena_array(arena, rotations * doctors + 1, sizeof *search->choices);
    find_all_free(search);
    for (size_t r = 0; r < rotations; r++) {
        search->week[r] = vp_arena_array(arena, (size_t)search->days.n + 1, sizeof **search->week);
        for (int i = 0; i < search->days.n; i++)
            search->week[r][i] = vp_rotation_week(search->plan, &search->plan->rotations.item[r],
                                                  vp_zone_instant(search->plan->zone, search->days.date[i], NOON));
    }
}

/* ---- a choice, whole or in part ---- */

static bool is_on(const struct search *search, int d, int day)
{
    for (int r = 0; r < search->plan->rotations.n; r++) {
        int offset = search->offset[r * search->plan->doctors.n + d];
        if (offset >= 0 && !vp_rotation_on(&search->plan->rotations.item[r], offset, search->week[r][day]))
            return false;
    }
    return true;
}

/* Counts who is there by rule number `number`, and returns how many are missing in all. */
static double count_missing_of(struct search *search, int number)
{
    double at_least = search->plan->rules.item[number].figures.at_least;
    double missing = 0.0;
    for (int i = 0; i < search->days.n; i++) {
        int there = 0;
        for (int d = 0; d < search->plan->doctors.n; d++)
            there += search->free[number][(size_t)d * (size_t)search->days.n + (size_t)i] && is_on(search, d, i);
        search->days.doctors[i] = there;
        missing += there < at_least ? at_least - there : 0.0;
    }
    return missing;
}

/* What all rules of this kind miss, by their weights; the same to the last bit whichever of them is being judged. */
static double count_missing(struct search *search)
{
    static const double hard = 1e9; /* above any sum of soft ones */
    double points = 0.0;
    for (int r = 0; r < search->plan->rules.n; r++) {
        const struct vp_rule *rule = &search->plan->rules.item[r];
        if (search->free[r] != NULL)
            points += count_missing_of(search, r) * (rule->hard ? hard : rule->weight);
    }
    return points;
}

/* Can the number present in the rotation still be right in every week? */
static bool is_right(const struct search *search, int rotation)
{
    const struct vp_plan *plan = search->plan;
    const struct vp_rotation *of = &plan->rotations.item[rotation];
    int first = 0;
    int last = 0;
    vp_rotation_span(plan, of, &first, &last);
    for (int week = first; week <= last; week++) {
        int on = 0;
        int open = 0;
        for (int d = 0; d < plan->doctors.n; d++) {
            int offset = search->offset[rotation * plan->doctors.n + d];
            bool counts = of->doctors[d] && vp_rotation_member(plan, of, d, week);
            open += counts && offset == UNDECIDED;
            on += counts && offset >= 0 && vp_rotation_on(of, offset, week);
        }
        if (on > of->most || on + open < of->least)
            return false;
    }
    return true;
}

/* ---- choosing ---- */

/* Duties of the period that the doctor would have in weeks off with this offset. */
static int count_outside(const struct search *search, int rotation, int d, int offset)
{
    const struct vp_problem *problem = search->judgement->problem;
    const struct vp_rotation *of = &search->plan->rotations.item[rotation];
    int outside = 0;
    for (int i = 0; i < search->judgement->n_duties[d]; i++) {
        int duty = search->judgement->duties[d][i];
        if (duty >= problem->n_past && vp_rotation_speaks(problem, of, d, duty))
            outside += !vp_rotation_on(of, offset, vp_rotation_week(search->plan, of, problem->duties[duty].start));
    }
    return outside;
}

/* The offsets that fit the doctor as well as the one that he has now. */
static struct choice make_choice(const struct search *search, int rotation, int d)
{
    const struct vp_rotation *of = &search->plan->rotations.item[rotation];
    int now = search->offset[rotation * search->plan->doctors.n + d];
    struct choice choice = {.rotation = rotation, .doctor = d};
    int outside = count_outside(search, rotation, d, now);
    for (int offset = 0; offset < of->cycle; offset++) {
        bool allowed = offset == now || vp_rotation_offset_allowed(search->plan, of, d, offset);
        if (allowed && count_outside(search, rotation, d, offset) <= outside)
            choice.offset[choice.n++] = offset;
    }
    return choice;
}

/* Offsets that fit, and what may be chosen otherwise. A rotation for which none fit keeps those by which it is judged itself. */
static void settle(struct search *search)
{
    int doctors = search->plan->doctors.n;
    for (int r = 0; r < search->plan->rotations.n; r++) {
        bool fits =
            vp_rotation_infer(search->judgement->problem, search->judgement->roster, r, search->offset + r * doctors);
        for (int d = 0; d < doctors && fits; d++) {
            struct choice choice = {.n = 0};
            if (search->offset[r * doctors + d] >= 0)
                choice = make_choice(search, r, d);
            if (choice.n > 1)
                search->choices[search->n++] = choice;
        }
    }
    search->missing = count_missing(search);
    memcpy(search->best, search->offset, (size_t)search->plan->rotations.n * (size_t)doctors * sizeof *search->best);
    for (int i = 0; i < search->n; i++)
        search->offset[search->choices[i].rotation * doctors + search->choices[i].doctor] = UNDECIDED;
}

static void choose(struct search *search, int i)
{
    int doctors = search->plan->doctors.n;
    search->work += (double)search->plan->doctors.n * search->days.n;
    if (search->work > MOST_WORK || (i > 0 && !is_right(search, search->choices[i - 1].rotation)))
        return;
    double missing = count_missing(search);
    if (missing >= search->missing)
        return;
    if (i == search->n) {
        search->missing = missing;
        memcpy(search->best, search->offset, (size_t)search->plan->rotations.n * (size_t)doctors * sizeof *search->best);
        return;
    }
    const struct choice *choice = &search->choices[i];
    int *offset = &search->offset[choice->rotation * doctors + choice->doctor];
    for (int option = 0; option < choice->n; option++) {
        *offset = choice->offset[option];
        choose(search, i + 1);
    }
    *offset = UNDECIDED;
}

struct vp_attendance vp_attendance_find(const struct vp_judgement *judgement)
{
    struct search search = {.judgement = judgement, .plan = judgement->problem->plan};
    begin(&search);
    settle(&search);
    choose(&search, 0);
    search.offset = search.best;
    count_missing_of(&search, judgement->rule);
    return search.days;
}
