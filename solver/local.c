/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local search by simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983). A roster costs
 *     Σ_places left to locums locum(j)  +  Σ_doctors price(duties of the doctor),
 * so a move – a place goes to another doctor, two doctors change a duty for a duty, or all they have between two dates – prices two doctors anew. Prices come from the rules' own price(),
 * from fairness and wishes; a move that breaks a hard rule prices INFINITY and is never made. */
#include "solver/local.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { STRETCH_ODDS = 4 }; /* one move in so many changes whole stretches */

struct own {   /* what one doctor has */
    int *duty; /* by start */
    int n;
    double price;
};

/* The time that a duty and the rest that everybody needs around it take: two of a doctor's that meet cannot be. Looked at first, since most moves end
 * there; what rules of narrower scope forbid is found when the move is priced. */
struct claim {
    vp_instant from;
    vp_instant until;
};

struct local_rule {
    const struct vp_rule_program *program;
    struct vp_sequence sequence; /* filled but for the doctor's part */
};

struct vp_local {
    const struct vp_program *program;
    const struct vp_problem *problem;
    struct local_rule *rules;
    int n_rules;
    struct own *own;
    struct claim *claims; /* [doctor * n_duties + duty] */
    int *longest_drive;
    double *avoid; /* [doctor * n_duties + duty] points of wishes against it */
    double *load;  /* [term * n_duties + duty] */
    int *doctor_of_place;
    int *scoped; /* scratch: duties in scope of one rule */
    int *first;  /* scratch: a doctor's duties after a move */
    int *second;
    int *best; /* [n_places] */
    double points;
};

static void set_rules(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_plan *plan = local->problem->plan;
    int days = plan->to - plan->from + 9;
    vp_instant *midnight = vp_arena_array(arena, (size_t)days, sizeof *midnight);
    for (int i = 0; i < days; i++)
        midnight[i] = vp_zone_instant(plan->zone, plan->from + i, 0);
    local->rules = vp_arena_array(arena, (size_t)plan->rules.n + 1, sizeof *local->rules);
    for (int r = 0; r < plan->rules.n; r++) {
        const struct vp_rule *rule = &plan->rules.item[r];
        const struct vp_rule_program *program = vp_rule_program(rule->kind);
        if (program->price == NULL)
            continue;
        struct local_rule *entry = &local->rules[local->n_rules++];
        entry->program = program;
        entry->sequence = (struct vp_sequence){.problem = local->problem, .rule = rule, .midnight = midnight};
        if (program->prepare != NULL)
            entry->sequence.prepared = program->prepare(local->problem, rule, arena);
    }
}

static void set_doctors(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    size_t n = (size_t)problem->n_duties;
    local->own = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *local->own);
    local->longest_drive = vp_arena_array(arena, (size_t)problem->n_doctors, sizeof *local->longest_drive);
    local->avoid = vp_arena_array(arena, (size_t)problem->n_doctors * n, sizeof *local->avoid);
    for (int d = 0; d < problem->n_doctors; d++) {
        const struct vp_doctor *doctor = &problem->plan->doctors.item[d];
        local->own[d].duty = vp_arena_array(arena, n, sizeof *local->own[d].duty);
        for (int j = 0; j < problem->n_duties; j++) {
            int drive = problem->drive[d * problem->n_duties + j];
            local->longest_drive[d] = drive > local->longest_drive[d] ? drive : local->longest_drive[d];
            for (int w = 0; w < doctor->wishes.n; w++) {
                const struct vp_wish *wish = &doctor->wishes.item[w];
                vp_day date = problem->duties[j].date;
                if (!wish->want && date >= wish->dates.from && date <= wish->dates.to)
                    local->avoid[d * problem->n_duties + j] += wish->weight;
            }
        }
    }
}

static void set_claims(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    const struct vp_plan *plan = problem->plan;
    double hours = 0;
    for (int r = 0; r < plan->rules.n; r++) {
        const struct vp_rule *rule = &plan->rules.item[r];
        if (rule->kind == VP_RULE_rest && rule->hard && rule->doctors == NULL && rule->lines == NULL)
            hours = fmax(hours, rule->figures.hours);
    }
    bool rest = hours > 0;
    local->claims = vp_arena_array(arena, (size_t)problem->n_doctors * (size_t)problem->n_duties, sizeof *local->claims);
    for (int d = 0; d < problem->n_doctors; d++) {
        for (int j = 0; j < problem->n_duties; j++) {
            vp_instant drive = rest ? 60 * (vp_instant)problem->drive[d * problem->n_duties + j] : 0;
            local->claims[d * problem->n_duties + j] = (struct claim){
                problem->duties[j].start - drive, problem->duties[j].end + drive + (vp_instant)llround(hours * 3600)};
        }
    }
}

