/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of the local search. A roster costs
 *     Σ_groups price(slots filled)  +  Σ_doctors price(duties of the doctor)  +  Σ_spots price(spot of a rule between doctors)
 * and `penalty` points for each unit of a hard rule that further duties may mend. What they cannot mend costs INFINITY and is never done. */
#include "solver/local_state.h"

#include "model/levels.h"
#include "solver/losses.h"

#include <math.h>
#include <string.h>

/* ---- rules ---- */

static void set_between(struct vp_local *local, int number, struct vp_arena *arena)
{
    const struct vp_rule *rule = &local->problem->plan->rules.item[number];
    struct vp_between *entry = &local->between[local->n_between++];
    entry->program = vp_rule_program(rule->kind);
    entry->spots = entry->program->spots(local->problem, number, arena);
    entry->scene = (struct vp_scene){
        .problem = local->problem,
        .rule = rule,
        .rule_number = number,
        .doctor_of_place = local->doctor_of_place,
        .offset = local->offset,
    };
    if (entry->program->prepare != NULL)
        entry->scene.prepared = entry->program->prepare(local->problem, number, arena);
    size_t spots = (size_t)entry->spots->n;
    entry->price = vp_arena_array(arena, spots, sizeof *entry->price);
    entry->shortage = vp_arena_array(arena, spots, sizeof *entry->shortage);
    entry->stamp = vp_arena_array(arena, spots, sizeof *entry->stamp);
}

/* The duties that start within the rule's span of each; and where one of those may share a part with a duty of the past, everything before it: what the past
 * breaks by itself is free, so a part without it may cost more. */
static void set_near(const struct vp_problem *problem, struct vp_local_rule *entry, vp_instant span, struct vp_arena *arena)
{
    const struct vp_duty *duties = problem->duties;
    const size_t n = (size_t)problem->n_duties;
    entry->near_first = vp_arena_array(arena, n, sizeof *entry->near_first);
    entry->near_last = vp_arena_array(arena, n, sizeof *entry->near_last);
    int first = 0;
    int last = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        while (duties[first].start < duties[j].start - span)
            first++;
        while (last + 1 < problem->n_duties && duties[last + 1].start <= duties[j].start + span)
            last++;
        bool beside_past = problem->n_past > 0 && duties[first].start <= duties[problem->n_past - 1].start + span;
        entry->near_first[j] = beside_past ? 0 : first;
        entry->near_last[j] = last;
    }
}

static vp_instant find_span(const struct vp_problem *problem, const struct vp_rule *rule)
{
    const struct vp_rule_program *program = vp_rule_program(rule->kind);
    if (program->span != NULL)
        return program->span(problem, rule);
    return program->reach != NULL ? program->reach(problem, rule) : 0;
}

static void set_rule(struct vp_local *local, int number, const vp_instant *midnight, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    const struct vp_rule *rule = &problem->plan->rules.item[number];
    struct vp_local_rule *entry = &local->rules[local->n_rules++];
    entry->program = vp_rule_program(rule->kind);
    entry->number = number;
    entry->sequence = (struct vp_sequence){.problem = problem, .rule = rule, .midnight = midnight};
    if (entry->program->prepare != NULL)
        entry->sequence.prepared = entry->program->prepare(problem, number, arena);
    if (entry->program->windows != NULL)
        entry->windows = entry->program->windows(problem, number, entry->sequence.prepared, arena);
    vp_instant span = find_span(problem, rule);
    if (entry->windows != NULL) {
        size_t room = (size_t)problem->n_doctors * (size_t)entry->windows->n + 1;
        entry->counted = vp_arena_array(arena, room, sizeof *entry->counted);
        entry->past = vp_arena_array(arena, room, sizeof *entry->past);
        for (int j = 0; j < problem->n_past; j++)
            vp_local_move_windows(entry->windows, &j, 1, 1, &entry->past[problem->past_doctor[j] * entry->windows->n]);
    } else if (span > 0) {
        set_near(problem, entry, span, arena);
    }
}

static int rank_rule(const struct vp_local_rule *entry)
{
    if (entry->windows != NULL)
        return 0;
    return entry->near_first != NULL ? 1 : 2;
}

/* Those whose changes are priced soonest come first. */
static void sort_rules(struct vp_local *local)
{
    for (int i = 1; i < local->n_rules; i++)
        for (int k = i; k > 0 && rank_rule(&local->rules[k]) < rank_rule(&local->rules[k - 1]); k--) {
            struct vp_local_rule swapped = local->rules[k];
            local->rules[k] = local->rules[k - 1];
            local->rules[k - 1] = swapped;
        }
}

