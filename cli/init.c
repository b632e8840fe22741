/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan init: a commented plan to start from, taken from the templates that ship beside the profiles. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct vp_flag flags[] = {
    {"language", 0, "nb|en", "of the comments and of what is written for people (nb if absent)"},
};

static int fail(const char *what, const char *path)
{
    fprintf(stderr, "vaktplan init: %s: %s: %s\n", path, what, strerror(errno));
    return VP_EXIT_INPUT;
}

static bool read_template(const char *path, struct vp_text *text)
{
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    char bytes[4096];
    size_t got;
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
        vp_text_put_bytes(text, bytes, got);
    bool whole = ferror(file) == 0;
    fclose(file);
    return whole;
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
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return fail(errno == EEXIST ? "is left as it is" : "cannot be written", path);
    size_t done = 0;
    while (done < text->length) {
        ssize_t written = write(file, text->at + done, text->length - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break;
        done += (size_t)written;
    }
    bool whole = done == text->length && fsync(file) == 0;
    if (close(file) == 0 && whole)
        return VP_EXIT_DONE;
    int code = fail("cannot be written", path);
    unlink(path);
    return code;
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
    const char *profiles = vp_find_profiles(&arena);
    int code = VP_EXIT_DONE;
    const char *from = vp_arena_printf(&arena, "%s/../templates/plan-%s.yaml", profiles, language);
    if (!read_template(from, &text)) {
        code = fail("cannot be read", from);
    } else {
        fill_in(&text, vp_arena_printf(&arena, "%s/../plan.schema.json", profiles));
        bool to_output = strcmp(call->operand[0], "-") == 0;
        if (!to_output)
            code = write_new(call->operand[0], &text);
        else
            fwrite(text.at, 1, text.length, stdout);
        if (code == VP_EXIT_DONE && !to_output)
            printf("%s\n", call->operand[0]);
    }
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
