/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Upper limits of what can still be gained. Without limits it is, summed over the dates left, the best reward of each date (of all its duties, where he could
 * have several). With a hard limit L on a sum that has s, and a price p ≥ 0 for its unit,
 *     gain ≤ Σ_dates max(0, max_j (reward(j) − p · value(j))) + p · (L − s)
 * for every p, since Σ value(j) of what he takes is at most L − s; p ≤ 0 with the limit below says the same of sums that must be reached. The best p at the
 * beginning is found by ternary search, the right side being convex in p; two near it serve labels that are ahead or behind. Prices of sums that close and charges
 * of runs are left out, since none is below 0. */
#include "solver/gains.h"

enum { ROUNDS = 12 };

static double value_in(const struct vp_limits *limits, int duty, int sum)
{
    const struct vp_of_duty *of = &limits->of[duty];
    double value = 0;
    for (int k = 0; k < of->counts.n; k++)
        value += of->counts.item[k].sum == sum ? of->counts.item[k].value : 0;
    return value;
}

static void fill(const struct vp_gains *gains, struct vp_gain *gain, const struct vp_choices *choices,
                 const struct vp_pricing *pricing)
{
    gain->left[choices->dates] = 0;
    for (int date = choices->dates - 1; date >= 0; date--) {
        double best = 0;
        double all = 0;
        for (int i = choices->first[date]; i < choices->first[date + 1]; i++) {
            if (vp_pricing_says(pricing, choices, i, VP_MUST_SKIP))
                continue;
            double own = gains->own[i];
            if (gain->sum >= 0)
                own -= gain->price * value_in(&choices->limits, choices->duty[i], gain->sum);
            best = fmax(best, own);
            all += fmax(0, own);
        }
        gain->left[date] = gain->left[date + 1] + (choices->alone[date] ? best : all);
    }
}

static double limit_of(const struct vp_sum *sum, double price)
{
    return price >= 0 ? vp_sum_most(sum) : sum->least;
}

static double left_by(const struct vp_gain *gain, const struct vp_sum *sum, double had, int date)
{
    return gain->left[date] + (gain->price == 0 ? 0 : gain->price * (limit_of(sum, gain->price) - had));
}

/* The price at which least is left at the beginning. */
static double find_price(const struct vp_gains *gains, struct vp_gain *gain, const struct vp_choices *choices,
                         const struct vp_pricing *pricing)
{
    const struct vp_sum *sum = &choices->limits.sums.item[gain->sum];
    double dearest = 1e-9;
    for (int i = 0; i < choices->n; i++) {
        double value = value_in(&choices->limits, choices->duty[i], gain->sum);
        if (value > 0)
            dearest = fmax(dearest, gains->own[i] / value);
    }
    double low = isfinite(sum->least) ? -dearest : 0;
    double high = isfinite(sum->most) ? dearest : 0;
    for (int round = 0; round < ROUNDS; round++) {
        const double third = (high - low) / 3;
        double left[2];
        for (int side = 0; side < 2; side++) {
            gain->price = side == 0 ? low + third : high - third;
            fill(gains, gain, choices, pricing);
            left[side] = left_by(gain, sum, sum->start, 0);
        }
        if (left[0] <= left[1])
            high -= third;
        else
            low += third;
    }
    return (low + high) / 2;
}

static struct vp_gain *add_gain(struct vp_gains *gains, int sum, double price, int dates, struct vp_arena *arena)
{
    struct vp_gain *gain = &gains->item[gains->n++];
    *gain = (struct vp_gain){sum, price, vp_arena_array(arena, (size_t)dates + 1, sizeof *gain->left)};
    return gain;
}

/* Can the limits of a sum of duties ever stop him? */
static bool binds(const struct vp_choices *choices, int number)
{
    const struct vp_sum *sum = &choices->limits.sums.item[number];
    return sum->slot >= 0 && vp_sum_hard(sum) && choices->counted[number] &&
           (sum->start + choices->future[number] > sum->most || isfinite(sum->least));
}

void vp_gains_init(struct vp_gains *gains, const struct vp_choices *choices, const struct vp_pricing *pricing,
                   struct vp_arena *arena)
{
    static const double around[] = {1, 0.75, 1.3};
    const struct vp_limits *limits = &choices->limits;
    gains->n = 0;
    gains->own = vp_arena_array(arena, (size_t)choices->n + 1, sizeof *gains->own);
    for (int i = 0; i < choices->n; i++) {
        const struct vp_of_duty *of = &limits->of[choices->duty[i]];
        gains->own[i] = pricing->reward[choices->duty[i]] - of->cost;
        for (int e = 0; e < of->events.n; e++)
            gains->own[i] += limits->events.item[of->events.item[e]].reward;
    }
    fill(gains, add_gain(gains, -1, 0, choices->dates, arena), choices, pricing);
    for (int s = 0; s < limits->sums.n && gains->n + 3 <= VP_MOST_GAINS; s++) {
        if (!binds(choices, s))
            continue;
        struct vp_gain *first = add_gain(gains, s, 0, choices->dates, arena);
        const double price = find_price(gains, first, choices, pricing);
        for (int k = 0; k < 3; k++) {
            struct vp_gain *gain = k == 0 ? first : add_gain(gains, s, 0, choices->dates, arena);
            gain->price = price * around[k];
            fill(gains, gain, choices, pricing);
        }
    }
}

double vp_gains_left(const struct vp_gains *gains, const struct vp_choices *choices, const double *state, int date)
{
    double left = gains->item[0].left[date];
    for (int g = 1; g < gains->n; g++) {
        const struct vp_gain *gain = &gains->item[g];
        const struct vp_sum *sum = &choices->limits.sums.item[gain->sum];
        double had = date <= sum->first ? sum->start : date > sum->last ? limit_of(sum, gain->price) : state[sum->slot];
        left = fmin(left, left_by(gain, sum, had, date));
    }
    return left;
}
