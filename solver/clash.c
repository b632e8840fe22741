/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cliques of duties that clash, found greedily. What clashes is said in solver/rules/rest.c. */
#include "solver/clash.h"

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
