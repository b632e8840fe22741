/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several processes may write one folder at the same time, also from several machines that share a file system. Each makes its content apart, under a mark
 * of its own (process and machine); one at a time takes the target's place, under a lock on a file that is there only meanwhile. */
#include "report/folder_parts.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    HOST_BYTES = 65,
    SECONDS_LEFT = 2 * 24 * 3600
}; /* making the content takes minutes, so what is that old nobody works at */

/* ---- whose a staging folder is ---- */

/* Of the machine's name only letters that are plain in a file's name. */
static void name_host(char host[HOST_BYTES])
{
    if (gethostname(host, HOST_BYTES) != 0 || host[0] == '\0')
        snprintf(host, HOST_BYTES, "localhost");
    host[HOST_BYTES - 1] = '\0';
    for (char *at = host; *at != '\0'; at++)
        if (!isalnum((unsigned char)*at) && *at != '.')
            *at = '-';
}

const char *vp_folder_mark(struct vp_folder *folder)
{
    char host[HOST_BYTES];
    name_host(host);
    return vp_arena_printf(&folder->arena, "%ld@%s", (long)getpid(), host);
}

static bool is_old(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && time(NULL) - status.st_mtime > SECONDS_LEFT;
}

static bool is_host(const char *words)
{
    size_t length = strlen(words);
    for (size_t i = 0; i < length; i++)
        if (!isalnum((unsigned char)words[i]) && words[i] != '.' && words[i] != '-')
            return false;
    return length > 0 && length < HOST_BYTES;
}

bool vp_folder_is_left(const char *path, const char *mark)
{
    char host[HOST_BYTES];
    size_t digits = strspn(mark, "0123456789");
    bool marked =
        digits > 0 && digits <= 9 && (mark[digits] == '\0' || (mark[digits] == '@' && is_host(mark + digits + 1)));
    if (!marked)
        return false;
    name_host(host);
    if (mark[digits] == '@' && strcmp(mark + digits + 1, host) != 0)
        return is_old(path);
    pid_t process = (pid_t)strtol(mark, NULL, 10);
    return process > 0 && (process == getpid() || (kill(process, 0) != 0 && errno == ESRCH));
}

/* ---- one at a time ---- */

/* Two that may write the parent, or may not, come to the same file. */
static int open_lock(struct vp_folder *folder)
{
    const int how = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW;
    const char *slash = strrchr(folder->target, '/');
    const char *name = slash == NULL ? folder->target : slash + 1;
    folder->lock_path = vp_folder_join(folder, folder->parent,
                                       vp_arena_printf(&folder->arena, ".%.*s.lock", VP_FOLDER_NAME_BYTES, name));
    int file = open(folder->lock_path, how, 0666);
    if (file < 0 && errno == EACCES) /* another user's, who is writing just now */
        file = open(folder->lock_path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file >= 0 || !folder->exists)
        return file;
    folder->lock_path = vp_folder_join(folder, folder->target, ".vaktplan.lock");
    return open(folder->lock_path, how, 0666);
}

static int wait_for_lock(int file)
{
    int refused;
    while ((refused = flock(file, LOCK_EX)) != 0 && errno == EINTR)
        continue;
    return refused;
}

/* Whoever had it before us has removed the file that we waited for. */
static bool is_removed(int file, const char *path)
{
    struct stat held;
    struct stat there;
    return fstat(file, &held) != 0 || lstat(path, &there) != 0 || held.st_ino != there.st_ino ||
           held.st_dev != there.st_dev;
}

int vp_folder_lock(struct vp_folder *folder)
{
    for (;;) {
        int file = open_lock(folder);
        if (file < 0)
            return -1;
        if (wait_for_lock(file) != 0) { /* a file system without locks */
            close(file);
            unlink(folder->lock_path);
            return -1;
        }
        if (!is_removed(file, folder->lock_path))
            return file;
        close(file);
    }
}

void vp_folder_unlock(const struct vp_folder *folder, int lock)
{
    if (lock < 0)
        return;
    unlink(folder->lock_path);
    close(lock);
}
