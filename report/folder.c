/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the new content is made, and what is cleared away: see folder.h. How it takes the old one's place: publish.c. */
#include "report/folder.h"

#include "report/folder_parts.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool vp_folder_fail(const struct vp_folder *folder, struct vp_errors *errors, const char *what, const char *path)
{
    int why = errno;
    vp_errors_add(errors, VP_EIO, (struct vp_pos){NULL, 0, 0}, "nothing was written to %s: %s %s: %s", folder->named,
                  what, path, strerror(why));
    return false;
}

const char *vp_folder_join(struct vp_folder *folder, const char *path, const char *name)
{
    return vp_arena_printf(&folder->arena, "%s/%s", strcmp(path, "/") == 0 ? "" : path, name);
}

bool vp_folder_is_kind(const char *path, mode_t kind)
{
    struct stat status;
    return lstat(path, &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

/* ---- looking through a folder ---- */

/* The files of one subfolder of the walk's root. */
struct below {
    struct vp_folder_walk *walk;
    const char *subfolder;
};

static bool visit_below(void *user, const char *name)
{
    const struct below *below = user;
    return below->walk->visit(below->walk, vp_folder_join(below->walk->folder, below->subfolder, name));
}

static bool is_subfolder(const struct vp_folder *folder, const char *name)
{
    for (const char *const *subfolder = folder->rules->subfolders; *subfolder != NULL; subfolder++)
        if (strcmp(name, *subfolder) == 0)
            return true;
    return false;
}

static bool visit_entry(void *user, const char *name)
{
    struct vp_folder_walk *walk = user;
    const char *path = vp_folder_join(walk->folder, walk->root, name);
    if (!is_subfolder(walk->folder, name) || !vp_folder_is_kind(path, S_IFDIR))
        return walk->visit(walk, name);
    struct below below = {walk, name};
    return vp_disk_each(path, visit_below, &below);
}

bool vp_folder_walk(struct vp_folder_walk *walk)
{
    return vp_disk_each(walk->root, visit_entry, walk);
}

/* What has gone since it was listed was exchanged by somebody who wrote the same folder. */
static bool is_ours_here(struct vp_folder_walk *walk, const char *name)
{
    struct stat status;
    const char *path = vp_folder_join(walk->folder, walk->root, name);
    return walk->folder->rules->is_ours(name) && (lstat(path, &status) == 0 ? S_ISREG(status.st_mode) : errno == ENOENT);
}

bool vp_folder_all_ours(struct vp_folder *folder)
{
    struct vp_folder_walk walk = {folder, folder->target, is_ours_here, NULL};
    return vp_folder_walk(&walk);
}

/* ---- clearing away ---- */

/* Working files: scripts and data of the charts, and what publish.c put aside. */
static bool is_working_file(const char *name)
{
    static const char *const endings[] = {".gp", ".dat", ".raw", ".err", VP_FOLDER_OLD};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t end = strlen(endings[i]);
        if (length > end && strcmp(name + length - end, endings[i]) == 0)
            return true;
    }
    return false;
}

/* Somebody put a file of his own into the old target at the last moment: it goes where the new one is. */
static bool discard_entry(struct vp_folder_walk *walk, const char *name)
{
    struct vp_folder *folder = walk->folder;
    const char *path = vp_folder_join(folder, walk->root, name);
    if (folder->rules->is_ours(name) || is_working_file(name))
        unlink(path);
    else
        renameat2(AT_FDCWD, path, AT_FDCWD, vp_folder_join(folder, folder->target, name), RENAME_NOREPLACE);
    return true; /* what cannot be removed or moved stays where it is, in a folder that bears the target's name */
}

void vp_folder_prune(struct vp_folder *folder, const char *root)
{
    for (const char *const *subfolder = folder->rules->subfolders; *subfolder != NULL; subfolder++)
        rmdir(vp_folder_join(folder, root, *subfolder)); /* says no if something is in it */
}

void vp_folder_discard(struct vp_folder *folder, const char *root)
{
    struct vp_folder_walk walk = {folder, root, discard_entry, NULL};
    vp_folder_walk(&walk);
    vp_folder_prune(folder, root);
    rmdir(root);
}

struct stale {
    struct vp_folder *folder;
    const char *where;
    const char *prefix;
};

static bool discard_stale(void *user, const char *name)
{
    struct stale *stale = user;
    size_t length = strlen(stale->prefix);
    const char *path = vp_folder_join(stale->folder, stale->where, name);
    if (strncmp(name, stale->prefix, length) == 0 && vp_folder_is_left(path, name + length) &&
        vp_folder_is_kind(path, S_IFDIR))
        vp_folder_discard(stale->folder, path);
    return true;
}

/* ---- where to make the new content ---- */

/* The target stands at the root of a mount, so that it cannot be exchanged for another folder. */
static bool is_mount_root(const char *path)
{
#ifdef STATX_ATTR_MOUNT_ROOT
    struct statx status;
    return statx(AT_FDCWD, path, 0, STATX_BASIC_STATS, &status) == 0 &&
           (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#else
    (void)path;
    return false;
#endif
}

/* Exchanging the folder in which somebody stands would leave him in a removed one. */
static bool holds_working_folder(const char *target)
{
    char here[PATH_MAX];
    size_t length = strlen(target);
    return getcwd(here, sizeof here) != NULL && strncmp(here, target, length) == 0 &&
           (here[length] == '/' || here[length] == '\0');
}

static bool must_work_inside(struct vp_folder *folder)
{
    struct stat target;
    struct stat parent;
    if (stat(folder->target, &target) != 0 || stat(folder->parent, &parent) != 0)
        return false;
    return target.st_dev != parent.st_dev || target.st_uid != geteuid() || is_mount_root(folder->target) ||
           faccessat(AT_FDCWD, folder->parent, W_OK | X_OK, AT_EACCESS) != 0 || holds_working_folder(folder->target) ||
           !vp_folder_all_ours(folder);
}

/* `path` without the slashes at its end. */
static char *trim_path(struct vp_folder *folder, const char *path)
{
    char *trimmed = vp_arena_strdup(&folder->arena, path);
    size_t length = strlen(trimmed);
    while (length > 1 && trimmed[length - 1] == '/')
        trimmed[--length] = '\0';
    return trimmed;
}

static void split_path(struct vp_folder *folder, const char *path, const char **parent, const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash == NULL ? path : slash + 1;
    *parent = slash == NULL   ? "."
              : slash == path ? "/"
                              : vp_arena_strndup(&folder->arena, path, (size_t)(slash - path));
}

/* The true path of something that exists, or NULL. */
static const char *resolve(struct vp_folder *folder, const char *path)
{
    char *real = realpath(path, NULL);
    if (real == NULL)
        return NULL;
    const char *kept = vp_arena_strdup(&folder->arena, real);
    free(real);
    return kept;
}

static bool find_target(struct vp_folder *folder, const char *path, struct vp_errors *errors)
{
    const char *trimmed = trim_path(folder, path);
    const char *name;
    folder->target = resolve(folder, trimmed);
    if (folder->target != NULL) {
        folder->exists = true;
        if (!vp_folder_is_kind(folder->target, S_IFDIR)) {
            errno = ENOTDIR;
            return vp_folder_fail(folder, errors, "cannot use", trimmed);
        }
        split_path(folder, folder->target, &folder->parent, &name);
        return true;
    }
    if (errno != ENOENT || vp_folder_is_kind(trimmed, S_IFLNK))
        return vp_folder_fail(folder, errors, "cannot use", trimmed);
    split_path(folder, trimmed, &folder->parent, &name);
    if (!vp_disk_make_parents(trimmed) || (folder->parent = resolve(folder, folder->parent)) == NULL)
        return vp_folder_fail(folder, errors, "cannot make the folder of", trimmed);
    folder->target = vp_folder_join(folder, folder->parent, name);
    return true;
}

/* The new folder is to be as open or closed as the old one was. */
static void copy_access(const struct vp_folder *folder)
{
    struct stat status;
    if (folder->inside || !folder->exists || stat(folder->target, &status) != 0)
        return;
    if (chown(folder->staging, (uid_t)-1, status.st_gid) == 0 || (status.st_mode & S_ISGID) == 0)
        (void)!chmod(folder->staging, status.st_mode & 07777);
}

static bool make_staging(struct vp_folder *folder, struct vp_errors *errors)
{
    const char *parent;
    const char *name;
    split_path(folder, folder->target, &parent, &name);
    folder->inside = folder->exists && must_work_inside(folder);
    const char *where = folder->inside ? folder->target : folder->parent;
    const char *prefix =
        folder->inside ? ".vaktplan.new-" : vp_arena_printf(&folder->arena, ".%.*s.new-", VP_FOLDER_NAME_BYTES, name);
    struct stale stale = {folder, where, prefix};
    vp_disk_each(where, discard_stale, &stale);
    const char *own = vp_arena_printf(&folder->arena, "%s%s", prefix, vp_folder_mark(folder));
    folder->staging = vp_folder_join(folder, where, own);
    if (mkdir(folder->staging, 0777) != 0)
        return vp_folder_fail(folder, errors, "cannot make", folder->staging);
    copy_access(folder);
    return true;
}

bool vp_folder_begin(struct vp_folder *folder, const char *path, const struct vp_folder_rules *rules,
                     struct vp_errors *errors)
{
    *folder = (struct vp_folder){.rules = rules, .named = path};
    vp_arena_init(&folder->arena);
    if (find_target(folder, path, errors) && make_staging(folder, errors))
        return true;
    vp_arena_clear(&folder->arena);
    return false;
}

bool vp_folder_put(struct vp_folder *folder, const char *name, const struct vp_text *content, struct vp_errors *errors)
{
    if (vp_disk_write(vp_folder_join(folder, folder->staging, name), content))
        return true;
    return vp_folder_fail(folder, errors, "cannot write", name);
}

const char *vp_folder_staged(struct vp_folder *folder, const char *name)
{
    return vp_folder_join(folder, folder->staging, name);
}

void vp_folder_refuse(const struct vp_folder *folder, const char *name, struct vp_errors *errors)
{
    vp_folder_fail(folder, errors, "cannot write", name);
}

bool vp_folder_earlier(struct vp_folder *folder, const char *name, size_t most, struct vp_text *content)
{
    const char *path = vp_folder_join(folder, folder->target, name);
    size_t before = content->length;
    if (vp_folder_is_kind(path, S_IFREG) && vp_disk_read(path, most, content))
        return true;
    content->length = before;
    content->at[before] = '\0';
    return false;
}

const char *vp_folder_subfolder(struct vp_folder *folder, const char *name, struct vp_errors *errors)
{
    assert(is_subfolder(folder, name));
    const char *path = vp_folder_join(folder, folder->staging, name);
    if (mkdir(path, 0777) == 0)
        return path;
    vp_folder_fail(folder, errors, "cannot make", path);
    return NULL;
}

void vp_folder_abandon(struct vp_folder *folder)
{
    vp_folder_discard(folder, folder->staging);
    vp_arena_clear(&folder->arena);
}
