/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What results are called: short, and no two alike. */
#include "report/compare_words.h"

#include "report/escape.h"

#include <string.h>

const char *vp_folder_name(struct vp_arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    size_t from = length;
    while (from > 0 && folder[from - 1] != '/')
        from--;
    return from < length ? vp_arena_strndup(arena, folder + from, length - from) : folder;
}

static const char *name_folder(struct vp_view *view, const char *folder)
{
    return vp_clean(&view->arena, vp_folder_name(&view->arena, folder));
}

static bool is_taken(const char *const *names, int n, int but, const char *name)
{
    for (int i = 0; i < n; i++)
        if (i != but && strcmp(names[i], name) == 0)
            return true;
    return false;
}

const char **vp_compare_names(struct vp_view *view, const struct vp_comparisons *set)
{
    const int n = set->n + 1;
    const char **names = vp_arena_array(&view->arena, (size_t)n, sizeof *names);
    const char **scenarios = vp_arena_array(&view->arena, (size_t)n, sizeof *scenarios);
    for (int i = 0; i < n; i++) {
        const struct vp_result *result = vp_compared_result(set, i);
        const char *folder = name_folder(view, result->folder);
        scenarios[i] = vp_clean(&view->arena, result->scenario == NULL ? folder : result->scenario);
    }
    for (int i = 0; i < n; i++)
        names[i] = is_taken(scenarios, n, i, scenarios[i]) ? name_folder(view, vp_compared_result(set, i)->folder)
                                                           : scenarios[i];
    for (int i = 0; i < n; i++)
        if (names[i][0] == '\0' || is_taken(names, i, -1, names[i]))
            names[i] = vp_arena_printf(&view->arena, "%s #%d", names[i], i);
    return names;
}

const char *vp_result_status(struct vp_view *view, const struct vp_result *result)
{
    return result->status == NULL ? vp_words(view, "ikke løst her", "not solved here") : result->status;
}

const char *vp_result_search(struct vp_view *view, const struct vp_result *result)
{
    static const char *const words[][3] = {{"optimal", "bevist best", "proven best"},
                                           {"within-gap", "nær nok den beste", "near enough to the best"},
                                           {"feasible", "stoppet av en grense", "stopped by a limit"},
                                           {"interrupted", "avbrutt", "interrupted"}};
    for (size_t i = 0; result->status != NULL && i < sizeof words / sizeof *words; i++)
        if (strcmp(result->status, words[i][0]) == 0)
            return words[i][view->language == VP_EN ? 2 : 1];
    return vp_result_status(view, result);
}

/* The longest end of `words` that takes at most so many columns. */
static const char *find_tail(const char *words, int columns)
{
    const char *tail = words + strlen(words);
    while (tail > words) {
        const char *before = tail - 1;
        while (before > words && ((unsigned char)*before & 0xC0) == 0x80)
            before--;
        if (vp_text_width(before) > columns)
            break;
        tail = before;
    }
    return tail;
}

static const char *cut_middle(struct vp_arena *arena, const char *words, int columns)
{
    if (vp_text_width(words) <= columns)
        return words;
    const int tail = (columns - 1) / 2;
    return vp_arena_printf(arena, "%s%s", vp_cut(arena, words, columns - tail), find_tail(words, tail));
}

/* "grid+rest=11+night-to=namsos" with at most `letters` of each word before a `=` or `+`: what is behind a `=` tells results apart. */
static const char *shorten_keys(struct vp_arena *arena, const char *name, int letters)
{
    struct vp_text out;
    vp_text_init(&out);
    for (const char *at = name; *at != '\0';) {
        const size_t key = strcspn(at, "=+");
        const size_t value = at[key] == '=' ? strcspn(at + key, "+") : 0;
        const size_t end = key + value + (at[key + value] == '+');
        const char *cut = vp_arena_strndup(arena, at, key);
        if (vp_text_width(cut) > letters)
            cut = vp_arena_strndup(arena, cut, (size_t)(find_tail(cut, vp_text_width(cut) - letters) - cut));
        vp_text_put(&out, cut);
        vp_text_put_bytes(&out, at + key, end - key);
        at += end;
    }
    const char *kept = vp_arena_strdup(arena, out.at);
    vp_text_clear(&out);
    return kept;
}

enum { LONGEST_KEY = 12 };

/* Letters of keys with which the name is no wider; LONGEST_KEY where it fits as it is, or has no keys. */
static int count_letters(struct vp_arena *arena, const char *name, int columns)
{
    int letters = LONGEST_KEY;
    if (vp_text_width(name) <= columns || strchr(name, '=') == NULL)
        return letters;
    while (letters > 1 && vp_text_width(shorten_keys(arena, name, letters)) > columns)
        letters--;
    return letters;
}

int vp_name_letters(struct vp_arena *arena, const char *const *names, int n, int columns)
{
    int letters = LONGEST_KEY;
    for (int i = 0; i < n; i++) {
        const int own = count_letters(arena, names[i], columns);
        letters = own < letters ? own : letters;
    }
    return letters == LONGEST_KEY ? VP_NAME_WHOLE : letters;
}

const char *vp_cut_name(struct vp_arena *arena, const char *name, int columns, int letters)
{
    const bool keys = letters != VP_NAME_WHOLE && strchr(name, '=') != NULL;
    return cut_middle(arena, keys ? shorten_keys(arena, name, letters) : name, columns);
}

const char *vp_impossible_words(struct vp_view *view, const struct vp_comparisons *set)
{
    enum { MOST_NAMED = 50, COLUMNS = 80 };
    struct vp_text names;
    if (set->n_impossible == 0)
        return NULL;
    vp_text_init(&names);
    for (int i = 0; i < set->n_impossible && i < MOST_NAMED; i++)
        vp_text_printf(&names, "%s%s", i == 0 ? "" : ", ",
                       vp_cut_name(&view->arena, vp_clean(&view->arena, set->impossible[i]), COLUMNS, VP_NAME_WHOLE));
    if (set->n_impossible > MOST_NAMED)
        vp_say(view, &names, " og %d til", " and %d more", set->n_impossible - MOST_NAMED);
    const char *words = vp_words(view, "Bevist at det ikke finnes noen lovlig vaktplan: %s.",
                                 "Proven that no lawful roster exists: %s.", names.at);
    vp_text_clear(&names);
    return words;
}
