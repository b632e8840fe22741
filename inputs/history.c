/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The duties of the period before, from its roster.csv: those that doctors of the plan had. Rows of locums and of doctors who have left
 * say nothing about anybody who is judged, and are passed over, but for their dates: what is known begins with the first of all rows. What
 * is read is sorted by start, then line, then doctor. */
#include "inputs/inputs.h"

#include "inputs/roster_rows.h"

#include <stdlib.h>

enum {
    LONGEST = 49, /* hours: two days, in the week when winter time begins */
    SECONDS_AN_HOUR = 3600,
};

/* True if the row can be a duty of the period before; if not, the first reason is told. */
static bool check_row(struct vp_csv *csv, const struct vp_plan *plan, const struct vp_roster_row *row)
{
    struct vp_pos start = vp_csv_cell(csv, VP_ROSTER_START)->pos;
    if (!row->start.given || !row->end.given) {
        vp_fail(csv->reader, start, "a duty of the period before needs its start and its end");
        return false;
    }
    char first[VP_DAY_TEXT];
    char text[VP_DAY_TEXT];
    int minute = 0;
    vp_day date = 0;
    vp_zone_local(plan->zone, row->start.at, &date, &minute, NULL);
    if (date >= plan->from) {
        vp_fail(csv->reader, start, "a duty of %s is not of a period before the plan's, which begins %s",
                vp_day_format(date, text), vp_day_format(plan->from, first));
        vp_expect(csv->reader, "history is the roster.csv of the period before");
    } else if (date < plan->from - VP_MAX_HISTORY_DAYS) {
        vp_fail(csv->reader, start, "a duty of %s is more than %d days before the plan, which begins %s",
                vp_day_format(date, text), VP_MAX_HISTORY_DAYS, vp_day_format(plan->from, first));
    } else if (row->end.at - row->start.at > LONGEST * SECONDS_AN_HOUR) {
        vp_fail(csv->reader, vp_csv_cell(csv, VP_ROSTER_END)->pos, "a duty of more than two days");
    } else if (row->date != date) {
        vp_fail(csv->reader, vp_csv_cell(csv, VP_ROSTER_DATE)->pos, "the duty is dated %s, but begins on %s",
                vp_day_format(row->date, text), vp_day_format(date, first));
    } else {
        return true;
    }
    return false;
}

/* A date that no period before can have says nothing; in the row of a doctor of the plan it is an error. */
static void note_date(struct vp_csv *csv, const struct vp_plan *plan, struct vp_history *history)
{
    const struct vp_csv_cell *cell = vp_csv_cell(csv, VP_ROSTER_DATE);
    vp_day date = 0;
    bool good = true;
    if (!vp_csv_dotted(NULL, cell, &date, &good))
        good = vp_day_parse(cell->text, &date);
    if (good && date >= plan->from - VP_MAX_HISTORY_DAYS && date < history->from)
        history->from = date;
}

static void take_row(struct vp_csv *csv, const struct vp_plan *plan, struct vp_history *history)
{
    const struct vp_csv_cell *cell = vp_csv_cell(csv, VP_ROSTER_DOCTOR);
    struct vp_roster_row row;
    note_date(csv, plan, history);
    int doctor = vp_names_find(&csv->reader->doctors, cell->text);
    history->of_strangers |= cell->text[0] != '\0';
    if (cell->text[0] == '\0' || (doctor < 0 && !vp_csv_names_doctor(csv, cell, plan)))
        return;
    if (!vp_roster_row_read(csv, plan->zone, &row) || doctor < 0 || !check_row(csv, plan, &row))
        return;
    const struct vp_past_duty duty = {doctor, row.line, row.start.at, row.end.at, row.pos};
    *vp_vec_add(csv->reader->arena, &history->duties) = duty;
}

/* ---- order ---- */

static int compare(long long one, long long other)
{
    return (one > other) - (one < other);
}

static int compare_duties(const void *a, const void *b)
{
    const struct vp_past_duty *one = a;
    const struct vp_past_duty *other = b;
    const int orders[] = {
        compare(one->start, other->start),
        compare(one->line, other->line),
        compare(one->doctor, other->doctor),
        compare(one->pos.line, other->pos.line),
    };
    for (int i = 0; i < VP_COUNT(orders); i++)
        if (orders[i] != 0)
            return orders[i];
    return 0;
}

/* A duty that a doctor had twice would be counted twice. */
static void refuse_repetitions(struct vp_reader *reader, const struct vp_history *history)
{
    for (int i = 1; i < history->duties.n; i++) {
        const struct vp_past_duty *before = &history->duties.item[i - 1];
        const struct vp_past_duty *duty = &history->duties.item[i];
        if (before->start == duty->start && before->line == duty->line && before->doctor == duty->doctor)
            vp_fail(reader, duty->pos, "the doctor has this duty already, in line %d", before->pos.line);
    }
}

/* ---- the file ---- */

struct vp_history *vp_read_history(struct vp_reader *reader, const struct vp_file *file, const struct vp_plan *plan)
{
    if (file == NULL)
        return NULL;
    struct vp_history *history = vp_arena_alloc(reader->arena, sizeof *history);
    history->name = file->source.name;
    history->from = plan->from;
    struct vp_csv *csv = vp_csv_new(reader, &file->source);
    vp_roster_know(reader, plan);
    if (vp_csv_header(csv, &vp_history_form))
        while (vp_csv_next(csv))
            take_row(csv, plan, history);
    if (history->duties.n > 0)
        qsort(history->duties.item, (size_t)history->duties.n, sizeof *history->duties.item, compare_duties);
    history->of_strangers &= history->duties.n == 0;
    refuse_repetitions(reader, history);
    return vp_errors_any(reader->errors) ? NULL : history;
}

struct vp_history *vp_history_parse(const char *name, const char *text, size_t length, const struct vp_plan *plan,
                                    struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_reader reader = {.arena = arena, .errors = errors};
    return vp_read_history(&reader, vp_file_take(name, text, length, arena, errors), plan);
}