/* Does the duty meet one of the doctor's other than `gone`? Neighbours by start are enough to say yes. */
static bool is_crowded(const struct vp_local *local, int doctor, int duty, int gone)
{
    const struct claim *claims = &local->claims[doctor * local->problem->n_duties];
    const struct own *own = &local->own[doctor];
    int low = 0;
    int high = own->n;
    while (low < high) {
        int middle = (low + high) / 2;
        if (own->duty[middle] < duty)
            low = middle + 1;
        else
            high = middle;
    }
    int before = low - 1;
    int behind = low;
    if (before >= 0 && own->duty[before] == gone)
        before--;
    if (behind < own->n && own->duty[behind] == gone)
        behind++;
    return (before >= 0 && claims[own->duty[before]].until > claims[duty].from) ||
           (behind < own->n && claims[own->duty[behind]].from < claims[duty].until);
}

/* ---- prices ---- */

static double price_wants(const struct vp_local *local, int doctor, const int *duty, int n)
{
    const struct vp_problem *problem = local->problem;
    const struct vp_plan *plan = problem->plan;
    const struct vp_doctor *who = &plan->doctors.item[doctor];
    double points = 0;
    for (int w = 0; w < who->wishes.n; w++) {
        const struct vp_wish *wish = &who->wishes.item[w];
        if (!wish->want)
            continue;
        vp_day from = wish->dates.from > plan->from ? wish->dates.from : plan->from;
        vp_day to = wish->dates.to < plan->to ? wish->dates.to : plan->to;
        int missed = to < from ? 0 : to - from + 1;
        for (int i = 0; i < n; i++) {
            vp_day date = problem->duties[duty[i]].date;
            bool first_of_day = i == 0 || problem->duties[duty[i - 1]].date != date;
            missed -= date >= from && date <= to && first_of_day;
        }
        points += missed * wish->weight;
    }
    return points;
}

static double price_fairness(const struct vp_local *local, int doctor, const int *duty, int n)
{
    const struct vp_problem *problem = local->problem;
    const struct vp_plan *plan = problem->plan;
    double points = 0;
    for (int t = 0; t < plan->fairness.n; t++) {
        const struct vp_fairness_term *term = &plan->fairness.item[t];
        const double *load = &local->load[(size_t)t * (size_t)problem->n_duties];
        double sum = 0;
        for (int i = 0; i < n; i++)
            sum += load[duty[i]];
        points += vp_fairness_price(term, problem->target[doctor * VP_CATEGORIES + (int)term->category], sum);
    }
    return points;
}

static double price_rule(const struct vp_local *local, struct local_rule *entry, int doctor, const int *duty, int n)
{
    const struct vp_rule *rule = entry->sequence.rule;
    if (rule->doctors != NULL && !rule->doctors[doctor])
        return 0;
    entry->sequence.doctor = doctor;
    entry->sequence.longest_drive = local->longest_drive[doctor];
    entry->sequence.duty = duty;
    entry->sequence.n = n;
    if (rule->lines != NULL) {
        int scoped = 0;
        for (int i = 0; i < n; i++)
            if (rule->lines[local->problem->duties[duty[i]].line])
                local->scoped[scoped++] = duty[i];
        entry->sequence.duty = local->scoped;
        entry->sequence.n = scoped;
    }
    return entry->program->price(&entry->sequence);
}

static double price_doctor(struct vp_local *local, int doctor, const int *duty, int n)
{
    double points = 0;
    for (int r = 0; r < local->n_rules && points < INFINITY; r++)
        points += price_rule(local, &local->rules[r], doctor, duty, n);
    if (points == INFINITY)
        return INFINITY;
    for (int i = 0; i < n; i++)
        points += local->avoid[doctor * local->problem->n_duties + duty[i]];
    return points + price_fairness(local, doctor, duty, n) + price_wants(local, doctor, duty, n);
}

static double locum_price(const struct vp_local *local, int duty)
{
    const struct vp_line *line = &local->problem->plan->lines.item[local->problem->duties[duty].line];
    /* Where no locum is allowed, an open place is worse than anything else can be made up for. */
    return line->locum_allowed ? line->locum : 1e6;
}

