/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for rules on pairs. Hard: a greedy cover of the broken pairs by cliques of the graph in which two duties are joined when nobody
 * can have both. Soft: let the duties of A clash pairwise, so that one of them is had at most, and those of B too; if every pair of A ×
 * B is broken, then
 *     Σ_A x + Σ_B x − s ≤ 1
 * asks for s = 1 exactly when one of each is had, which is what the pairs would pay together: one row and one slack in place of |A| ·
 * |B|. */
#include "solver/pairs.h"

#include "solver/clash.h"
#include "solver/rows.h"

#include <math.h>
#include <string.h>

enum { ROWS_LOOKED_BACK = 64 }; /* a pair that is in an older row is written once more: harmless */

struct bundle {
    const int *a;
    int n_a;
    int *b;
    int n_b;
};

struct pairs {
    struct vp_writer *writer;
    int doctor;
    vp_pair_test *broken;
    vp_instant reach;
    struct vp_arena scratch;
    int *duty; /* of the period, in scope, allowed; by start */
    int n;
    int *near;  /* scratch: [n] */
    int *group; /* scratch: [n] */
    VP_VEC(struct bundle) bundles;
    int first_row;
};

static vp_instant start_of(const struct pairs *pairs, int duty)
{
    return pairs->writer->problem->duties[duty].start;
}

static int x_of(const struct pairs *pairs, int duty)
{
    return vp_scoped_x(pairs->writer, pairs->doctor, duty);
}

static bool is_broken(const struct pairs *pairs, int a, int b)
{
    return !vp_same_block(pairs->writer->problem, a, b) && pairs->broken(pairs->writer, pairs->doctor, a, b);
}

void vp_forbid_beside_past(struct vp_writer *writer, vp_pair_test *broken, vp_instant reach)
{
    const struct vp_problem *problem = writer->problem;
    for (int a = 0; a < problem->n_past && writer->rule->hard; a++) {
        int doctor = problem->past_doctor[a];
        if (!vp_in_scope_doctor(writer, doctor) || !vp_in_scope_duty(writer, a))
            continue;
        for (int b = problem->n_past; b < problem->n_duties; b++) {
            if (problem->duties[b].start - problem->duties[a].start > reach)
                break;
            if (vp_in_scope_duty(writer, b) && broken(writer, doctor, a, b))
                writer->forbidden[doctor * problem->n_duties + b] = 1;
        }
    }
}

/* ---- soft ---- */

static void pay_beside_past(struct pairs *pairs)
{
    const struct vp_problem *problem = pairs->writer->problem;
    for (int a = 0; a < problem->n_past; a++) {
        if (problem->past_doctor[a] != pairs->doctor || !vp_in_scope_duty(pairs->writer, a))
            continue;
        for (int i = 0; i < pairs->n && start_of(pairs, pairs->duty[i]) - start_of(pairs, a) <= pairs->reach; i++)
            if (is_broken(pairs, a, pairs->duty[i]))
                vp_charge(pairs->writer, x_of(pairs, pairs->duty[i]), 1);
    }
}

static bool clashes_with_all(const struct pairs *pairs, int duty, const int *others, int n)
{
    for (int i = 0; i < n; i++)
        if (!vp_clash(pairs->writer, pairs->doctor, others[i], duty))
            return false;
    return true;
}

/* Puts `b` beside the group, in a bundle that has the same group and nothing that he could have together with b; a new one if there is
 * none. */
static void put_in_bundle(struct pairs *pairs, int n_group, int b)
{
    size_t bytes = (size_t)n_group * sizeof *pairs->group;
    for (int i = pairs->bundles.n - 1; i >= 0; i--) {
        struct bundle *bundle = &pairs->bundles.item[i];
        if (start_of(pairs, b) - start_of(pairs, bundle->b[0]) > pairs->reach)
            break;
        if (bundle->n_a != n_group || memcmp(bundle->a, pairs->group, bytes) != 0 ||
            !clashes_with_all(pairs, b, bundle->b, bundle->n_b))
            continue;
        int *longer = vp_arena_array(&pairs->scratch, (size_t)bundle->n_b + 1, sizeof *longer);
        memcpy(longer, bundle->b, (size_t)bundle->n_b * sizeof *longer);
        longer[bundle->n_b++] = b;
        bundle->b = longer;
        return;
    }
    int *a = vp_arena_array(&pairs->scratch, (size_t)n_group, sizeof *a);
    memcpy(a, pairs->group, bytes);
    int *single = vp_arena_array(&pairs->scratch, 1, sizeof *single);
    single[0] = b;
    *vp_vec_add(&pairs->scratch, &pairs->bundles) = (struct bundle){.a = a, .n_a = n_group, .b = single, .n_b = 1};
}

/* Splits the n duties of `near` into groups of which he has one at most, and bundles each with b. */
static void bundle_near(struct pairs *pairs, int n, int b)
{
    while (n > 0) {
        int kept = 0;
        int n_group = 0;
        for (int i = 0; i < n; i++) {
            if (clashes_with_all(pairs, pairs->near[i], pairs->group, n_group))
                pairs->group[n_group++] = pairs->near[i];
            else
                pairs->near[kept++] = pairs->near[i];
        }
        put_in_bundle(pairs, n_group, b);
        n = kept;
    }
}

