/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single values: texts, ids, numbers, words, references. */
#include "inputs/reader.h"

#include "model/base/text.h"

#include <stdlib.h>
#include <string.h>

bool vp_read_value(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *wanted)
{
    if (node == NULL || node->kind == VP_NODE_BROKEN)
        return false;
    if (node->kind != VP_NODE_TEXT)
        vp_fail(reader, node->pos, "%s must be %s, not a %s", what, wanted, node->kind == VP_NODE_MAP ? "map" : "list");
    else if (vp_node_empty(node))
        vp_fail(reader, node->pos, "%s must be %s; nothing is given", what, wanted);
    else
        return true;
    return false;
}

/* Length of `text` in characters, or -1 if it holds a control character or a line break. */
static int count_characters(const char *text)
{
    int characters = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        bool c1 = at[0] == 0xC2 && at[1] < 0xA0;
        bool separator = at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0xA8 || at[2] == 0xA9);
        if (*at < 0x20 || *at == 0x7F || c1 || separator)
            return -1;
        characters += (*at & 0xC0) != 0x80;
    }
    return characters;
}

bool vp_read_text(struct vp_reader *reader, const struct vp_node *node, const char *what, int most, const char **text)
{
    if (!vp_read_value(reader, node, what, "a text"))
        return false;
    int characters = count_characters(node->text);
    if (characters < 0) {
        vp_fail(reader, node->pos, "%s holds a line break, a tab or another control character", what);
        return false;
    }
    if (strspn(node->text, " ") == strlen(node->text)) {
        vp_fail(reader, node->pos, "%s is empty", what);
        return false;
    }
    if (characters > most) {
        vp_fail(reader, node->pos, "%s is %d characters long; at most %d", what, characters, most);
        return false;
    }
    *text = node->text;
    return true;
}

bool vp_read_word(struct vp_reader *reader, const struct vp_node *node, const char *what, const char **word)
{
    if (!vp_read_value(reader, node, what, "a word"))
        return false;
    *word = node->text;
    return true;
}

bool vp_read_id(struct vp_reader *reader, const struct vp_node *node, const char *what, const char **id)
{
    if (!vp_read_value(reader, node, what, "an id"))
        return false;
    size_t length = strlen(node->text);
    bool good = length >= 1 && length <= 64 && strspn(node->text, "_.-") == 0 &&
                strspn(node->text, "abcdefghijklmnopqrstuvwxyz0123456789_.-") == length;
    if (good) {
        *id = node->text;
        return true;
    }
    vp_fail(reader, node->pos, "'%s' is no id for %s", vp_shown(reader, node->text), what);
    vp_expect(reader,
              "an id is up to 64 of a-z 0-9 _ . - and begins with a letter or digit; a name of any kind goes into `name`");
    return false;
}

/* ---- numbers ---- */

bool vp_parse_number(const char *text, double *number)
{
    bool negative = *text == '-';
    double digits = 0;
    double scale = 1;
    int significant = 0;
    bool point = false;
    bool any = false;
    for (const char *at = text + negative; *at != '\0'; at++) {
        if (*at == '.' && !point && any && at[1] != '\0') {
            point = true;
            continue;
        }
        if (*at < '0' || *at > '9')
            return false;
        any = true;
        significant += significant > 0 || *at != '0' || point;
        if (significant > 15) /* so that digits and scale are exact, and their quotient the nearest double */
            return false;
        digits = 10 * digits + (*at - '0');
        scale *= point ? 10 : 1;
    }
    *number = digits == 0 ? 0 : (negative ? -digits : digits) / scale;
    return any;
}

/* "a number from 0 to 1", "a whole number from 1 to 20", "a number above 0 and at most 100". */
static const char *describe_limits(struct vp_reader *reader, const char *kind, struct vp_limits limits)
{
    if (limits.above)
        return vp_arena_printf(reader->arena, "%s above %.15g and at most %.15g", kind, limits.least, limits.most);
    return vp_arena_printf(reader->arena, "%s from %.15g to %.15g", kind, limits.least, limits.most);
}

/* The slips that are worth an answer of their own: a decimal comma, a per cent sign, hours and minutes. */
static void expect_number(struct vp_reader *reader, const char *what, const char *text)
{
    const char *colon = strchr(text, ':');
    size_t digits = strspn(text, "0123456789.");
    if (digits > 0 && strcmp(text + digits + strspn(text + digits, " "), "%") == 0) {
        vp_expect(reader, "write the number alone: %.*s", (int)digits, text);
        return;
    }
    if (strcmp(what, "minutes") == 0 && colon != NULL && colon - text >= 1 && colon - text <= 2 && strlen(colon) == 3 &&
        strspn(text, "0123456789:") == strlen(text) && colon == strrchr(text, ':')) {
        vp_expect(reader, "as minutes it is %d", atoi(text) * 60 + atoi(colon + 1));
        return;
    }
    const char *comma = strchr(text, ',');
    if (comma == NULL || strspn(text, "0123456789,") != strlen(text) || comma != strrchr(text, ',') || strlen(text) > 20)
        return;
    vp_expect(reader, "write a decimal point: %.*s.%s", (int)(comma - text), text, comma + 1);
}

