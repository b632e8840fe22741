/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a plan. Whatever they are: a plan without errors whose indices all point somewhere, or no plan and at least one error,
 * which can be printed; and the same for each of its scenarios, and for points of those that vary. */
#include "tests/fuzz/harness.h"

#include "tests/unit/folder_maker.h"

#include "model/problem.h"
#include "model/travel.h"

#include <string.h>

static bool is_index(int index, int n)
{
    return index >= 0 && index < n;
}

static void check_rules(const struct vp_plan *plan)
{
    for (int i = 0; i < plan->rules.n; i++) {
        const struct vp_rule *rule = &plan->rules.item[i];
        require(rule->id != NULL && rule->source != NULL && rule->weight >= 0 && rule->pos.line > 0);
        require((int)rule->kind >= 0 && rule->kind < VP_RULE_KINDS);
        require(rule->hard ? rule->weight <= 0 : rule->kind >= VP_RULE_rest);
        require(rule->figures.at_least <= rule->figures.at_most && rule->figures.category < plan->categories.n);
        require(rule->kind != VP_RULE_backup || is_index(rule->figures.line, plan->lines.n));
        require(rule->figures.days >= 0 && rule->figures.weeks >= 0 && rule->figures.minutes >= 0);
    }
}

static void check_wants(const struct vp_plan *plan, const struct vp_doctor *doctor)
{
    for (int i = 0; i < doctor->commitments.n; i++) {
        const struct vp_commitment *one = &doctor->commitments.item[i];
        require(one->start >= 0 && one->start < one->end && one->end <= 2 * VP_MINUTES_A_DAY &&
                one->dates.from <= one->dates.to);
        require(one->site == -1 || is_index(one->site, plan->sites.n));
    }
    for (int i = 0; i < doctor->fixed.n; i++)
        require(is_index(doctor->fixed.item[i].line, plan->lines.n));
    for (int i = 0; i < doctor->caps.n; i++) {
        const struct vp_cap *cap = &doctor->caps.item[i];
        require(cap->at_least >= 0 && cap->at_least <= cap->at_most);
        require(cap->line >= 0 ? is_index(cap->line, plan->lines.n) : is_index(cap->category, plan->categories.n));
    }
}

static void check_shifts(const vp_shifts *shifts)
{
    for (int i = 0; i < shifts->n; i++) {
        require(shifts->item[i].start >= 0 && shifts->item[i].start < shifts->item[i].end);
        require(shifts->item[i].end <= 2 * VP_MINUTES_A_DAY);
        require(i == 0 || shifts->item[i - 1].start <= shifts->item[i].start);
    }
}

static void check_rotations(const struct vp_plan *plan)
{
    for (int i = 0; i < plan->rotations.n; i++) {
        const struct vp_rotation *rotation = &plan->rotations.item[i];
        require(rotation->cycle >= 2 && rotation->cycle <= VP_MAX_CYCLE && rotation->least <= rotation->most);
        require(is_index(rotation->weekday, 7) && is_index(rotation->minute, VP_MINUTES_A_DAY));
        for (int d = 0; d < plan->doctors.n; d++)
            require(rotation->offset[d] == -1 || is_index(rotation->offset[d], rotation->cycle));
    }
}

static void check_plan(const struct vp_plan *plan)
{
    require(plan->zone != NULL && plan->title != NULL && plan->from <= plan->to);
    require(plan->to - plan->from < VP_MAX_PERIOD_DAYS && plan->doctors.n <= VP_MAX_DOCTORS);
    for (int i = 0; i < plan->doctors.n; i++) {
        const struct vp_doctor *doctor = &plan->doctors.item[i];
        require(is_index(doctor->home, plan->sites.n) && doctor->post > 0 && doctor->post <= 100);
        require(doctor->municipality == -1 || is_index(doctor->municipality, plan->municipalities.n));
        for (int l = 0; l < doctor->leave.n; l++)
            require(doctor->leave.item[l].dates.from <= doctor->leave.item[l].dates.to);
        check_wants(plan, doctor);
    }
    for (int i = 0; i < plan->lines.n; i++) {
        const struct vp_line *line = &plan->lines.item[i];
        require(line->site == VP_SITE_HOME || is_index(line->site, plan->sites.n));
        for (int kind = 0; kind < VP_DAY_KINDS; kind++) {
            require(line->doctors[kind] >= 0);
            check_shifts(&line->shifts[kind]);
        }
        for (int k = 0; k < line->specials.n; k++)
            check_shifts(&line->specials.item[k].shifts);
        require(line->extra >= 0 && line->extra_price >= 0);
        require(line->standby >= 0 && line->standby <= 1 && line->locum >= 0);
        for (int d = 0; d < plan->doctors.n && line->site != VP_SITE_HOME; d++)
            require(plan->doctors.item[d].home == line->site ||
                    vp_travel_given(&plan->travel, plan->sites.n, plan->doctors.item[d].home, line->site));
    }
    check_rotations(plan);
    check_rules(plan);
}

