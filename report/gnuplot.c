/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot as processes: no shell, no start-up files of the user's, a clock that stops it if it hangs, and what it says if it fails. */
#include "report/charts.h"

#include "report/escape.h"
#include "report/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SECONDS_AT_MOST = 600,
    SAID_BYTES = 64 * 1024,
    SAID_COLUMNS = 200,
};

/* One gnuplot at work. */
struct run {
    pid_t child;
    int report;         /* pipe that tells of an exec that failed */
    const char *script; /* and what it says goes to SCRIPT.err */
};

static const char *name_said(struct vp_arena *arena, const char *script)
{
    return vp_arena_printf(arena, "%s.err", script);
}

static _Noreturn void become_gnuplot(const char *folder, const char *script, const char *said_file, int report)
{
    /* Out of the terminal's process group: Ctrl-C is for the search, and must not cost the charts of what it found. */
    setpgid(0, 0);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    unsetenv("GNUTERM");
    unsetenv("GNUPLOT_LIB");
    unsetenv("GNUPLOT_DEFAULT_GDFONT");
    unsetenv("SOURCE_DATE_EPOCH");
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1);
    if (chdir(folder) == 0) {
        int nothing = open("/dev/null", O_RDWR);
        int said = open(said_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (nothing >= 0 && said >= 0 && dup2(nothing, 0) >= 0 && dup2(nothing, 1) >= 0 && dup2(said, 2) >= 0) {
            alarm(SECONDS_AT_MOST);
            execlp("gnuplot", "gnuplot", "-d", script, (char *)NULL);
        }
    }
    int why = errno;
    (void)!write(report, &why, sizeof why);
    _exit(127);
}

/* The errno of an exec that failed, or 0. */
static int read_failure(int report)
{
    int why = 0;
    ssize_t got;
    do
        got = read(report, &why, sizeof why);
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof why ? why : 0;
}

static int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return status;
}

static bool cannot_run(struct vp_errors *errors, int why)
{
    vp_errors_add(errors, VP_EIO, (struct vp_pos){NULL, 0, 0},
                  "the charts cannot be drawn: gnuplot could not be run: %s", strerror(why));
    if (why == ENOENT)
        vp_errors_expect(errors, "install gnuplot (Debian: apt install gnuplot-nox)");
    return false;
}

bool vp_gnuplot_there(struct vp_errors *errors)
{
    struct vp_arena arena;
    const char *at = getenv("PATH");
    bool found = false;
    vp_arena_init(&arena);
    while (at != NULL && !found) {
        size_t length = strcspn(at, ":");
        found = access(vp_arena_printf(&arena, "%.*s/gnuplot", (int)length, at), X_OK) == 0;
        at = at[length] == ':' ? at + length + 1 : NULL;
    }
    vp_arena_clear(&arena);
    return found || cannot_run(errors, ENOENT);
}

/* The first line of what gnuplot said that is not just a picture of where it stood. */
static bool has_failed(const char *folder, const char *script, int status, struct vp_errors *errors)
{
    struct vp_arena arena;
    struct vp_text said;
    vp_arena_init(&arena);
    vp_text_init(&said);
    vp_disk_read(vp_arena_printf(&arena, "%s/%s", folder, name_said(&arena, script)), SAID_BYTES, &said);
    const char *words = vp_cut(&arena, vp_clean(&arena, said.at), SAID_COLUMNS);
    if (WIFSIGNALED(status))
        vp_errors_add(errors, VP_EIO, (struct vp_pos){NULL, 0, 0},
                      "the charts cannot be drawn: gnuplot was stopped by signal %d (%s) %s", WTERMSIG(status),
                      strsignal(WTERMSIG(status)), words);
    else
        vp_errors_add(errors, VP_EIO, (struct vp_pos){NULL, 0, 0},
                      "the charts cannot be drawn: gnuplot failed with exit code %d: %s", WEXITSTATUS(status), words);
    vp_text_clear(&said);
    vp_arena_clear(&arena);
    return false;
}

static bool start(struct run *run, const char *folder, const char *script, struct vp_errors *errors)
{
    int report[2];
    struct vp_arena arena;
    if (pipe2(report, O_CLOEXEC) != 0)
        return cannot_run(errors, errno);
    vp_arena_init(&arena);
    const char *said_file = name_said(&arena, script); /* before the fork: the child allocates nothing */
    *run = (struct run){.child = fork(), .report = report[0], .script = script};
    int why = errno;
    if (run->child == 0)
        become_gnuplot(folder, script, said_file, report[1]);
    vp_arena_clear(&arena);
    close(report[1]);
    if (run->child > 0)
        return true;
    close(report[0]);
    return cannot_run(errors, why);
}

static bool finish(struct run *run, const char *folder, struct vp_errors *errors)
{
    int why = read_failure(run->report);
    close(run->report);
    int status = wait_for(run->child);
    if (why != 0)
        return cannot_run(errors, why);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return has_failed(folder, run->script, status, errors);
    return true;
}

bool vp_gnuplot_run(const char *folder, const char *const *scripts, int n, struct vp_errors *errors)
{
    struct run runs[VP_GNUPLOT_RUNS];
    int started = 0;
    while (started < n && start(&runs[started], folder, scripts[started], errors))
        started++;
    bool good = started == n;
    for (int i = 0; i < started; i++) {
        struct vp_errors own; /* the first that fails says why; the others failed as it did */
        vp_errors_init(&own);
        good = finish(&runs[i], folder, good ? errors : &own) && good;
    }
    return good;
}
