/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekends: in every run of `of` weekends of the known time (all of them if there are fewer) that reaches into the period, at most so
 * many have a weekend duty; without `of` there is one run, the weekends of the period. A Friday night belongs to the Saturday that it
 * runs into. With w weekends worked in a run, p of them by duties of the past alone, the breach of the run is
 *     w − max(at_most, p)      if that is above 0. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

/* A run of weekends, numbered as in the problem. */
struct run {
    int first;
    int length;
};

struct worked {
    bool *all; /* [weekend − problem->first_weekend] has a duty */
    bool *past;
};

static int count(const struct vp_problem *problem, const bool *worked, struct run run)
{
    int weekends = 0;
    for (int i = run.first; i < run.first + run.length; i++)
        weekends += worked[i - problem->first_weekend];
    return weekends;
}

static void judge_run(struct vp_judgement *judgement, int d, const struct worked *worked, struct run run)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_figures *figures = &problem->plan->rules.item[judgement->rule].figures;
    int weekends = count(problem, worked->all, run);
    double excess = vp_window_excess(weekends, count(problem, worked->past, run), figures->at_most);
    if (excess <= 0.0)
        return;
    const char *text = "weekends with duty in the period";
    if (figures->of > 0)
        text = vp_arena_printf(judgement->arena, "weekends with duty of %d in a row", run.length);
    vp_judgement_file(judgement, (struct vp_violation){
                                     .doctor = d,
                                     .duty_a = -1,
                                     .duty_b = -1,
                                     .from = vp_problem_saturday(problem, run.first),
                                     .to = vp_problem_saturday(problem, run.first + run.length - 1) + 1,
                                     .needed = figures->at_most,
                                     .found = weekends,
                                     .unit = "weekends",
                                     .amount = excess,
                                     .text = text,
                                 });
}

static void find_worked(const struct vp_judgement *judgement, const int *list, int n, struct worked *worked)
{
    const struct vp_problem *problem = judgement->problem;
    for (int i = 0; i < problem->weekends - problem->first_weekend; i++)
        worked->all[i] = worked->past[i] = false;
    for (int i = 0; i < n; i++) {
        int weekend = problem->duties[list[i]].weekend;
        if (weekend == VP_NO_WEEKEND)
            continue;
        worked->all[weekend - problem->first_weekend] = true;
        if (list[i] < problem->n_past)
            worked->past[weekend - problem->first_weekend] = true;
    }
}

void vp_judge_weekends(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    int of = problem->plan->rules.item[judgement->rule].figures.of;
    int begins = of > 0 ? problem->first_weekend : 0;
    int known = problem->weekends - begins;
    int length = of > 0 && of < known ? of : known;
    size_t room = (size_t)(problem->weekends - problem->first_weekend) + 1;
    struct worked worked = {vp_arena_array(judgement->arena, room, sizeof *worked.all),
                            vp_arena_array(judgement->arena, room, sizeof *worked.past)};
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < problem->n_doctors && length > 0; d++) {
        find_worked(judgement, list, vp_judgement_duties(judgement, d, list), &worked);
        for (int first = begins; first + length <= problem->weekends; first++)
            if (first + length > 0)
                judge_run(judgement, d, &worked, (struct run){first, length});
    }
}
