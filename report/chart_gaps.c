/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days from one duty to the next, for each doctor how often each distance occurs: whoever stands on top has the shortest. Counted from date to date, so
 * that duties on days in a row are one day apart; duties of a block belong together and count as one. */
#include "report/canvas.h"

#include "report/escape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROW = 25,
    ABOVE = 106,
    HEAD = 36,
    BELOW = 46,
    FONT = 12,
    COLUMN = 56,
    SHORTEST = 92,
    LEAST_WIDTH = 640,
    BINS = 11,
};

/* Least days of each column; the last has no end. */
static const int starts[BINS] = {0, 2, 3, 4, 5, 6, 7, 8, 14, 21, 28};

struct gaps {
    int doctor;
    int count[BINS];
    int shortest; /* days; -1: fewer than two duties */
    int times;    /* that it occurs */
};

static int find_bin(int days)
{
    int bin = 0;
    while (bin + 1 < BINS && days >= starts[bin + 1])
        bin++;
    return bin;
}

static void add_gap(struct gaps *gaps, int days)
{
    gaps->count[find_bin(days)]++;
    if (gaps->shortest < 0 || days < gaps->shortest) {
        gaps->shortest = days;
        gaps->times = 0;
    }
    gaps->times += days == gaps->shortest;
}

/* The shortest distance first, then whoever has it more often; those without two duties last. */
static int compare_gaps(const void *one, const void *other)
{
    const struct gaps *a = one;
    const struct gaps *b = other;
    if (a->shortest != b->shortest)
        return (unsigned)a->shortest < (unsigned)b->shortest ? -1 : 1;
    if (a->times != b->times)
        return a->times > b->times ? -1 : 1;
    for (int bin = 0; bin < BINS; bin++)
        if (a->count[bin] != b->count[bin])
            return a->count[bin] > b->count[bin] ? -1 : 1;
    return a->doctor - b->doctor;
}

/* Places are in order of the start of their duties, so one walk sees each doctor's duties in order. */
static struct gaps *list_gaps(struct vp_view *view)
{
    const struct vp_problem *problem = view->problem;
    struct gaps *list = vp_arena_array(&view->arena, (size_t)problem->n_doctors, sizeof *list);
    int *last = vp_arena_array(&view->arena, (size_t)problem->n_doctors, sizeof *last);
    for (int d = 0; d < problem->n_doctors; d++) {
        list[d] = (struct gaps){.doctor = d, .shortest = -1};
        last[d] = -1;
    }
    for (int j = problem->n_past; j < problem->n_duties; j++) {
        const struct vp_duty *duty = &problem->duties[j];
        for (int place = duty->first_place; place < duty->first_place + duty->places; place++) {
            int doctor = view->roster->doctor[place];
            if (doctor < 0)
                continue;
            const struct vp_duty *before = last[doctor] < 0 ? NULL : &problem->duties[last[doctor]];
            if (before != NULL && (duty->block == VP_NO_BLOCK || duty->block != before->block))
                add_gap(&list[doctor], duty->date - before->date);
            last[doctor] = j;
        }
    }
    qsort(list, (size_t)problem->n_doctors, sizeof *list, compare_gaps);
    return list;
}

static const char *say_days(struct vp_view *view, int days)
{
    return vp_words(view, days == 1 ? "%d dag" : "%d dager", days == 1 ? "%d day" : "%d days", days);
}

/* The same in a sentence, where "0 days" and "1 day" would leave open what is meant. */
static const char *say_shortest(struct vp_view *view, int days)
{
    if (days == 0)
        return vp_words(view, "to vakter samme dag", "two duties on the same day");
    if (days == 1)
        return vp_words(view, "vakt to dager på rad", "duties on two days in a row");
    return vp_words(view, "%d dager fra vakt til vakt", "%d days from duty to duty", days);
}

static const char *say_times(struct vp_view *view, int times)
{
    return times == 1 ? vp_words(view, "én gang", "once") : vp_words(view, "%d ganger", "%d times", times);
}

void vp_describe_gaps(struct vp_view *view, struct vp_chart *chart)
{
    const struct gaps *first = &list_gaps(view)[0];
    chart->title = vp_words(view, "Dager mellom vakter", "Days between duties");
    chart->reading = vp_words(
        view,
        "En rad per lege; i hver rute står det hvor ofte det er så mange dager fra en vakt til den neste, regnet fra dato til dato: 0 er "
        "to vakter samme dag, 1 er vakt to dager på rad. Tykk ramme: det korteste legen har. Vakter i samme blokk regnes som én.",
        "A row for each doctor; in each box how often there are so many days from one duty to the next, counted from date to date: 0 is "
        "two duties on the same day, 1 is duties on two days in a row. A thick frame: the doctor’s shortest. Duties of one block count as "
        "one.");
    chart->finding = first->shortest < 0
                         ? vp_words(view, "Ingen har to vakter.", "Nobody has two duties.")
                         : vp_words(view, "Kortest: %s, %s (%s).", "Shortest: %s, %s (%s).", view->label[first->doctor],
                                    say_shortest(view, first->shortest), say_times(view, first->times));
}

