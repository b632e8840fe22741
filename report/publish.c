/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The moment when the new content takes the old one's place: one exchange of folders, or file by file with a journal by which every step can
 * be taken back. */
#include "report/folder.h"

#include "model/base/vec.h"
#include "report/folder_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One step that was taken: `from` went to `to`, or they were exchanged. */
struct step {
    const char *from;
    const char *to;
    bool exchanged;
};

struct journal {
    struct vp_folder *folder;
    VP_VEC(struct step) steps;
    const char *trouble; /* the path at which it stopped */
};

static bool sync_file(struct vp_folder_walk *walk, const char *name)
{
    return vp_disk_sync(vp_folder_join(walk->folder, walk->root, name));
}

/* The names in `root` and in its subfolders. */
static bool sync_folders(struct vp_folder *folder, const char *root)
{
    bool good = true;
    for (const char *const *subfolder = folder->rules->subfolders; *subfolder != NULL; subfolder++) {
        const char *below = vp_folder_join(folder, root, *subfolder);
        good = (!vp_folder_is_kind(below, S_IFDIR) || vp_disk_sync(below)) && good;
    }
    return good && vp_disk_sync(root);
}

static bool sync_staging(struct vp_folder *folder)
{
    struct vp_folder_walk walk = {folder, folder->staging, sync_file, NULL};
    return vp_folder_walk(&walk) && sync_folders(folder, folder->staging);
}

static void note_step(struct journal *journal, const char *from, const char *to, bool exchanged)
{
    *vp_vec_add(&journal->folder->arena, &journal->steps) = (struct step){from, to, exchanged};
}

/* False if the disk refused even that: then what was put aside stays in the staging folder. */
static bool undo_steps(struct journal *journal)
{
    int why = errno;
    bool undone = true;
    for (int i = journal->steps.n - 1; i >= 0; i--) {
        const struct step *step = &journal->steps.item[i];
        unsigned how = step->exchanged ? RENAME_EXCHANGE : 0;
        undone = renameat2(AT_FDCWD, step->to, AT_FDCWD, step->from, how) == 0 && undone;
    }
    errno = why;
    return undone;
}

/* Puts `from` in the place of `to`, whole at every moment; what stood there can be brought back while the journal lives. */
static bool place_file(struct journal *journal, const char *from, const char *to)
{
    if (vp_folder_is_kind(to, S_IFDIR)) { /* somebody's folder: it is not ours to move */
        errno = EISDIR;
        journal->trouble = to;
        return false;
    }
    bool exchanged = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) == 0;
    if (!exchanged && errno != ENOENT && errno != EINVAL && errno != ENOSYS) {
        journal->trouble = to;
        return false;
    }
    if (!exchanged && rename(from, to) != 0) {
        journal->trouble = to;
        return false;
    }
    note_step(journal, from, to, exchanged);
    return true;
}

/* Moves a file of the target, if it is there, into the staging folder under another name. */
static bool put_aside(struct journal *journal, const char *name)
{
    struct vp_folder *folder = journal->folder;
    const char *from = vp_folder_join(folder, folder->target, name);
    const char *staged = vp_folder_join(folder, folder->staging, name);
    const char *to = vp_arena_printf(&folder->arena, "%s%s", staged, VP_FOLDER_OLD);
    if (rename(from, to) == 0) {
        note_step(journal, from, to, false);
        return true;
    }
    journal->trouble = from;
    return errno == ENOENT;
}

static bool place_visited(struct vp_folder_walk *walk, const char *name)
{
    struct journal *journal = walk->user;
    struct vp_folder *folder = walk->folder;
    if (strcmp(name, folder->rules->last) == 0 || !folder->rules->is_ours(name))
        return true;
    return place_file(journal, vp_folder_join(folder, walk->root, name), vp_folder_join(folder, folder->target, name));
}

/* A file of ours in the target that the new content does not have (the chart of a category that is gone) would tell of another roster. */
static bool retire_visited(struct vp_folder_walk *walk, const char *name)
{
    struct journal *journal = walk->user;
    struct vp_folder *folder = walk->folder;
    const char *placed = vp_folder_join(folder, folder->target, name);
    if (!folder->rules->is_ours(name))
        return true;
    for (int i = 0; i < journal->steps.n; i++)
        if (strcmp(journal->steps.item[i].to, placed) == 0)
            return true;
    return put_aside(journal, name);
}