static void set_rules(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_plan *plan = local->problem->plan;
    int days = plan->to - plan->from + 9;
    vp_instant *midnight = vp_arena_array(arena, (size_t)days, sizeof *midnight);
    for (int i = 0; i < days; i++)
        midnight[i] = vp_zone_instant(plan->zone, plan->from + i, 0);
    local->rules = vp_arena_array(arena, (size_t)plan->rules.n + 1, sizeof *local->rules);
    local->between = vp_arena_array(arena, (size_t)plan->rules.n + 1, sizeof *local->between);
    int spots = 0;
    for (int r = 0; r < plan->rules.n; r++) {
        const struct vp_rule_program *program = vp_rule_program(plan->rules.item[r].kind);
        if (program->spots != NULL) {
            set_between(local, r, arena);
            spots += local->between[local->n_between - 1].spots->n;
        }
        if (program->price != NULL)
            set_rule(local, r, midnight, arena);
    }
    sort_rules(local);
    int windows = 0;
    for (int r = 0; r < local->n_rules; r++)
        if (local->rules[r].windows != NULL && local->rules[r].windows->n > windows)
            windows = local->rules[r].windows->n;
    local->change = vp_arena_array(arena, (size_t)windows + 1, sizeof *local->change);
    local->changed = vp_arena_alloc(arena, (size_t)windows + 1);
    local->windows = vp_arena_array(arena, (size_t)windows + 1, sizeof *local->windows);
    local->glances = vp_arena_array(arena, (size_t)spots + 1, sizeof *local->glances);
}

static bool touches(const struct vp_local *local, const struct vp_local_rule *entry, int doctor, int duty)
{
    const struct vp_rule *rule = entry->sequence.rule;
    if ((rule->doctors != NULL && !rule->doctors[doctor]) || !vp_rule_speaks(local->problem, entry->number, duty))
        return false;
    struct vp_sequence sequence = entry->sequence;
    sequence.doctor = doctor;
    return entry->program->touches == NULL || entry->program->touches(&sequence, duty);
}

static void set_touched(struct vp_local *local)
{
    const int n = local->problem->n_duties;
    for (int d = 0; d < local->problem->n_doctors; d++)
        for (int j = local->problem->n_past; j < local->problem->n_duties; j++)
            for (int r = 0; r < local->n_rules; r++)
                if (touches(local, &local->rules[r], d, j))
                    local->fits[d * n + j].touched |= UINT64_C(1) << (r < VP_TOUCHED ? r : VP_TOUCHED);
}

/* ---- doctors ---- */

static bool is_avoided(const struct vp_wish *wish, const struct vp_duty *duty)
{
    return !wish->want && duty->date >= wish->dates.from && duty->date <= wish->dates.to &&
           (wish->lines == NULL || wish->lines[duty->line]) &&
           (wish->days == 0 || (wish->days >> (unsigned)vp_day_weekday(duty->date) & 1) != 0);
}

static void set_doctors(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    size_t n = (size_t)problem->n_duties;
    local->own = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *local->own);
    local->longest_drive = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *local->longest_drive);
    local->avoid = vp_arena_array(arena, (size_t)problem->n_doctors * n, sizeof *local->avoid);
    local->wants = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *local->wants);
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct vp_doctor *doctor = &problem->plan->doctors.item[d];
        struct vp_own *own = &local->own[d];
        own->duty = vp_arena_array(arena, n + 1, sizeof *own->duty);
        own->from = vp_arena_array(arena, (size_t)(problem->plan->to - problem->known_from) + 2, sizeof *own->from);
        own->load = vp_arena_array(arena, (size_t)problem->plan->fairness.n + 1, sizeof *own->load);
        own->cost = vp_arena_array(arena, (size_t)local->n_rules + 1, sizeof *own->cost);
        own->missing = vp_arena_array(arena, (size_t)local->n_rules + 1, sizeof *own->missing);
        for (int w = 0; w < doctor->wishes.n; w++)
            local->wants[d] = local->wants[d] || doctor->wishes.item[w].want;
        for (int j = 0; j < problem->n_duties; j++) {
            int out = problem->drive_out[d * problem->n_duties + j];
            int home = problem->drive_home[d * problem->n_duties + j];
            int drive = out > home ? out : home;
            local->longest_drive[d] = drive > local->longest_drive[d] ? drive : local->longest_drive[d];
            for (int w = 0; w < doctor->wishes.n && j >= problem->n_past; w++)
                if (is_avoided(&doctor->wishes.item[w], &problem->duties[j]))
                    local->avoid[d * problem->n_duties + j] += doctor->wishes.item[w].weight;
        }
    }
}

