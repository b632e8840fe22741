/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a folder to figures. What stands in it may have been changed by anybody: numbers that are none are missing figures, and lists have ends. */
#include "cli/results.h"

#include "inputs/csv.h"
#include "model/base/sha256.h"

#include <jansson.h>

#include <math.h>
#include <string.h>

struct reading {
    const struct vp_written *written;
    struct vp_result *result;
    struct vp_arena *arena;
    json_t *audit;
    json_t *solve; /* NULL = only reported */
};

static const struct vp_interval unknown = {-INFINITY, INFINITY};

static const char *get_text(const struct reading *r, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text == NULL ? NULL : vp_arena_strdup(r->arena, text);
}

/* NAN where there is none; what no roster comes to is none either. */
static double get_number(const json_t *object, const char *key)
{
    static const double most = 1e12;
    const json_t *value = json_object_get(object, key);
    const double number = json_is_number(value) ? json_number_value(value) : NAN;
    return fabs(number) <= most ? number : NAN;
}

static void add(const struct reading *r, struct vp_figure figure)
{
    if (figure.unit == NULL)
        figure.unit = "";
    if (!isnan(figure.found))
        *vp_vec_add(r->arena, &r->result->figures) = figure;
}

/* ---- what is proven ---- */

/* Were all levels settled and proven? Then, and where there are none, the points are what the search speaks of. */
static bool are_levels_proven(const struct reading *r)
{
    const json_t *settled = json_object_get(r->solve, "settled");
    bool proven = json_array_size(settled) == 0 || json_is_true(json_object_get(r->solve, "open_proven"));
    for (size_t i = 0; i < json_array_size(settled); i++) {
        const json_t *level = json_array_get(settled, i);
        proven = proven && get_number(level, "proven") == (double)json_array_size(json_object_get(level, "excess"));
    }
    return proven;
}

static struct vp_interval points_of(const struct reading *r)
{
    const double objective = get_number(r->solve, "objective");
    const double bound = get_number(r->solve, "bound");
    if (!r->written->solved || isnan(objective) || !are_levels_proven(r))
        return unknown;
    return (struct vp_interval){isnan(bound) ? 0 : fmin(fmax(bound, 0), objective), objective};
}

/* Of the category's levels, if they were settled. */
static struct vp_interval top_of(const struct reading *r, const char *category)
{
    const json_t *list = json_object_get(r->solve, "settled");
    bool given = json_is_true(json_object_get(r->solve, "open_proven"));
    for (size_t i = 0; r->written->solved && i < json_array_size(list); i++) {
        const json_t *level = json_array_get(list, i);
        const json_t *excess = json_object_get(level, "excess");
        const char *name = json_string_value(json_object_get(level, "category"));
        double top = json_number_value(json_array_get(excess, 0));
        const struct vp_settled settled = {.n = (int)json_array_size(excess),
                                           .excess = &top,
                                           .least_top = fmax(get_number(level, "least_top"), -INFINITY)};
        const double slack = get_number(level, "slack");
        if (name != NULL && strcmp(name, category) == 0)
            return settled.n == 0 || isnan(slack) ? unknown : vp_settled_top(&settled, fmax(slack, 0), i == 0, given);
        given = given && get_number(level, "proven") == settled.n;
    }
    return unknown;
}

/* ---- figures ---- */