static void check_errors(const struct vp_errors *errors)
{
    require(errors->total > 0 && errors->kept > 0);
    for (int i = 0; i < errors->kept; i++)
        require(errors->list[i].message[0] != '\0');
    vp_fuzz_print(errors);
}

/* ---- sweeps ---- */

static void check_sweep(const struct vp_sweep *sweep)
{
    int points = 1;
    require(sweep->scenario != NULL && sweep->n_points >= 1 && sweep->n_points <= VP_MAX_SWEEP_POINTS);
    for (int i = 0; i < sweep->n_axes; i++) {
        require(sweep->axes[i].n >= 1);
        points *= sweep->axes[i].n;
    }
    require(points == sweep->n_points);
    for (int i = 0; i < points; i++) /* it names a folder */
        require(strlen(sweep->points[i]) <= 200 && strpbrk(sweep->points[i], "/\\ \n") == NULL &&
                sweep->points[i][0] != '.');
}

/* A point that the sweep has is never unknown, whatever else is wrong with it. */
static void check_point(const char *text, size_t length, const char *point)
{
    static const char unknown[] = "the sweep has no point '";
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles", .scenario = point};
    struct vp_plan *plan = vp_plan_parse("fuzz", text, length, &options, &arena, &errors);
    if (plan == NULL)
        check_errors(&errors);
    else
        check_plan(plan);
    for (int i = 0; i < errors.kept; i++)
        require(strncmp(errors.list[i].message, unknown, sizeof unknown - 1) != 0);
    vp_plan_close(plan);
    vp_arena_clear(&arena);
}

static void check_ends(const char *text, size_t length, const struct vp_sweep *sweep, struct vp_arena *arena)
{
    const char *last = sweep->points[sweep->n_points - 1];
    check_point(text, length, sweep->points[0]);
    check_point(text, length, last);
    for (int i = 0; i < sweep->n_axes; i++)
        if (sweep->axes[i].until)
            check_point(text, length, vp_arena_printf(arena, "%s" VP_NO_LOCUM, last));
}

/* Scenarios of the plan, which is sound or not, as those ask for them who solve each point. */
static void read_sweeps(const char *text, size_t length)
{
    enum { MOST_READ = 5 };
    struct vp_arena arena;
    const char **ids;
    static const char *path;
    if (path == NULL)
        path = vp_fuzz_path("plan.yaml");
    vp_arena_init(&arena);
    vp_write_file(path, text, length);
    const int n = vp_list_ids(path, "scenarios", &arena, &ids);
    for (int i = 0; i < n && i < MOST_READ; i++) {
        struct vp_errors errors;
        struct vp_sweep sweep;
        vp_errors_init(&errors);
        const struct vp_read_options options = {.profiles_folder = "inputs/profiles", .scenario = ids[i]};
        if (vp_sweep_read(path, &options, &arena, &errors, &sweep)) {
            require(!vp_errors_any(&errors));
            check_sweep(&sweep);
            check_ends(text, length, &sweep, &arena);
        } else {
            check_errors(&errors);
        }
    }
    vp_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct vp_arena arena;
    struct vp_errors errors;
    vp_arena_init(&arena);
    vp_errors_init(&errors);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles"};
    struct vp_plan *plan = vp_plan_parse("fuzz", (const char *)bytes, length, &options, &arena, &errors);
    if (plan == NULL) {
        check_errors(&errors);
    } else {
        require(!vp_errors_any(&errors));
        check_plan(plan);
        if (!vp_plan_check_scenarios(plan, options.profiles_folder, &errors))
            check_errors(&errors);
    }
    vp_plan_close(plan);
    vp_arena_clear(&arena);
    if (memmem(bytes, length, "vary", 4) != NULL)
        read_sweeps((const char *)bytes, length);
    return 0;
}
