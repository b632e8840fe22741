/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pseudonyms. The order follows from the roster alone – who has the first duty, then the second … – and from the figures that a report shows anyway, so
 * neither the plan's order nor any key that could be guessed is in it. The plan itself is copied with its doctors in that order: outputs made from the
 * copy cannot name anybody, those included that will be written one day. */
#include "model/disguise.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    int doctor;
    int *duties; /* ascending; rows that fit no duty follow */
    int n;
    const double *target; /* [category] */
    const double *share;
    int n_categories;
};

struct maker {
    const struct vp_problem *problem;
    const struct vp_plan *from;
    struct vp_arena *arena;
    int *old;  /* [new number] */
    int *rank; /* [old number] the new one */
};

static struct vp_pos nowhere(void)
{
    return (struct vp_pos){NULL, 0, 0};
}

/* ---- order ---- */

static void note_duty(struct vp_arena *arena, struct entry *entry, int duty, size_t room)
{
    if (entry->duties == NULL)
        entry->duties = vp_arena_array(arena, room, sizeof *entry->duties);
    entry->duties[entry->n++] = duty;
}

static void collect_duties(const struct maker *maker, const struct vp_roster *roster, struct entry *entries)
{
    const struct vp_problem *problem = maker->problem;
    int *counts = vp_arena_array(maker->arena, (size_t)problem->n_doctors + 1, sizeof *counts);
    for (int place = 0; place < problem->n_places; place++)
        if (roster->doctor[place] >= 0)
            counts[roster->doctor[place]]++;
    for (int i = 0; i < roster->strays.n; i++)
        if (roster->strays.item[i].doctor >= 0)
            counts[roster->strays.item[i].doctor]++;
    for (int place = 0; place < problem->n_places; place++) {
        int d = roster->doctor[place];
        if (d >= 0)
            note_duty(maker->arena, &entries[d], problem->place_duty[place], (size_t)counts[d]);
    }
    for (int i = 0; i < roster->strays.n; i++) {
        int d = roster->strays.item[i].doctor;
        if (d >= 0)
            note_duty(maker->arena, &entries[d], problem->n_duties + i, (size_t)counts[d]);
    }
}

static int compare_figures(const double *one, const double *other, int n)
{
    for (int i = 0; i < n; i++)
        if (one[i] != other[i])
            return one[i] > other[i] ? -1 : 1;
    return 0;
}

/* Whoever has the first duty that the two do not share comes first; those alike in all that is shown keep their order. */
static int compare_entries(const void *one, const void *other)
{
    const struct entry *a = one;
    const struct entry *b = other;
    for (int i = 0; i < a->n && i < b->n; i++)
        if (a->duties[i] != b->duties[i])
            return a->duties[i] < b->duties[i] ? -1 : 1;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    int order = compare_figures(a->target, b->target, a->n_categories);
    if (order == 0)
        order = compare_figures(a->share, b->share, a->n_categories);
    return order != 0 ? order : a->doctor - b->doctor;
}

static void find_order(struct maker *maker, const struct vp_roster *roster)
{
    const struct vp_problem *problem = maker->problem;
    size_t n = (size_t)problem->n_doctors;
    size_t categories = (size_t)problem->plan->categories.n;
    struct entry *entries = vp_arena_array(maker->arena, n + 1, sizeof *entries);
    for (size_t d = 0; d < n; d++)
        entries[d] = (struct entry){.doctor = (int)d,
                                    .target = problem->target + d * categories,
                                    .share = problem->share + d * categories,
                                    .n_categories = (int)categories};
    collect_duties(maker, roster, entries);
    qsort(entries, n, sizeof *entries, compare_entries);
    maker->old = vp_arena_array(maker->arena, n + 1, sizeof *maker->old);
    maker->rank = vp_arena_array(maker->arena, n + 1, sizeof *maker->rank);
    for (size_t i = 0; i < n; i++) {
        maker->old[i] = entries[i].doctor;
        maker->rank[entries[i].doctor] = (int)i;
    }
}

/* ---- names ---- */

static bool is_numbered(const char *words, const char *stem)
{
    size_t length = strlen(stem);
    return strncasecmp(words, stem, length) == 0 && isdigit((unsigned char)words[length]);
}

