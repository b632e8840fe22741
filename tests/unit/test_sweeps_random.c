/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sweeps: each point of random ones is the plan that ordinary scenarios say, one based on the other, and the order of the axes is no matter. */
#include "tests/unit/draw.h"
#include "tests/unit/suites.h"
#include "tests/unit/sweep_maker.h"
#include "tests/unit/text_plan.h"

#include <string.h>

/* An axis and, for each of its values, what scenarios by hand say, one based on the other. */
struct drawn {
    const char *text;
    int n;
    const char *values[4];
    const char *by_hand[4];
};

enum { KINDS = 7, MOST_DRAWN = 3 };

static void add_value(struct drawn *axis, const char *value, const char *by_hand)
{
    axis->values[axis->n] = value;
    axis->by_hand[axis->n++] = by_hand;
}

static struct drawn draw_at(struct vp_random *random, const char *name, const char *at, const char *by_hand)
{
    struct drawn axis = {.n = 0};
    const int first = vp_draw(random, 1, 50);
    const int n = vp_draw(random, 1, 3);
    const bool range = vp_toss(random, 50);
    const char *list = "";
    for (int i = 0; i < n; i++) {
        const char *value = vp_sweep_print("%d", first + i * (range ? 1 : 3));
        list = vp_sweep_print("%s%s%s", list, i == 0 ? "" : ", ", value);
        const char *hole = strchr(by_hand, '#');
        add_value(&axis, value, vp_sweep_print("%.*s%s%s", (int)(hole - by_hand), by_hand, value, hole + 1));
    }
    axis.text = range ? vp_sweep_print("%s: { at: %s, values: %d..%d }", name, at, first, first + n - 1)
                      : vp_sweep_print("%s: { at: %s, values: [%s] }", name, at, list);
    return axis;
}

static struct drawn draw_doctors(struct vp_random *random)
{
    static const char *const by_hand[] = {NULL,
                                          NULL,
                                          "doctors: { carl: ~ }",
                                          "",
                                          "doctors: { new-1: { home: grong } }",
                                          "doctors: { new-1: { home: grong }, new-2: { home: grong } }"};
    struct drawn axis = {.n = 0};
    const int from = vp_draw(random, 2, 5);
    const int to = vp_draw(random, from, 5);
    for (int i = from; i <= to; i++)
        add_value(&axis, vp_sweep_print("%d", i), by_hand[i]);
    axis.text = vp_sweep_print("n: { doctors: %d..%d, newcomer: { home: grong } }", from, to);
    return axis;
}

static struct drawn draw_options(struct vp_random *random)
{
    static const char *const options[][3] = {
        /* name, as an option, what it says itself after `gone` */
        {"here", "{}", ""},
        {"gone", "{ based-on: gone }", "doctors: { anne: ~ }"},
        {"zoe", "{ doctors: { zoe: { home: sandvika, post: 30 } } }", "doctors: { zoe: { home: sandvika, post: 30 } }"},
        {"again", "{ based-on: back, doctors: { anne: { post: 20 } } }", NULL}};
    struct drawn axis = {.n = 0};
    const char *list = "";
    for (int i = 0; i < 4; i++)
        if (vp_toss(random, 60) || (i == 3 && axis.n == 0)) {
            list = vp_sweep_print("%s%s%s: %s", list, axis.n == 0 ? "" : ", ", options[i][0], options[i][1]);
            add_value(&axis, options[i][0], options[i][2]);
        }
    axis.text = vp_sweep_print("o: { options: { %s } }", list);
    return axis;
}

static struct drawn draw_axis(struct vp_random *random, int kind)
{
    static const char fair[] =
        "f: { options: { nights: { fairness: { categories: { nights: 3 } } }, off: { rules: { rest: off } } } }";
    switch (kind) {
    case 0:
        return draw_at(random, "days", "rules.spacing.days", "rules: { spacing: { days: # } }");
    case 1:
        return draw_at(random, "soft", "[rules, spacing, soft]", "rules: { spacing: { soft: # } }");
    case 2:
        return draw_at(random, "locum", "lines.forvakt.locum", "lines: { forvakt: { locum: # } }");
    case 3:
        return draw_at(random, "weight", "fairness.categories.duties", "fairness: { categories: { duties: # } }");
    case 4:
        return draw_doctors(random);
    case 5:
        return draw_options(random);
    default:
        return (struct drawn){
            fair, 2, {"nights", "off"}, {"fairness: { categories: { nights: 3 } }", "rules: { rest: off }"}};
    }
}

