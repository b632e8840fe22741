/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders of a test's own and the files in them. */
#include "tests/unit/folder_maker.h"

#include "model/base/text.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *vp_make_folder(struct vp_arena *arena)
{
    static int made;
    const char *base = getenv("TMPDIR");
    const char *path;
    do /* a folder of that name may be left from another run */
        path = vp_arena_printf(arena, "%s/vaktplan-test-%ld-%d", base == NULL ? "/tmp" : base, (long)getpid(), made++);
    while (mkdir(path, 0700) != 0 && errno == EEXIST);
    if (access(path, W_OK) != 0)
        abort();
    return path;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

void vp_remove_folder(const char *path)
{
    nftw(path, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

void vp_write_file(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
        abort();
}

const char *vp_spill(struct vp_arena *arena, const char *folder, const char *name, const char *content)
{
    const char *path = vp_arena_printf(arena, "%s/%s", folder, name);
    vp_write_file(path, content, strlen(content));
    return path;
}

const char *vp_slurp(struct vp_arena *arena, const char *folder, const char *name)
{
    FILE *file = fopen(vp_arena_printf(arena, "%s/%s", folder, name), "rb");
    if (file == NULL)
        return NULL;
    struct vp_text text;
    vp_text_init(&text);
    char bytes[4096];
    size_t got;
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
        vp_text_put_bytes(&text, bytes, got);
    fclose(file);
    const char *kept = vp_arena_strndup(arena, text.at, text.length);
    vp_text_clear(&text);
    return kept;
}

bool vp_is_there(struct vp_arena *arena, const char *folder, const char *name)
{
    struct stat status;
    return lstat(vp_arena_printf(arena, "%s/%s", folder, name), &status) == 0;
}

int vp_count_entries(const char *folder)
{
    DIR *open = opendir(folder);
    int n = 0;
    if (open == NULL)
        return -1;
    for (struct dirent *entry; (entry = readdir(open)) != NULL;)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(open);
    return n;
}
