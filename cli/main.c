/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vaktplan: finds the command that was asked for and runs it. */
#include "cli/cli.h"

#include "model/base/version.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct vp_command *const commands[] = {&vp_command_init,    &vp_command_check, &vp_command_solve,
                                                    &vp_command_audit,   &vp_command_why,   &vp_command_report,
                                                    &vp_command_compare, &vp_command_export};

enum { N_COMMANDS = sizeof commands / sizeof commands[0] };

#ifdef __SANITIZE_ADDRESS__
enum { CATCHES_FAULTS = 0 }; /* the sanitizer has more to say about them */
#else
enum { CATCHES_FAULTS = 1 };
#endif

static pid_t main_process;

/* Our own fault ends with 70 and a line. In a child the signal does what it does, so that the parent sees a crash. */
static void end_by_own_fault(int number)
{
    static const char message[] = "vaktplan: internal error; this is a fault of the program, not of the plan\n";
    if (getpid() != main_process) {
        signal(number, SIG_DFL);
        raise(number);
        return;
    }
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(VP_EXIT_FAULT);
}

/* A closed pipe must not cost the roster: writing to it fails quietly instead of ending the process. */
static void set_signals(void)
{
    static const int faults[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
    main_process = getpid();
    action.sa_handler = end_by_own_fault;
    action.sa_flags = (int)SA_RESETHAND;
    for (size_t i = 0; CATCHES_FAULTS && i < sizeof faults / sizeof faults[0]; i++)
        sigaction(faults[i], &action, NULL);
}

static void print_help(void)
{
    fputs("Usage: vaktplan COMMAND …\n"
          "Fair, lawful on-call rosters from one YAML file.\n\n",
          stdout);
    for (int i = 0; i < N_COMMANDS; i++)
        printf("  vaktplan %-7s %s\n", commands[i]->name, commands[i]->says);
    fputs("\n`vaktplan COMMAND --help` says more; `vaktplan --version` says which version this is.\n"
          "Exit codes: 0 done, 1 input wrong, 2 usage, 3 impossible or violations found,\n"
          "4 stopped at a limit with nothing to show, 70 a fault of the program.\n",
          stdout);
}

static int refuse_command(const char *word)
{
    const char *names[N_COMMANDS];
    for (int i = 0; i < N_COMMANDS; i++)
        names[i] = commands[i]->name;
    bool option = word[0] == '-';
    const char *nearest = option ? NULL : vp_text_nearest(word, names, N_COMMANDS);
    fprintf(stderr, "vaktplan: unknown %s '%s'", option ? "option" : "command", word);
    if (nearest != NULL)
        fprintf(stderr, ", did you mean '%s'?", nearest);
    fputs(" (vaktplan --help)\n", stderr);
    return VP_EXIT_USAGE;
}

static int run(int argc, char **argv)
{
    if (argc < 2) {
        fputs("vaktplan: a command is missing: init, check, solve, audit, why, report, compare or export (vaktplan --help)\n",
              stderr);
        return VP_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_help();
        return VP_EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("vaktplan " VP_VERSION);
        return VP_EXIT_DONE;
    }
    if (strcmp(argv[1], "--complete") == 0) /* for shells, so --help does not speak of it: cli/completions/ */
        return vp_complete(commands, N_COMMANDS, argc - 2, argv + 2);
    for (int i = 0; i < N_COMMANDS; i++)
        if (strcmp(argv[1], commands[i]->name) == 0)
            return vp_command_run(commands[i], argc - 1, argv + 1);
    return refuse_command(argv[1]);
}

int main(int argc, char **argv)
{
    set_signals();
    int code = run(argc, argv);
    int failure = vp_print_end();
    if (failure != 0 && failure != EPIPE) {
        fprintf(stderr, "vaktplan: standard output cannot be written: %s\n", strerror(failure));
        return code == VP_EXIT_DONE ? VP_EXIT_INPUT : code;
    }
    return code;
}