static void write_bundle(const struct pairs *pairs, const struct bundle *bundle)
{
    struct vp_program *program = pairs->writer->program;
    const char *id = pairs->writer->problem->plan->doctors.item[pairs->doctor].id;
    const char *detail = vp_arena_printf(program->arena, "%s,%d,%d", id, bundle->a[0], bundle->b[0]);
    vp_begin_rule_row(pairs->writer, -INFINITY, 1, NULL, detail);
    for (int i = 0; i < bundle->n_a; i++)
        vp_add_entry(program, x_of(pairs, bundle->a[i]), 1);
    for (int i = 0; i < bundle->n_b; i++)
        vp_add_entry(program, x_of(pairs, bundle->b[i]), 1);
    vp_end_at_most(pairs->writer, detail);
}

static void write_soft(struct pairs *pairs)
{
    pay_beside_past(pairs);
    for (int i = 0; i < pairs->n; i++) {
        int b = pairs->duty[i];
        int n = 0;
        for (int k = i - 1; k >= 0 && start_of(pairs, b) - start_of(pairs, pairs->duty[k]) <= pairs->reach; k--)
            if (is_broken(pairs, pairs->duty[k], b) && !vp_clash(pairs->writer, pairs->doctor, pairs->duty[k], b))
                pairs->near[n++] = pairs->duty[k];
        bundle_near(pairs, n, b);
    }
    for (int i = 0; i < pairs->bundles.n; i++)
        write_bundle(pairs, &pairs->bundles.item[i]);
}

/* ---- hard ---- */

static bool row_holds(const struct vp_program *program, const struct vp_row *row, int column)
{
    for (int e = row->first; e < row->first + row->n; e++)
        if (program->index.item[e] == column)
            return true;
    return false;
}

static bool is_covered(const struct pairs *pairs, int a, int b)
{
    const struct vp_program *program = pairs->writer->program;
    int oldest = program->rows.n - ROWS_LOOKED_BACK;
    for (int r = program->rows.n - 1; r >= pairs->first_row && r >= oldest; r--) {
        const struct vp_row *row = &program->rows.item[r];
        if (row_holds(program, row, x_of(pairs, a)) && row_holds(program, row, x_of(pairs, b)))
            return true;
    }
    return false;
}

static bool excludes_all(const struct pairs *pairs, int duty, int n_group)
{
    for (int i = 0; i < n_group; i++) {
        int other = pairs->group[i];
        int a = duty < other ? duty : other;
        int b = duty < other ? other : duty;
        if (a == b || (!is_broken(pairs, a, b) && !vp_clash(pairs->writer, pairs->doctor, a, b)))
            return false;
    }
    return true;
}

/* The largest set that holds both and that is found by taking what fits, nearest in time first. */
static void write_clique(struct pairs *pairs, int first, int second)
{
    struct vp_program *program = pairs->writer->program;
    const char *id = pairs->writer->problem->plan->doctors.item[pairs->doctor].id;
    int n_group = 2;
    pairs->group[0] = pairs->duty[first];
    pairs->group[1] = pairs->duty[second];
    int from = first;
    while (from > 0 && start_of(pairs, pairs->duty[second]) - start_of(pairs, pairs->duty[from - 1]) <= pairs->reach)
        from--;
    for (int i = from; i < pairs->n; i++) {
        if (start_of(pairs, pairs->duty[i]) - start_of(pairs, pairs->duty[first]) > pairs->reach)
            break;
        if (excludes_all(pairs, pairs->duty[i], n_group))
            pairs->group[n_group++] = pairs->duty[i];
    }
    const char *detail = vp_arena_printf(program->arena, "%s,%d", id, program->rows.n - pairs->first_row);
    vp_begin_rule_row(pairs->writer, -INFINITY, 1, NULL, detail);
    for (int i = 0; i < n_group; i++)
        vp_add_entry(program, x_of(pairs, pairs->group[i]), 1);
}

static void write_hard(struct pairs *pairs)
{
    for (int i = 0; i < pairs->n; i++) {
        int b = pairs->duty[i];
        for (int k = i - 1; k >= 0 && start_of(pairs, b) - start_of(pairs, pairs->duty[k]) <= pairs->reach; k--)
            if (is_broken(pairs, pairs->duty[k], b) && !is_covered(pairs, pairs->duty[k], b))
                write_clique(pairs, k, i);
    }
}

void vp_write_pairs(struct vp_writer *writer, int doctor, vp_pair_test *broken, vp_instant reach)
{
    const struct vp_problem *problem = writer->problem;
    struct pairs pairs = {
        .writer = writer, .doctor = doctor, .broken = broken, .reach = reach, .first_row = writer->program->rows.n};
    size_t room = (size_t)problem->n_duties;
    vp_arena_init(&pairs.scratch);
    pairs.duty = vp_arena_array(&pairs.scratch, room, sizeof *pairs.duty);
    pairs.near = vp_arena_array(&pairs.scratch, room, sizeof *pairs.near);
    pairs.group = vp_arena_array(&pairs.scratch, room, sizeof *pairs.group);
    for (int j = problem->n_past; j < problem->n_duties; j++)
        if (vp_scoped_x(writer, doctor, j) >= 0)
            pairs.duty[pairs.n++] = j;
    if (writer->rule->hard)
        write_hard(&pairs);
    else
        write_soft(&pairs);
    vp_arena_clear(&pairs.scratch);
}
