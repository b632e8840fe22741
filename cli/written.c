/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in such a folder may have been changed by anybody: texts are bounded, a plan's name is a name and no path. */
#include "cli/written.h"

#include "inputs/source.h"

#include <jansson.h>

#include <limits.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

const char *vp_written_path(const struct vp_written *written, const char *name, struct vp_arena *arena)
{
    return vp_arena_printf(arena, "%s/%s", written->folder, name);
}

json_t *vp_written_object(const struct vp_written *written, const char *name, struct vp_arena *arena,
                          struct vp_errors *errors)
{
    const struct vp_file *file = vp_file_read(vp_written_path(written, name, arena), arena, errors);
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
    json_t *root = vp_written_object(written, "audit.json", arena, errors);
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

/* A folder of `report` has none, and one of an outcome without a roster tells of another plan: nothing is then proven. */
static void read_outcome(struct vp_written *written, struct vp_arena *arena)
{
    struct vp_errors unheard;
    vp_errors_init(&unheard);
    json_t *root = vp_written_object(written, "solve.json", arena, &unheard);
    const char *sha256 = root == NULL ? NULL : get_text(root, "input_sha256", arena);
    bool same = sha256 != NULL && strcmp(sha256, written->sha256) == 0;
    written->settled = json_array_size(json_object_get(root, "settled")) > 0;
    written->solved = same && find_status(get_text(root, "status", arena), &written->status);
    written->objective = get_number(root, "objective", NAN);
    written->bound = get_number(root, "bound", -INFINITY);
    json_decref(root);
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
