/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes that each doctor drives to and from duties: in all as bars on the left, a duty on the right. Nothing is fair or unfair about them by themselves –
 * who lives far away drives far – but whoever reads the other charts should know. */
#include "report/canvas.h"

#include "report/escape.h"

#include <math.h>
#include <stdlib.h>

enum {
    WIDTH = 900,
    ROW = 25,
    HALF_BAR = 8,
    ABOVE = 104,
    HEAD = 30,
    BELOW = 46,
    FONT = 12,
    MIDDLE = 16, /* between the two halves */
    VALUE = 92,  /* room for "12 345 min" right of the longest bar */
    TICKS_APART = 70,
};

struct drive {
    int doctor;
    int minutes;
    int duties;
    double each;
};

static int compare_drives(const void *one, const void *other)
{
    const struct drive *a = one;
    const struct drive *b = other;
    if (a->minutes != b->minutes)
        return a->minutes > b->minutes ? -1 : 1;
    return a->doctor - b->doctor;
}

/* Those who drive, the one who drives most first; *shown gets how many. */
static struct drive *list_drives(struct vp_view *view, int *shown)
{
    int n = view->problem->n_doctors;
    struct drive *drives = vp_arena_array(&view->arena, (size_t)n, sizeof *drives);
    for (int d = 0; d < n; d++)
        drives[d] = (struct drive){.doctor = d, .minutes = view->audit->drive_minutes[d]};
    for (int place = 0; place < view->problem->n_places; place++)
        if (view->roster->doctor[place] >= 0)
            drives[view->roster->doctor[place]].duties++;
    for (int d = 0; d < n; d++)
        drives[d].each = drives[d].duties > 0 ? (double)drives[d].minutes / drives[d].duties : 0;
    qsort(drives, (size_t)n, sizeof *drives, compare_drives);
    for (*shown = 0; *shown < n && drives[*shown].minutes > 0;)
        ++*shown;
    return drives;
}

void vp_describe_driving(struct vp_view *view, struct vp_chart *chart)
{
    int n;
    const struct drive *drives = list_drives(view, &n);
    const struct drive *longest = &drives[0];
    double sum = 0;
    for (int i = 0; i < n; i++) {
        sum += drives[i].minutes;
        longest = drives[i].each > longest->each + 1e-9 ? &drives[i] : longest;
    }
    chart->title = vp_words(view, "Kjøring per lege", "Driving per doctor");
    chart->reading = vp_words(
        view, "Minutter til og fra vakt: i alt til venstre, per vakt til høyre. Øverst den som kjører mest i alt.",
        "Minutes to and from duties: in all on the left, for each duty on the right. At the top whoever "
        "drives most in all.");
    chart->finding = vp_words(view, "Mest i alt: %s, %d min (alle sammen %.0f). Lengst per vakt: %s, %s min.",
                              "Most in all: %s, %d min (everybody %.0f). Longest for a duty: %s, %s min.",
                              view->label[drives[0].doctor], drives[0].minutes, sum, view->label[longest->doctor],
                              vp_number(view, longest->each, 0));
}

/* A half of the chart, from `left` to `right`, in which the largest figure is `most`. */
struct half {
    double left;
    double right;
    double most;
};

static double at(const struct half *half, double minutes)
{
    return half->left + minutes * (half->right - half->left - VALUE) / fmax(half->most, 1);
}

static void put_head(struct vp_drawing *drawing, const struct half *half, int n, const char *words)
{
    double step = vp_axis_step(fmax(half->most, 1), half->right - half->left - VALUE, TICKS_APART);
    vp_canvas_words(drawing, VP_WORDS_LEFT, half->left, ABOVE - 26, words);
    for (int i = 0; at(half, i * step) < half->right - 20; i++) {
        double tick = i * step;
        vp_canvas_line(drawing, at(half, tick), ABOVE - 3, 0, n * ROW + 6);
        vp_canvas_words(drawing, VP_WORDS_CENTRE, at(half, tick), ABOVE - 10, vp_number_short(drawing->view, tick, 0));
    }
}

static void put_bar(struct vp_drawing *drawing, const struct half *half, double y, double minutes)
{
    vp_canvas_box(drawing, (const double[4]){half->left, at(half, minutes), y - HALF_BAR, y + HALF_BAR}, VP_LIGHT);
    vp_canvas_words(drawing, VP_WORDS_LEFT, at(half, minutes) + 6, y,
                    vp_arena_printf(&drawing->view->arena, "%.0f min", minutes));
}

/* The line below: what is counted, and how many are not shown because they drive nothing. */
static const char *say_rest(struct vp_view *view, int still)
{
    const char *what = vp_words(view, "Fra hjemmet til vakten og hjem igjen, slik planens reisetider sier.",
                                "From home to the duty and home again, by the plan’s travel times.");
    if (still == 0)
        return what;
    return vp_words(view, still == 1 ? "%s %d lege kjører ikke." : "%s %d leger kjører ikke.",
                    still == 1 ? "%s %d doctor does not drive." : "%s %d doctors do not drive.", what, still);
}

void vp_draw_driving(struct vp_drawing *drawing)
{
    struct vp_view *view = drawing->view;
    int n;
    const struct drive *drives = list_drives(view, &n);
    double left = vp_label_pixels(view, FONT) + 18;
    double middle = left + (WIDTH - left) * 0.6;
    struct half total = {left, middle - MIDDLE, drives[0].minutes};
    struct half each = {middle + MIDDLE, WIDTH - 8, 0};
    for (int i = 0; i < n; i++)
        each.most = fmax(each.most, drives[i].each);
    vp_canvas_heading(drawing, vp_words(view, "Øverst: kjører mest i alt.", "On top: drives most in all."));
    put_head(drawing, &total, n, vp_words(view, "minutter i alt", "minutes in all"));
    put_head(drawing, &each, n, vp_words(view, "minutter per vakt", "minutes for each duty"));
    for (int i = 0; i < n; i++) {
        double y = ABOVE + i * ROW + ROW / 2.0;
        vp_canvas_words(drawing, VP_WORDS_NAME, left - 8, y, view->drawn[drives[i].doctor]);
        put_bar(drawing, &total, y, drives[i].minutes);
        put_bar(drawing, &each, y, drives[i].each);
        vp_may_cut(drawing, ABOVE + (i + 1) * ROW);
    }
    vp_canvas_words(drawing, VP_WORDS_LEFT, 12, ABOVE + n * ROW + 24, say_rest(view, view->problem->n_doctors - n));
    drawing->width = WIDTH;
    drawing->height = ABOVE + n * ROW + BELOW;
    drawing->head[0] = ABOVE - HEAD - 6;
    drawing->head[1] = ABOVE;
}
