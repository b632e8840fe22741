/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The usual plan with scenarios, read and described. */
#include "tests/unit/sweep_maker.h"

#include "tests/unit/text_plan.h"

#include <check.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char vp_sweep_others[] = "  gone: { doctors: { anne: ~ } }\n"
                               "  nobody: { doctors: ~ }\n"
                               "  back: { based-on: gone, doctors: { anne: { home: sandvika } } }\n"
                               "  two: { lines: { bak.vakt: { site: home, times: { sat: 08:00-20:00 } } } }\n"
                               "  taken: { doctors: { new-1: { home: grong }, new-3: { home: sandvika } } }\n";

const char *vp_sweep_print(const char *format, ...)
{
    va_list arguments;
    char buffer[4096];
    va_start(arguments, format);
    vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    return vp_arena_strdup(&vp_bench.arena, buffer);
}

struct vp_plan *vp_sweep_read_as(const char *scenarios, const char *id)
{
    const char *text = vp_arena_printf(&vp_bench.arena, "%sscenarios:\n%s", vp_text_plan, scenarios);
    const struct vp_read_options options = {.profiles_folder = "inputs/profiles", .scenario = id};
    return vp_text_read_as(text, strlen(text), &options);
}

struct vp_plan *vp_sweep_read_good(const char *scenarios, const char *id)
{
    struct vp_plan *plan = vp_sweep_read_as(scenarios, id);
    ck_assert_msg(plan != NULL, "%s:\n%s%s", id, scenarios, vp_text_messages());
    return plan;
}

/* ---- what was read, a line for each thing, by names and not by numbers ---- */

static void put_qualifications(const struct vp_plan *plan, uint64_t bits, struct vp_text *text)
{
    const char *first = "";
    for (int q = 0; q < plan->qualifications.n; q++)
        if ((bits >> q & 1) != 0) {
            vp_text_printf(text, "%s%s", first, plan->qualifications.item[q]);
            first = "+";
        }
}

static void put_doctor(const struct vp_plan *plan, const struct vp_doctor *doctor, struct vp_text *text)
{
    const int home = doctor->municipality;
    vp_text_printf(text, "doctor %s %s at %s of %s, %g %%, %ld..%ld, ", doctor->id, doctor->name,
                   plan->sites.item[doctor->home].id, home < 0 ? "none" : plan->municipalities.item[home].id,
                   doctor->post, (long)doctor->member.from, (long)doctor->member.to);
    put_qualifications(plan, doctor->qualifications, text);
    for (int i = 0; i < doctor->leave.n; i++)
        vp_text_printf(text, " leave %ld..%ld", (long)doctor->leave.item[i].dates.from,
                       (long)doctor->leave.item[i].dates.to);
    vp_text_put(text, "\n");
}

static void put_line(const struct vp_plan *plan, const struct vp_line *line, struct vp_text *text)
{
    vp_text_printf(text, "line %s at %s, standby %g, locum %g %d, needs ", line->id,
                   line->site == VP_SITE_HOME ? "home" : plan->sites.item[line->site].id, line->standby, line->locum,
                   line->locum_allowed);
    put_qualifications(plan, line->needs, text);
    for (int day = 0; day < VP_DAY_KINDS; day++)
        for (int i = 0; i < line->shifts[day].n; i++)
            vp_text_printf(text, " %d: %d x %d-%d", day, line->doctors[day], line->shifts[day].item[i].start,
                           line->shifts[day].item[i].end);
    vp_text_put(text, "\n");
}

static void put_rule(const struct vp_plan *plan, const struct vp_rule *rule, struct vp_text *text)
{
    vp_text_printf(text, "rule %s of %s: %s, %d %g, hours %g, %g..%g, days %d, weeks %d of %d, from %s;", rule->id,
                   rule->profile == NULL ? "the plan" : rule->profile, vp_rule_key(rule->kind), rule->hard,
                   rule->weight, rule->figures.hours, rule->figures.at_least, rule->figures.at_most, rule->figures.days,
                   rule->figures.weeks, rule->figures.of, rule->source);
    for (int d = 0; d < plan->doctors.n && rule->doctors != NULL; d++)
        if (rule->doctors[d])
            vp_text_printf(text, " %s", plan->doctors.item[d].id);
    vp_text_put(text, "\n");
}

static int compare_lines(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static const char *sort_lines(char *text)
{
    const char *lines[1000];
    size_t n = 0;
    struct vp_text sorted;
    for (char *line = strtok(text, "\n"); line != NULL && n < 1000; line = strtok(NULL, "\n"))
        lines[n++] = line;
    qsort(lines, n, sizeof *lines, compare_lines);
    vp_text_init(&sorted);
    for (size_t i = 0; i < n; i++)
        vp_text_printf(&sorted, "%s\n", lines[i]);
    const char *copy = vp_arena_strdup(&vp_bench.arena, sorted.at);
    vp_text_clear(&sorted);
    return copy;
}

const char *vp_sweep_describe(const struct vp_plan *plan, bool sorted)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_printf(&text, "period %ld..%ld\n", (long)plan->from, (long)plan->to);
    for (int i = 0; i < plan->doctors.n; i++)
        put_doctor(plan, &plan->doctors.item[i], &text);
    for (int i = 0; i < plan->lines.n; i++)
        put_line(plan, &plan->lines.item[i], &text);
    for (int i = 0; i < plan->rules.n; i++)
        put_rule(plan, &plan->rules.item[i], &text);
    for (int i = 0; i < plan->fairness.n; i++)
        vp_text_printf(&text, "fair %s %g %g\n", vp_category_key(plan, plan->fairness.item[i].category),
                       plan->fairness.item[i].weight, plan->fairness.item[i].unit);
    const char *words = sorted ? sort_lines(text.at) : vp_arena_strdup(&vp_bench.arena, text.at);
    vp_text_clear(&text);
    return words;
}