/* ---- a roster ---- */

struct vp_local *vp_local_new(const struct vp_program *program, struct vp_arena *arena)
{
    const struct vp_problem *problem = program->problem;
    size_t n = (size_t)problem->n_duties;
    struct vp_local *local = vp_arena_alloc(arena, sizeof *local);
    local->program = program;
    local->problem = problem;
    set_rules(local, arena);
    set_doctors(local, arena);
    set_claims(local, arena);
    local->load = vp_arena_array(arena, (size_t)problem->plan->fairness.n * n + 1, sizeof *local->load);
    for (int t = 0; t < problem->plan->fairness.n; t++)
        for (int j = 0; j < problem->n_duties; j++)
            local->load[(size_t)t * n + (size_t)j] =
                vp_duty_load(&problem->duties[j], problem->plan->fairness.item[t].category);
    local->scoped = vp_arena_array(arena, n + 2, sizeof *local->scoped);
    local->first = vp_arena_array(arena, n + 2, sizeof *local->first);
    local->second = vp_arena_array(arena, n + 2, sizeof *local->second);
    local->doctor_of_place = vp_arena_array(arena, (size_t)problem->n_places, sizeof *local->doctor_of_place);
    local->best = vp_arena_array(arena, (size_t)problem->n_places, sizeof *local->best);
    for (int p = 0; p < problem->n_places; p++)
        local->doctor_of_place[p] = VP_LOCUM;
    vp_local_set(local, local->doctor_of_place);
    return local;
}

static bool is_allowed(const struct vp_local *local, int doctor, int duty)
{
    return local->program->x[doctor * local->problem->n_duties + duty] >= 0;
}

/* The doctor's duties less `gone` and more `gained` (-1 = none), by start, into `list`; returns how many. */
static int change_list(const struct own *own, int gone, int gained, int *list)
{
    int n = 0;
    for (int i = 0; i < own->n; i++) {
        if (gained >= 0 && own->duty[i] >= gained) {
            list[n++] = gained;
            gained = -1;
        }
        if (own->duty[i] == gone)
            gone = -1;
        else
            list[n++] = own->duty[i];
    }
    if (gained >= 0)
        list[n++] = gained;
    return n;
}

static void keep_list(struct own *own, const int *list, int n, double price)
{
    memcpy(own->duty, list, (size_t)n * sizeof *list);
    own->n = n;
    own->price = price;
}

static void add_up(struct vp_local *local)
{
    const struct vp_problem *problem = local->problem;
    local->points = 0;
    for (int d = 0; d < problem->n_doctors; d++)
        local->points += local->own[d].price;
    for (int p = 0; p < problem->n_places; p++)
        if (local->doctor_of_place[p] == VP_LOCUM)
            local->points += locum_price(local, problem->place_duty[p]);
}

void vp_local_set(struct vp_local *local, const int *doctor_of_place)
{
    const struct vp_problem *problem = local->problem;
    for (int d = 0; d < problem->n_doctors; d++) {
        local->own[d].n = 0;
        local->own[d].price = price_doctor(local, d, local->own[d].duty, 0);
    }
    for (int p = 0; p < problem->n_places; p++) {
        int j = problem->place_duty[p];
        int d = doctor_of_place[p];
        local->doctor_of_place[p] = VP_LOCUM;
        if (d < 0 || !is_allowed(local, d, j))
            continue;
        int n = change_list(&local->own[d], -1, j, local->first);
        double price = price_doctor(local, d, local->first, n);
        if (price == INFINITY)
            continue;
        keep_list(&local->own[d], local->first, n, price);
        local->doctor_of_place[p] = d;
    }
    add_up(local);
}

static int count_candidates(const struct vp_local *local, int duty)
{
    int n = 0;
    for (int d = 0; d < local->problem->n_doctors; d++)
        n += is_allowed(local, d, duty);
    return n;
}

/* The doctor whom one more duty costs least; -1 = nobody can. */
static int cheapest_doctor(struct vp_local *local, int duty)
{
    int best = -1;
    double least = INFINITY;
    for (int d = 0; d < local->problem->n_doctors; d++) {
        if (!is_allowed(local, d, duty))
            continue;
        int n = change_list(&local->own[d], -1, duty, local->second);
        double more = price_doctor(local, d, local->second, n) - local->own[d].price;
        if (more < least) {
            least = more;
            best = d;
        }
    }
    return best;
}