/* A beginning that no doctor's id or name has before a number: a pseudonym that is another doctor's real name would be a lie. */
static const char *find_stem(const struct maker *maker, const char *word, const char *link)
{
    const char *stem = vp_arena_printf(maker->arena, "%s%s", word, link);
    for (const char *more = "x";; more = vp_arena_printf(maker->arena, "%sx", more)) {
        bool taken = false;
        for (int d = 0; d < maker->from->doctors.n && !taken; d++)
            taken = is_numbered(maker->from->doctors.item[d].id, stem) ||
                    is_numbered(maker->from->doctors.item[d].name, stem);
        if (!taken)
            return stem;
        stem = vp_arena_printf(maker->arena, "%s%s%s", word, link, more);
    }
}

/* ---- the plan ---- */

/* A copy of the vector without the places of its items. */
#define COPY_HIDDEN(maker, vec)                                                                                        \
    do {                                                                                                               \
        size_t bytes_ = (size_t)(vec)->n * sizeof *(vec)->item;                                                        \
        void *copy_ = vp_arena_alloc((maker)->arena, bytes_ + 1);                                                      \
        if (bytes_ > 0)                                                                                                \
            memcpy(copy_, (vec)->item, bytes_);                                                                        \
        (vec)->item = copy_;                                                                                           \
        (vec)->room = (vec)->n;                                                                                        \
        for (int i_ = 0; i_ < (vec)->n; i_++)                                                                          \
            (vec)->item[i_].pos = nowhere();                                                                           \
    } while (0)

static void hide_places(const struct maker *maker, struct vp_doctor *doctor)
{
    COPY_HIDDEN(maker, &doctor->exemptions);
    COPY_HIDDEN(maker, &doctor->leave);
    COPY_HIDDEN(maker, &doctor->wishes);
    COPY_HIDDEN(maker, &doctor->commitments);
    COPY_HIDDEN(maker, &doctor->fixed);
    COPY_HIDDEN(maker, &doctor->forbidden);
    COPY_HIDDEN(maker, &doctor->caps);
    COPY_HIDDEN(maker, &doctor->own_dates);
    doctor->pos = nowhere();
}

static void copy_doctors(const struct maker *maker, struct vp_plan *plan)
{
    const char *id = find_stem(maker, "doctor", "-");
    const char *name = find_stem(maker, plan->language == VP_EN ? "Doctor" : "Lege", " ");
    plan->doctors.item = vp_arena_array(maker->arena, (size_t)plan->doctors.n + 1, sizeof *plan->doctors.item);
    plan->doctors.room = plan->doctors.n;
    for (int i = 0; i < plan->doctors.n; i++) {
        struct vp_doctor *doctor = &plan->doctors.item[i];
        *doctor = maker->from->doctors.item[maker->old[i]];
        doctor->id = vp_arena_printf(maker->arena, "%s%d", id, i + 1);
        doctor->name = vp_arena_printf(maker->arena, "%s%d", name, i + 1);
        hide_places(maker, doctor);
    }
}

/* A mark for each doctor in the new order; NULL stays NULL. */
static bool *reorder_marks(const struct maker *maker, const bool *marks)
{
    size_t n = (size_t)maker->from->doctors.n;
    bool *copy = marks == NULL ? NULL : vp_arena_array(maker->arena, n + 1, sizeof *copy);
    for (size_t i = 0; i < n && marks != NULL; i++)
        copy[i] = marks[maker->old[i]];
    return copy;
}

static void copy_rules(const struct maker *maker, struct vp_plan *plan)
{
    plan->rules.item = vp_arena_array(maker->arena, (size_t)plan->rules.n + 1, sizeof *plan->rules.item);
    plan->rules.room = plan->rules.n;
    for (int r = 0; r < plan->rules.n; r++) {
        plan->rules.item[r] = maker->from->rules.item[r];
        plan->rules.item[r].doctors = reorder_marks(maker, maker->from->rules.item[r].doctors);
    }
}

static void copy_rotations(const struct maker *maker, struct vp_plan *plan)
{
    size_t n = (size_t)plan->doctors.n;
    plan->rotations.item = vp_arena_array(maker->arena, (size_t)plan->rotations.n + 1, sizeof *plan->rotations.item);
    plan->rotations.room = plan->rotations.n;
    for (int r = 0; r < plan->rotations.n; r++) {
        struct vp_rotation *rotation = &plan->rotations.item[r];
        *rotation = maker->from->rotations.item[r];
        rotation->doctors = reorder_marks(maker, rotation->doctors);
        int *offset = vp_arena_array(maker->arena, n + 1, sizeof *offset);
        for (size_t i = 0; i < n; i++)
            offset[i] = rotation->offset[maker->old[i]];
        rotation->offset = offset;
    }
}