/* The plan of a point by scenarios of one axis each. */
static const char *describe_by_hand(const struct drawn *axes, int n, const int *value, bool sorted)
{
    const char *text = vp_sweep_print(
        "%s  h0: { doctors: { carl: { home: grong } }, lines: { forvakt: { needs: ~ } } }\n", vp_sweep_others);
    int k = 0;
    for (int i = 0; i < n; i++) {
        const char *says = axes[i].by_hand[value[i]];
        if (says == NULL) { /* `again`, link by link */
            text = vp_sweep_print("%s  h%d: { based-on: h%d, doctors: { anne: ~ } }\n", text, k + 1, k);
            k++;
            says = "doctors: { anne: { home: sandvika, post: 20 } }";
        }
        text = vp_sweep_print("%s  h%d: { based-on: h%d, %s }\n", text, k + 1, k, says);
        k++;
    }
    return vp_sweep_describe(vp_sweep_read_good(text, vp_sweep_print("h%d", k)), sorted);
}

static const char *write_sweep(const struct drawn *axes, int n, const int *order)
{
    const char *text = vp_sweep_print(
        "%s  s: { doctors: { carl: { home: grong } }, lines: { forvakt: { needs: ~ } }, vary: { ", vp_sweep_others);
    for (int i = 0; i < n; i++)
        text = vp_sweep_print("%s%s%s", text, i == 0 ? "" : ", ", axes[order[i]].text);
    return vp_sweep_print("%s } }\n", text);
}

static const char *name_point(const struct drawn *axes, int n, const int *order, const int *value)
{
    const char *name = "s";
    for (int i = 0; i < n; i++) {
        const struct drawn *axis = &axes[order[i]];
        name =
            vp_sweep_print("%s+%.*s=%s", name, (int)strcspn(axis->text, ":"), axis->text, axis->values[value[order[i]]]);
    }
    return name;
}

/* Each point, in two orders of the axes. */
static void check_sweep(const struct drawn *axes, int n)
{
    static const int order[] = {0, 1, 2};
    const int turned[] = {n - 1, n == 3 ? 0 : n - 2, 1};
    int points = 1;
    for (int i = 0; i < n; i++)
        points *= axes[i].n;
    for (int p = 0; p < points; p++) {
        int value[MOST_DRAWN];
        int left = p;
        for (int i = n - 1; i >= 0; left /= axes[i--].n)
            value[i] = left % axes[i].n;
        const char *name = name_point(axes, n, order, value);
        const char *point = vp_sweep_describe(vp_sweep_read_good(write_sweep(axes, n, order), name), false);
        ck_assert_str_eq(point, describe_by_hand(axes, n, value, false));
        const char *other = name_point(axes, n, turned, value);
        ck_assert_str_eq(vp_sweep_describe(vp_sweep_read_good(write_sweep(axes, n, turned), other), true),
                         describe_by_hand(axes, n, value, true));
    }
}

START_TEST(random_points_are_what_they_would_be_by_hand)
{
    struct vp_random random;
    vp_random_init(&random, (uint64_t)_i);
    for (int run = 0; run < 20; run++) {
        int kinds_left[KINDS] = {0, 1, 2, 3, 4, 5, 6};
        struct drawn axes[MOST_DRAWN];
        const int n = vp_draw(&random, 1, MOST_DRAWN);
        for (int i = 0; i < n; i++) {
            const int pick = vp_draw(&random, i, KINDS - 1);
            const int kind = kinds_left[pick];
            kinds_left[pick] = kinds_left[i];
            axes[i] = draw_axis(&random, kind);
        }
        check_sweep(axes, n);
    }
}
END_TEST

Suite *suite_sweeps_random(void)
{
    Suite *suite = suite_create("sweeps_random");
    TCase *tests = tcase_create("random");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, vp_text_begin, vp_text_end);
    tcase_add_loop_test(tests, random_points_are_what_they_would_be_by_hand, 1, 6);
    suite_add_tcase(suite, tests);
    return suite;
}