/* Does the rule ask the same rest of everybody after everything? */
static bool is_rest_for_all(const struct vp_problem *problem, int number)
{
    const struct vp_rule *rule = &problem->plan->rules.item[number];
    return rule->kind == VP_RULE_rest && rule->hard && rule->doctors == NULL && problem->scope[number] == NULL &&
           !rule->figures.after.given && rule->figures.longer <= 0;
}

static void set_fits(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    double hours = 0;
    for (int r = 0; r < problem->plan->rules.n; r++)
        if (is_rest_for_all(problem, r))
            hours = fmax(hours, problem->plan->rules.item[r].figures.hours);
    bool rest = hours > 0;
    size_t pairs = (size_t)problem->n_doctors * (size_t)problem->n_duties;
    local->fits = vp_arena_array(arena, pairs, sizeof *local->fits);
    for (int d = 0; d < problem->n_doctors; d++) {
        for (int j = 0; j < problem->n_duties; j++) {
            int at = d * problem->n_duties + j;
            int out = rest && problem->drive_out[at] > 0 ? problem->drive_out[at] : 0;
            int home = rest && problem->drive_home[at] > 0 ? problem->drive_home[at] : 0;
            local->fits[at] = (struct vp_fit){.from = problem->duties[j].start - 60 * (vp_instant)out,
                                              .until = problem->duties[j].end + 60 * (vp_instant)home +
                                                       (vp_instant)llround(hours * 3600),
                                              .avoid = local->avoid[at]};
        }
    }
}

bool vp_local_crowded(const struct vp_local *local, int doctor, int duty, const int *gone, int n_gone)
{
    const struct vp_fit *fits = &local->fits[doctor * local->problem->n_duties];
    const struct vp_own *own = &local->own[doctor];
    int behind = vp_local_find(local, own, duty);
    int before = behind - 1;
    for (int i = n_gone - 1; i >= 0; i--)
        if (before >= 0 && own->duty[before] == gone[i])
            before--;
    for (int i = 0; i < n_gone; i++)
        if (behind < own->n && own->duty[behind] == gone[i])
            behind++;
    return (before >= 0 && fits[own->duty[before]].until > fits[duty].from) ||
           (behind < own->n && fits[own->duty[behind]].from < fits[duty].until);
}

void vp_local_set_curve(struct vp_curve *curve, const struct vp_fairness_term *term, double target)
{
    const double wanted = vp_fairness_step(term, target);
    curve->first = wanted - VP_FAIR_STEPS * term->unit;
    curve->steps = 1 / term->unit;
    for (int k = 0; k < VP_KNOTS; k++)
        curve->points[k] = vp_fairness_price(term, target, curve->first + k * term->unit);
}

/* Flat up to the base, then a knot a rung; beyond the last knot weights go on as they grow there (solver/leximin.c). */
static void set_rungs(struct vp_curve *curve, const struct vp_problem *problem, int term, int doctor)
{
    const struct vp_fairness_term *of = &problem->plan->fairness.item[term];
    const struct vp_ladder *ladder = vp_ladder_of(problem, term);
    const double target = problem->target[doctor * problem->plan->categories.n + of->category];
    const int first = ladder->base[doctor] - 1;
    curve->stairs = !vp_steps_are_whole(problem->plan, of);
    curve->first = first * of->unit + (curve->stairs ? target : 0);
    curve->steps = 1 / of->unit;
    for (int k = 0; k < VP_KNOTS; k++)
        curve->points[k] = vp_rung_weight(ladder, doctor, first + k);
}