/* Duties of one line that begin together stand in order of doctor. */
static void sort_past(struct vp_history *history)
{
    for (int i = 1; i < history->duties.n; i++) {
        struct vp_past_duty duty = history->duties.item[i];
        int at = i;
        for (; at > 0; at--) {
            const struct vp_past_duty *before = &history->duties.item[at - 1];
            if (before->start != duty.start || before->line != duty.line || before->doctor <= duty.doctor)
                break;
            history->duties.item[at] = *before;
        }
        history->duties.item[at] = duty;
    }
}

static const struct vp_history *copy_history(const struct maker *maker, const struct vp_history *history)
{
    if (history == NULL)
        return NULL;
    struct vp_history *copy = vp_arena_alloc(maker->arena, sizeof *copy);
    *copy = *history;
    COPY_HIDDEN(maker, &copy->duties);
    for (int i = 0; i < copy->duties.n; i++)
        copy->duties.item[i].doctor = maker->rank[copy->duties.item[i].doctor];
    sort_past(copy);
    return copy;
}

static struct vp_plan *copy_plan(const struct maker *maker)
{
    struct vp_plan *plan = vp_arena_alloc(maker->arena, sizeof *plan);
    *plan = *maker->from;
    copy_doctors(maker, plan);
    copy_rules(maker, plan);
    copy_rotations(maker, plan);
    plan->history = copy_history(maker, plan->history);
    plan->ledger =
        NULL; /* it names doctors, and who had which Christmas tells who is who; balances are the doctors' own already */
    return plan;
}

/* ---- the roster ---- */

static int compare_numbers(const void *one, const void *other)
{
    return *(const int *)one - *(const int *)other;
}

/* The doctors of one duty in order of their new numbers, in the places that had a doctor before. */
static void copy_duty(const struct maker *maker, const struct vp_duty *duty, const struct vp_roster *from, int *to)
{
    int *doctors = vp_arena_array(maker->arena, (size_t)duty->places + 1, sizeof *doctors);
    int n = 0;
    for (int place = duty->first_place; place < duty->first_place + duty->places; place++)
        if (from->doctor[place] >= 0)
            doctors[n++] = maker->rank[from->doctor[place]];
    qsort(doctors, (size_t)n, sizeof *doctors, compare_numbers);
    for (int place = duty->first_place + duty->places - 1; place >= duty->first_place; place--)
        to[place] = from->doctor[place] >= 0 ? doctors[--n] : from->doctor[place];
}

/* What does not fit, without places: on a line at home they are doctors' homes. */
static const char *copy_why(const struct maker *maker, const struct vp_stray *stray)
{
    int line = vp_plan_line(maker->from, stray->line);
    if (line >= 0 && maker->from->lines.item[line].site != VP_SITE_HOME)
        return stray->why;
    return maker->from->language == VP_EN ? "does not fit the duty" : "passer ikke til vakten";
}

static struct vp_roster *copy_roster(const struct maker *maker, const struct vp_roster *from)
{
    const struct vp_problem *problem = maker->problem;
    struct vp_roster *roster = vp_roster_new(problem, maker->arena);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        copy_duty(maker, &problem->duties[j], from, roster->doctor);
    roster->strays = from->strays;
    COPY_HIDDEN(maker, &roster->strays);
    for (int i = 0; i < roster->strays.n; i++) {
        struct vp_stray *stray = &roster->strays.item[i];
        stray->doctor = stray->doctor < 0 ? stray->doctor : maker->rank[stray->doctor];
        stray->why = copy_why(maker, stray);
    }
    return roster;
}

bool vp_disguise_make(struct vp_disguise *disguise, const struct vp_problem *problem, const struct vp_roster *roster,
                      struct vp_arena *arena, struct vp_errors *errors)
{
    struct maker maker = {.problem = problem, .from = problem->plan, .arena = arena};
    find_order(&maker, roster);
    disguise->plan = copy_plan(&maker);
    disguise->roster = copy_roster(&maker, roster);
    disguise->problem = vp_problem_new(disguise->plan, disguise->plan->history, arena, errors);
    return disguise->problem != NULL;
}
