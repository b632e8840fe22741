/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All files of a comparison into one folder, together or not at all (folder.h). */
#include "report/compare.h"

#include "report/compare_charts.h"
#include "report/escape.h"
#include "report/folder.h"

#include <string.h>

static const char charts_folder[] = "compare-charts";
static const char page_file[] = "compare.html";
static const char pages_file[] = "compare.pdf";
static const char table_file[] = "compare.csv";

static bool is_ours(const char *name)
{
    static const char *const files[] = {"compare.json", page_file, pages_file, table_file};
    const size_t below = strlen(charts_folder);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strcmp(name, files[i]) == 0)
            return true;
    return strncmp(name, charts_folder, below) == 0 && name[below] == '/' && vp_compare_charts_is_ours(name + below + 1);
}

static const char *const subfolders[] = {charts_folder, NULL};
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

/* Results without names have nothing to draw where there are only two. */
static bool draw_charts(const struct vp_comparisons *set, enum vp_language language, const char *path,
                        struct vp_text *pdf, struct vp_errors *errors)
{
    struct vp_view view;
    int n;
    vp_view_bare(&view, language);
    view.title = vp_clean(&view.arena, set->item[0].before->title);
    struct vp_chart *list = vp_compare_charts(&view, set, vp_compare_names(&view, set), &n);
    const bool good = n == 0 || vp_charts_draw_list(&view, list, n, path, pdf, errors);
    vp_view_clear(&view);
    return good;
}

static bool put_page(struct vp_folder *folder, const struct vp_comparisons *set, enum vp_language language,
                     struct vp_errors *errors)
{
    struct vp_text page;
    struct vp_text pdf;
    const char *path = vp_folder_subfolder(folder, charts_folder, errors);
    if (path == NULL)
        return false;
    vp_text_init(&page);
    vp_text_init(&pdf);
    bool good = draw_charts(set, language, path, &pdf, errors) &&
                (pdf.length == 0 || vp_folder_put(folder, pages_file, &pdf, errors));
    if (good)
        vp_compare_html(set, language, path, &page);
    good = good && vp_folder_put(folder, page_file, &page, errors);
    vp_text_clear(&page);
    vp_text_clear(&pdf);
    return good;
}

static bool put_all(struct vp_folder *folder, const struct vp_comparisons *set, enum vp_language language,
                    struct vp_errors *errors)
{
    return put_output(folder, set, table_file, vp_compare_csv, errors) && put_page(folder, set, language, errors) &&
           put_output(folder, set, rules.last, vp_compare_json, errors);
}

bool vp_compare_write(const struct vp_comparisons *set, enum vp_language language, const char *folder_name,
                      struct vp_errors *errors)
{
    struct vp_folder folder;
    if (!vp_folder_begin(&folder, folder_name, &rules, errors))
        return false;
    if (put_all(&folder, set, language, errors))
        return vp_folder_publish(&folder, errors);
    vp_folder_abandon(&folder);
    return false;
}
