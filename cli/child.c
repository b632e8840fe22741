/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fork, exec and wait, by process id alone. */
#include "cli/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_SAID = 64 * 1024, NOT_STARTED = 127 };

static void restore_signals(void)
{
    sigset_t none;
    sigemptyset(&none);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void turn_streams(FILE *said)
{
    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0)
        _exit(NOT_STARTED);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    if (nothing > STDERR_FILENO)
        close(nothing);
    if (said != NULL)
        dup2(fileno(said), STDERR_FILENO);
}

_Noreturn static void become(FILE *said, const char *program, const char *const *argv, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(NOT_STARTED);
    setpgid(0, 0);
    turn_streams(said);
    restore_signals();
    execv(program, (char *const *)argv);
    dprintf(STDERR_FILENO, "vaktplan: cannot start %s: %s\n", program, strerror(errno));
    _exit(NOT_STARTED);
}

bool vp_child_start(struct vp_child *child, const char *program, const char *const *argv)
{
    child->said = tmpfile(); /* without one it speaks for itself */
    if (child->said != NULL)
        fcntl(fileno(child->said), F_SETFD, FD_CLOEXEC);
    pid_t parent = getpid();
    pid_t process = fork();
    if (process == 0)
        become(child->said, program, argv, parent);
    int why = errno;
    child->process = process > 0 ? process : 0;
    if (process < 0 && child->said != NULL)
        fclose(child->said);
    errno = why;
    return process > 0;
}

static void take_words(struct vp_child *child, struct vp_text *words)
{
    char bytes[4096];
    size_t total = 0;
    size_t got;
    if (child->said == NULL)
        return;
    rewind(child->said);
    while (total < MOST_SAID && (got = fread(bytes, 1, sizeof bytes, child->said)) > 0) {
        vp_text_put_bytes(words, bytes, got);
        total += got;
    }
    fclose(child->said);
    child->said = NULL;
}

bool vp_child_ended(struct vp_child *child, int *code, struct vp_text *words)
{
    int status = 0;
    pid_t found = waitpid(child->process, &status, WNOHANG);
    if (found == 0 || (found < 0 && errno == EINTR))
        return false;
    *code = NOT_STARTED; /* of a child that somebody else has waited for nothing is known */
    if (found > 0)
        *code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    take_words(child, words);
    child->process = 0;
    return true;
}
