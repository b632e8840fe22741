/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan --complete: what can be typed next, from the same tables as --help. Words before the one being typed are read as options.c
 * reads them, without a word on those that are wrong. A plan is read for its ids alone, and these can be typed as they are in any shell:
 * letters, digits, dots, strokes. */
#include "cli/cli.h"

#include "inputs/inputs.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* What the words before the one being typed amount to. */
struct typed {
    const struct vp_command *command;
    const char *word; /* being typed */
    bool given[VP_MAX_FLAGS];
    const struct vp_flag *open; /* an option whose value comes next; NULL = none */
    bool ended;                 /* by --: no options any more */
    int n_operands;
    const char *plan; /* the first operand; NULL = not given yet */
};

/* ---- the words before ---- */

static void take_operand(struct typed *typed, const char *word)
{
    if (typed->n_operands++ == 0)
        typed->plan = word;
}

/* --name or --name=value */
static void take_long(struct typed *typed, const char *word)
{
    size_t length = strcspn(word, "=");
    for (int i = 0; i < typed->command->n_flags; i++) {
        const struct vp_flag *flag = &typed->command->flags[i];
        if (strlen(flag->name) != length || strncmp(flag->name, word, length) != 0)
            continue;
        typed->given[i] = true;
        typed->open = flag->value != NULL && word[length] == '\0' ? flag : NULL;
    }
}

/* One option, or many in one word, of which the first that takes a value has the rest for it. */
static void take_letters(struct typed *typed, const char *letters)
{
    bool valued = false;
    for (const char *letter = letters; *letter != '\0' && !valued; letter++) {
        for (int i = 0; i < typed->command->n_flags; i++) {
            const struct vp_flag *flag = &typed->command->flags[i];
            if (flag->letter != *letter)
                continue;
            typed->given[i] = true;
            valued = flag->value != NULL;
            typed->open = valued && letter[1] == '\0' ? flag : NULL;
        }
    }
}

static void take_word(struct typed *typed, const char *word)
{
    if (typed->open != NULL)
        typed->open = NULL;
    else if (typed->ended || word[0] != '-' || word[1] == '\0')
        take_operand(typed, word);
    else if (strcmp(word, "--") == 0)
        typed->ended = true;
    else if (word[1] == '-')
        take_long(typed, word + 2);
    else
        take_letters(typed, word + 1);
}

/* ---- what can come next ---- */

static void offer(const char *typed, const char *word, const char *says)
{
    if (strncmp(word, typed, strlen(typed)) == 0)
        printf("%s\t%s\n", word, says);
}

static void offer_flag(const struct typed *typed, const char *name, const char *says)
{
    char word[80];
    snprintf(word, sizeof word, "--%s", name);
    offer(typed->word, word, says);
}

static void offer_flags(const struct typed *typed)
{
    for (int i = 0; i < typed->command->n_flags; i++)
        if (!typed->given[i])
            offer_flag(typed, typed->command->flags[i].name, typed->command->flags[i].says);
    offer_flag(typed, "help", "what the command does");
}

/* The files that `value` stands for, as --help calls it: PLAN.yaml, DIR, FILE. */
static void offer_files(const char *value)
{
    const char *ending = strrchr(value, '.');
    if (ending != NULL)
        printf("*%s\n", ending);
    if (ending != NULL && strcmp(ending, ".yaml") == 0)
        puts("*.yml");
    if (strncmp(value, "DIR", 3) == 0)
        puts("*/");
    if (strncmp(value, "FILE", 4) == 0)
        puts("*");
}

/* `values` says them all: nb|en. */
static void offer_choice(const struct typed *typed, const char *values)
{
    char word[80];
    for (const char *at = values; *at != '\0'; at += strspn(at, "|")) {
        size_t length = strcspn(at, "|");
        snprintf(word, sizeof word, "%.*s", (int)length, at);
        offer(typed->word, word, "");
        at += length;
    }
}

/* The ids of the plan's section that is called by the plural of the option's name. A pipe or a terminal is no plan: nobody waits here. */
static void offer_ids(const struct typed *typed, const char *name)
{
    char section[80];
    const char **ids;
    struct stat status;
    if (typed->plan == NULL || stat(typed->plan, &status) != 0 || !S_ISREG(status.st_mode))
        return;
    struct vp_arena arena;
    vp_arena_init(&arena);
    snprintf(section, sizeof section, "%ss", name);
    int n = vp_list_ids(typed->plan, section, &arena, &ids);
    for (int i = 0; i < n; i++)
        offer(typed->word, ids[i], "");
    vp_arena_clear(&arena);
}

static void offer_value(const struct typed *typed, const struct vp_flag *flag)
{
    if (strcmp(flag->value, "NAME") == 0 || strcmp(flag->value, "ID") == 0)
        offer_ids(typed, flag->name);
    else if (strchr(flag->value, '|') != NULL)
        offer_choice(typed, flag->value);
    else
        offer_files(flag->value);
}

static void offer_next(const struct typed *typed)
{
    int n = 0;
    while (n < VP_MAX_OPERANDS && typed->command->operands[n] != NULL)
        n++;
    bool dashed = !typed->ended && typed->word[0] == '-';
    if (typed->open != NULL)
        offer_value(typed, typed->open);
    else if (!dashed && (typed->n_operands < n || typed->command->many))
        offer_files(typed->command->operands[typed->n_operands < n ? typed->n_operands : n - 1]);
    else if (!typed->ended)
        offer_flags(typed);
}

int vp_complete(const struct vp_command *const *commands, int n_commands, int n_words, char *const *words)
{
    for (int i = 0; n_words == 1 && i < n_commands; i++)
        offer(words[0], commands[i]->name, commands[i]->says);
    if (n_words == 1 && words[0][0] == '-') {
        offer(words[0], "--help", "what the commands are");
        offer(words[0], "--version", "which version this is");
    }
    struct typed typed = {0};
    for (int i = 0; n_words > 1 && i < n_commands; i++)
        if (strcmp(words[0], commands[i]->name) == 0)
            typed.command = commands[i];
    if (typed.command == NULL)
        return VP_EXIT_DONE;
    typed.word = words[n_words - 1];
    for (int i = 1; i < n_words - 1; i++)
        take_word(&typed, words[i]);
    offer_next(&typed);
    return VP_EXIT_DONE;
}
