/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files in the plan's folder. A plan may come from anywhere, so it must not reach anything else that its reader could read: a
 * name is judged as it is written first, so that nothing is learnt of what lies outside, and where it really leads second. */
#include "inputs/compose.h"

#include "inputs/reader.h"
#include "model/base/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_LISTED = 200 };

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text);
    size_t tail = strlen(ending);
    return length > tail && strcmp(text + length - tail, ending) == 0;
}

int vp_list_folder(struct vp_reader *reader, const char *folder, const char *ending, const char **names, int most)
{
    int n = 0;
    DIR *open = opendir(folder);
    const struct dirent *entry;
    while (open != NULL && n < most && (entry = readdir(open)) != NULL)
        if (entry->d_name[0] != '.' && ends_in(entry->d_name, ending))
            names[n++] = vp_arena_strdup(reader->arena, entry->d_name);
    if (open != NULL)
        closedir(open);
    qsort(names, (size_t)n, sizeof *names, compare_names);
    return n;
}

/* `name` in `folder`, without a "./" that nobody needs to read. */
static const char *join(struct vp_reader *reader, const char *folder, const char *name)
{
    return strcmp(folder, ".") == 0 ? name : vp_arena_printf(reader->arena, "%s/%s", folder, name);
}

/* What stands before the last slash of `path`; "" if there is none. */
static const char *cut_name(struct vp_reader *reader, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? "" : vp_arena_strndup(reader->arena, path, (size_t)(slash - path));
}

/* True if `name`, as written, stays in the folder. */
static bool stays_inside(const char *name)
{
    for (const char *part = name; part != NULL; part = strchr(part, '/')) {
        part += *part == '/';
        size_t length = strcspn(part, "/");
        if (length == 2 && strncmp(part, "..", 2) == 0)
            return false;
    }
    return name[0] != '/' && name[0] != '-' && strchr(name, '\\') == NULL;
}

/* The path from the plan's folder to the file that is meant from the folder of the file that names it; NULL if there is none. */
static const char *find_beside(struct vp_reader *reader, const struct vp_node *node, const char *name)
{
    size_t folder = strcmp(reader->folder, ".") == 0 ? 0 : strlen(reader->folder) + 1;
    const char *beside = cut_name(reader, node->pos.source->name);
    struct stat status;
    if (strlen(beside) <= folder)
        return NULL;
    const char *path = join(reader, beside, name);
    return stat(path, &status) == 0 ? path + folder : NULL;
}

static void explain_missing(struct vp_reader *reader, const struct vp_node *node, const char *name)
{
    const char *names[MAX_LISTED];
    const char *folder = cut_name(reader, name);
    const char *point = strrchr(name, '.');
    const char *ending = point == NULL || strchr(point, '/') != NULL ? ".yaml" : point;
    vp_fail(reader, node->pos, "there is no file '%s' in the plan's folder", vp_shown(reader, name));
    const char *meant = find_beside(reader, node, name);
    if (meant != NULL) {
        vp_expect(reader, "names are written from the plan's folder: did you mean '%s'?", vp_shown(reader, meant));
        return;
    }
    const char *where = folder[0] == '\0' ? reader->folder : join(reader, reader->folder, folder);
    int n = vp_list_folder(reader, where, ending, names, MAX_LISTED);
    for (int i = 0; i < n && folder[0] != '\0'; i++)
        names[i] = vp_arena_printf(reader->arena, "%s/%s", folder, names[i]);
    if (n > 0)
        vp_suggest(reader, name, names, n, "the files there are");
}

/* True if the real path `real` lies below the plan's folder. */
static bool lies_inside(const struct vp_reader *reader, const char *real)
{
    char *folder = realpath(reader->folder, NULL);
    size_t length = folder == NULL ? 0 : strlen(folder);
    if (length == 1)
        length = 0; /* the root of all */
    bool inside = folder != NULL && strncmp(folder, real, length) == 0 && real[length] == '/';
    free(folder);
    return inside;
}

/* Follows links; false with an error when the end of them is no ordinary file in the folder. */
static bool resolve(struct vp_reader *reader, const struct vp_node *node, const char *name, struct vp_path *path)
{
    struct stat status;
    char *real = realpath(path->path, NULL);
    if (real == NULL && (errno == ENOENT || errno == ENOTDIR)) {
        explain_missing(reader, node, name);
    } else if (real == NULL) {
        vp_fail(reader, node->pos, "'%s' cannot be read: %s", vp_shown(reader, name), strerror(errno));
    } else if (!lies_inside(reader, real)) {
        vp_fail(reader, node->pos, "'%s' is a link that leads out of the plan's folder", vp_shown(reader, name));
        vp_expect(reader, "copy the file there");
    } else if (stat(real, &status) != 0 || !S_ISREG(status.st_mode)) {
        vp_fail(reader, node->pos, "'%s' is no file%s", vp_shown(reader, name),
                S_ISDIR(status.st_mode) ? " but a folder" : "");
    } else {
        path->real = vp_arena_strdup(reader->arena, real);
    }
    free(real);
    return path->real != NULL;
}

bool vp_read_path(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_path *path)
{
    const char *name = NULL;
    *path = (struct vp_path){NULL, NULL};
    if (!vp_read_text(reader, node, what, VP_MAX_PATH_CHARACTERS, &name))
        return false;
    while (strncmp(name, "./", 2) == 0)
        name += 2;
    if (!stays_inside(name) || name[0] == '\0') {
        vp_fail(reader, node->pos, "'%s' is no file in the plan's folder", vp_shown(reader, node->text));
        vp_expect(reader, "name a file in it or in a folder below it, e.g. common/places.yaml");
        return false;
    }
    path->path = join(reader, reader->folder, name);
    return resolve(reader, node, name, path);
}
