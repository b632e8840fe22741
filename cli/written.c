/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in such a folder may have been changed by anybody: texts are bounded, a plan's name is a name and no path. */
#include "cli/written.h"

#include "inputs/source.h"

#include <jansson.h>

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *vp_written_path(const struct vp_written *written, const char *name, struct vp_arena *arena)
{
    return vp_arena_printf(arena, "%s/%s", written->folder, name);
}

json_t *vp_written_object(const char *folder, const char *name, struct vp_arena *arena, struct vp_errors *errors)
{
    const struct vp_file *file = vp_file_read(vp_arena_printf(arena, "%s/%s", folder, name), arena, errors);
    if (file == NULL)
        return NULL;
    json_error_t fault;
    json_t *root = json_loadb(file->source.text, file->source.length, JSON_REJECT_DUPLICATES, &fault);
    if (root != NULL && json_is_object(root))
        return root;
    struct vp_pos pos = {&file->source, root == NULL && fault.line > 0 ? fault.line : 1, 1};
    vp_errors_add(errors, VP_EINPUT, pos, "this is not what vaktplan writes: it is no JSON object");
    json_decref(root);
    return NULL;
}

/* A text of the object; NULL if it is none. */
static const char *get_text(const json_t *object, const char *key, struct vp_arena *arena)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text == NULL ? NULL : vp_arena_strdup(arena, text);
}

/* The name of a file, for which a folder is then searched. */
static const char *get_name(const json_t *object, const char *key, struct vp_arena *arena)
{
    const char *name = get_text(object, key, arena);
    bool plain = name != NULL && name[0] != '\0' && strlen(name) <= NAME_MAX && strchr(name, '/') == NULL;
    return plain && strcmp(name, "-") != 0 && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 ? name : NULL;
}

static bool read_audit(struct vp_written *written, struct vp_arena *arena, struct vp_errors *errors)
{
    json_t *root = vp_written_object(written->folder, "audit.json", arena, errors);
    if (root == NULL)
        return false;
    written->sha256 = get_text(root, "input_sha256", arena);
    written->plan = get_name(root, "plan", arena);
    written->scenario = get_text(root, "scenario", arena);
    written->history = get_text(json_object_get(root, "history"), "file", arena);
    written->anonymous = json_is_null(json_object_get(root, "driving")); /* null with pseudonyms alone */
    json_decref(root);
    if (written->sha256 != NULL)
        return true;
    struct vp_source *source = vp_arena_alloc(arena, sizeof *source);
    source->name = vp_written_path(written, "audit.json", arena);
    vp_errors_add(errors, VP_EINPUT, (struct vp_pos){source, 0, 0},
                  "this is not what vaktplan writes: input_sha256 is missing");
    return false;
}

static bool find_status(const char *name, enum vp_status *status)
{
    for (int i = VP_OPTIMAL; name != NULL && i <= VP_NOTHING; i++)
        if (strcmp(name, vp_status_name((enum vp_status)i)) == 0) {
            *status = (enum vp_status)i;
            return true;
        }
    return false;
}

static double get_number(const json_t *object, const char *key, double otherwise)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : otherwise;
}

/* Written as a string where JSON's readers would lose digits. */
static uint64_t get_seed(const json_t *object)
{
    const json_t *seed = json_object_get(object, "seed");
    const char *text = json_string_value(seed);
    return text == NULL ? (uint64_t)json_integer_value(seed) : strtoull(text, NULL, 10);
}

static const char *get_version(const json_t *object, const char *of, struct vp_arena *arena)
{
    const char *version = get_text(json_object_get(object, "versions"), of, arena);
    return version == NULL ? "" : version;
}

static void fill_solved(struct vp_solved *solved, const json_t *root, struct vp_arena *arena)
{
    const json_t *limits = json_object_get(root, "limits");
    solved->vaktplan = get_version(root, "vaktplan", arena);
    solved->glpk = get_version(root, "glpk", arena);
    solved->objective = get_number(root, "objective", NAN);
    solved->bound = get_number(root, "bound", -INFINITY);
    solved->settled = json_array_size(json_object_get(root, "settled")) > 0;
    solved->troubled = !json_is_null(json_object_get(root, "trouble"));
    solved->uncovered = (int)json_integer_value(json_object_get(root, "uncovered"));
    solved->program_sha256 = get_text(json_object_get(root, "program"), "sha256", arena);
    solved->begun_from = get_text(root, "begun_from", arena);
    solved->seed = get_seed(root);
    solved->effort = json_integer_value(json_object_get(limits, "effort"));
    solved->time_limit = get_number(limits, "time_limit", 0);
    solved->gap = get_number(limits, "gap", 0);
}

bool vp_solved_read(const char *folder, struct vp_solved *solved, struct vp_arena *arena, struct vp_errors *errors)
{
    json_t *root = vp_written_object(folder, "solve.json", arena, errors);
    if (root == NULL)
        return false;
    solved->sha256 = get_text(root, "input_sha256", arena);
    bool whole = solved->sha256 != NULL && find_status(get_text(root, "status", arena), &solved->status);
    if (whole)
        fill_solved(solved, root, arena);
    json_decref(root);
    if (!whole) {
        struct vp_source *source = vp_arena_alloc(arena, sizeof *source);
        source->name = vp_arena_printf(arena, "%s/solve.json", folder);
        vp_errors_add(errors, VP_EINPUT, (struct vp_pos){source, 0, 0},
                      "this is not what vaktplan writes: it has no status, or no input_sha256");
    }
    return whole;
}

/* A folder of `report` has none, and one of an outcome without a roster tells of another plan: nothing is then proven. */
static void read_outcome(struct vp_written *written, struct vp_arena *arena)
{
    struct vp_errors unheard;
    vp_errors_init(&unheard);
    struct vp_solved solved = {.objective = NAN, .bound = -INFINITY};
    written->solved =
        vp_solved_read(written->folder, &solved, arena, &unheard) && strcmp(solved.sha256, written->sha256) == 0;
    written->settled = solved.settled;
    written->status = solved.status;
    written->objective = solved.objective;
    written->bound = solved.bound;
}

struct vp_written *vp_written_read(const char *folder, struct vp_arena *arena, struct vp_errors *errors)
{
    struct vp_written *written = vp_arena_alloc(arena, sizeof *written);
    written->folder = vp_arena_strdup(arena, folder);
    if (!read_audit(written, arena, errors))
        return NULL;
    read_outcome(written, arena);
    return written;
}

const char *vp_written_find_plan(const struct vp_written *written, struct vp_arena *arena)
{
    if (written->plan == NULL)
        return NULL;
    const char *const places[] = {vp_written_path(written, written->plan, arena),
                                  vp_arena_printf(arena, "%s/../%s", written->folder, written->plan), written->plan};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (access(places[i], F_OK) == 0)
            return places[i];
    return NULL;
}
