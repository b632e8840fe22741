/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster.csv → roster. Each row looks for its duty by line and start, and takes the first place of it that is free. A row that cannot be
 * read is an error; a row that can be read but fits no duty is kept as a stray, for the audit to refuse. A place without a row stays
 * VP_ABSENT. */
#include "inputs/inputs.h"

#include "inputs/roster_rows.h"

#include <string.h>

struct table {
    struct vp_reader *reader;
    const struct vp_problem *problem;
    struct vp_roster *roster;
};

static bool read_row(const struct table *table, struct vp_csv *csv, struct vp_roster_row *row)
{
    const struct vp_csv_cell *doctor = vp_csv_cell(csv, VP_ROSTER_DOCTOR);
    bool good = vp_roster_row_read(csv, table->problem->plan->zone, row);
    if (doctor->text[0] != '\0')
        good &= vp_csv_doctor(csv, doctor, table->problem->plan, &row->doctor);
    return good;
}

/* ---- duties ---- */

int vp_first_duty_from(const struct vp_problem *problem, vp_instant start)
{
    int low = problem->n_past;
    int high = problem->n_duties;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (problem->duties[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Can the row, as far as it says, be of that duty? */
static bool fits(const struct vp_roster_row *row, const struct vp_duty *duty)
{
    return duty->line == row->line && (row->start.given ? duty->start == row->start.at : duty->date == row->date);
}

/* The duties that the row can be of, of which *first is one – of several the one that also ends when the row says. Returns how many; one, if an end was said. */
static int find_duties(const struct vp_problem *problem, const struct vp_roster_row *row, int *first)
{
    const vp_instant from = row->start.given ? row->start.at : vp_zone_instant(problem->plan->zone, row->date, 0);
    const vp_instant until =
        row->start.given ? row->start.at : vp_zone_instant(problem->plan->zone, row->date + 1, 0) - 1;
    int n = 0;
    for (int i = vp_first_duty_from(problem, from); i < problem->n_duties && problem->duties[i].start <= until; i++) {
        if (!fits(row, &problem->duties[i]))
            continue;
        const bool ends = row->end.given && problem->duties[i].end == row->end.at;
        if (n == 0 || ends)
            *first = i;
        n++;
        if (ends)
            break;
    }
    return row->end.given && n > 1 ? 1 : n;
}

/* Reasons go into the audit, so they are in the plan's language. */
__attribute__((format_arg(2), format_arg(3))) static const char *either(const struct table *table, const char *nb,
                                                                        const char *en)
{
    return table->problem->plan->language == VP_EN ? en : nb;
}

/* A clock time, with its date where that is not `date`. */
static const char *say_time(const struct table *table, vp_instant instant, vp_day date)
{
    vp_day on = 0;
    int minute = 0;
    char text[VP_DAY_TEXT];
    vp_zone_local(table->problem->plan->zone, instant, &on, &minute, NULL);
    return vp_arena_printf(table->reader->arena, "%s%s%02d:%02d", on == date ? "" : vp_day_format(on, text),
                           on == date ? "" : " ", minute / 60, minute % 60);
}

/* Which of so many? */
static void ask_which(struct table *table, const struct vp_roster_row *row, int n)
{
    const struct vp_plan *plan = table->problem->plan;
    char text[VP_DAY_TEXT];
    const char *begin = "";
    if (row->start.given)
        begin = vp_arena_printf(table->reader->arena, " that begin at %s", say_time(table, row->start.at, row->date));
    vp_fail(table->reader, row->pos, "line '%s' has %d duties on %s%s", plan->lines.item[row->line].id, n,
            vp_day_format(row->date, text), begin);
    vp_expect(table->reader, "columns `start` and `end` with their times, e.g. 15:30, say which is meant");
}

/* The site at which the row's duty is done; NULL where that is nobody's home. */
static const char *name_site(const struct vp_plan *plan, const struct vp_roster_row *row)
{
    int site = plan->lines.item[row->line].site;
    if (site == VP_SITE_HOME && row->doctor >= 0)
        site = plan->doctors.item[row->doctor].home;
    return site < 0 ? NULL : plan->sites.item[site].id;
}

/* Why the row does not fit the duty; NULL if it does. */
static const char *find_misfit(const struct table *table, const struct vp_roster_row *row, const struct vp_duty *duty)
{
    struct vp_arena *arena = table->reader->arena;
    const char *site = name_site(table->problem->plan, row);
    bool at_home = table->problem->plan->lines.item[row->line].site == VP_SITE_HOME;
    char text[VP_DAY_TEXT];
    char other[VP_DAY_TEXT];
    if (row->end.given && row->end.at != duty->end) {
        vp_day same = duty->date;
        int minute = 0;
        vp_zone_local(table->problem->plan->zone, duty->end, &same, &minute, NULL);
        return vp_arena_printf(arena, either(table, "slutter %s, planen sier %s", "ends %s, the plan says %s"),
                               say_time(table, row->end.at, same), say_time(table, duty->end, same));
    }
    if (row->date != duty->date)
        return vp_arena_printf(arena, either(table, "har datoen %s, men begynner %s", "is dated %s, but begins on %s"),
                               vp_day_format(row->date, text), vp_day_format(duty->date, other));
    if (row->site[0] == '\0' || (at_home && strcmp(row->site, "home") == 0))
        return NULL;
    if (site == NULL || strcmp(site, row->site) != 0)
        return vp_arena_printf(arena,
                               either(table, "er på stedet '%s', planen sier '%s'", "is at '%s', the plan says '%s'"),
                               vp_shown(table->reader, row->site), site == NULL ? "home" : site);
    return NULL;
}

/* Gives the row a free place of the duty; why not, if there is none for it. */
static const char *take_place(struct table *table, const struct vp_roster_row *row, const struct vp_duty *duty)
{
    int *doctors = &table->roster->doctor[duty->first_place];
    int free_place = -1;
    for (int i = duty->places - 1; i >= 0; i--) {
        if (row->doctor >= 0 && doctors[i] == row->doctor)
            return either(table, "legen har en plass i denne vakten allerede",
                          "the doctor has a place of this duty already");
        if (doctors[i] == VP_ABSENT)
            free_place = i;
    }
    if (free_place < 0)
        return either(table, "en rad for mye for denne vakten", "one row too many for this duty");
    doctors[free_place] = row->doctor;
    table->roster->pos[duty->first_place + free_place] = row->pos;
    return NULL;
}

/* What the row does not say of its times is the duty's, or the whole date's if there is none. */
static void add_stray(struct table *table, const struct vp_roster_row *row, const struct vp_duty *duty, const char *why)
{
    const struct vp_plan *plan = table->problem->plan;
    struct vp_stray stray = {.doctor = row->doctor, .why = why, .pos = row->pos};
    stray.start = duty != NULL ? duty->start : vp_zone_instant(plan->zone, row->date, 0);
    stray.end = duty != NULL ? duty->end : vp_zone_instant(plan->zone, row->date + 1, 0);
    if (row->start.given)
        stray.start = row->start.at;
    if (row->end.given)
        stray.end = row->end.at;
    else if (stray.end <= stray.start)
        stray.end = stray.start + 1;
    stray.line = plan->lines.item[row->line].id;
    *vp_vec_add(table->reader->arena, &table->roster->strays) = stray;
}

static void place_row(struct table *table, const struct vp_roster_row *row)
{
    int index = -1;
    const int n = find_duties(table->problem, row, &index);
    if (n > 1) {
        ask_which(table, row, n);
        return;
    }
    const struct vp_duty *duty = n == 1 ? &table->problem->duties[index] : NULL;
    const char *why =
        duty == NULL ? either(table, "det finnes ingen slik vakt", "no such duty") : find_misfit(table, row, duty);
    if (why == NULL)
        why = take_place(table, row, duty);
    if (why != NULL)
        add_stray(table, row, duty, why);
}

/* A locum stands in for a doctor who must be there: one beyond those has no place that he could take. */
static void refuse_locums(struct table *table)
{
    const struct vp_problem *problem = table->problem;
    for (int place = 0; place < problem->n_places; place++) {
        const struct vp_duty *duty = &problem->duties[problem->place_duty[place]];
        if (table->roster->doctor[place] != VP_LOCUM || vp_place_counts(problem, table->roster, place))
            continue;
        const struct vp_roster_row row = {
            .date = duty->date, .line = duty->line, .doctor = VP_LOCUM, .pos = table->roster->pos[place]};
        add_stray(table, &row, duty, either(table, "en rad for mye for denne vakten", "one row too many for this duty"));
        table->roster->doctor[place] = VP_ABSENT;
        table->roster->pos[place] = (struct vp_pos){NULL, 0, 0};
    }
}

/* ---- the file ---- */

static struct vp_roster *new_roster(const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_roster *roster = vp_roster_new(problem, arena);
    roster->pos = vp_arena_array(arena, (size_t)problem->n_places, sizeof *roster->pos);
    for (int i = 0; i < problem->n_places; i++)
        roster->doctor[i] = VP_ABSENT;
    return roster;
}

static struct vp_roster *read_roster(struct vp_reader *reader, const struct vp_file *file, const struct vp_problem *problem)
{
    if (file == NULL)
        return NULL;
    struct table table = {reader, problem, new_roster(problem, reader->arena)};
    struct vp_csv *csv = vp_csv_new(reader, &file->source);
    struct vp_roster_row row;
    vp_roster_know(reader, problem->plan);
    if (vp_csv_header(csv, &vp_roster_form))
        while (vp_csv_next(csv))
            if (read_row(&table, csv, &row))
                place_row(&table, &row);
    refuse_locums(&table);
    return vp_errors_any(reader->errors) ? NULL : table.roster;
}

struct vp_roster *vp_roster_read(const char *path, const struct vp_problem *problem, struct vp_arena *arena,
                                 struct vp_errors *errors)
{
    struct vp_reader reader = {.arena = arena, .errors = errors};
    return read_roster(&reader, vp_file_read(path, arena, errors), problem);
}

struct vp_roster *vp_roster_parse(const char *name, const char *text, size_t length, const struct vp_problem *problem,
                                  struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_reader reader = {.arena = arena, .errors = errors};
    return read_roster(&reader, vp_file_take(name, text, length, arena, errors), problem);
}
