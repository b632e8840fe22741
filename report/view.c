/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts, labels and the fairness table, worked out once for all outputs from the audit's figures. */
#include "report/view.h"

#include "report/escape.h"

#include "model/fairness.h"
#include "model/rotation_infer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_taken(const char *const *labels, int n, const char *label)
{
    for (int i = 0; i < n; i++)
        if (strcmp(labels[i], label) == 0)
            return true;
    return false;
}

/* A label of at most VP_LABEL_COLUMNS that none of the first `n` is. */
static const char *make_label(struct vp_view *view, const char *const *labels, int n, const char *words)
{
    const char *label = vp_cut(&view->arena, words, VP_LABEL_COLUMNS);
    if (label[0] != '\0' && !is_taken(labels, n, label))
        return label;
    for (int number = n + 1;; number++) {
        const char *mark = vp_arena_printf(&view->arena, " #%d", number);
        const char *stem = vp_cut(&view->arena, words, VP_LABEL_COLUMNS - (int)strlen(mark));
        label = vp_arena_printf(&view->arena, "%s%s", stem, mark);
        if (!is_taken(labels, n, label))
            return label;
    }
}

/* The name as charts draw it, or the id where their fonts do not have its letters. */
static const char *make_drawable(struct vp_view *view, const char *name, const char *id)
{
    bool whole;
    vp_drawable(&view->arena, name, &whole);
    return vp_drawable(&view->arena, whole ? name : id, NULL);
}

static void label_doctors(struct vp_view *view)
{
    int n = view->problem->n_doctors;
    view->label = vp_arena_array(&view->arena, (size_t)n, sizeof *view->label);
    view->drawn = vp_arena_array(&view->arena, (size_t)n, sizeof *view->drawn);
    for (int d = 0; d < n; d++) {
        const struct vp_doctor *doctor = &view->plan->doctors.item[d];
        const char *name = vp_clean(&view->arena, doctor->name);
        const char *id = vp_clean(&view->arena, doctor->id);
        view->label[d] = make_label(view, view->label, d, name[0] == '\0' ? id : name);
        view->drawn[d] = make_label(view, view->drawn, d, make_drawable(view, name, id));
    }
}

static void label_municipalities(struct vp_view *view)
{
    const int n = view->plan->municipalities.n;
    view->municipality = vp_arena_array(&view->arena, (size_t)n + 1, sizeof *view->municipality);
    view->municipality_drawn = vp_arena_array(&view->arena, (size_t)n + 1, sizeof *view->municipality_drawn);
    for (int m = 0; m < n; m++) {
        const struct vp_municipality *one = &view->plan->municipalities.item[m];
        const char *name = vp_clean(&view->arena, one->name);
        const char *id = vp_clean(&view->arena, one->id);
        view->municipality[m] = make_label(view, view->municipality, m, name[0] == '\0' ? id : name);
        view->municipality_drawn[m] = make_label(view, view->municipality_drawn, m, make_drawable(view, name, id));
    }
}

static void share_out(struct vp_view *view)
{
    const int n = view->plan->municipalities.n;
    double parts = 0;
    view->per_cent = vp_arena_array(&view->arena, (size_t)n + 1, sizeof *view->per_cent);
    for (int m = 0; m < n; m++)
        parts += view->per_cent[m] = vp_municipal_part(view->plan, m);
    for (int m = 0; m < n; m++)
        view->per_cent[m] = parts > 0 ? 100 * view->per_cent[m] / parts : 0;
}

static void choose_categories(struct vp_view *view)
{
    for (int c = 0; c < view->plan->categories.n; c++)
        view->term[c] = -1;
    for (int t = 0; t < view->plan->fairness.n; t++)
        view->term[view->plan->fairness.item[t].category] = t;
    for (int c = 0; c < view->plan->categories.n; c++)
        if (c == VP_HOURS || view->term[c] >= 0)
            view->categories[view->n_categories++] = c;
}

static void count_places(struct vp_view *view)
{
    for (int place = 0; place < view->problem->n_places; place++) {
        int doctor = view->roster->doctor[place];
        if (!vp_place_counts(view->problem, view->roster, place))
            continue;
        view->covered += doctor >= 0;
        view->locums += doctor == VP_LOCUM;
        view->absent += doctor == VP_ABSENT;
    }
}

void vp_view_init(struct vp_view *view, const struct vp_report *report)
{
    *view = (struct vp_view){.report = report,
                             .problem = report->problem,
                             .plan = report->problem->plan,
                             .roster = report->roster,
                             .audit = report->audit,
                             .outcome = report->outcome,
                             .floor = report->floor,
                             .language = report->problem->plan->language,
                             .anonymous = report->options.anonymous};
    vp_arena_init(&view->arena);
    view->title = vp_clean(&view->arena, view->plan->title);
    label_doctors(view);
    label_municipalities(view);
    share_out(view);
    choose_categories(view);
    if (view->roster != NULL)
        count_places(view);
}