static const char *name_bin(struct vp_view *view, int bin)
{
    if (bin + 1 == BINS)
        return vp_arena_printf(&view->arena, "%d+", starts[bin]);
    if (starts[bin + 1] - starts[bin] == 1)
        return vp_arena_printf(&view->arena, "%d", starts[bin]);
    return vp_arena_printf(&view->arena, "%d–%d", starts[bin], starts[bin + 1] - 1);
}

static void put_row(struct vp_drawing *drawing, const struct gaps *gaps, const double corner[2], int most)
{
    struct vp_view *view = drawing->view;
    double middle = corner[1] + ROW / 2.0;
    vp_canvas_words(drawing, VP_WORDS_NAME, corner[0] - 8, middle, view->drawn[gaps->doctor]);
    for (int bin = 0; bin < BINS; bin++) {
        double left = corner[0] + bin * COLUMN;
        double length = (COLUMN - 4.0) * gaps->count[bin] / most;
        vp_canvas_box(drawing, (const double[4]){left, left + COLUMN, corner[1], corner[1] + ROW}, VP_WHITE);
        if (gaps->count[bin] == 0)
            continue;
        vp_canvas_fill(drawing, (const double[4]){left + 2, left + 2 + length, corner[1] + 3, corner[1] + ROW - 3},
                       VP_LIGHT);
        if (bin == find_bin(gaps->shortest))
            vp_canvas_frame(drawing, (const double[4]){left + 1, left + COLUMN - 1, corner[1] + 1, corner[1] + ROW - 1});
        vp_canvas_words(drawing, VP_WORDS_CENTRE, left + COLUMN / 2.0, middle,
                        vp_arena_printf(&view->arena, "%d", gaps->count[bin]));
    }
    vp_canvas_words(drawing, VP_WORDS_RIGHT, corner[0] + BINS * COLUMN + SHORTEST - 8, middle,
                    gaps->shortest < 0 ? "–" : say_days(view, gaps->shortest));
}

static void put_heads(struct vp_drawing *drawing, double left)
{
    struct vp_view *view = drawing->view;
    vp_canvas_words(drawing, VP_WORDS_LEFT, left, ABOVE - 26,
                    vp_words(view, "dager fra en vakt til den neste; i ruten: hvor ofte",
                             "days from one duty to the next; in the box: how often"));
    for (int bin = 0; bin < BINS; bin++)
        vp_canvas_words(drawing, VP_WORDS_CENTRE, left + (bin + 0.5) * COLUMN, ABOVE - 9, name_bin(view, bin));
    vp_canvas_words(drawing, VP_WORDS_RIGHT, left + BINS * COLUMN + SHORTEST - 8, ABOVE - 9,
                    vp_words(view, "korteste", "shortest"));
}

void vp_draw_gaps(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    const struct gaps *list = list_gaps(view);
    int n = view->problem->n_doctors;
    int left = vp_label_pixels(view, FONT) + 18;
    int wide = left + BINS * COLUMN + SHORTEST + 8;
    int most = 1;
    for (int i = 0; i < n * BINS; i++)
        most = list[i / BINS].count[i % BINS] > most ? list[i / BINS].count[i % BINS] : most;
    vp_canvas_heading(drawing, vp_words(view, "Øverst: kortest mellom to vakter.", "On top: shortest from duty to duty."));
    put_heads(drawing, left);
    for (int i = 0; i < n; i++) {
        put_row(drawing, &list[i], (const double[2]){left, ABOVE + i * ROW}, most);
        vp_may_cut(drawing, ABOVE + (i + 1) * ROW);
    }
    vp_canvas_words(
        drawing, VP_WORDS_LEFT, 12, ABOVE + n * ROW + 24,
        vp_words(view,
                 "0: to vakter samme dag. 1: vakt to dager på rad. Vakter i samme blokk regnes som én. Tykk ramme: det "
                 "korteste.",
                 "0: two duties on the same day. 1: duties on two days in a row. Duties of a block count as one. Thick "
                 "frame: the shortest."));
    drawing->width = wide < LEAST_WIDTH ? LEAST_WIDTH : wide;
    drawing->height = ABOVE + n * ROW + BELOW;
    drawing->head[0] = ABOVE - HEAD;
    drawing->head[1] = ABOVE;
}
