/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where words stand in gnuplot's SVG. */
#include "tests/unit/picture_maker.h"

#include "report/charts.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct place {
    double box[4]; /* left, right, top, bottom */
    char words[128];
};

/* Where the words of a picture stand: their baseline, size and anchor, and a width that is a little too large rather than too small. */
static int read_places(const char *svg, struct place *places, int most)
{
    static const char text[] = "<text>";
    int n = 0;
    for (const char *at = strstr(svg, "<g transform=\"translate("); at != NULL;
         at = strstr(at + 1, "<g transform=\"translate(")) {
        double x;
        double y;
        double size;
        const char *close = strchr(at, '>');
        const char *words = strstr(close, text);
        if (sscanf(at, "<g transform=\"translate(%lf,%lf)", &x, &y) != 2 || words == NULL || words > close + 8)
            continue;
        ck_assert_int_lt(n, most);
        ck_assert_int_eq(sscanf(strstr(at, "font-size="), "font-size=\"%lf\"", &size), 1);
        struct place *place = &places[n++];
        snprintf(place->words, sizeof place->words, "%.*s", (int)strcspn(words + strlen(text), "<"), words + strlen(text));
        double width = vp_text_pixels(place->words, (int)size) * 0.93; /* the margin that is left for safety */
        const char *anchor = strstr(at, "text-anchor=\"") + strlen("text-anchor=\"");
        double left = *anchor == 's' ? x : *anchor == 'm' ? x - width / 2 : x - width;
        memcpy(place->box, (const double[4]){left, left + width, y - 0.75 * size, y + 0.05 * size}, sizeof place->box);
    }
    return n;
}

int vp_check_picture(const char *svg, const char *key, struct vp_arena *arena)
{
    enum { MOST = 12000 };
    struct place *places = vp_arena_array(arena, MOST, sizeof *places);
    int n = read_places(svg, places, MOST);
    double width = atof(strstr(svg, " width=\"") + strlen(" width=\""));
    for (int i = 0; i < n; i++) {
        const double *one = places[i].box;
        ck_assert_msg(one[0] >= 0 && one[1] <= width, "%s: '%s' leaves the picture: %.0f to %.0f of %.0f", key,
                      places[i].words, one[0], one[1], width);
        for (int j = 0; j < i; j++) {
            const double *other = places[j].box;
            bool apart = one[0] >= other[1] || other[0] >= one[1] || one[2] >= other[3] || other[2] >= one[3];
            ck_assert_msg(apart, "%s: '%s' lies on '%s'", key, places[i].words, places[j].words);
        }
    }
    return n;
}
