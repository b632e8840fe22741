/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans as text for the tests of the readers. */
#include "tests/unit/text_plan.h"

#include "tests/unit/folder_maker.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char vp_text_plan[] = "vaktplan: 1\n"
                            "title: Two valleys\n"
                            "language: en\n"
                            "period: { from: 2027-01-04, to: 2027-03-28 }\n"
                            "profiles: [sfs2305-legevakt]\n"
                            "municipalities: { grong: { name: Grong, population: 2300 }, lierne: }\n"
                            "sites:\n"
                            "  grong: { name: Grong, municipality: grong }\n"
                            "  sandvika: { municipality: lierne }\n"
                            "travel:\n"
                            "  minutes:\n"
                            "    grong: { sandvika: 80 }\n"
                            "doctors:\n"
                            "  anne: { home: grong, qualified: [alone] }\n"
                            "  bo: { home: sandvika, post: 80, qualified: [alone, senior] }\n"
                            "lines:\n"
                            "  forvakt:\n"
                            "    site: grong\n"
                            "    times: { mon-fri: 15:30-08:00, sat: 08:00-08:00, sun: 08:00-08:00 }\n"
                            "    needs: [alone]\n"
                            "rules:\n"
                            "  spacing: { days: 3, soft: 2 }\n"
                            "fairness: { categories: { hours: 1 } }\n";

const struct vp_read_options vp_text_options = {.profiles_folder = "inputs/profiles"};

const char vp_text_rich[] =
    "vaktplan: 1\n"
    "title: Three valleys\n"
    "language: en\n"
    "period: { from: 2027-01-04, to: 2027-03-28 }\n"
    "municipalities: { grong: { population: 2300 }, lierne: {}, royrvik: {} }\n"
    "sites:\n"
    "  grong: { municipality: grong }\n"
    "  sandvika: { municipality: lierne }\n"
    "  limingen: { municipality: royrvik }\n"
    "travel:\n"
    "  minutes:\n"
    "    grong: { sandvika: 80, limingen: 75 }\n"
    "    sandvika: { limingen: 60 }\n"
    "  bands:\n"
    "    - { hours: 23:00-06:00, minutes: { grong: { limingen: none } } }\n"
    "  winter: { factor: 1.25, from: 11-01, to: 04-15 }\n"
    "categories:\n"
    "  friday-night: { name: Friday nights, lines: [forvakt], days: [fri], between: 21:00-06:00, points: 2 }\n"
    "doctors:\n"
    "  anne: { home: grong, qualified: [alone, senior], groups: [owners] }\n"
    "  bo: { home: sandvika, post: 80, qualified: [alone] }\n"
    "  cato: { home: grong, qualified: [alone], groups: [couple] }\n"
    "  dag: { home: limingen, groups: [couple] }\n"
    "lines:\n"
    "  forvakt:\n"
    "    site: grong\n"
    "    times: { mon-fri: 15:30-08:00, sat-sun: 08:00-08:00 }\n"
    "  bakvakt:\n"
    "    site: home\n"
    "    standby: 1/4\n"
    "    times: { mon-sun: 15:30-08:00 }\n"
    "    needs: [senior]\n"
    "rotations:\n"
    "  pair: { pattern: 1/1, doctors: [bo, cato], lines: [forvakt], present: 1 }\n"
    "rules:\n"
    "  backup: { line: bakvakt, minutes: 60, qualified: [senior], lacking: [alone], lines: [forvakt] }\n";

struct vp_text_bench vp_bench;

void vp_text_begin(void)
{
    vp_arena_init(&vp_bench.arena);
    vp_errors_init(&vp_bench.errors);
    vp_bench.plan = NULL;
    vp_bench.folder = vp_make_folder(&vp_bench.arena);
}

void vp_text_end(void)
{
    vp_remove_folder(vp_bench.folder);
    vp_plan_close(vp_bench.plan);
    vp_arena_clear(&vp_bench.arena);
}

const char *vp_text_change(const char *text, const char *find, const char *replace)
{
    const char *at = strstr(text, find);
    ck_assert_msg(at != NULL, "'%s' is not in the plan", find);
    return vp_arena_printf(&vp_bench.arena, "%.*s%s%s", (int)(at - text), text, replace, at + strlen(find));
}