static void set_fairness(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    const struct vp_plan *plan = problem->plan;
    const size_t n = (size_t)problem->n_duties;
    const size_t terms = (size_t)plan->fairness.n;
    local->load = vp_arena_array(arena, terms * n + 1, sizeof *local->load);
    local->loads = vp_arena_array(arena, terms * n + 1, sizeof *local->loads);
    local->curves = vp_arena_array(arena, terms * (size_t)problem->n_doctors + 1, sizeof *local->curves);
    for (int t = 0; t < plan->fairness.n; t++) {
        const struct vp_fairness_term *term = &plan->fairness.item[t];
        for (int j = problem->n_past; j < problem->n_duties; j++) {
            double load = vp_duty_load(problem, &problem->duties[j], term->category);
            local->load[(size_t)t * n + (size_t)j] = local->loads[(size_t)j * terms + (size_t)t] = load;
        }
        for (int d = 0; d < problem->n_doctors; d++) {
            struct vp_curve *curve = &local->curves[(size_t)d * terms + (size_t)t];
            if (vp_ladder_of(problem, t) != NULL)
                set_rungs(curve, problem, t, d);
            else if (term->method != VP_LEXIMIN)
                vp_local_set_curve(curve, term, problem->target[d * plan->categories.n + term->category]);
        }
    }
}

/* ---- groups ---- */

static bool is_fixed(const struct vp_problem *problem, int doctor, int duty)
{
    const struct vp_doctor *who = &problem->plan->doctors.item[doctor];
    vp_day date = problem->duties[duty].date;
    for (int i = 0; i < who->fixed.n; i++)
        if (who->fixed.item[i].line == problem->duties[duty].line && who->fixed.item[i].dates.from <= date &&
            date <= who->fixed.item[i].dates.to)
            return true;
    return false;
}

static void pin_doctors(struct vp_local *local, int number)
{
    const struct vp_problem *problem = local->problem;
    struct vp_group *group = &local->groups[number];
    for (int d = 0; d < problem->n_doctors; d++) {
        bool fixed = false;
        for (int i = 0; i < group->n && !fixed; i++)
            fixed = is_fixed(problem, d, group->duty[i]);
        if (fixed && group->pinned < group->slots && local->possible[d * local->n_groups + number])
            local->pin[group->first_slot + group->pinned++] = d;
    }
}

/* One group for each duty that stands alone and each block, by first duty. */
static void sort_into_groups(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    size_t n = (size_t)problem->n_duties;
    int *group_of_block = vp_arena_array(arena, (size_t)problem->n_blocks + 1, sizeof *group_of_block);
    memset(group_of_block, -1, ((size_t)problem->n_blocks + 1) * sizeof *group_of_block);
    local->groups = vp_arena_array(arena, n + 1, sizeof *local->groups);
    local->group_of = vp_arena_array(arena, n + 1, sizeof *local->group_of);
    for (int j = 0; j < problem->n_past; j++)
        local->group_of[j] = -1;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int block = problem->duties[j].block;
        int number = block >= 0 ? group_of_block[block] : -1;
        if (number < 0) {
            number = local->n_groups++;
            local->groups[number].slots = problem->duties[j].places;
            local->groups[number].needed = problem->duties[j].needed;
        }
        if (block >= 0)
            group_of_block[block] = number;
        struct vp_group *group = &local->groups[number];
        local->group_of[j] = number;
        group->n++;
        group->slots = problem->duties[j].places < group->slots ? problem->duties[j].places : group->slots;
    }
}

void vp_local_list_candidates(struct vp_local *local)
{
    for (int g = 0; g < local->n_groups; g++) {
        int *candidates = &local->candidates[g * local->problem->n_doctors];
        local->n_candidates[g] = 0;
        for (int d = 0; d < local->problem->n_doctors; d++)
            if (local->allowed[d * local->n_groups + g])
                candidates[local->n_candidates[g]++] = d;
    }
}

static void set_groups(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    sort_into_groups(local, arena);
    int *duties = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *duties);
    int **next = vp_arena_array(arena, (size_t)local->n_groups + 1, sizeof *next);
    int slots = 0;
    int *at = duties;
    for (int g = 0; g < local->n_groups; g++) {
        struct vp_group *group = &local->groups[g];
        group->duty = at;
        next[g] = at;
        at += group->n;
        group->first_slot = slots;
        slots += group->slots;
    }
    for (int j = problem->n_past; j < problem->n_duties; j++)
        *next[local->group_of[j]]++ = j;
    local->owner = vp_arena_array(arena, (size_t)slots + 1, sizeof *local->owner);
    local->pin = vp_arena_array(arena, (size_t)slots + 1, sizeof *local->pin);
    size_t pairs = (size_t)problem->n_doctors * (size_t)local->n_groups;
    local->possible = vp_arena_alloc(arena, pairs + 1);
    local->allowed = vp_arena_alloc(arena, pairs + 1);
    local->candidates = vp_arena_array(arena, pairs + 1, sizeof *local->candidates);
    local->n_candidates = vp_arena_array(arena, (size_t)local->n_groups + 1, sizeof *local->n_candidates);
    for (int g = 0; g < local->n_groups; g++) {
        const struct vp_group *group = &local->groups[g];
        for (int d = 0; d < problem->n_doctors; d++) {
            bool possible = true;
            for (int i = 0; i < group->n && possible; i++)
                possible = local->program->x[d * problem->n_duties + group->duty[i]] >= 0;
            local->possible[d * local->n_groups + g] = possible;
        }
        pin_doctors(local, g);
    }
    memcpy(local->allowed, local->possible, pairs);
    vp_local_list_candidates(local);
}