static bool read_limited(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *kind,
                         struct vp_limits limits, double *number)
{
    const char *wanted = describe_limits(reader, kind, limits);
    if (!vp_read_value(reader, node, what, wanted))
        return false;
    double value = 0;
    bool whole = strncmp(kind, "a whole", 7) == 0;
    if (node->quoted) {
        vp_fail(reader, node->pos, "%s must be %s, not a text in quotes", what, wanted);
        return false;
    }
    if (!vp_parse_number(node->text, &value) || (whole && strchr(node->text, '.') != NULL)) {
        vp_fail(reader, node->pos, "%s must be %s, not '%s'", what, wanted, vp_shown(reader, node->text));
        expect_number(reader, what, node->text);
        return false;
    }
    if (value < limits.least || value > limits.most || (limits.above && value <= limits.least)) {
        vp_fail(reader, node->pos, "%s must be %s, not %s", what, wanted, vp_shown(reader, node->text));
        return false;
    }
    *number = value;
    return true;
}

bool vp_read_number(struct vp_reader *reader, const struct vp_node *node, const char *what, struct vp_limits limits,
                    double *number)
{
    return read_limited(reader, node, what, "a number", limits, number);
}

bool vp_read_whole(struct vp_reader *reader, const struct vp_node *node, const char *what, int least, int most, int *number)
{
    double value = 0;
    struct vp_limits limits = {.least = least, .most = most};
    if (!read_limited(reader, node, what, "a whole number", limits, &value))
        return false;
    *number = (int)value;
    return true;
}

/* ---- words of the language ---- */

bool vp_read_yes_no(struct vp_reader *reader, const struct vp_node *node, const char *what, bool *answer)
{
    if (!vp_read_value(reader, node, what, "yes or no"))
        return false;
    bool yes = strcmp(node->text, "yes") == 0 || strcmp(node->text, "true") == 0;
    bool no = strcmp(node->text, "no") == 0 || strcmp(node->text, "false") == 0;
    if (node->quoted || (!yes && !no)) {
        vp_fail(reader, node->pos, "%s must be yes or no, not '%s'", what, vp_shown(reader, node->text));
        return false;
    }
    *answer = yes;
    return true;
}

bool vp_read_choice(struct vp_reader *reader, const struct vp_node *node, const char *what, const char *const *words,
                    int n, int *choice)
{
    const char *word = NULL;
    if (!vp_read_word(reader, node, what, &word))
        return false;
    for (int i = 0; i < n; i++) {
        if (strcmp(words[i], word) == 0) {
            *choice = i;
            return true;
        }
    }
    vp_fail(reader, node->pos, "'%s' is no %s", vp_shown(reader, word), what);
    vp_suggest(reader, word, words, n, "it may be");
    return false;
}

bool vp_read_word_of(struct vp_reader *reader, const struct vp_node *node, const char *what, enum vp_choice words,
                     int *choice)
{
    const struct vp_words *table = vp_choice_words(words);
    return vp_read_choice(reader, node, what, table->word, table->n, choice);
}

bool vp_read_reference(struct vp_reader *reader, const struct vp_node *node, const struct vp_known *known, int *index)
{
    if (!vp_read_value(reader, node, vp_arena_printf(reader->arena, "a %s", known->what), "an id"))
        return false;
    int found = vp_names_find(known->names, node->text);
    if (found >= 0) {
        *index = found;
        return true;
    }
    if (known->names->doubtful || (known->names->n == 0 && known->required))
        return false;
    vp_fail(reader, node->pos, "unknown %s '%s'", known->what, vp_shown(reader, node->text));
    if (known->names->n == 0) {
        vp_expect(reader, "the plan has no %s", known->plural);
        return false;
    }
    if (!reader->last_kept) /* nobody reads the list, and there may be a mistake in each of many rows */
        return false;
    const char **ids = vp_arena_array(reader->arena, (size_t)known->names->n, sizeof(const char *));
    for (int i = 0; i < known->names->room; i++)
        if (known->names->slots[i].name != NULL)
            ids[known->names->slots[i].value] = known->names->slots[i].name;
    vp_suggest(reader, node->text, ids, known->names->n, vp_arena_printf(reader->arena, "the %s are", known->plural));
    return false;
}
