/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Halving finds the first value at which a roster without locums is found; that none exists at the value before is asked by itself, of the same plan with locums
 * forbidden. If there one is found after all, the value before it is asked, and so on: what is said at the end rests on a roster and on a proof, not on the halving. */
#include "cli/least.h"

#include "cli/cli.h"
#include "cli/written.h"

#include <stdio.h>

enum answer { UNKNOWN, COVERED, NOT_COVERED, IMPOSSIBLE };

struct halving {
    const struct vp_batch *batch;
    const char *base;
    const struct vp_sweep *sweep;
    struct vp_arena *arena;
    VP_VEC(struct vp_batch_run) told; /* with locums at their price, in the order in which they were solved */
    int axis;                         /* with `until` */
    int step;                         /* between points that differ by one on it */
    int first;                        /* the point that has its first value */
};

static void say(const struct halving *halving, const struct vp_batch_run *run, enum answer answer, int open)
{
    static const char *const words[][2] = {
        [UNKNOWN] = {"ingen vaktplan funnet", "no roster found"},
        [COVERED] = {"ingen vikar", "no locum"},
        [NOT_COVERED] = {"plasser uten lege", "places without a doctor"},
        [IMPOSSIBLE] = {"bevist: ingen lovlig vaktplan uten vikar", "proven: no lawful roster without a locum"}};
    const char *says = words[answer][halving->sweep->language == VP_EN];
    if (halving->batch->quiet)
        return;
    if (answer == NOT_COVERED)
        fprintf(stderr, "%s: %s: %d\n", run->scenario, says, open);
    else
        fprintf(stderr, "%s: %s\n", run->scenario, says);
}

/* Asks for one point; what is there already is kept. -1, or an exit code after a message. */
static int ask(struct halving *halving, const char *scenario, bool told, enum answer *answer)
{
    struct vp_batch batch = *halving->batch;
    struct vp_batch_run *pair = vp_arena_array(halving->arena, 2, sizeof *pair);
    struct vp_errors errors;
    struct vp_solved solved = {0};
    batch.quiet = true;
    pair[0] = (struct vp_batch_run){.scenario = halving->base};
    pair[1] = (struct vp_batch_run){.scenario = scenario, .near = &pair[0]};
    vp_errors_init(&errors);
    if (!vp_runs_do(&batch, pair, 2, halving->arena, &errors)) {
        vp_errors_print(&errors, stderr);
        return VP_EXIT_INPUT;
    }
    *answer = UNKNOWN;
    if (*batch.stopped || pair[1].state == VP_RUN_WAITING || pair[1].state == VP_RUN_STOPPED)
        return VP_EXIT_LIMIT;
    if (pair[1].state == VP_RUN_FAILED && pair[1].code == VP_EXIT_INPUT)
        return VP_EXIT_INPUT;
    if (pair[1].state != VP_RUN_FAILED && vp_solved_read(pair[1].folder, &solved, halving->arena, &errors))
        *answer = solved.status == VP_INFEASIBLE ? IMPOSSIBLE : solved.uncovered == 0 ? COVERED : NOT_COVERED;
    say(halving, &pair[1], *answer, solved.uncovered);
    if (told)
        *vp_vec_add(halving->arena, &halving->told) = pair[1];
    return -1;
}

static const char *name_point(const struct halving *halving, int value)
{
    return halving->sweep->points[halving->first + value * halving->step];
}

/* Halves until *value is the first at which a roster without locums was found, with none found at the one before; the axis' n = at none. */
static int halve(struct halving *halving, int *value)
{
    int open = -1;
    *value = halving->sweep->axes[halving->axis].n;
    while (*value - open > 1) {
        const int middle = open + (*value - open) / 2;
        enum answer answer;
        const int code = ask(halving, name_point(halving, middle), true, &answer);
        if (code >= 0)
            return code;
        *(answer == COVERED ? value : &open) = middle;
    }
    return -1;
}

/* Goes down from *value for as long as the plan with locums forbidden has a roster at the value before. */
static int prove(struct halving *halving, int *value, bool *proven)
{
    for (*proven = false; *value > 0; --*value) {
        enum answer answer;
        const char *name = vp_arena_printf(halving->arena, "%s" VP_NO_LOCUM, name_point(halving, *value - 1));
        const int code = ask(halving, name, false, &answer);
        if (code >= 0)
            return code;
        *proven = answer == IMPOSSIBLE;
        if (answer != COVERED)
            return -1;
    }
    return -1;
}

/* "grid+rest=8" of "grid+rest=8+doctors=5". */
static const char *name_rest(const struct halving *halving)
{
    const struct vp_sweep *sweep = halving->sweep;
    const char *name = sweep->scenario;
    int left = halving->first;
    int step = sweep->n_points;
    for (int i = 0; i < sweep->n_axes; i++) {
        step /= sweep->axes[i].n;
        if (i != halving->axis)
            name = vp_arena_printf(halving->arena, "%s+%s=%s", name, sweep->axes[i].name,
                                   sweep->axes[i].values[left / step]);
        left %= step;
    }
    return name;
}

static int find_one(struct halving *halving, struct vp_least *least)
{
    const struct vp_sweep_axis *axis = &halving->sweep->axes[halving->axis];
    int value = 0;
    bool proven = false;
    int code = halve(halving, &value);
    if (code < 0)
        code = prove(halving, &value, &proven);
    if (code >= 0)
        return code;
    *least = (struct vp_least){.of = name_rest(halving),
                               .axis = axis->name,
                               .value = value < axis->n ? axis->values[value] : NULL,
                               .below = value > 0 ? axis->values[value - 1] : NULL,
                               .below_scenario = value > 0 ? name_point(halving, value - 1) : NULL,
                               .proven = proven};
    return -1;
}

/* In the order of the sweep, not in that of the halving. */
static struct vp_batch_run *sort_told(const struct halving *halving)
{
    struct vp_batch_run *list = vp_arena_array(halving->arena, (size_t)halving->told.n + 1, sizeof *list);
    int n = 0;
    for (int i = 0; i < halving->sweep->n_points; i++)
        for (int k = 0; k < halving->told.n; k++)
            if (halving->told.item[k].scenario == halving->sweep->points[i])
                list[n++] = halving->told.item[k];
    return list;
}

int vp_least_find(const struct vp_batch *batch, const char *base, const struct vp_sweep *sweep, struct vp_arena *arena,
                  vp_least_list *leasts, struct vp_batch_run **list, int *n)
{
    struct halving halving = {
        .batch = batch, .base = base, .sweep = sweep, .arena = arena, .axis = vp_sweep_until(sweep), .step = 1};
    for (int i = halving.axis + 1; i < sweep->n_axes; i++)
        halving.step *= sweep->axes[i].n;
    for (int i = 0; i < sweep->n_points; i++) {
        if (i / halving.step % sweep->axes[halving.axis].n != 0)
            continue;
        halving.first = i;
        const int code = find_one(&halving, vp_vec_add(arena, leasts));
        if (code >= 0)
            return code;
    }
    *list = sort_told(&halving);
    *n = halving.told.n;
    return -1;
}
