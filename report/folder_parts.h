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

/* Adds the error of errno and returns false. */
bool vp_folder_fail(const struct vp_folder *folder, struct vp_errors *errors, const char *what, const char *path);

const char *vp_folder_join(struct vp_folder *folder, const char *path, const char *name);

/* True if `path` itself (links not followed) is of `kind`: S_IFREG, S_IFDIR …. */
bool vp_folder_is_kind(const char *path, mode_t kind);

#endif
