/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties that are another's, sorted by the doctors who give them up and get them. */
#include "report/compare_words.h"

#include <stdlib.h>
#include <string.h>

static int compare_changes(const void *one, const void *other)
{
    const struct vp_change *a = one;
    const struct vp_change *b = other;
    const int order = strcmp(a->doctor, b->doctor);
    if (order != 0)
        return order;
    if (a->gets != b->gets)
        return a->gets - b->gets;
    return strcmp(a->row->key, b->row->key);
}

const struct vp_change *vp_compare_changes(struct vp_view *view, const struct vp_comparison *comparison, int *n)
{
    struct vp_change *changes = vp_arena_array(&view->arena, 2 * (size_t)comparison->moved.n + 1, sizeof *changes);
    *n = 0;
    for (int i = 0; i < comparison->moved.n; i++) {
        const struct vp_moved *moved = &comparison->moved.item[i];
        if (moved->before != NULL && moved->before->doctor[0] != '\0')
            changes[(*n)++] = (struct vp_change){moved->before->doctor, moved->before, false};
        if (moved->after != NULL && moved->after->doctor[0] != '\0')
            changes[(*n)++] = (struct vp_change){moved->after->doctor, moved->after, true};
    }
    qsort(changes, (size_t)*n, sizeof *changes, compare_changes);
    return changes;
}

int vp_changes_of_one(const struct vp_change *changes, int n, int *given)
{
    int of_one = 0;
    *given = 0;
    while (of_one < n && strcmp(changes[of_one].doctor, changes[0].doctor) == 0)
        *given += !changes[of_one++].gets;
    return of_one;
}

const char *vp_moved_words(struct vp_view *view, const struct vp_comparison *comparison)
{
    if (comparison->nameless)
        return vp_words(view, "Legene har pseudonymer, andre i hver vaktplan: hvem som har en annens vakt, kan ikke sies.",
                        "Doctors have pseudonyms, others in each roster: who has another's duty cannot be said.");
    if (comparison->moved.n == 0)
        return vp_words(view, "Ingen vakt er en annens.", "No duty is another's.");
    int new = 0;
    int gone = 0;
    for (int i = 0; i < comparison->moved.n; i++) {
        new += comparison->moved.item[i].before == NULL;
        gone += comparison->moved.item[i].after == NULL;
    }
    return vp_words(view, "%d vakter er en annens%s%s, %d leger har andre vakter enn før.",
                    "%d duties are another's%s%s, %d doctors have other duties than before.",
                    comparison->moved.n - new - gone, new == 0 ? "" : vp_words(view, ", %d er nye", ", %d are new", new),
                    gone == 0 ? "" : vp_words(view, ", %d er borte", ", %d are gone", gone), comparison->doctors);
}
