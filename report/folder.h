/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many files that appear together or not at all, whatever happens on the way: a full disk, a missing permission, a cut cable.
 *
 * The new content is made in a folder beside the target, `.NAME.new-PID@HOST`, written through to the disk, and exchanged for the target in one step
 * (renameat2, RENAME_EXCHANGE); what was there before goes away afterwards. Where that cannot be (the target holds files of the user's own, is a mount
 * point, is the working folder of this process, or its parent may not be written), the new content is made inside the target and moved out of there
 * file by file, each of them whole, `last` last: as long as `last` is missing, the set is not complete.
 *
 * Several processes may write the same target at the same time, also on machines that share a file system: one after another takes its place, whole
 * (folder_shared.c); the last one's content is what stays. */
#ifndef VP_REPORT_FOLDER_H
#define VP_REPORT_FOLDER_H

#include "model/base/arena.h"
#include "model/base/error.h"
#include "model/base/text.h"

#include <sys/types.h>

struct vp_folder_rules {
    /* True for the names that we write, with `/` for a file in a folder of ours; nothing else is ever removed. */
    bool (*is_ours)(const char *name);
    const char *const *subfolders; /* the folders among them, NULL after the last */
    const char *last;              /* the file that says that the others are complete */
};

struct vp_folder {
    const struct vp_folder_rules *rules;
    struct vp_arena arena;
    const char *named;  /* as the user named it */
    const char *target; /* symbolic links followed */
    const char *parent;
    const char *staging; /* where the new content is made */
    bool exists;         /* the target was there at the beginning */
    bool inside;         /* the staging folder stands inside the target */
    const char *lock_path;
};

/* Makes the staging folder, and parents that are missing; removes what dead processes left behind. On failure nothing remains to be abandoned. */
bool vp_folder_begin(struct vp_folder *folder, const char *path, const struct vp_folder_rules *rules,
                     struct vp_errors *errors);

/* Writes one file into the staging folder. */
bool vp_folder_put(struct vp_folder *folder, const char *name, const struct vp_text *content, struct vp_errors *errors);

/* The path of a file in the staging folder, for those who write it themselves; it must be there when the folder is published. */
const char *vp_folder_staged(struct vp_folder *folder, const char *name);
/* Says that `name` could not be written there, and why (errno). */
void vp_folder_refuse(const struct vp_folder *folder, const char *name, struct vp_errors *errors);

/* Makes this one of the subfolders in the staging folder and returns its path; NULL on failure. */
const char *vp_folder_subfolder(struct vp_folder *folder, const char *name, struct vp_errors *errors);

/* Appends what the target holds under this name from an earlier run; false, and nothing is appended, unless it is a plain file of at most `most`
 * bytes that can be read. */
bool vp_folder_earlier(struct vp_folder *folder, const char *name, size_t most, struct vp_text *content);

/* Everything that was staged takes the place of what the target held of ours. On failure the target is as it was. The folder is finished either way. */
bool vp_folder_publish(struct vp_folder *folder, struct vp_errors *errors);

/* As vp_folder_publish, but what the target holds besides the staged files stays. */
bool vp_folder_add(struct vp_folder *folder, struct vp_errors *errors);

/* Removes what was staged; the target is as it was. */
void vp_folder_abandon(struct vp_folder *folder);

/* ---- files (files.c) ---- */

/* Writes `content` to a new file at `path`, through to the disk. False with errno set; a file begun is left for the caller to remove. */
bool vp_disk_write(const char *path, const struct vp_text *content);
/* Makes the folders that the path names but for its last part, where they are missing. False with errno set. */
bool vp_disk_make_parents(const char *path);

/* Writes it beside its place and renames it: there is the old file, or none, or the new one, whole. False with errno set. */
bool vp_disk_replace(const char *path, const struct vp_text *content);
/* Appends the file's bytes to `content`; false with errno set, also for anything but a plain file of at most `most` bytes. */
bool vp_disk_read(const char *path, size_t most, struct vp_text *content);
/* Through to the disk: a file or a folder. */
bool vp_disk_sync(const char *path);
/* Calls `visit` for each entry but . and .., in order of name; stops and returns false when it does. A missing folder has no entries. */
bool vp_disk_each(const char *folder, bool (*visit)(void *user, const char *name), void *user);

#endif
