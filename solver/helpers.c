/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, slacks, cliques and spots for the files that write rules. */
#include "solver/helpers.h"

#include <math.h>
#include <stdlib.h>

static int add_column(struct vp_writer *writer, const char *letter, const char *detail, double upper, double cost)
{
    struct vp_program *program = writer->program;
    return vp_add_column(program,
                         (struct vp_column){
                             .kind = VP_S,
                             .doctor = -1,
                             .duty = -1,
                             .lower = 0,
                             .upper = upper,
                             .cost = cost,
                             .name = vp_arena_printf(program->arena, "%s_%s[%s]", letter, writer->rule->id, detail),
                         });
}

int vp_add_helper(struct vp_writer *writer, const char *letter, const char *detail)
{
    return add_column(writer, letter, detail, 1, 0);
}

int vp_add_slack(struct vp_writer *writer, const char *detail, double upper)
{
    return writer->rule->hard ? -1 : add_column(writer, "s", detail, upper, writer->rule->weight);
}

void vp_begin_rule_row(struct vp_writer *writer, double lower, double upper, const char *part, const char *detail)
{
    struct vp_program *program = writer->program;
    const char *name = part == NULL ? vp_arena_printf(program->arena, "%s[%s]", writer->rule->id, detail)
                                    : vp_arena_printf(program->arena, "%s_%s[%s]", writer->rule->id, part, detail);
    vp_begin_row(program, lower, upper, name);
}

void vp_charge(struct vp_writer *writer, int column, double times)
{
    writer->program->columns.item[column].cost += times * writer->rule->weight;
}

int vp_gather_clique(const struct vp_writer *writer, int doctor, const int *duties, int n, bool *used, int *clique)
{
    int seed = 0;
    while (seed < n && used[seed])
        seed++;
    if (seed == n)
        return 0;
    clique[0] = duties[seed];
    used[seed] = true;
    int size = 1;
    for (int i = 0; i < n; i++) {
        bool fits = i != seed;
        for (int k = 0; k < size && fits; k++)
            fits = vp_clash(writer, doctor, clique[k], duties[i]);
        if (fits) {
            clique[size++] = duties[i];
            used[i] = true;
        }
    }
    return size;
}

static int compare_links(const void *left, const void *right)
{
    const struct vp_link *a = left;
    const struct vp_link *b = right;
    return a->duty != b->duty ? (a->duty > b->duty) - (a->duty < b->duty) : (a->spot > b->spot) - (a->spot < b->spot);
}

const struct vp_spots *vp_spots_new(struct vp_links *links, int n, const struct vp_problem *problem, struct vp_arena *arena)
{
    struct vp_spots *spots = vp_arena_alloc(arena, sizeof *spots);
    spots->n = n;
    spots->first = vp_arena_array(arena, (size_t)problem->n_duties + 1, sizeof *spots->first);
    spots->spot = vp_arena_array(arena, (size_t)links->list.n + 1, sizeof *spots->spot);
    if (links->list.n > 0)
        qsort(links->list.item, (size_t)links->list.n, sizeof *links->list.item, compare_links);
    int next = 0;
    int filled = 0;
    for (int j = 0; j < problem->n_duties; j++) {
        spots->first[j] = filled;
        for (; next < links->list.n && links->list.item[next].duty == j; next++) {
            int spot = links->list.item[next].spot;
            if (filled == spots->first[j] || spots->spot[filled - 1] != spot)
                spots->spot[filled++] = spot;
        }
    }
    spots->first[problem->n_duties] = filled;
    return spots;
}
