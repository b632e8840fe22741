/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What folder.c and publish.c share. */
#ifndef VP_REPORT_FOLDER_PARTS_H
#define VP_REPORT_FOLDER_PARTS_H

#include "report/folder.h"

#include <sys/types.h>

/* Ending of files that are put aside until it is certain that they are not needed any more. */
#define VP_FOLDER_OLD ".old"

/* A look at every file below `root`, one level deep: the name is as in vp_folder_rules, "charts/load-hours.svg". */
struct vp_folder_walk {
    struct vp_folder *folder;
    const char *root;
    bool (*visit)(struct vp_folder_walk *walk, const char *name);
    void *user;
};

/* False as soon as a visit says so. */
bool vp_folder_walk(struct vp_folder_walk *walk);

/* Removes those subfolders of `root` that are empty. */
void vp_folder_prune(struct vp_folder *folder, const char *root);

/* True if the target holds nothing but plain files of ours. */
bool vp_folder_all_ours(struct vp_folder *folder);

/* Removes our files from `root`, brings others over to the target, and removes `root` if it is empty then. */
void vp_folder_discard(struct vp_folder *folder, const char *root);

/* ---- folder_shared.c: other processes that write the same folder ---- */

enum {
    VP_FOLDER_NAME_BYTES = 150
}; /* of the target's name that its staging folder and its lock repeat: file systems allow 255 in all */

/* PID@HOST, the end of the staging folder's name. */
const char *vp_folder_mark(struct vp_folder *folder);

/* Whether the staging folder at `path`, whose name ends in `mark`, has nobody who works at it: its process is dead, or, where that was one of another
 * machine, two days have gone. */
bool vp_folder_is_left(const char *path, const char *mark);

/* Waits until nobody else puts content in the target's place; for vp_folder_unlock, -1 where the file system knows no locks. */
int vp_folder_lock(struct vp_folder *folder);
void vp_folder_unlock(const struct vp_folder *folder, int lock);

/* Adds the error of errno and returns false. */
bool vp_folder_fail(const struct vp_folder *folder, struct vp_errors *errors, const char *what, const char *path);

const char *vp_folder_join(struct vp_folder *folder, const char *path, const char *name);

/* True if `path` itself (links not followed) is of `kind`: S_IFREG, S_IFDIR …. */
bool vp_folder_is_kind(const char *path, mode_t kind);

#endif