void vp_view_bare(struct vp_view *view, enum vp_language language)
{
    *view = (struct vp_view){.language = language};
    vp_arena_init(&view->arena);
}

void vp_view_clear(struct vp_view *view)
{
    vp_arena_clear(&view->arena);
}

static int compare_rows(const void *one, const void *other)
{
    const struct vp_row *a = one;
    const struct vp_row *b = other;
    /* Differences in the last bits must not decide what people see first. */
    if (fabs(a->deviation - b->deviation) > 1e-9)
        return a->deviation > b->deviation ? -1 : 1;
    return a->doctor - b->doctor;
}

/* Adds to each row what the doctor has of places beyond the needed. Which of the doctors on a duty is the one too many nobody has said, so they share it. */
static void add_beyond(const struct vp_view *view, int category, struct vp_row *rows)
{
    const struct vp_problem *problem = view->problem;
    for (int place = 0; place < problem->n_places; place++) {
        const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
        int doctor = view->roster->doctor[place];
        if (doctor < 0 || duty->places == duty->needed)
            continue;
        int doctors = vp_roster_filling(problem, view->roster, problem->place_duty[place]).doctors;
        if (doctors > duty->needed)
            rows[doctor].beyond += vp_duty_load(problem, duty, category) * (doctors - duty->needed) / doctors;
    }
}

struct vp_row *vp_view_rows_by(struct vp_view *view, int category, const int *order)
{
    int n = view->problem->n_doctors;
    struct vp_row *rows = vp_arena_array(&view->arena, (size_t)n, sizeof *rows);
    int term = view->term[category];
    add_beyond(view, category, rows);
    for (int d = 0; d < n; d++) {
        size_t at = (size_t)d * (size_t)view->plan->categories.n + (size_t)category;
        struct vp_row *row = &rows[d];
        row->doctor = d;
        row->share = view->problem->share[at];
        row->brought = view->plan->doctors.item[d].balance[category];
        row->target = view->problem->target[at];
        row->load = view->audit->load[at];
        row->deviation = row->load - row->target;
        row->unowed = fmin(row->beyond, fmax(row->deviation, 0));
        row->points = term < 0 ? 0 : view->audit->fairness[(size_t)term * (size_t)n + (size_t)d];
    }
    if (order == NULL)
        return rows;
    struct vp_row *sorted = vp_arena_array(&view->arena, (size_t)n, sizeof *sorted);
    for (int i = 0; i < n; i++)
        sorted[i] = rows[order[i]];
    return sorted;
}

struct vp_row *vp_view_rows(struct vp_view *view, int category)
{
    struct vp_row *rows = vp_view_rows_by(view, category, NULL);
    qsort(rows, (size_t)view->problem->n_doctors, sizeof *rows, compare_rows);
    return rows;
}

const struct vp_row *vp_view_worst(struct vp_view *view, int category)
{
    const struct vp_row *rows = vp_view_rows(view, category);
    for (int i = 0; i < view->problem->n_doctors; i++)
        if (rows[i].share > 0 || rows[i].load > 0)
            return &rows[i];
    return NULL;
}

struct vp_row *vp_view_municipal_rows(struct vp_view *view, int term)
{
    const int n = view->plan->municipalities.n;
    const int category = view->plan->municipal.item[term].category;
    struct vp_row *rows = vp_arena_array(&view->arena, (size_t)n + 1, sizeof *rows);
    struct vp_row *doctors = vp_arena_array(&view->arena, (size_t)view->problem->n_doctors + 1, sizeof *doctors);
    add_beyond(view, category, doctors);
    for (int m = 0; m < n; m++) {
        const int at = m * view->plan->categories.n + category;
        rows[m] = (struct vp_row){.doctor = m,
                                  .share = view->problem->municipal_share[at],
                                  .brought = vp_municipal_balance(view->plan, m, category),
                                  .target = view->problem->municipal_target[at],
                                  .load = view->audit->municipal_load[at],
                                  .deviation = view->audit->municipal_load[at] - view->problem->municipal_target[at],
                                  .points = view->audit->municipal_points[term * n + m]};
    }
    for (int d = 0; d < view->problem->n_doctors; d++)
        if (view->plan->doctors.item[d].municipality >= 0)
            rows[view->plan->doctors.item[d].municipality].beyond += doctors[d].beyond;
    for (int m = 0; m < n; m++)
        rows[m].unowed = fmin(rows[m].beyond, fmax(rows[m].deviation, 0));
    qsort(rows, (size_t)n, sizeof *rows, compare_rows);
    return rows;
}

