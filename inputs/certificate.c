/* SPDX-License-Identifier: GPL-3.0-or-later */
/* certificate.json as report/certificate.c writes it, read like any other file that comes by e-mail: JSON is YAML, so it is bounded, and mistakes have their places. */
#include "inputs/inputs.h"
#include "inputs/reader.h"
#include "model/outcome.h"

#include <math.h>
#include <string.h>

struct certificate_reader {
    struct vp_reader reader;
    const struct vp_plan *plan;
    struct vp_certificate *certificate;
};

/* Of any number: beyond what places left open for two years can cost, and below what is written with an exponent. */
static const struct vp_limits any = {.least = -1e11, .most = 1e11};

/* What a map cannot do without. */
static const struct vp_node *need(struct certificate_reader *r, const struct vp_node *map, const char *key,
                                  const char *what)
{
    return vp_require(&r->reader, map, key, map->pos, what) ? vp_node_get(map, key) : NULL;
}

static const char *read_text(struct certificate_reader *r, const struct vp_node *map, const char *key)
{
    const char *text = "";
    vp_read_word(&r->reader, need(r, map, key, "the certificate"), key, &text);
    return text;
}

/* NAN where it is not given. */
static double read_number(struct certificate_reader *r, const struct vp_node *map, const char *key)
{
    double number = NAN;
    const struct vp_node *node = vp_node_get(map, key);
    if (node != NULL)
        vp_read_number(&r->reader, node, key, any, &number);
    return number;
}

/* A list of numbers; *n becomes 0 where it is not given. */
static double *read_numbers(struct certificate_reader *r, const struct vp_node *map, const char *key, int *n)
{
    const struct vp_node *node = vp_node_get(map, key);
    *n = 0;
    if (node == NULL)
        return NULL;
    if (node->kind != VP_NODE_LIST || node->n > VP_MAX_DOCTORS) {
        vp_fail(&r->reader, node->pos, "%s must be a list of at most %d numbers", key, VP_MAX_DOCTORS);
        return NULL;
    }
    double *numbers = vp_arena_array(r->reader.arena, (size_t)node->n + 1, sizeof *numbers);
    for (int i = 0; i < node->n; i++)
        vp_read_number(&r->reader, node->entries[i].value, key, any, &numbers[(*n)++]);
    return numbers;
}

/* The category of this name; -1 after an error. */
static int read_category(struct certificate_reader *r, const struct vp_node *map)
{
    const char *keys[VP_MAX_CATEGORIES];
    const char *word = NULL;
    const int n = r->plan->categories.n;
    const struct vp_node *node = need(r, map, "category", "the claim");
    if (!vp_read_word(&r->reader, node, "category", &word))
        return -1;
    for (int c = 0; c < n; c++) {
        keys[c] = vp_category_key(r->plan, c);
        if (strcmp(word, keys[c]) == 0)
            return c;
    }
    vp_fail(&r->reader, node->pos, "the plan has no category '%s'", vp_shown(&r->reader, word));
    vp_suggest(&r->reader, word, keys, n, "the categories are");
    return -1;
}

static void read_claim(struct certificate_reader *r, const struct vp_node *node)
{
    static const char *const keys[] = {"category",  "method", "excess",   "proven",
                                       "least_top", "floor",  "floor_of", "says"};
    struct vp_claim claim = {.least_top = NAN, .pos = node->pos};
    int method = VP_CONVEX;
    if (!vp_read_keys(&r->reader, node, "a claim", keys, VP_COUNT(keys)))
        return;
    claim.category = read_category(r, node);
    const struct vp_node *word = need(r, node, "method", "the claim");
    if (word != NULL)
        vp_read_word_of(&r->reader, word, "method of fairness", VP_CHOICE_method, &method);
    claim.method = (enum vp_method)method;
    if (vp_node_get(node, "proven") != NULL)
        vp_read_whole(&r->reader, vp_node_get(node, "proven"), "proven", 0, VP_MAX_DOCTORS, &claim.proven);
    claim.excess = read_numbers(r, node, "excess", &claim.n);
    claim.floor = read_numbers(r, node, "floor", &claim.n_floor);
    claim.least_top = read_number(r, node, "least_top");
    *vp_vec_add(r->reader.arena, &r->certificate->claims) = claim;
}

static void read_claims(struct certificate_reader *r, const struct vp_node *root)
{
    const struct vp_node *node = need(r, root, "fairness", "the certificate");
    if (node == NULL || node->kind == VP_NODE_BROKEN)
        return;
    if (node->kind != VP_NODE_LIST || node->n > VP_MAX_CATEGORIES) {
        vp_fail(&r->reader, node->pos, "fairness must be a list of at most %d claims", VP_MAX_CATEGORIES);
        return;
    }
    for (int i = 0; i < node->n; i++)
        read_claim(r, node->entries[i].value);
}

/* A word that the search may end with. */
static const char *read_status(struct certificate_reader *r, const struct vp_node *root)
{
    const char *words[VP_NOTHING + 1];
    const struct vp_node *node = need(r, root, "status", "the certificate");
    const char *word = NULL;
    for (int status = 0; status <= VP_NOTHING; status++)
        words[status] = vp_status_name((enum vp_status)status);
    if (!vp_read_word(&r->reader, node, "status", &word))
        return "";
    for (int status = 0; status <= VP_NOTHING; status++)
        if (strcmp(word, words[status]) == 0)
            return word;
    vp_fail(&r->reader, node->pos, "'%s' is no status", vp_shown(&r->reader, word));
    vp_suggest(&r->reader, word, words, VP_COUNT(words), "it may be");
    return "";
}

static void read_content(struct certificate_reader *r, const struct vp_node *root)
{
    static const char *const keys[] = {"certificate", "title",  "input_sha256", "roster_sha256", "status", "open",
                                       "open_proven", "points", "bound",        "fairness",      "says"};
    struct vp_certificate *certificate = r->certificate;
    int version = 0;
    certificate->pos = root->pos;
    if (!vp_read_keys(&r->reader, root, "a certificate", keys, VP_COUNT(keys)))
        return;
    const struct vp_node *number = need(r, root, "certificate", "the file");
    if (number != NULL)
        vp_read_whole(&r->reader, number, "certificate", 1, 1, &version);
    certificate->input_sha256 = read_text(r, root, "input_sha256");
    certificate->roster_sha256 = read_text(r, root, "roster_sha256");
    certificate->status = read_status(r, root);
    certificate->open = read_number(r, root, "open");
    certificate->objective = read_number(r, root, "points");
    certificate->bound = read_number(r, root, "bound");
    const struct vp_node *proven = need(r, root, "open_proven", "the certificate");
    if (proven != NULL)
        vp_read_yes_no(&r->reader, proven, "open_proven", &certificate->open_proven);
    read_claims(r, root);
}

struct vp_certificate *vp_certificate_read(const char *path, const struct vp_plan *plan, struct vp_arena *arena,
                                           struct vp_errors *errors)
{
    struct certificate_reader r = {.reader = {.arena = arena, .errors = errors}, .plan = plan};
    const struct vp_node *root = vp_read_file(&r.reader, path);
    r.certificate = vp_arena_alloc(arena, sizeof *r.certificate);
    if (root != NULL)
        read_content(&r, root);
    return root == NULL || errors->total > 0 ? NULL : r.certificate;
}
