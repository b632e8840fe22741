/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user typed, read by the command's table: getopt_long, numbers without surprises, one line for each mistake. */
#include "cli/cli.h"

#include <getopt.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HELP = 1000, FIRST_FLAG = 1001, HELP_COLUMN = 26 };

int vp_usage_error(const struct vp_call *call, const char *format, ...)
{
    const char *name = call->command->name;
    fprintf(stderr, "vaktplan %s: ", name);
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, " (vaktplan %s --help)\n", name);
    return VP_EXIT_USAGE;
}

static void print_flag(const struct vp_flag *flag)
{
    char left[80];
    const char *space = flag->value == NULL ? "" : " ";
    const char *value = flag->value == NULL ? "" : flag->value;
    if (flag->letter != 0)
        snprintf(left, sizeof left, "-%c, --%s%s%s", flag->letter, flag->name, space, value);
    else
        snprintf(left, sizeof left, "    --%s%s%s", flag->name, space, value);
    printf("  %-*s  %s\n", HELP_COLUMN, left, flag->says);
}

static void print_help(const struct vp_command *command)
{
    printf("Usage: vaktplan %s", command->name);
    for (int i = 0; i < VP_MAX_OPERANDS && command->operands[i] != NULL; i++)
        printf(" %s", command->operands[i]);
    printf("%s [OPTION]…\n%s.\n\n%s\n\n", command->many ? "…" : "", command->says, command->more);
    for (int i = 0; i < command->n_flags; i++)
        print_flag(&command->flags[i]);
    print_flag(&(struct vp_flag){"help", 'h', NULL, "this text"});
}

/* The tables of getopt_long from the command's own; `letters` has room for all. */
static void fill_tables(const struct vp_command *command, struct option *longs, char *letters)
{
    char *at = letters;
    *at++ = ':'; /* a missing value is told from an unknown option */
    *at++ = 'h';
    for (int i = 0; i < command->n_flags; i++) {
        const struct vp_flag *flag = &command->flags[i];
        int value = flag->value == NULL ? no_argument : required_argument;
        longs[i] = (struct option){flag->name, value, NULL, FIRST_FLAG + i};
        if (flag->letter == 0)
            continue;
        *at++ = flag->letter;
        if (value == required_argument)
            *at++ = ':';
    }
    *at = '\0';
    longs[command->n_flags] = (struct option){"help", no_argument, NULL, HELP};
}

static int find_letter(const struct vp_command *command, int letter)
{
    for (int i = 0; i < command->n_flags; i++)
        if (command->flags[i].letter != 0 && command->flags[i].letter == letter)
            return i;
    return -1;
}

static int refuse_option(const struct vp_call *call, const char *word)
{
    const struct vp_command *command = call->command;
    if (word[0] != '-' || word[1] != '-')
        return vp_usage_error(call, "unknown option '-%c'", optopt);
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word + 2, "="), word + 2);
    const char *names[VP_MAX_FLAGS + 1] = {"help"};
    for (int i = 0; i < command->n_flags; i++) {
        names[i + 1] = command->flags[i].name;
        if (strcmp(name, names[i + 1]) == 0)
            return vp_usage_error(call, "--%s takes no value", name);
    }
    const char *nearest = vp_text_nearest(name, names, command->n_flags + 1);
    if (nearest != NULL)
        return vp_usage_error(call, "unknown option '--%s', did you mean '--%s'?", name, nearest);
    return vp_usage_error(call, "unknown option '--%s'", name);
}

static int refuse_missing_value(const struct vp_call *call)
{
    const struct vp_command *command = call->command;
    int i = optopt >= FIRST_FLAG ? optopt - FIRST_FLAG : find_letter(command, optopt);
    return vp_usage_error(call, "--%s needs a value: %s", command->flags[i].name, command->flags[i].value);
}

/* How many files the user wants to be standard input. */
static int count_dashes(const struct vp_call *call)
{
    int dashes = 0;
    for (int i = 0; i < VP_MAX_OPERANDS; i++)
        dashes += call->operand[i] != NULL && strcmp(call->operand[i], "-") == 0;
    for (int i = 0; i < call->command->n_flags; i++)
        dashes += call->value[i] != NULL && strcmp(call->value[i], "-") == 0;
    return dashes;
}

/* Fills call->operand from what getopt_long left; -1 or an exit code. */
static int take_operands(struct vp_call *call, int argc, char **argv)
{
    const struct vp_command *command = call->command;
    for (int i = 0; i < VP_MAX_OPERANDS && command->operands[i] != NULL; i++) {
        if (optind >= argc)
            return vp_usage_error(call, "%s is missing", command->operands[i]);
        call->operand[i] = argv[optind++];
    }
    if (optind < argc && !command->many)
        return vp_usage_error(call, "unexpected argument '%s'", argv[optind]);
    call->more = argv + optind;
    call->n_more = argc - optind;
    if (count_dashes(call) > 1)
        return vp_usage_error(call, "only one file can be standard input");
    return -1;
}

int vp_command_run(const struct vp_command *command, int argc, char **argv)
{
    struct vp_call call = {.command = command};
    struct option longs[VP_MAX_FLAGS + 2] = {{0}};
    char letters[2 * VP_MAX_FLAGS + 3];
    fill_tables(command, longs, letters);
    opterr = 0;
    for (;;) {
        int before = optind;
        int found = getopt_long(argc, argv, letters, longs, NULL);
        if (found == -1)
            break;
        if (found == 'h' || found == HELP) {
            print_help(command);
            return VP_EXIT_DONE;
        }
        if (found == ':')
            return refuse_missing_value(&call);
        if (found == '?')
            return refuse_option(&call, argv[optind > before ? optind - 1 : optind]);
        int i = found >= FIRST_FLAG ? found - FIRST_FLAG : find_letter(command, found);
        call.value[i] = command->flags[i].value == NULL ? "" : optarg;
    }
    int code = take_operands(&call, argc, argv);
    return code >= 0 ? code : command->run(&call);
}

const char *vp_call_value(const struct vp_call *call, const char *name)
{
    for (int i = 0; i < call->command->n_flags; i++)
        if (strcmp(call->command->flags[i].name, name) == 0)
            return call->value[i];
    return NULL;
}

bool vp_call_number(const struct vp_call *call, const char *name, double least, double most, double *number)
{
    const char *text = vp_call_value(call, name);
    if (text == NULL)
        return true;
    char *end = NULL;
    bool plain = text[0] != '\0' && text[strspn(text, "0123456789.")] == '\0';
    double read = plain ? strtod(text, &end) : NAN;
    if (!plain || *end != '\0' || !(read >= least && read <= most)) {
        vp_usage_error(call, "--%s takes a number from %g to %g, not '%s'", name, least, most, text);
        return false;
    }
    *number = read;
    return true;
}

bool vp_call_whole(const struct vp_call *call, const char *name, long long most, long long *number)
{
    const char *text = vp_call_value(call, name);
    if (text == NULL)
        return true;
    bool plain = text[0] != '\0' && strlen(text) <= 18 && text[strspn(text, "0123456789")] == '\0';
    long long read = plain ? strtoll(text, NULL, 10) : -1;
    if (read < 0 || read > most) {
        vp_usage_error(call, "--%s takes a whole number from 0 to %lld, not '%s'", name, most, text);
        return false;
    }
    *number = read;
    return true;
}
