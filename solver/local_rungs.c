/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the local search keeps of levels that are settled (model/levels.h): how many doctors of a class stand so high, and what open places cost at the prices that are
 * limited. What is too much of either counts as missing of a hard rule, and so does a step that a doctor may not have: it can be mended by other moves. */
#include "solver/local_state.h"

#include "model/levels.h"

#include <math.h>
#include <string.h>

static double load_after(const struct vp_local *local, const struct vp_side *side, int term)
{
    return local->own[side->doctor].load[term] + side->won[term] - side->lost[term];
}

/* Steps beyond those that he may have. */
static double stray_steps(const struct vp_ladder *ladder, int doctor, int step)
{
    return fmax(0, step - ladder->high[doctor]) + fmax(0, ladder->least[doctor] - step);
}

static double exceed(const struct vp_rungs *rungs, int limit, int more)
{
    return fmax(0, rungs->count[limit] + more - rungs->most[limit]);
}

/* Notes that so many more stand on the rung or higher, if it has a limit. */
static void note(struct vp_rungs *rungs, int limit, int more)
{
    if (limit < 0)
        return;
    if (rungs->change[limit] == 0 && !rungs->noted[limit]) {
        rungs->noted[limit] = true;
        rungs->list[rungs->n_list++] = limit;
    }
    rungs->change[limit] += more;
}

static void note_climb(struct vp_rungs *rungs, const struct vp_ladder *ladder, int term, int doctor, int from, int to)
{
    const int base = ladder->base[doctor];
    const int high = ladder->high[doctor];
    for (int s = (from > base ? from : base) + 1; s <= to && s <= high; s++)
        note(rungs, rungs->limit[term][ladder->of[doctor][s - base - 1]], 1);
    for (int s = (to > base ? to : base) + 1; s <= from && s <= high; s++)
        note(rungs, rungs->limit[term][ladder->of[doctor][s - base - 1]], -1);
}

/* What the noted changes would do; forgets them, or keeps them in the counts. */
static double settle_notes(struct vp_rungs *rungs, bool keep)
{
    double more = 0;
    for (int i = 0; i < rungs->n_list; i++) {
        const int limit = rungs->list[i];
        more += exceed(rungs, limit, rungs->change[limit]) - exceed(rungs, limit, 0);
        if (keep)
            rungs->count[limit] += rungs->change[limit];
        rungs->change[limit] = 0;
        rungs->noted[limit] = false;
    }
    rungs->n_list = 0;
    return more;
}

static double climb(struct vp_local *local, const struct vp_side *side, int term)
{
    const struct vp_ladder *ladder = vp_ladder_of(local->problem, term);
    const double before = local->own[side->doctor].load[term];
    const double after = load_after(local, side, term);
    if (ladder == NULL || before == after)
        return 0;
    const int from = vp_load_step(local->problem, term, side->doctor, before);
    const int to = vp_load_step(local->problem, term, side->doctor, after);
    note_climb(&local->rungs, ladder, term, side->doctor, from, to);
    return stray_steps(ladder, side->doctor, to) - stray_steps(ladder, side->doctor, from);
}

double vp_local_climb(struct vp_local *local, bool keep)
{
    double more = 0;
    for (int i = 0; i < VP_SIDES; i++)
        for (int t = 0; t < local->problem->plan->fairness.n && local->sides[i].doctor != VP_LOCUM; t++)
            more += climb(local, &local->sides[i], t);
    return more + settle_notes(&local->rungs, keep);
}

double vp_local_stand(struct vp_local *local)
{
    struct vp_rungs *rungs = &local->rungs;
    double missing = 0;
    memset(rungs->count, 0, (size_t)rungs->n * sizeof *rungs->count);
    for (int d = 0; d < local->problem->n_doctors; d++)
        for (int t = 0; t < local->problem->plan->fairness.n; t++) {
            const struct vp_ladder *ladder = vp_ladder_of(local->problem, t);
            if (ladder == NULL)
                continue;
            const int step = vp_load_step(local->problem, t, d, local->own[d].load[t]);
            note_climb(rungs, ladder, t, d, ladder->base[d], step);
            missing += stray_steps(ladder, d, step);
        }
    return missing + settle_notes(rungs, true);
}

double vp_local_open_price(const struct vp_local *local, const struct vp_group *group, int filled)
{
    const struct vp_aims *aims = local->problem->aims;
    const int line = local->problem->duties[group->duty[0]].line;
    return filled >= group->needed ? group->n * (filled - group->needed) * aims->extra[line]
                                   : group->n * (group->needed - filled) * aims->locum[line];
}

double vp_local_open_missing(const struct vp_local *local, double open)
{
    return fmax(0, open - local->problem->aims->most_open - 1e-9) / local->rungs.dearest;
}

void vp_local_set_rungs(struct vp_local *local, struct vp_arena *arena)
{
    const struct vp_problem *problem = local->problem;
    struct vp_rungs *rungs = &local->rungs;
    if (problem->aims == NULL)
        return;
    const int terms = problem->plan->fairness.n;
    rungs->limit = vp_arena_array(arena, (size_t)terms + 1, sizeof *rungs->limit);
    for (int t = 0; t < terms; t++) {
        const struct vp_ladder *ladder = &problem->aims->ladder[t];
        rungs->limit[t] = vp_arena_array(arena, (size_t)ladder->n + 1, sizeof **rungs->limit);
        for (int r = 0; r < ladder->n; r++)
            rungs->limit[t][r] = ladder->rung[r].most == VP_ANY ? -1 : rungs->n++;
    }
    const size_t n = (size_t)rungs->n + 1;
    rungs->most = vp_arena_array(arena, n, sizeof *rungs->most);
    rungs->count = vp_arena_array(arena, n, sizeof *rungs->count);
    rungs->change = vp_arena_array(arena, n, sizeof *rungs->change);
    rungs->noted = vp_arena_array(arena, n, sizeof *rungs->noted);
    rungs->list = vp_arena_array(arena, n, sizeof *rungs->list);
    for (int t = 0; t < terms; t++)
        for (int r = 0; r < problem->aims->ladder[t].n; r++)
            if (rungs->limit[t][r] >= 0)
                rungs->most[rungs->limit[t][r]] = problem->aims->ladder[t].rung[r].most;
    rungs->dearest = 1;
    for (int line = 0; line < problem->plan->lines.n; line++)
        rungs->dearest = fmax(rungs->dearest, fmax(problem->aims->locum[line], problem->aims->extra[line]));
}
