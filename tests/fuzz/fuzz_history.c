/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the history of a small plan: duties of its doctors, in order, each once, all begun before the period, or no history and
 * at least one error. */
#include "tests/fuzz/harness.h"

#include "model/problem.h"

static const char plan_text[] = "vaktplan: 1\n"
                                "title: Small\n"
                                "period: { from: 2027-03-29, to: 2027-04-11 }\n"
                                "sites: { grong: , sandvika: }\n"
                                "travel: { minutes: { grong: { sandvika: 80 } } }\n"
                                "doctors: { a: { home: grong }, b: { home: sandvika, name: Bo } }\n"
                                "lines:\n"
                                "  forvakt: { site: grong, doctors: 2, times: { mon-sun: 15:30-08:00 } }\n"
                                "  bakvakt: { site: home, times: { mon-sun: 08:00-08:00 } }\n";

/* The plan, made once and kept. */
static const struct vp_plan *get_plan(void)
{
    static struct vp_plan *plan;
    if (plan == NULL)
        plan = vp_fuzz_plan(plan_text);
    return plan;
}

static bool comes_before(const struct vp_past_duty *one, const struct vp_past_duty *other)
{
    if (one->start != other->start)
        return one->start < other->start;
    return one->line != other->line ? one->line < other->line : one->doctor < other->doctor;
}

static void check_history(const struct vp_plan *plan, const struct vp_history *history)
{
    vp_instant first = vp_zone_instant(plan->zone, plan->from, 0);
    for (int i = 0; i < history->duties.n; i++) {
        const struct vp_past_duty *duty = &history->duties.item[i];
        require(duty->doctor >= 0 && duty->doctor < plan->doctors.n && duty->line >= 0 && duty->line < plan->lines.n);
        require(duty->start < duty->end && duty->start < first && duty->pos.line > 1);
        require(i == 0 || comes_before(&history->duties.item[i - 1], duty));
    }
}

/* The problem takes any history that the reader accepts. */
static void work_out(const struct vp_plan *plan, const struct vp_history *history, struct vp_arena *arena,
                     struct vp_errors *errors)
{
    const struct vp_problem *problem = vp_problem_new(plan, history, arena, errors);
    require(problem != NULL && problem->n_past == history->duties.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct vp_plan *plan = get_plan();
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    const struct vp_history *history = vp_history_parse("fuzz", (const char *)bytes, length, plan, &arena, &errors);
    require((history == NULL) == vp_errors_any(&errors));
    if (history != NULL) {
        check_history(plan, history);
        work_out(plan, history, &arena, &errors);
    } else {
        vp_fuzz_print(&errors);
    }
    vp_arena_clear(&arena);
    return 0;
}
