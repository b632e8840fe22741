/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wishes, for duties j of the period that match: of the lines and on the weekdays named, if any are.
 *     avoid   weight · x[d,j] for each that begins on one of the dates
 *     want    for each of the dates on one of the weekdays: m ≥ 1 − Σ { x[d,j] : j begins then }, weight · m */
#include "solver/program.h"

#include <math.h>

static bool is_on_day(const struct vp_wish *wish, vp_day date)
{
    return wish->days == 0 || (wish->days >> (unsigned)vp_day_weekday(date) & 1) != 0;
}

static bool is_of_line(const struct vp_wish *wish, const struct vp_duty *duty)
{
    return wish->lines == NULL || wish->lines[duty->line];
}

static void write_avoid(struct vp_program *program, int doctor, const struct vp_wish *wish)
{
    const struct vp_problem *problem = program->problem;
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = program->x[doctor * problem->n_duties + j];
        const struct vp_duty *duty = &problem->duties[j];
        if (x >= 0 && duty->date >= wish->dates.from && duty->date <= wish->dates.to && is_on_day(wish, duty->date) &&
            is_of_line(wish, duty))
            program->columns.item[x].cost += wish->weight;
    }
}

static void write_wanted_day(struct vp_program *program, int doctor, const struct vp_wish *wish, const char *detail,
                             vp_day date)
{
    const struct vp_problem *problem = program->problem;
    char text[VP_DAY_TEXT];
    const char *name = vp_arena_printf(program->arena, "%s,%s]", detail, vp_day_format(date, text));
    vp_begin_row(program, 1, INFINITY, vp_arena_printf(program->arena, "want[%s", name));
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        int x = program->x[doctor * problem->n_duties + j];
        if (x >= 0 && problem->duties[j].date == date && is_of_line(wish, &problem->duties[j]))
            vp_add_entry(program, x, 1);
    }
    int missed = vp_add_column(program, (struct vp_column){
                                            .kind = VP_S,
                                            .doctor = doctor,
                                            .duty = -1,
                                            .lower = 0,
                                            .upper = 1,
                                            .cost = wish->weight,
                                            .name = vp_arena_printf(program->arena, "m[%s", name),
                                        });
    vp_add_entry(program, missed, 1);
}

void vp_write_wishes(struct vp_writer *writer)
{
    struct vp_program *program = writer->program;
    const struct vp_plan *plan = writer->problem->plan;
    for (int d = 0; d < plan->doctors.n; d++) {
        const struct vp_doctor *doctor = &plan->doctors.item[d];
        for (int w = 0; w < doctor->wishes.n; w++) {
            const struct vp_wish *wish = &doctor->wishes.item[w];
            if (!wish->want) {
                write_avoid(program, d, wish);
                continue;
            }
            const char *detail = vp_arena_printf(program->arena, "%s,%d", doctor->id, w);
            vp_day from = wish->dates.from > plan->from ? wish->dates.from : plan->from;
            vp_day to = wish->dates.to < plan->to ? wish->dates.to : plan->to;
            for (vp_day date = from; date <= to; date++)
                if (is_on_day(wish, date))
                    write_wanted_day(program, d, wish, detail, date);
        }
    }
}
