/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All files of a comparison into one folder, together or not at all (folder.h). */
#include "report/compare.h"

#include "report/folder.h"

#include <string.h>

static const char table_file[] = "compare.csv";

static bool is_ours(const char *name)
{
    static const char *const files[] = {"compare.json", table_file};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(name, files[i]) == 0)
            return true;
    return false;
}

static const char *const subfolders[] = {NULL};
static const struct vp_folder_rules rules = {is_ours, subfolders, "compare.json"};

typedef void put_text(const struct vp_comparisons *set, struct vp_text *out);

static bool put_output(struct vp_folder *folder, const struct vp_comparisons *set, const char *name, put_text *put,
                       struct vp_errors *errors)
{
    struct vp_text text;
    vp_text_init(&text);
    put(set, &text);
    bool good = vp_folder_put(folder, name, &text, errors);
    vp_text_clear(&text);
    return good;
}

static bool put_all(struct vp_folder *folder, const struct vp_comparisons *set, struct vp_errors *errors)
{
    return put_output(folder, set, table_file, vp_compare_csv, errors) &&
           put_output(folder, set, rules.last, vp_compare_json, errors);
}

bool vp_compare_write(const struct vp_comparisons *set, enum vp_language language, const char *folder_name,
                      struct vp_errors *errors)
{
    struct vp_folder folder;
    (void)language;
    if (!vp_folder_begin(&folder, folder_name, &rules, errors))
        return false;
    if (put_all(&folder, set, errors))
        return vp_folder_publish(&folder, errors);
    vp_folder_abandon(&folder);
    return false;
}
