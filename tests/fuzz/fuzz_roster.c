/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a roster of a small plan: a roster in which every place is a doctor's, a locum's or absent, or no roster and at least one
 * error. */
#include "tests/fuzz/harness.h"

#include "model/problem.h"

static const char plan_text[] =
    "vaktplan: 1\n"
    "title: Small\n"
    "period: { from: 2027-03-26, to: 2027-03-29 }\n"
    "sites: { grong: , sandvika: }\n"
    "travel: { minutes: { grong: { sandvika: 80 } } }\n"
    "doctors: { a: { home: grong }, b: { home: sandvika } }\n"
    "lines:\n"
    "  forvakt: { site: grong, doctors: 1, extra: { at_most: 1, price: 1 }, times: { mon-sun: [15:30-08:00, 08:00-15:30, 08:00-20:00] } }\n"
    "  bakvakt: { site: home, times: { mon-sun: 08:00-08:00 } }\n";

/* The plan worked out, made once and kept. */
static const struct vp_problem *get_problem(void)
{
    static struct vp_problem *problem;
    if (problem != NULL)
        return problem;
    struct vp_errors errors;
    vp_errors_init(&errors);
    problem = vp_problem_new(vp_fuzz_plan(plan_text), NULL, vp_fuzz_kept(), &errors);
    require(problem != NULL);
    return problem;
}

static void check_roster(const struct vp_problem *problem, const struct vp_roster *roster)
{
    int given = 0;
    for (int place = 0; place < problem->n_places; place++) {
        require(roster->doctor[place] >= VP_ABSENT && roster->doctor[place] < problem->n_doctors);
        require((roster->doctor[place] == VP_ABSENT) == (roster->pos[place].line == 0));
        require(roster->doctor[place] != VP_LOCUM || vp_place_counts(problem, roster, place));
        given += roster->doctor[place] != VP_ABSENT;
    }
    require(given <= problem->n_places);
    for (int i = 0; i < roster->strays.n; i++)
        require(roster->strays.item[i].why != NULL && roster->strays.item[i].pos.line > 1);
}

/* The same bytes as a roster of another plan: every place is a doctor's, none twice on a duty, or a locum's; or an error is told. */
static void check_near(const struct vp_problem *problem, const unsigned char *bytes, size_t length, struct vp_arena *arena)
{
    struct vp_errors errors;
    vp_errors_init(&errors);
    const struct vp_roster *near = vp_roster_near("fuzz", (const char *)bytes, length, problem, arena, &errors);
    require((near == NULL) == vp_errors_any(&errors));
    for (int place = 0; near != NULL && place < problem->n_places; place++) {
        require(near->doctor[place] >= VP_LOCUM && near->doctor[place] < problem->n_doctors);
        for (int other = 0; other < place; other++)
            require(near->doctor[place] == VP_LOCUM || near->doctor[place] != near->doctor[other] ||
                    problem->place_duty[place] != problem->place_duty[other]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct vp_problem *problem = get_problem();
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    const struct vp_roster *roster = vp_roster_parse("fuzz", (const char *)bytes, length, problem, &arena, &errors);
    require((roster == NULL) == vp_errors_any(&errors));
    if (roster != NULL)
        check_roster(problem, roster);
    else
        vp_fuzz_print(&errors);
    check_near(problem, bytes, length, &arena);
    vp_arena_clear(&arena);
    return 0;
}
