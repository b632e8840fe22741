/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster of another plan, as far as it fits this one: the same line on the same date, by a doctor of this plan. What does not fit is left to locums; whether
 * the rest is lawful here is for the search to see. */
#include "inputs/inputs.h"

#include "inputs/roster_rows.h"

struct near_row {
    vp_day date;
    int line;
    int doctor;
    vp_instant start; /* 0 = not said as an instant */
    vp_instant end;
};

static vp_instant read_instant(const struct vp_csv_cell *cell)
{
    vp_instant instant = 0;
    return cell != NULL && vp_instant_parse(cell->text, &instant) ? instant : 0;
}

/* False, without an error, if the row is of no doctor, line or date of the plan. */
static bool read_row(struct vp_csv *csv, struct near_row *row)
{
    const struct vp_csv_cell *date = vp_csv_cell(csv, VP_ROSTER_DATE);
    bool good = true;
    row->line = vp_names_find(&csv->reader->lines, vp_csv_cell(csv, VP_ROSTER_LINE)->text);
    row->doctor = vp_names_find(&csv->reader->doctors, vp_csv_cell(csv, VP_ROSTER_DOCTOR)->text);
    row->start = read_instant(vp_csv_cell(csv, VP_ROSTER_START));
    row->end = read_instant(vp_csv_cell(csv, VP_ROSTER_END));
    if (row->line < 0 || row->doctor < 0)
        return false;
    return vp_csv_dotted(NULL, date, &row->date, &good) ? good : vp_day_parse(date->text, &row->date);
}

/* A place of the duty that is nobody's; -1 if there is none, or the doctor has one already. */
static int find_place(const struct vp_roster *roster, const struct vp_duty *duty, int doctor)
{
    int found = -1;
    for (int i = duty->places - 1; i >= 0; i--) {
        const int place = duty->first_place + i;
        if (roster->doctor[place] == doctor)
            return -1;
        if (roster->doctor[place] == VP_LOCUM)
            found = place;
    }
    return found;
}

/* Of several duties on the date the one with the row's times, else one that begins then, else the first; each with a free place. */
static void take_row(const struct vp_problem *problem, struct vp_roster *roster, const struct near_row *row)
{
    const vp_instant from = vp_zone_instant(problem->plan->zone, row->date, 0);
    const vp_instant until = vp_zone_instant(problem->plan->zone, row->date + 1, 0);
    int best = -1;
    int best_fit = -1;
    for (int i = vp_first_duty_from(problem, from); i < problem->n_duties && problem->duties[i].start < until; i++) {
        const struct vp_duty *duty = &problem->duties[i];
        const int place = duty->line == row->line ? find_place(roster, duty, row->doctor) : -1;
        const int fit = duty->start != row->start ? 0 : duty->end != row->end ? 1 : 2;
        if (place >= 0 && fit > best_fit) {
            best = place;
            best_fit = fit;
        }
    }
    if (best >= 0)
        roster->doctor[best] = row->doctor;
}

struct vp_roster *vp_roster_near(const char *name, const char *text, size_t length, const struct vp_problem *problem,
                                 struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_reader reader = {.arena = arena, .errors = errors};
    const struct vp_file *file = vp_file_take(name, text, length, arena, errors);
    if (file == NULL)
        return NULL;
    struct vp_roster *roster = vp_roster_new(problem, arena);
    struct vp_csv *csv = vp_csv_new(&reader, &file->source);
    struct near_row row;
    vp_roster_know(&reader, problem->plan);
    if (vp_csv_header(csv, &vp_roster_form))
        while (vp_csv_next(csv))
            if (read_row(csv, &row))
                take_row(problem, roster, &row);
    return vp_errors_any(errors) ? NULL : roster;
}