static bool make_subfolder(struct journal *journal, const char *subfolder)
{
    struct vp_folder *folder = journal->folder;
    const char *staged = vp_folder_join(folder, folder->staging, subfolder);
    const char *placed = vp_folder_join(folder, folder->target, subfolder);
    if (!vp_folder_is_kind(staged, S_IFDIR) || vp_folder_is_kind(placed, S_IFDIR))
        return true;
    journal->trouble = placed;
    return mkdir(placed, 0777) == 0;
}

static bool make_subfolders(struct journal *journal)
{
    for (const char *const *subfolder = journal->folder->rules->subfolders; *subfolder != NULL; subfolder++)
        if (!make_subfolder(journal, *subfolder))
            return false;
    return true;
}

static bool place_last(struct journal *journal)
{
    struct vp_folder *folder = journal->folder;
    const char *last = vp_folder_join(folder, folder->staging, folder->rules->last);
    if (!vp_folder_is_kind(last, S_IFREG))
        return true;
    return place_file(journal, last, vp_folder_join(folder, folder->target, folder->rules->last));
}

/* File by file; `whole`: what the target has beyond the new content goes, and the last file is away until the others are there. */
static bool move_files(struct vp_folder *folder, bool whole, struct vp_errors *errors)
{
    struct journal journal = {.folder = folder};
    struct vp_folder_walk place = {folder, folder->staging, place_visited, &journal};
    struct vp_folder_walk retire = {folder, folder->target, retire_visited, &journal};
    bool moved = make_subfolders(&journal) && (!whole || put_aside(&journal, folder->rules->last)) &&
                 vp_folder_walk(&place) && (!whole || vp_folder_walk(&retire)) && place_last(&journal);
    if (!moved) {
        bool undone = undo_steps(&journal);
        vp_folder_fail(folder, errors, "cannot write", journal.trouble == NULL ? folder->target : journal.trouble);
        vp_folder_prune(folder, folder->target);
        if (undone)
            vp_folder_discard(folder, folder->staging);
        return false;
    }
    sync_folders(folder, folder->target);
    vp_folder_discard(folder, folder->staging);
    return true;
}

static bool give_up(struct vp_folder *folder, struct vp_errors *errors, const char *what, const char *path)
{
    vp_folder_fail(folder, errors, what, path);
    vp_folder_discard(folder, folder->staging);
    return false;
}

/* The target does not exist yet: one rename makes it. */
static bool place_new(struct vp_folder *folder, struct vp_errors *errors)
{
    if (rename(folder->staging, folder->target) != 0)
        return give_up(folder, errors, "cannot make", folder->target);
    vp_disk_sync(folder->parent);
    return true;
}

/* True when the two folders have changed places; false where it is impossible or unwise. */
static bool exchange_folders(struct vp_folder *folder)
{
    /* The user may have put a note there while the charts were drawn. */
    if (folder->inside || !vp_folder_all_ours(folder))
        return false;
    if (renameat2(AT_FDCWD, folder->staging, AT_FDCWD, folder->target, RENAME_EXCHANGE) != 0)
        return false;
    vp_disk_sync(folder->parent);
    vp_folder_discard(folder, folder->staging); /* what stands there now is the old content */
    return true;
}

static bool take_place(struct vp_folder *folder, bool whole, struct vp_errors *errors)
{
    if (!sync_staging(folder))
        return give_up(folder, errors, "cannot write through to the disk:", folder->staging);
    if (!folder->exists)
        return place_new(folder, errors);
    if (whole && exchange_folders(folder))
        return true;
    return move_files(folder, whole, errors);
}

static bool finish(struct vp_folder *folder, bool whole, struct vp_errors *errors)
{
    int lock = vp_folder_lock(folder);
    folder->exists = folder->exists || vp_folder_is_kind(folder->target, S_IFDIR); /* another may have made it since */
    bool good = take_place(folder, whole, errors);
    vp_folder_unlock(folder, lock);
    vp_arena_clear(&folder->arena);
    return good;
}

bool vp_folder_publish(struct vp_folder *folder, struct vp_errors *errors)
{
    return finish(folder, true, errors);
}

bool vp_folder_add(struct vp_folder *folder, struct vp_errors *errors)
{
    return finish(folder, false, errors);
}
