/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single files, written through to the disk and read with a bound. */
#include "report/folder_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* Closes `file` and keeps the error of what went wrong before, if anything did. */
static bool close_after(int file, bool good)
{
    int why = errno;
    bool closed = close(file) == 0 || errno == EINTR;
    if (!good)
        errno = why;
    return good && closed;
}

bool vp_disk_write(const char *path, const struct vp_text *content)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0)
        return false;
    bool good = write_all(file, content->at, content->length) && fsync(file) == 0;
    return close_after(file, good);
}

bool vp_disk_make_parents(const char *path)
{
    char part[PATH_MAX];
    if (strlen(path) >= sizeof part) {
        errno = ENAMETOOLONG;
        return false;
    }
    strcpy(part, path);
    for (char *at = part + 1; part[0] != '\0' && *at != '\0'; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST && !vp_folder_is_kind(part, S_IFDIR))
            return false;
        *at = '/';
    }
    return true;
}

bool vp_disk_replace(const char *path, const struct vp_text *content)
{
    char beside[PATH_MAX];
    const int length = snprintf(beside, sizeof beside, "%s.new-%ld", path, (long)getpid());
    if (length < 0 || (size_t)length >= sizeof beside) {
        errno = ENAMETOOLONG;
        return false;
    }
    unlink(beside); /* of a process that had our number and was killed */
    if (vp_disk_write(beside, content) && rename(beside, path) == 0)
        return true;
    const int why = errno;
    unlink(beside);
    errno = why;
    return false;
}

static bool read_all(int file, size_t most, struct vp_text *content)
{
    char bytes[16384];
    size_t total = 0;
    for (;;) {
        ssize_t got = read(file, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        total += (size_t)got;
        if (total > most) {
            errno = EFBIG;
            return false;
        }
        vp_text_put_bytes(content, bytes, (size_t)got);
    }
}

bool vp_disk_read(const char *path, size_t most, struct vp_text *content)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    struct stat status;
    bool plain = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    if (!plain)
        errno = EINVAL;
    return close_after(file, plain && read_all(file, most, content));
}

bool vp_disk_sync(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return false;
    /* Some file systems cannot sync a folder and say EINVAL; then there is nothing more that we could do. */
    bool good = fsync(file) == 0 || errno == EINVAL;
    return close_after(file, good);
}

static int choose_entry(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static int compare_entries(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

bool vp_disk_each(const char *folder, bool (*visit)(void *user, const char *name), void *user)
{
    struct dirent **entries = NULL;
    int n = scandir(folder, &entries, choose_entry, compare_entries);
    if (n < 0)
        return errno == ENOENT;
    bool going = true;
    for (int i = 0; i < n; i++) {
        going = going && visit(user, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return going;
}