int *vp_view_order(struct vp_view *view)
{
    int n = view->problem->n_doctors;
    struct vp_row *rows = vp_arena_array(&view->arena, (size_t)n, sizeof *rows);
    for (int d = 0; d < n; d++)
        rows[d].doctor = d;
    for (int t = 0; t < view->plan->fairness.n; t++) {
        const struct vp_fairness_term *term = &view->plan->fairness.item[t];
        for (int d = 0; d < n; d++) {
            size_t at = (size_t)d * (size_t)view->plan->categories.n + (size_t)term->category;
            double steps = (view->audit->load[at] - view->problem->target[at]) / term->unit;
            rows[d].deviation += term->weight * steps * fabs(steps);
        }
    }
    qsort(rows, (size_t)n, sizeof *rows, compare_rows);
    int *order = vp_arena_array(&view->arena, (size_t)n, sizeof *order);
    for (int i = 0; i < n; i++)
        order[i] = rows[i].doctor;
    return order;
}

int vp_label_columns(const struct vp_view *view)
{
    int widest = 0;
    for (int d = 0; d < view->problem->n_doctors; d++) {
        int width = vp_text_width(view->label[d]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

bool vp_view_idle(const struct vp_view *view, const struct vp_rule *rule)
{
    int found = 0;
    for (int d = 0; d < view->plan->doctors.n; d++) {
        const struct vp_doctor *doctor = &view->plan->doctors.item[d];
        found += rule->kind == VP_RULE_commitment ? doctor->commitments.n : 0;
        found += rule->kind == VP_RULE_forbidden ? doctor->forbidden.n : 0;
        found += rule->kind == VP_RULE_fixed ? doctor->fixed.n : 0;
        found += rule->kind == VP_RULE_caps ? doctor->caps.n : 0;
    }
    switch (rule->kind) {
    case VP_RULE_commitment:
    case VP_RULE_forbidden:
    case VP_RULE_fixed:
    case VP_RULE_caps:
        return found == 0;
    case VP_RULE_block:
        return view->problem->n_blocks == 0;
    case VP_RULE_rotation:
        return view->plan->rotations.n == 0;
    default:
        return false;
    }
}

int vp_view_duties(const struct vp_view *view)
{
    const struct vp_problem *problem = view->problem;
    int duties = 0;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        bool counts = problem->duties[j].needed > 0;
        for (int p = problem->duties[j].first_place; p < problem->duties[j].first_place + problem->duties[j].places; p++)
            counts = counts || (view->roster != NULL && view->roster->doctor[p] >= 0);
        duties += counts;
    }
    return duties;
}

bool vp_view_on(const struct vp_view *view, int rotation, int doctor, int week, const int *offset)
{
    const struct vp_rotation *it = &view->plan->rotations.item[rotation];
    return offset[doctor] >= 0 && vp_rotation_on(it, offset[doctor], week) &&
           vp_rotation_member(view->plan, it, doctor, week);
}

int vp_view_site(const struct vp_view *view, int line, int doctor)
{
    int site = view->plan->lines.item[line].site;
    if (site != VP_SITE_HOME || doctor < 0 || view->anonymous)
        return site;
    return view->plan->doctors.item[doctor].home;
}

int vp_decimals(int category)
{
    return category == VP_HOURS ? 1 : 2;
}

int vp_load_decimals(const struct vp_view *view, int category)
{
    if (category == VP_HOURS)
        return 1;
    const struct vp_category *of = &view->plan->categories.item[category];
    bool whole = of->points == floor(of->points) && !vp_category_in_hours(view->plan, category);
    for (int part = 0; of->sum != NULL && part < view->plan->categories.n; part++) {
        const double counts = of->sum[part] * view->plan->categories.item[part].points;
        whole = whole && counts == floor(counts);
    }
    return whole ? 0 : 2;
}

int vp_view_checked(const struct vp_view *view, const struct vp_rule *rule)
{
    if (rule->kind == VP_RULE_cover)
        return view->covered + view->locums + view->absent;
    int number = (int)(rule - view->plan->rules.item);
    int checked = 0;
    for (int place = 0; place < view->problem->n_places; place++) {
        int doctor = view->roster->doctor[place];
        bool in_scope = doctor >= 0 && (rule->doctors == NULL || rule->doctors[doctor]) &&
                        vp_rule_speaks(view->problem, number, view->problem->place_duty[place]);
        checked += in_scope;
    }
    return checked;
}
