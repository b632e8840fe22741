/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every command begins and ends with: read the plan, work it out, say what was wrong. */
#include "cli/cli.h"

#include "inputs/inputs.h"
#include "report/escape.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *vp_plain_path(struct vp_arena *arena, const char *path)
{
    char plain[PATH_MAX];
    return vp_arena_strdup(arena, realpath(path, plain) == NULL ? path : plain);
}

const char *vp_find_profiles(struct vp_arena *arena)
{
    static const char *const places[] = {"../share/vaktplan/profiles", "../inputs/profiles", "../../inputs/profiles"};
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return "inputs/profiles";
    program[length] = '\0';
    const char *folder = dirname(program);
    struct stat status;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        char *path = vp_arena_printf(arena, "%s/%s", folder, places[i]);
        if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
            return vp_plain_path(arena, path);
    }
    return vp_arena_printf(arena, "%s/%s", folder, places[0]);
}

/* Nothing is wrong with such a file, but what it says of anybody counts for nobody. */
static void warn_of_strangers(struct vp_session *session)
{
    const struct vp_plan *plan = session->plan;
    if (plan != NULL && plan->history != NULL && plan->history->of_strangers)
        fprintf(stderr, "%s: %s\n", vp_clean(&session->arena, plan->history->name),
                vp_either(plan, "advarsel: nevner ingen lege i planen; id-ene må være de samme i begge",
                          "warning: names no doctor of the plan; the ids must be the same in both"));
}

static void warn_of_balance(struct vp_session *session, const struct vp_doctor *doctor, int category)
{
    const struct vp_plan *plan = session->plan;
    const char *says =
        vp_either(plan,
                  "%s:%d: advarsel: %s har %s både i `balance` og i saldofilen, og de er lagt sammen; står den første "
                  "alt i filen, er den regnet to ganger\n",
                  "%s:%d: warning: %s has %s both in `balance` and in the ledger, and they are added up; if the ledger "
                  "holds the former already, it counts twice\n");
    fprintf(stderr, says, vp_clean(&session->arena, doctor->pos.source->name), doctor->pos.line, doctor->id,
            vp_clean(&session->arena, vp_category_name(plan, category)));
}

/* A balance that the plan of the period before gave is in its ledger already. */
static void warn_of_balances(struct vp_session *session)
{
    for (int d = 0; session->plan != NULL && d < session->plan->doctors.n; d++) {
        const struct vp_doctor *doctor = &session->plan->doctors.item[d];
        for (int c = 0; c < session->plan->categories.n; c++)
            if ((doctor->twice & vp_bit(c)) != 0)
                warn_of_balance(session, doctor, c);
    }
}

void vp_session_begin(struct vp_session *session)
{
    vp_arena_init(&session->arena);
    vp_errors_init(&session->errors);
    session->plan = NULL;
    session->problem = NULL;
}

bool vp_session_read(struct vp_session *session, const char *path, const struct vp_read_options *options)
{
    struct vp_read_options found = *options;
    found.profiles_folder = vp_find_profiles(&session->arena);
    session->plan = vp_plan_read(path, &found, &session->arena, &session->errors);
    if (session->plan != NULL)
        session->problem = vp_problem_new(session->plan, session->plan->history, &session->arena, &session->errors);
    warn_of_strangers(session);
    warn_of_balances(session);
    return session->problem != NULL;
}

bool vp_session_open(struct vp_session *session, const struct vp_call *call)
{
    vp_session_begin(session);
    const struct vp_read_options options = {.scenario = vp_call_value(call, "scenario"),
                                            .history = vp_call_value(call, "history"),
                                            .language = vp_call_value(call, "lang")};
    return vp_session_read(session, call->operand[0], &options);
}

bool vp_session_check_scenarios(struct vp_session *session)
{
    return vp_plan_check_scenarios(session->plan, vp_find_profiles(&session->arena), &session->errors);
}

void vp_session_close(struct vp_session *session)
{
    vp_plan_close(session->plan);
    vp_arena_clear(&session->arena);
}

int vp_session_fail(const struct vp_session *session)
{
    vp_errors_print(&session->errors, stderr);
    for (int i = 0; i < session->errors.kept; i++)
        if (session->errors.list[i].code == VP_ESOLVER)
            return VP_EXIT_FAULT;
    return VP_EXIT_INPUT;
}

const char *vp_either(const struct vp_plan *plan, const char *nb, const char *en)
{
    return plan->language == VP_NB ? nb : en;
}

/* errno of the first write to standard output that failed; 0 = none. */
static int output_failure;

static void flush_output(void)
{
    errno = 0;
    if (fflush(stdout) != 0 && output_failure == 0)
        output_failure = errno == 0 ? EIO : errno;
}

void vp_print_text(struct vp_text *text)
{
    errno = 0;
    if (fwrite(text->at, 1, text->length, stdout) != text->length && output_failure == 0)
        output_failure = errno == 0 ? EIO : errno;
    flush_output();
    vp_text_clear(text);
}

void vp_print_opening(const struct vp_plan *plan, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    printf("%s %.*s/report.html\n", vp_either(plan, "Åpne", "Open"), (int)length, folder);
}

int vp_print_end(void)
{
    flush_output();
    return output_failure;
}