/* ---- the whole ---- */

void vp_local_look_everywhere(struct vp_local *local)
{
    for (int b = 0; b < local->n_between; b++) {
        struct vp_between *between = &local->between[b];
        for (int spot = 0; spot < between->spots->n; spot++) {
            double missing = 0;
            double points = between->program->price_spot(&between->scene, spot, &missing);
            between->price[spot] = points + local->penalty * missing;
            between->shortage[spot] = missing;
        }
    }
}

static void add_up_aims(struct vp_local *local)
{
    local->open = 0;
    for (int g = 0; g < local->n_groups; g++)
        local->open += vp_local_open_price(local, &local->groups[g], local->groups[g].filled);
    const double missing = vp_local_stand(local) + vp_local_open_missing(local, local->open);
    local->shortage += missing;
    local->points += local->penalty * missing;
}

void vp_local_add_up(struct vp_local *local)
{
    local->points = 0;
    local->shortage = 0;
    for (int d = 0; d < local->problem->n_doctors; d++) {
        local->points += local->own[d].price;
        local->shortage += local->own[d].shortage;
    }
    for (int g = 0; g < local->n_groups; g++) {
        double missing;
        local->points += vp_local_price_group(local, &local->groups[g], local->groups[g].filled, &missing);
        local->shortage += missing;
    }
    for (int b = 0; b < local->n_between; b++)
        for (int spot = 0; spot < local->between[b].spots->n; spot++) {
            local->points += local->between[b].price[spot];
            local->shortage += local->between[b].shortage[spot];
        }
    local->points += vp_local_add_up_municipal(local);
    if (local->problem->aims != NULL)
        add_up_aims(local);
}

struct vp_local *vp_local_new(const struct vp_program *program, struct vp_arena *arena)
{
    const struct vp_problem *problem = program->problem;
    const struct vp_plan *plan = problem->plan;
    size_t n = (size_t)problem->n_duties;
    size_t places = (size_t)problem->n_places;
    size_t offsets = (size_t)plan->rotations.n * (size_t)problem->n_doctors;
    struct vp_local *local = vp_arena_alloc(arena, sizeof *local);
    local->program = program;
    local->problem = problem;
    /* What is missing of a hard rule costs as much as a whole duty is worth: never worth it in the end, and no wall on the way. */
    local->penalty = vp_weigh_losses(problem).dearest;
    local->doctor_of_place = vp_arena_array(arena, places + 1, sizeof *local->doctor_of_place);
    local->best = vp_arena_array(arena, places + 1, sizeof *local->best);
    local->offset = vp_arena_array(arena, offsets + 1, sizeof *local->offset);
    for (size_t i = 0; i < offsets; i++)
        local->offset[i] = -1;
    for (size_t p = 0; p < places; p++)
        local->best[p] = VP_LOCUM;
    set_rules(local, arena);
    set_doctors(local, arena);
    set_fits(local, arena);
    set_groups(local, arena);
    set_touched(local);
    set_fairness(local, arena);
    vp_local_set_rungs(local, arena);
    vp_local_set_municipal(local, arena);
    local->scoped = vp_arena_array(arena, n + 2, sizeof *local->scoped);
    for (int i = 0; i < 2; i++)
        local->lists[i] = vp_arena_array(arena, 2 * n + 2, sizeof *local->lists[i]);
    for (int i = 0; i < VP_SIDES; i++) {
        local->moved[i] = vp_arena_array(arena, n + 2, sizeof *local->moved[i]);
        local->moved_groups[i] = vp_arena_array(arena, n + 2, sizeof *local->moved_groups[i]);
        local->loads_moved[i] = vp_arena_array(arena, (size_t)plan->fairness.n + 1, sizeof *local->loads_moved[i]);
        local->sides[i].rules = vp_arena_array(arena, (size_t)local->n_rules + 1, sizeof *local->sides[i].rules);
    }
    vp_local_set(local, local->best);
    return local;
}