void vp_local_fill(struct vp_local *local, struct vp_random *random)
{
    const struct vp_problem *problem = local->problem;
    int *order = local->best; /* free until annealing begins */
    for (int p = 0; p < problem->n_places; p++)
        order[p] = p;
    for (int p = problem->n_places - 1; p > 0; p--) {
        int other = vp_random_below(random, p + 1);
        int kept = order[p];
        order[p] = order[other];
        order[other] = kept;
    }
    for (int few = 1; few <= problem->n_doctors; few++) {
        for (int i = 0; i < problem->n_places; i++) {
            int j = problem->place_duty[order[i]];
            if (local->doctor_of_place[order[i]] != VP_LOCUM || count_candidates(local, j) != few)
                continue;
            int d = cheapest_doctor(local, j);
            if (d < 0)
                continue;
            int n = change_list(&local->own[d], -1, j, local->first);
            keep_list(&local->own[d], local->first, n, price_doctor(local, d, local->first, n));
            local->doctor_of_place[order[i]] = d;
        }
    }
    add_up(local);
}

double vp_local_points(const struct vp_local *local)
{
    return local->points;
}

const int *vp_local_roster(const struct vp_local *local)
{
    return local->doctor_of_place;
}

/* ---- moves ---- */

struct move {
    int place; /* goes from `giver` to `taker`; the giver may be VP_LOCUM */
    int giver;
    int taker;
    int back;    /* place that goes from taker to giver, or -1 */
    int until;   /* > place: instead, the two change all their places from `place` to before `until` */
    int n_giver; /* the new lists: local->first, local->second */
    int n_taker;
    double price_giver;
    double price_taker;
    double change; /* of the points */
};

/* A place of the taker's to give in return: near in time half of the time, any otherwise; -1 = none fits. */
static int choose_return(const struct vp_local *local, int place, int giver, int taker, struct vp_random *random)
{
    const struct vp_problem *problem = local->problem;
    int span = vp_random_below(random, 2) == 0
                   ? 10 * (problem->n_places / (problem->plan->to - problem->plan->from + 1) + 1)
                   : problem->n_places;
    for (int attempt = 0; attempt < 8; attempt++) {
        int other = place - span + vp_random_below(random, 2 * span + 1);
        if (other < 0 || other >= problem->n_places || local->doctor_of_place[other] != taker)
            continue;
        if (is_allowed(local, giver, problem->place_duty[other]) &&
            problem->place_duty[other] != problem->place_duty[place])
            return other;
    }
    return -1;
}

/* A stretch of up to four weeks over which two doctors change everything: what it takes to turn "every other weekend" into "the other one". */
static bool choose_stretch(const struct vp_local *local, struct move *move, struct vp_random *random)
{
    const struct vp_problem *problem = local->problem;
    if (problem->n_doctors < 2)
        return false;
    int days = 2 + vp_random_below(random, 27);
    move->place = vp_random_below(random, problem->n_places);
    move->giver = vp_random_below(random, problem->n_doctors);
    move->taker = vp_random_below(random, problem->n_doctors);
    vp_day end = problem->duties[problem->place_duty[move->place]].date + days;
    move->until = move->place;
    for (; move->until < problem->n_places; move->until++) {
        int j = problem->place_duty[move->until];
        int who = local->doctor_of_place[move->until];
        if (problem->duties[j].date >= end)
            break;
        if ((who == move->giver && !is_allowed(local, move->taker, j)) ||
            (who == move->taker && !is_allowed(local, move->giver, j)))
            return false;
    }
    return move->giver != move->taker;
}

static bool choose_move(const struct vp_local *local, struct move *move, struct vp_random *random)
{
    const struct vp_problem *problem = local->problem;
    move->until = 0;
    move->back = -1;
    if (vp_random_below(random, STRETCH_ODDS) == 0)
        return choose_stretch(local, move, random);
    move->place = vp_random_below(random, problem->n_places);
    int j = problem->place_duty[move->place];
    move->giver = local->doctor_of_place[move->place];
    move->taker = vp_random_below(random, problem->n_doctors);
    if (move->taker == move->giver || !is_allowed(local, move->taker, j))
        return false;
    if (move->giver != VP_LOCUM && vp_random_below(random, 4) != 0) {
        move->back = choose_return(local, move->place, move->giver, move->taker, random);
        return move->back >= 0;
    }
    return true;
}

