/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan init: a commented plan to start from, taken from the templates that ship beside the profiles. */
#include "cli/cli.h"

#include "report/folder.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 1024 * 1024 }; /* of a template */

static const struct vp_flag flags[] = {
    {"language", 0, "nb|en", "of the comments and of what is written for people (nb if absent)"},
};

static int fail(const char *what, const char *path)
{
    fprintf(stderr, "vaktplan init: %s: %s: %s\n", path, what, strerror(errno));
    return VP_EXIT_INPUT;
}

/* The line with @SCHEMA@ tells editors where the schema stands on this machine. */
static void fill_in(struct vp_text *text, const char *schema)
{
    static const char mark[] = "@SCHEMA@";
    char *at = strstr(text->at, mark);
    if (at == NULL)
        return;
    struct vp_text filled;
    vp_text_init(&filled);
    vp_text_put_bytes(&filled, text->at, (size_t)(at - text->at));
    vp_text_put(&filled, schema);
    vp_text_put(&filled, at + strlen(mark));
    vp_text_clear(text);
    *text = filled;
}

/* Never over a file that is there: it may be somebody's plan. */
static int write_new(const char *path, const struct vp_text *text)
{
    if (vp_disk_write(path, text)) {
        printf("%s\n", path);
        return VP_EXIT_DONE;
    }
    if (errno == EEXIST)
        return fail("is left as it is", path);
    int code = fail("cannot be written", path);
    unlink(path);
    return code;
}

static int write_plan(const char *path, const char *language, struct vp_arena *arena, struct vp_text *text)
{
    const char *profiles = vp_find_profiles(arena);
    const char *from = vp_arena_printf(arena, "%s/../templates/plan-%s.yaml", profiles, language);
    if (!vp_disk_read(from, MOST_BYTES, text))
        return fail("cannot be read", from);
    fill_in(text, vp_plain_path(arena, vp_arena_printf(arena, "%s/../plan.schema.json", profiles)));
    if (strcmp(path, "-") != 0)
        return write_new(path, text);
    vp_print_text(text);
    return VP_EXIT_DONE;
}

static int init(const struct vp_call *call)
{
    const char *language = vp_call_value(call, "language");
    if (language == NULL)
        language = "nb";
    if (strcmp(language, "nb") != 0 && strcmp(language, "en") != 0)
        return vp_usage_error(call, "--language takes nb or en, not '%s'", language);
    struct vp_arena arena;
    struct vp_text text;
    vp_arena_init(&arena);
    vp_text_init(&text);
    int code = write_plan(call->operand[0], language, &arena, &text);
    vp_text_clear(&text);
    vp_arena_clear(&arena);
    return code;
}

const struct vp_command vp_command_init = {
    .name = "init",
    .says = "write a commented plan to start from",
    .operands = {"PLAN.yaml"},
    .more =
        "PLAN.yaml must not be there yet; - prints it instead. The plan is whole: `vaktplan check PLAN.yaml` accepts it, and every\n"
        "section says what to change. Exit codes: 0 done, 1 it cannot be written, 2 usage, 70 a fault of the program.",
    .flags = flags,
    .n_flags = sizeof flags / sizeof flags[0],
    .run = init,
};
