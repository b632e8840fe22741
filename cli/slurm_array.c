/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The script is a `case` over the task's number, so it needs no other file when it runs. */
#include "cli/slurm_array.h"

#include "model/base/sha256.h"
#include "model/base/text.h"
#include "model/base/vec.h"
#include "report/folder.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char prefix[] = "vaktplan-";
enum { HASH_DIGITS = 12, MOST_ARRAYS = 100, MOST_SCRIPT = 64 * 1024 * 1024, MOST_ID = 64 };

static const char head[] =
    "#!/bin/sh\n"
    "# Written by `vaktplan compare --slurm` for sbatch: task N answers one question, and may be run again at any time.\n"
    "#SBATCH --requeue\n"
    "#SBATCH --ntasks=1\n"
    "#SBATCH --cpus-per-task=1\n"
    "near() {\n"
    "    found=\n"
    "    while [ \"$1\" != -- ]; do\n"
    "        if [ -z \"$found\" ] && [ -f \"$1/roster.csv\" ] &&\n"
    "            grep -qE '^ *\"status\": \"(optimal|within-gap|feasible)\"' \"$1/solve.json\"; then\n"
    "            found=$1/roster.csv\n"
    "        fi\n"
    "        shift\n"
    "    done\n"
    "    program=$2 command=$3\n"
    "    shift 3\n"
    "    exec \"$program\" \"$command\" ${found:+--near \"$found\"} \"$@\"\n"
    "}\n"
    "case $SLURM_ARRAY_TASK_ID in\n";

static const char foot[] = "*) echo \"no task $SLURM_ARRAY_TASK_ID\" >&2; exit 2 ;;\n"
                           "esac\n";

struct vp_slurm_array vp_slurm_array_make(const char *const *commands, int n, struct vp_arena *arena)
{
    char hash[VP_SHA256_TEXT];
    struct vp_text text;
    assert(n >= 1 && n <= VP_SLURM_MOST_TASKS);
    vp_text_init(&text);
    vp_text_put(&text, head);
    for (int i = 0; i < n; i++)
        vp_text_printf(&text, "%d) %s ;;\n", i + 1, commands[i]);
    vp_text_put(&text, foot);
    vp_sha256(text.at, text.length, hash);
    const struct vp_slurm_array array = {.name = vp_arena_printf(arena, "%s%.*s", prefix, HASH_DIGITS, hash),
                                         .script = vp_arena_strdup(arena, text.at)};
    vp_text_clear(&text);
    return array;
}

/* ---- which task does what ---- */

/* The number at the beginning of the line of the script in which `at` is, and where it ends; 0 if it is no task's. */
static int number_line(const char *script, const char *at, char **end)
{
    while (at > script && at[-1] != '\n')
        at--;
    long number = strtol(at, end, 10);
    return **end == ')' && number >= 1 && number <= VP_SLURM_MOST_TASKS ? (int)number : 0;
}

int vp_slurm_task_of(const struct vp_slurm_array *array, const char *command)
{
    const size_t length = strlen(command);
    static const char before[] = ") ";
    static const char behind[] = " ;;\n";
    for (const char *at = array->script; (at = strstr(at, before)) != NULL; at++) {
        const char *words = at + sizeof before - 1;
        char *end;
        int task = number_line(array->script, at, &end);
        if (end == at && strncmp(words, command, length) == 0 && strncmp(words + length, behind, sizeof behind - 1) == 0)
            return task;
    }
    return 0;
}

int vp_slurm_task_into(const struct vp_slurm_array *array, const char *output, int after, struct vp_arena *arena)
{
    const char *wanted = vp_arena_printf(arena, " --output %s -- ", output);
    for (const char *at = array->script; (at = strstr(at, wanted)) != NULL; at++) {
        char *end;
        int task = number_line(array->script, at, &end);
        if (task > after)
            return task;
    }
    return 0;
}

/* ---- its files ---- */

static const char *name_file(const struct vp_slurm_array *array, const char *folder, const char *ending,
                             struct vp_arena *arena)
{
    return vp_arena_printf(arena, "%s/%s%s", folder, array->name, ending);
}

const char *vp_slurm_script_path(const struct vp_slurm_array *array, const char *folder, struct vp_arena *arena)
{
    return name_file(array, folder, ".sh", arena);
}

static bool write_file(const char *path, const char *content, struct vp_errors *errors)
{
    struct vp_text text;
    vp_text_init(&text);
    vp_text_put(&text, content);
    bool good = vp_disk_make_parents(path) && vp_disk_replace(path, &text);
    if (!good)
        vp_errors_add(errors, VP_EIO, (struct vp_pos){0}, "cannot write %s: %s", path, strerror(errno));
    vp_text_clear(&text);
    return good;
}

bool vp_slurm_array_keep(const struct vp_slurm_array *array, const char *folder, struct vp_errors *errors)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    bool good = write_file(name_file(array, folder, ".sh", &arena), array->script, errors);
    vp_arena_clear(&arena);
    return good;
}

bool vp_slurm_array_note(const struct vp_slurm_array *array, const char *folder, struct vp_errors *errors)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    bool good = write_file(name_file(array, folder, ".id", &arena), vp_arena_printf(&arena, "%s\n", array->id), errors);
    vp_arena_clear(&arena);
    return good;
}

void vp_slurm_array_forget(const struct vp_slurm_array *array, const char *folder)
{
    struct vp_arena arena;
    vp_arena_init(&arena);
    unlink(name_file(array, folder, ".id", &arena));
    unlink(name_file(array, folder, ".sh", &arena));
    vp_arena_clear(&arena);
}

struct reading {
    const char *folder;
    struct vp_arena *arena;
    VP_VEC(struct vp_slurm_array) arrays;
};

static const char *read_file(struct reading *reading, const struct vp_slurm_array *array, const char *ending, size_t most)
{
    struct vp_text text;
    vp_text_init(&text);
    const char *content = NULL;
    if (vp_disk_read(name_file(array, reading->folder, ending, reading->arena), most, &text))
        content = vp_arena_strdup(reading->arena, text.at);
    vp_text_clear(&text);
    return content;
}

static bool is_name(const char *file)
{
    static const char digits[] = "0123456789abcdef";
    const size_t length = sizeof prefix - 1;
    return strncmp(file, prefix, length) == 0 && strspn(file + length, digits) == HASH_DIGITS &&
           strcmp(file + length + HASH_DIGITS, ".sh") == 0;
}

static bool read_array(void *user, const char *file)
{
    struct reading *reading = user;
    if (!is_name(file))
        return true;
    struct vp_slurm_array array = {.name = vp_arena_strndup(reading->arena, file, strlen(file) - 3)};
    array.script = read_file(reading, &array, ".sh", MOST_SCRIPT);
    const char *id = read_file(reading, &array, ".id", MOST_ID);
    const size_t digits = id == NULL ? 0 : strspn(id, "0123456789");
    array.id = digits > 0 ? vp_arena_strndup(reading->arena, id, digits) : NULL;
    if (array.script != NULL)
        *vp_vec_add(reading->arena, &reading->arrays) = array;
    return reading->arrays.n < MOST_ARRAYS;
}

int vp_slurm_arrays_read(const char *folder, struct vp_arena *arena, struct vp_slurm_array **list)
{
    struct reading reading = {.folder = folder, .arena = arena};
    vp_disk_each(folder, read_array, &reading);
    *list = reading.arrays.item;
    return reading.arrays.n;
}
