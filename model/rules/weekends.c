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

/* `worked`: by weekend − problem->first_weekend. */
static void judge_run(struct vp_judgement *judgement, int d, const struct vp_marks *worked, struct run run)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_figures *figures = &problem->plan->rules.item[judgement->rule].figures;
    int first = run.first - problem->first_weekend;
    struct vp_found weekends = vp_marks_count(worked, first, first + run.length);
    struct vp_window window = {vp_problem_saturday(problem, run.first),
                               vp_problem_saturday(problem, run.first + run.length - 1) + 1, true};
    struct vp_violation breach = vp_breach_of_window(d, window, weekends, figures->at_most);
    if (breach.amount <= 0.0)
        return;
    breach.unit = "weekends";
    breach.text = "weekends with duty in the period";
    if (figures->of > 0)
        breach.text = vp_arena_printf(judgement->arena, "weekends with duty of %d in a row", run.length);
    vp_judgement_file(judgement, breach);
}

static void mark_worked(const struct vp_problem *problem, const int *list, int n, struct vp_marks *worked)
{
    vp_marks_clear(worked);
    for (int i = 0; i < n; i++)
        if (problem->duties[list[i]].weekend != VP_NO_WEEKEND)
            vp_marks_set(worked, problem->duties[list[i]].weekend - problem->first_weekend, list[i] < problem->n_past);
}

void vp_judge_weekends(struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    int of = problem->plan->rules.item[judgement->rule].figures.of;
    int begins = of > 0 ? problem->first_weekend : 0;
    int known = problem->weekends - begins;
    int length = of > 0 && of < known ? of : known;
    struct vp_marks worked = vp_marks_new(judgement, problem->weekends - problem->first_weekend);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < problem->n_doctors && length > 0; d++) {
        mark_worked(problem, list, vp_judgement_duties(judgement, d, list), &worked);
        for (int first = begins; first + length <= problem->weekends; first++)
            if (first + length > 0)
                judge_run(judgement, d, &worked, (struct run){first, length});
    }
}
