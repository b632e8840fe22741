/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales of what is measured and not counted: their steps may be parts of one. */
#include "report/compare_charts.h"

#include <math.h>

double vp_scale_step(struct vp_scale *scale, double apart)
{
    static const double times[] = {2, 2.5, 2};
    const double pixels = fabs(scale->to - scale->from);
    if (!(scale->most - scale->least > 1e-6))
        scale->most = scale->least + 1;
    const double span = scale->most - scale->least;
    double step = pow(10, floor(log10(span)) - 2);
    for (int i = 0; step * pixels < apart * span; i++)
        step *= times[i % 3];
    return step;
}

double vp_scale_settle(struct vp_scale *scale, double apart)
{
    const double step = vp_scale_step(scale, apart);
    scale->least = floor(scale->least / step + 1e-9) * step;
    scale->most = ceil(scale->most / step - 1e-9) * step;
    return step;
}

double vp_scale_first(const struct vp_scale *scale, double step)
{
    return ceil(scale->least / step - 1e-9) * step;
}

int vp_scale_ticks(const struct vp_scale *scale, double step)
{
    return (int)floor((scale->most - vp_scale_first(scale, step)) / step + 1e-9) + 1;
}

int vp_step_decimals(double step)
{
    int decimals = 0;
    while (decimals < 6 && fabs(step * pow(10, decimals) - round(step * pow(10, decimals))) > 1e-6)
        decimals++;
    return decimals;
}

static const char *say_tick(struct vp_view *view, double tick, double step, bool signs)
{
    return signs ? vp_number_signed(view, tick, vp_step_decimals(step)) : vp_number(view, tick, vp_step_decimals(step));
}

void vp_scale_axis(struct vp_drawing *drawing, const struct vp_scale *scale, double step, const struct vp_axis *axis)
{
    const int ticks = vp_scale_ticks(scale, step);
    for (int i = 0; i < ticks; i++) {
        const double tick = vp_scale_first(scale, step) + i * step;
        const double x = vp_scale_at(scale, tick);
        const char *words = say_tick(drawing->view, tick, step, axis->signs);
        vp_canvas_line(drawing, x, axis->top - 4, 0, axis->bottom + 8 - axis->top);
        vp_canvas_words(drawing, VP_WORDS_CENTRE, x, axis->bottom + 14, words);
        if (axis->above)
            vp_canvas_words(drawing, VP_WORDS_CENTRE, x, axis->top - 12, words);
    }
    vp_canvas_words(drawing, VP_WORDS_CENTRE, (scale->from + scale->to) / 2, axis->bottom + 31, axis->words);
}