/* The duties of `kept` outside from … to-1 with those of `other` inside, by start, into `list`; returns how many. */
static int splice_lists(const struct own *kept, const struct own *other, int from, int to, int *list)
{
    int n = 0;
    for (int i = 0; i < kept->n && kept->duty[i] < from; i++)
        list[n++] = kept->duty[i];
    for (int i = 0; i < other->n; i++)
        if (other->duty[i] >= from && other->duty[i] < to)
            list[n++] = other->duty[i];
    for (int i = 0; i < kept->n; i++)
        if (kept->duty[i] >= to)
            list[n++] = kept->duty[i];
    return n;
}

static void price_stretch(struct vp_local *local, struct move *move)
{
    const struct own *giver = &local->own[move->giver];
    const struct own *taker = &local->own[move->taker];
    const int *duty = local->problem->place_duty;
    /* Whole duties: a stretch begins with the duty of its first place and ends before that of the place behind it. */
    int from = duty[move->place];
    int to = duty[move->until - 1] + 1;
    while (move->place > 0 && duty[move->place - 1] == from)
        move->place--;
    while (move->until < local->problem->n_places && duty[move->until] == to - 1)
        move->until++;
    move->n_taker = splice_lists(taker, giver, from, to, local->second);
    move->price_taker = price_doctor(local, move->taker, local->second, move->n_taker);
    move->change = move->price_taker - taker->price;
    if (move->price_taker == INFINITY)
        return;
    move->n_giver = splice_lists(giver, taker, from, to, local->first);
    move->price_giver = price_doctor(local, move->giver, local->first, move->n_giver);
    move->change += move->price_giver - giver->price;
}

static void price_move(struct vp_local *local, struct move *move)
{
    const struct vp_problem *problem = local->problem;
    if (move->until > 0) {
        price_stretch(local, move);
        return;
    }
    int j = problem->place_duty[move->place];
    int back = move->back < 0 ? -1 : problem->place_duty[move->back];
    move->change = INFINITY;
    if (is_crowded(local, move->taker, j, back) || (back >= 0 && is_crowded(local, move->giver, back, j)))
        return;
    move->n_taker = change_list(&local->own[move->taker], back, j, local->second);
    move->price_taker = price_doctor(local, move->taker, local->second, move->n_taker);
    move->change = move->price_taker - local->own[move->taker].price;
    if (move->price_taker == INFINITY)
        return;
    if (move->giver == VP_LOCUM) {
        move->change -= locum_price(local, j);
        return;
    }
    move->n_giver = change_list(&local->own[move->giver], j, back, local->first);
    move->price_giver = price_doctor(local, move->giver, local->first, move->n_giver);
    move->change += move->price_giver - local->own[move->giver].price;
}

static void make_move(struct vp_local *local, const struct move *move)
{
    keep_list(&local->own[move->taker], local->second, move->n_taker, move->price_taker);
    if (move->until > 0) {
        for (int p = move->place; p < move->until; p++) {
            int who = local->doctor_of_place[p];
            local->doctor_of_place[p] = who == move->giver ? move->taker : who == move->taker ? move->giver : who;
        }
    } else {
        local->doctor_of_place[move->place] = move->taker;
    }
    if (move->giver != VP_LOCUM)
        keep_list(&local->own[move->giver], local->first, move->n_giver, move->price_giver);
    if (move->back >= 0)
        local->doctor_of_place[move->back] = move->giver;
    local->points += move->change;
}

static double chance(struct vp_random *random)
{
    return (double)(vp_random_next(random) >> 11) * 0x1p-53;
}

long long vp_local_anneal(struct vp_local *local, const struct vp_annealing *annealing, struct vp_random *random,
                          bool (*stop)(void *user), void *user)
{
    size_t bytes = (size_t)local->problem->n_places * sizeof *local->best;
    double best_points = local->points;
    memcpy(local->best, local->doctor_of_place, bytes);
    double temperature = annealing->hot;
    long long done = 0;
    for (; done < annealing->moves; done++) {
        if (done % 1024 == 0) {
            if (stop(user))
                break;
            temperature = annealing->hot * pow(annealing->cold / annealing->hot, (double)done / (double)annealing->moves);
        }
        struct move move = {0};
        if (!choose_move(local, &move, random))
            continue;
        price_move(local, &move);
        if (move.change > 0 && !(chance(random) < exp(-move.change / temperature)))
            continue;
        make_move(local, &move);
        if (local->points < best_points - 1e-9) {
            best_points = local->points;
            memcpy(local->best, local->doctor_of_place, bytes);
        }
    }
    vp_local_set(local, local->best);
    return done;
}