struct vp_plan *vp_text_read_as(const char *text, size_t length, const struct vp_read_options *options)
{
    vp_plan_close(vp_bench.plan);
    vp_errors_init(&vp_bench.errors);
    const char *name = vp_arena_printf(&vp_bench.arena, "%s/p.yaml", vp_bench.folder);
    vp_bench.plan = vp_plan_parse(name, text, length, options, &vp_bench.arena, &vp_bench.errors);
    ck_assert_int_eq(vp_bench.plan == NULL, vp_errors_any(&vp_bench.errors));
    return vp_bench.plan;
}

struct vp_plan *vp_text_read(const char *text)
{
    return vp_text_read_as(text, strlen(text), &vp_text_options);
}

struct vp_plan *vp_text_read_own(const char *text)
{
    const struct vp_read_options options = {.profiles_folder = vp_bench.folder};
    return vp_text_read_as(text, strlen(text), &options);
}

struct vp_plan *vp_text_read_good(const char *text)
{
    struct vp_plan *plan = vp_text_read(text);
    ck_assert_msg(plan != NULL, "%s", vp_text_messages());
    return plan;
}

const struct vp_error *vp_text_refuse_bytes(const char *text, size_t length, const char *message)
{
    ck_assert_ptr_null(vp_text_read_as(text, length, &vp_text_options));
    ck_assert_msg(vp_bench.errors.total == 1, "%.3000s", vp_text_messages());
    ck_assert_msg(strstr(vp_bench.errors.list[0].message, message) != NULL, "%.3000s", vp_text_messages());
    return &vp_bench.errors.list[0];
}

const struct vp_error *vp_text_refuse(const char *text, const char *message)
{
    return vp_text_refuse_bytes(text, strlen(text), message);
}

const struct vp_rule *vp_text_rule(const struct vp_plan *plan, const char *id)
{
    for (int i = 0; i < plan->rules.n; i++)
        if (strcmp(plan->rules.item[i].id, id) == 0)
            return &plan->rules.item[i];
    return NULL;
}

const char *vp_text_write(const char *name, const char *text)
{
    return vp_spill(&vp_bench.arena, vp_bench.folder, name, text);
}

const struct vp_error *vp_text_find(const char *part)
{
    for (int i = 0; i < vp_bench.errors.kept; i++)
        if (strstr(vp_bench.errors.list[i].message, part) != NULL || strstr(vp_bench.errors.list[i].expected, part) != NULL)
            return &vp_bench.errors.list[i];
    return NULL;
}

const struct vp_error *vp_text_error_at(const char *part, int line, int column)
{
    const struct vp_error *error = vp_text_find(part);
    ck_assert_msg(error != NULL, "'%s', but:\n%s", part, vp_text_messages());
    ck_assert_msg(error->pos.line == line && error->pos.column == column, "'%s' is at %d:%d, not %d:%d", error->message,
                  error->pos.line, error->pos.column, line, column);
    return error;
}

const char *vp_text_messages(void)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);
    ck_assert_ptr_nonnull(out);
    vp_errors_print(&vp_bench.errors, out);
    fclose(out);
    const char *copy = vp_arena_strndup(&vp_bench.arena, bytes, length);
    free(bytes);
    return copy;
}

void vp_text_check_mistake(const char *text, const struct vp_text_mistake *mistake)
{
    const char *wrong = vp_text_change(text, mistake->find, mistake->replace);
    ck_assert_msg(vp_text_read(wrong) == NULL, "'%s' is accepted", mistake->replace);
    const struct vp_error *error = &vp_bench.errors.list[0];
    ck_assert_msg(vp_bench.errors.total == 1, "'%s' makes %d errors:\n%s", mistake->replace, vp_bench.errors.total,
                  vp_text_messages());
    ck_assert_msg(strstr(error->message, mistake->message) != NULL, "'%s': %s", mistake->message, error->message);
    ck_assert_msg(strstr(error->expected, mistake->expected) != NULL, "'%s': %s", mistake->expected, error->expected);
    ck_assert_msg(error->pos.line == mistake->line && error->pos.column == mistake->column, "'%s' is at %d:%d, not %d:%d",
                  mistake->message, error->pos.line, error->pos.column, mistake->line, mistake->column);
    ck_assert_int_eq(error->code, VP_EINPUT);
}

int vp_text_place(const struct vp_problem *problem, const char *date, const char *line, int n)
{
    vp_day day = 0;
    ck_assert(vp_day_parse(date, &day));
    for (int i = 0; i < problem->n_duties; i++)
        if (problem->duties[i].date == day &&
            strcmp(problem->plan->lines.item[problem->duties[i].line].id, line) == 0 && n-- == 0)
            return problem->duties[i].first_place;
    ck_abort_msg("no duty of %s on %s", line, date);
    return -1;
}
