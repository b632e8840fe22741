/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sundays: a red day is a Sunday or a public holiday (with `only_sundays`: a Sunday) of the known time; it is worked if a duty touches its
 * date. In a set R of red days with w(R) worked, p(R) of them touched by duties of the past:
 *     w(R) ≤ max(limit, p(R)),     the breach is what exceeds it.
 * Without `weeks`: R runs over every `of` red days running (all of them if there are fewer) whose last is in the period, limit = at_most.
 * With `weeks`: over the red days of every so many calendar weeks running that lie in the known time and touch the period, limit = at_most
 * / of · |R|. */
#include "model/rules/windows.h"
#include "model/rules/words.h"

struct red_days {
    vp_day *date;
    int n;
    struct vp_marks worked;
};

static bool is_red(const struct vp_plan *plan, vp_day date, bool only_sundays)
{
    const struct vp_holiday *holiday = vp_holidays_on(&plan->holidays, date);
    return vp_day_weekday(date) == VP_SUNDAY || (!only_sundays && holiday != NULL && holiday->public);
}

static struct red_days find_red_days(const struct vp_judgement *judgement)
{
    const struct vp_problem *problem = judgement->problem;
    const struct vp_plan *plan = problem->plan;
    size_t room = (size_t)(plan->to - problem->known_from) + 2;
    struct red_days red = {.date = vp_arena_array(judgement->arena, room, sizeof *red.date)};
    for (vp_day date = problem->known_from; date <= plan->to; date++)
        if (is_red(plan, date, plan->rules.item[judgement->rule].figures.only_sundays))
            red.date[red.n++] = date;
    red.worked = vp_marks_new(judgement, red.n);
    return red;
}

static void mark_worked(const struct vp_judgement *judgement, const int *list, int n, struct red_days *red)
{
    const struct vp_problem *problem = judgement->problem;
    vp_marks_clear(&red->worked);
    for (int i = 0; i < n; i++)
        for (int day = 0; day < red->n && red->date[day] <= problem->duties[list[i]].last; day++)
            if (red->date[day] >= problem->duties[list[i]].date)
                vp_marks_set(&red->worked, day, list[i] < problem->n_past);
}

/* Judges red days first … end-1. */
static void judge_run(struct vp_judgement *judgement, int d, const struct red_days *red, const int run[2], double limit)
{
    struct vp_window window = {red->date[run[0]], red->date[run[1] - 1], true};
    struct vp_violation breach = vp_breach_of_window(d, window, vp_marks_count(&red->worked, run[0], run[1]), limit);
    if (breach.amount <= 0.0)
        return;
    bool only_sundays = judgement->problem->plan->rules.item[judgement->rule].figures.only_sundays;
    breach.unit = "days";
    breach.text = vp_arena_printf(judgement->arena, "%s with duty among %d",
                                  only_sundays ? "Sundays" : "Sundays and public holidays", run[1] - run[0]);
    vp_judgement_file(judgement, breach);
}

static void judge_runs(struct vp_judgement *judgement, int d, const struct red_days *red)
{
    const struct vp_plan *plan = judgement->problem->plan;
    const struct vp_figures *figures = &plan->rules.item[judgement->rule].figures;
    int length = figures->of < red->n ? figures->of : red->n;
    for (int first = 0; first + length <= red->n && length > 0; first++)
        if (red->date[first + length - 1] >= plan->from)
            judge_run(judgement, d, red, (const int[]){first, first + length}, figures->at_most);
}

static void judge_weeks(struct vp_judgement *judgement, int d, const struct red_days *red, const struct vp_windows *weeks)
{
    const struct vp_figures *figures = &judgement->problem->plan->rules.item[judgement->rule].figures;
    int first = 0;
    int end = 0;
    for (int i = 0; i < weeks->n; i++) {
        while (first < red->n && red->date[first] < weeks->item[i].from)
            first++;
        while (end < red->n && red->date[end] <= weeks->item[i].to)
            end++;
        if (first < end)
            judge_run(judgement, d, red, (const int[]){first, end}, figures->at_most / figures->of * (end - first));
    }
}

void vp_judge_sundays(struct vp_judgement *judgement)
{
    int weeks = judgement->problem->plan->rules.item[judgement->rule].figures.weeks;
    struct red_days red = find_red_days(judgement);
    struct vp_windows windows = {NULL, 0};
    if (weeks > 0)
        windows = vp_windows_of_weeks(judgement, weeks);
    int *list = vp_judge_list(judgement);
    for (int d = 0; d < judgement->problem->n_doctors; d++) {
        mark_worked(judgement, list, vp_judgement_duties(judgement, d, list), &red);
        if (weeks > 0)
            judge_weeks(judgement, d, &red, &windows);
        else
            judge_runs(judgement, d, &red);
    }
}
