/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve.json is written last, so a folder that has it was whole once; what became of it since is seen by reading it. */
#include "cli/kept.h"

#include "cli/written.h"

#include "inputs/inputs.h"
#include "model/audit.h"
#include "model/base/version.h"
#include "solver/glpk.h"
#include "solver/solver.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

/* As exact as solve.json has them. */
static bool is_same_limit(const struct vp_solved *solved, const struct vp_asked *asked)
{
    return solved->seed == asked->seed && solved->effort == asked->effort &&
           fabs(solved->time_limit - asked->time_limit) < 0.00051 && fabs(solved->gap - asked->gap) < 0.00000051;
}

static bool is_same_version(const struct vp_solved *solved)
{
    return strcmp(solved->vaktplan, VP_VERSION) == 0 && strcmp(solved->glpk, vp_mip_version()) == 0;
}

/* What is proven is so however it was begun. */
static bool is_same_start(const struct vp_solved *solved, const struct vp_asked *asked)
{
    const char *begun_from = solved->begun_from == NULL ? "" : solved->begun_from;
    return solved->status == VP_OPTIMAL || solved->status == VP_INFEASIBLE || strcmp(begun_from, asked->begun_from) == 0;
}

static enum vp_kept judge_solved(const struct vp_solved *solved, const struct vp_asked *asked)
{
    if (strcmp(solved->sha256, asked->sha256) != 0)
        return VP_OTHER_PLAN;
    if (!is_same_version(solved))
        return VP_OTHER_VERSION;
    if (!is_same_limit(solved, asked))
        return VP_OTHER_LIMIT;
    if (solved->status == VP_INTERRUPTED)
        return VP_WAS_INTERRUPTED;
    if (solved->status == VP_NOTHING)
        return VP_HAS_NOTHING;
    if (!is_same_start(solved, asked))
        return VP_OTHER_START;
    return solved->troubled ? VP_WAS_TROUBLED : VP_KEPT;
}

bool vp_solved_is_of(const struct vp_solved *solved, const struct vp_solve_options *options)
{
    const struct vp_asked asked = {
        .seed = options->seed, .effort = options->effort, .time_limit = options->time_limit, .gap = options->gap};
    const bool ended = solved->status == VP_OPTIMAL || solved->status == VP_WITHIN_GAP || solved->status == VP_FEASIBLE;
    return ended && !solved->troubled && !solved->settled && is_same_version(solved) && is_same_limit(solved, &asked);
}

static bool is_there(const char *folder, const char *name, struct vp_arena *arena)
{
    return access(vp_arena_printf(arena, "%s/%s", folder, name), F_OK) == 0;
}

static enum vp_kept read_solved(const char *folder, const struct vp_asked *asked, struct vp_solved *solved,
                                struct vp_arena *arena)
{
    struct vp_errors unheard;
    vp_errors_init(&unheard);
    if (!is_there(folder, "solve.json", arena) && !is_there(folder, "audit.json", arena))
        return VP_NONE_THERE;
    if (!vp_solved_read(folder, solved, arena, &unheard))
        return VP_DAMAGED;
    return judge_solved(solved, asked);
}

enum vp_kept vp_kept_said(const char *folder, const struct vp_asked *asked)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct vp_solved solved = {0};
    enum vp_kept kept = read_solved(folder, asked, &solved, &arena);
    vp_arena_clear(&arena);
    return kept;
}

/* audit.json is of the plan, and the roster is lawful and costs what solve.json says. */
static bool is_whole(const char *folder, const struct vp_solved *solved, const struct vp_problem *problem,
                     struct vp_arena *arena)
{
    struct vp_errors unheard;
    vp_errors_init(&unheard);
    const struct vp_written *written = vp_written_read(folder, arena, &unheard);
    if (written == NULL || strcmp(written->sha256, solved->sha256) != 0)
        return false;
    struct vp_roster *roster = vp_roster_read(vp_written_path(written, "roster.csv", arena), problem, arena, &unheard);
    const struct vp_audit *audit = roster == NULL ? NULL : vp_audit_new(problem, roster, arena);
    return audit != NULL && vp_audit_lawful(audit) && fabs(audit->points - solved->objective) < 1e-5;
}

enum vp_kept vp_kept_whole(const char *folder, const struct vp_asked *asked, const struct vp_problem *problem)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    struct vp_solved solved = {0};
    enum vp_kept kept = read_solved(folder, asked, &solved, &arena);
    /* That nothing is lawful stands in solve.json alone. */
    if (kept == VP_KEPT && solved.status != VP_INFEASIBLE && !is_whole(folder, &solved, problem, &arena))
        kept = VP_DAMAGED;
    vp_arena_clear(&arena);
    return kept;
}

const char *vp_kept_words(enum vp_kept kept, enum vp_language language)
{
    static const char *const words[][2] = {
        [VP_KEPT] = {NULL, NULL},
        [VP_NONE_THERE] = {NULL, NULL},
        [VP_DAMAGED] = {"mappa er skadet eller uferdig", "its folder is damaged or unfinished"},
        [VP_OTHER_PLAN] = {"mappa gjelder en annen plan, eller planen er endret",
                           "its folder is of another plan, or the plan has changed"},
        [VP_OTHER_LIMIT] = {"mappa ble laget med andre grenser for søket, eller et annet frø",
                            "its folder was made with other limits or another seed"},
        [VP_OTHER_VERSION] = {"mappa ble laget av en annen versjon", "its folder was made by another version"},
        [VP_OTHER_START] = {"søket begynte et annet sted", "its search began elsewhere"},
        [VP_WAS_INTERRUPTED] = {"søket ble avbrutt", "its search was interrupted"},
        [VP_WAS_TROUBLED] = {"noe gikk galt i søket, se `trouble` i solve.json",
                             "something befell its search, see `trouble` in solve.json"},
        [VP_HAS_NOTHING] = {"søket endte uten noen vaktplan", "its search ended without a roster"},
    };
    return words[kept][language == VP_EN];
}