static void add_whole(const struct reading *r)
{
    const double open = get_number(r->audit, "locums") + get_number(r->audit, "missing");
    const json_t *breaches = json_object_get(r->audit, "breaches");
    const bool lawful = json_array_size(breaches) == 0;
    add(r, (struct vp_figure){.kind = VP_FIGURE_OPEN,
                              .found = open,
                              .best = lawful ? (struct vp_interval){fmin(0, open), open} : unknown}); /* the fewest possible */
    add(r, (struct vp_figure){.kind = VP_FIGURE_BREACHES, .found = (double)json_array_size(breaches), .best = unknown});
    add(r, (struct vp_figure){.kind = VP_FIGURE_POINTS,
                              .found = get_number(json_object_get(r->audit, "points"), "total"),
                              .best = points_of(r)});
    static const char *const parts[] = {"locums", "extra_places", "fairness", "rules", "wishes"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        add(r, (struct vp_figure){.kind = VP_FIGURE_PART,
                                  .of = parts[i],
                                  .found = get_number(json_object_get(r->audit, "points"), parts[i]),
                                  .best = unknown});
}

/* Doctors and what each has in the category; whoever has no name or no figures is left out. */
static void add_loads(const struct reading *r, const json_t *category, const char *key, const char *unit)
{
    const json_t *doctors = json_object_get(category, "doctors");
    const int first = r->result->loads.n;
    for (size_t d = 0; d < json_array_size(doctors); d++) {
        const json_t *doctor = json_array_get(doctors, d);
        const struct vp_compared_load load = {.category = key,
                                              .doctor = get_text(r, doctor, "doctor"),
                                              .target = get_number(doctor, "target"),
                                              .load = get_number(doctor, "load")};
        if (load.doctor != NULL && !isnan(load.target) && !isnan(load.load))
            *vp_vec_add(r->arena, &r->result->loads) = load;
    }
    *vp_vec_add(r->arena, &r->result->categories) =
        (struct vp_compared_category){.key = key,
                                      .unit = unit == NULL ? "" : unit,
                                      .counts = get_number(category, "weight") > 0,
                                      .first = first,
                                      .n = r->result->loads.n - first};
}

static void add_category(const struct reading *r, const json_t *category)
{
    const char *key = get_text(r, category, "category");
    const char *unit = get_text(r, category, "unit");
    const json_t *doctors = json_object_get(category, "doctors");
    double above = -INFINITY;
    double below = INFINITY;
    double most = 0;
    double share = 0;
    double load = 0;
    for (size_t d = 0; d < json_array_size(doctors); d++) {
        const json_t *doctor = json_array_get(doctors, d);
        const double deviation = get_number(doctor, "deviation");
        load += get_number(doctor, "load");
        most = fmax(most, get_number(doctor, "load"));
        share = fmax(share, get_number(doctor, "share"));
        if (get_number(doctor, "share") > 0 || get_number(doctor, "load") > 0) {
            above = fmax(above, deviation);
            below = fmin(below, deviation);
        }
    }
    if (key == NULL || isnan(load))
        return;
    add_loads(r, category, key, unit);
    if (isfinite(above) && isfinite(below)) {
        const struct vp_interval top = top_of(r, key);
        add(r, (struct vp_figure){.kind = VP_FIGURE_WORST, .of = key, .unit = unit, .found = above, .best = top});
        add(r, (struct vp_figure){
                   .kind = VP_FIGURE_RANGE, .of = key, .unit = unit, .found = above - below, .best = unknown});
    }
    add(r, (struct vp_figure){.kind = VP_FIGURE_SHARE, .of = key, .unit = unit, .found = share, .best = {share, share}});
    add(r, (struct vp_figure){.kind = VP_FIGURE_MOST, .of = key, .unit = unit, .found = most, .best = unknown});
    add(r, (struct vp_figure){.kind = VP_FIGURE_LOAD, .of = key, .unit = unit, .found = load, .best = unknown});
}

static void add_municipal(const struct reading *r)
{
    const json_t *categories = json_object_get(json_object_get(r->audit, "municipalities"), "categories");
    for (size_t c = 0; c < json_array_size(categories); c++) {
        const json_t *category = json_array_get(categories, c);
        const json_t *municipalities = json_object_get(category, "municipalities");
        for (size_t m = 0; m < json_array_size(municipalities); m++) {
            const json_t *municipality = json_array_get(municipalities, m);
            add(r, (struct vp_figure){.kind = VP_FIGURE_MUNICIPALITY,
                                      .of = get_text(r, category, "category"),
                                      .whose = get_text(r, municipality, "municipality"),
                                      .unit = get_text(r, category, "unit"),
                                      .found = get_number(municipality, "deviation"),
                                      .best = unknown});
        }
    }
}

static void add_rules(const struct reading *r)
{
    const json_t *rules = json_object_get(r->audit, "soft_rules");
    for (size_t i = 0; i < json_array_size(rules); i++)
        add(r, (struct vp_figure){.kind = VP_FIGURE_RULE,
                                  .of = get_text(r, json_array_get(rules, i), "rule"),
                                  .found = get_number(json_array_get(rules, i), "breaches"),
                                  .best = unknown});
    add(r, (struct vp_figure){.kind = VP_FIGURE_WISHES,
                              .found = (double)json_array_size(json_object_get(r->audit, "unmet_wishes")),
                              .best = unknown});
}

static void add_lost_days(const struct reading *r)
{
    const json_t *list = json_object_get(r->audit, "lost_clinic_days");
    for (size_t i = 0; i < json_array_size(list); i++)
        add(r, (struct vp_figure){.kind = VP_FIGURE_LOST,
                                  .of = get_text(r, json_array_get(list, i), "rule"),
                                  .unit = "days",
                                  .found = get_number(json_array_get(list, i), "days"),
                                  .best = unknown});
}

static void add_driving(const struct reading *r)
{
    const json_t *driving = json_object_get(r->audit, "driving");
    double all = 0;
    double most = 0;
    for (size_t d = 0; d < json_array_size(driving); d++) {
        const double minutes = get_number(json_array_get(driving, d), "minutes");
        all += minutes;
        most = fmax(most, minutes);
    }
    if (!json_is_array(driving))
        return; /* not told without names */
    add(r, (struct vp_figure){.kind = VP_FIGURE_DRIVING, .unit = "min", .found = all, .best = unknown});
    add(r, (struct vp_figure){.kind = VP_FIGURE_DRIVES_MOST, .unit = "min", .found = most, .best = unknown});
}

/* ---- the roster ---- */

enum { DATE, LINE, START, DOCTOR, COLUMNS };

static const struct vp_csv_column columns[COLUMNS] = {{.name = "date", .needed = true},
                                                      {.name = "line", .needed = true},
                                                      {.name = "start", .needed = true},
                                                      {.name = "doctor", .needed = true}};
static const struct vp_csv_form form = {"a roster", "date,line,site,start,end,doctor", columns, COLUMNS, true};

static void read_row(const struct reading *r, struct vp_csv *csv)
{
    const struct vp_csv_cell *date = vp_csv_cell(csv, DATE);
    struct vp_compared_row row = {.line = vp_csv_cell(csv, LINE)->text, .doctor = vp_csv_cell(csv, DOCTOR)->text};
    bool good = true;
    if (!vp_csv_dotted(csv, date, &row.date, &good) && !vp_day_parse(date->text, &row.date))
        vp_fail(csv->reader, date->pos, "'%s' is no date", vp_shown(csv->reader, date->text));
    row.key = vp_arena_printf(r->arena, "%s\t%s", vp_csv_cell(csv, START)->text, row.line);
    *vp_vec_add(r->arena, &r->result->rows) = row;
}

/* Figures of one roster beside the duties of another would say nothing of either. */
static bool is_its_roster(const struct reading *r, const struct vp_file *file, struct vp_errors *errors)
{
    char hex[VP_SHA256_TEXT];
    const char *told = json_string_value(json_object_get(r->audit, "roster_csv_sha256"));
    vp_sha256(file->source.text, file->source.length, hex);
    if (told == NULL || strcmp(told, hex) == 0) /* older ones do not say */
        return true;
    vp_errors_add(errors, VP_EINPUT, (struct vp_pos){&file->source, 0, 0},
                  "this is not the roster that audit.json beside it speaks of: it was changed since");
    vp_errors_expect(errors, "`vaktplan report PLAN.yaml ROSTER.csv -o DIR` judges it anew");
    return false;
}

static bool read_roster(const struct reading *r, struct vp_errors *errors)
{
    struct vp_reader reader = {.arena = r->arena, .errors = errors};
    const struct vp_file *file = vp_file_read(vp_written_path(r->written, "roster.csv", r->arena), r->arena, errors);
    if (file == NULL || !is_its_roster(r, file, errors))
        return false;
    struct vp_csv *csv = vp_csv_new(&reader, &file->source);
    if (vp_csv_header(csv, &form))
        while (vp_csv_next(csv))
            read_row(r, csv);
    vp_compare_sort(r->result);
    return !vp_errors_any(errors);
}

/* The longest run of dates on which the same doctor begins a duty: dates of each doctor, sorted. */
struct dated {
    const char *doctor;
    vp_day date;
};

static int compare_dated(const void *one, const void *other)
{
    const struct dated *a = one;
    const struct dated *b = other;
    const int order = strcmp(a->doctor, b->doctor);
    return order != 0 ? order : (a->date > b->date) - (a->date < b->date);
}

static void add_stretch(const struct reading *r)
{
    const int n = r->result->rows.n;
    struct dated *dates = vp_arena_array(r->arena, (size_t)n + 1, sizeof *dates);
    int longest = 0;
    int run = 0;
    for (int i = 0; i < n; i++)
        dates[i] = (struct dated){r->result->rows.item[i].doctor, r->result->rows.item[i].date};
    qsort(dates, (size_t)n, sizeof *dates, compare_dated);
    for (int i = 0; i < n; i++) {
        const bool same = i > 0 && strcmp(dates[i].doctor, dates[i - 1].doctor) == 0;
        if (dates[i].doctor[0] == '\0')
            continue;
        if (!same || dates[i].date > dates[i - 1].date + 1)
            run = 0;
        run += !same || dates[i].date != dates[i - 1].date;
        longest = run > longest ? run : longest;
    }
    add(r, (struct vp_figure){.kind = VP_FIGURE_STRETCH, .found = longest, .best = unknown});
}

/* ---- the folder ---- */

static void read_heading(const struct reading *r)
{
    struct vp_result *result = r->result;
    const json_t *period = json_object_get(r->audit, "period");
    const char *from = json_string_value(json_object_get(period, "from"));
    const char *to = json_string_value(json_object_get(period, "to"));
    const char *title = get_text(r, r->audit, "title");
    const char *language = json_string_value(json_object_get(r->audit, "language"));
    *result = (struct vp_result){.folder = r->written->folder,
                                 .language = vp_language_named(language),
                                 .title = title == NULL ? "" : title,
                                 .scenario = r->written->scenario,
                                 .sha256 = r->written->sha256,
                                 .nameless = r->written->anonymous,
                                 .status = r->written->solved ? vp_status_name(r->written->status) : NULL};
    if (from == NULL || to == NULL || !vp_day_parse(from, &result->period.from) || !vp_day_parse(to, &result->period.to))
        result->period = (struct vp_dates){0, 0};
}

/* Categories with weight and step, and those that are settled by levels. */
static const char *name_measure(const struct reading *r)
{
    const json_t *fairness = json_object_get(r->audit, "fairness");
    const json_t *settled = json_object_get(r->solve, "settled");
    const char *measure = "";
    for (size_t c = 0; c < json_array_size(fairness); c++) {
        const json_t *category = json_array_get(fairness, c);
        const char *key = json_string_value(json_object_get(category, "category"));
        measure = vp_arena_printf(r->arena, "%s%s %g %g;", measure, key == NULL ? "" : key,
                                  get_number(category, "weight"), get_number(category, "step"));
    }
    for (size_t i = 0; i < json_array_size(settled); i++) {
        const char *key = json_string_value(json_object_get(json_array_get(settled, i), "category"));
        measure = vp_arena_printf(r->arena, "%s%s by levels;", measure, key == NULL ? "" : key);
    }
    return measure;
}

struct vp_result *vp_result_read(const char *folder, struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_errors unheard;
    struct reading r = {.written = vp_written_read(folder, arena, errors), .arena = arena};
    vp_errors_init(&unheard);
    if (r.written != NULL)
        r.audit = vp_written_object(r.written->folder, "audit.json", arena, errors);
    if (r.audit == NULL)
        return NULL;
    if (r.written->solved)
        r.solve = vp_written_object(r.written->folder, "solve.json", arena, &unheard);
    r.result = vp_arena_alloc(arena, sizeof *r.result);
    read_heading(&r);
    r.result->measure = name_measure(&r);
    r.result->program = r.solve == NULL ? NULL : get_text(&r, json_object_get(r.solve, "program"), "sha256");
    add_whole(&r);
    const json_t *fairness = json_object_get(r.audit, "fairness");
    for (size_t c = 0; c < json_array_size(fairness); c++)
        add_category(&r, json_array_get(fairness, c));
    add_municipal(&r);
    add_rules(&r);
    add_lost_days(&r);
    add_driving(&r);
    const bool read = read_roster(&r, errors);
    if (read)
        add_stretch(&r);
    json_decref(r.audit);
    json_decref(r.solve);
    return read ? r.result : NULL;
}

bool vp_result_impossible(const char *folder, struct vp_arena *arena)
{
    struct vp_errors unheard;
    struct vp_solved solved;
    vp_errors_init(&unheard);
    return vp_solved_read(folder, &solved, arena, &unheard) && solved.status == VP_INFEASIBLE;
}
