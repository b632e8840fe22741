/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One chart, drawn and read. */
#include "tests/unit/chart_maker.h"

#include <check.h>
#include <stdlib.h>

struct vp_charted vp_charted;

static void put_away(void)
{
    if (vp_charted.drawn)
        vp_drawing_end(&vp_charted.drawing);
    if (vp_charted.viewed)
        vp_view_clear(&vp_charted.view);
    vp_charted.drawn = vp_charted.viewed = false;
}

void vp_charted_begin(void)
{
    vp_arena_init(&vp_charted.arena);
    vp_charted.drawn = vp_charted.viewed = false;
}

void vp_charted_end(void)
{
    put_away();
    vp_arena_clear(&vp_charted.arena);
}

struct vp_view *vp_charted_view(const struct vp_made_report *made)
{
    put_away();
    vp_view_init(&vp_charted.view, &made->report);
    vp_charted.viewed = true;
    return &vp_charted.view;
}

const struct vp_chart *vp_draw_chart(const struct vp_made_report *made, const char *key)
{
    int n;
    struct vp_view *view = vp_charted_view(made);
    struct vp_chart *list = vp_charts_list(view, &n);
    for (int i = 0; i < n; i++) {
        if (strcmp(list[i].key, key) != 0)
            continue;
        vp_drawing_begin(&vp_charted.drawing, view, &list[i]);
        vp_charted.drawn = true;
        return &list[i];
    }
    return NULL;
}

int vp_charted_split(const char *text)
{
    int n = 0;
    for (char *line = strtok(vp_arena_strdup(&vp_charted.arena, text), "\n"); line != NULL; line = strtok(NULL, "\n")) {
        ck_assert_int_lt(n, VP_CHARTED_LINES);
        vp_charted.lines[n++] = line;
    }
    return n;
}

int vp_charted_boxes(int colour)
{
    int n = vp_charted_split(vp_charted.drawing.table[VP_AT_BOXES].at);
    int found = 0;
    for (int i = 0; i < n; i++)
        found += atoi(strrchr(vp_charted.lines[i], '\t') + 1) == colour;
    return found;
}

const char *vp_charted_words(enum vp_letters kind)
{
    int n = vp_charted_split(vp_charted.drawing.table[VP_AT_WORDS + kind].at);
    const char *all = "";
    for (int i = 0; i < n; i++)
        all =
            vp_arena_printf(&vp_charted.arena, "%s%s%s", all, i == 0 ? "" : "|", strrchr(vp_charted.lines[i], '\t') + 1);
    return all;
}

bool vp_charted_has(const char *words)
{
    for (int kind = 0; kind < VP_WORDS_KINDS; kind++)
        if (strstr(vp_charted.drawing.table[VP_AT_WORDS + kind].at, words) != NULL)
            return true;
    return false;
}

void vp_charted_check_fields(const struct vp_drawing *drawing)
{
    static const int tabs[VP_AT_WORDS] = {4, 4, 4, 4, 4, 4, 2, 2, 2};
    const char *key = drawing->chart->key;
    for (int table = 0; table < VP_CHART_TABLES; table++) {
        const char *text = drawing->table[table].at;
        ck_assert_msg(strpbrk(text, "\"'`\\") == NULL, "%s-%d.dat", key, table);
        int n = vp_charted_split(text);
        for (int i = 0; i < n; i++) {
            int found = 0;
            for (const char *at = vp_charted.lines[i]; *at != '\0'; at++)
                found += *at == '\t';
            ck_assert_msg(found == (table < VP_AT_WORDS ? tabs[table] : 2), "%s-%d.dat: %s", key, table,
                          vp_charted.lines[i]);
        }
    }
}
