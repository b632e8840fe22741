/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posix_spawnp, a pipe, and waiting. */
#include "cli/ask.h"

#include "model/base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_SAID = 8 * 1024 * 1024, NOT_STARTED = 127 };

bool vp_program_there(const char *program)
{
    struct vp_arena arena;
    bool found = false;
    vp_arena_init(&arena);
    for (const char *at = getenv("PATH"); at != NULL && !found;) {
        size_t length = strcspn(at, ":");
        const char *folder = length == 0 ? "." : vp_arena_strndup(&arena, at, length);
        found = access(vp_arena_printf(&arena, "%s/%s", folder, program), X_OK) == 0;
        at = at[length] == ':' ? at + length + 1 : NULL;
    }
    vp_arena_clear(&arena);
    return found;
}

/* The child has no signal blocked or ignored that is not so for everybody, and a process group of its own. */
static void set_manners(posix_spawnattr_t *manners)
{
    sigset_t none;
    sigset_t usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    sigaddset(&usual, SIGINT);
    sigaddset(&usual, SIGTERM);
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_setsigmask(manners, &none);
    posix_spawnattr_setsigdefault(manners, &usual);
    posix_spawnattr_setpgroup(manners, 0);
    posix_spawnattr_setflags(manners, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

/* 0 or an errno. */
static int start(const char *const *argv, bool loud, int answers, pid_t *process)
{
    posix_spawn_file_actions_t streams;
    posix_spawnattr_t manners;
    posix_spawn_file_actions_init(&streams);
    posix_spawnattr_init(&manners);
    posix_spawn_file_actions_addopen(&streams, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&streams, answers, STDOUT_FILENO);
    if (!loud)
        posix_spawn_file_actions_addopen(&streams, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    set_manners(&manners);
    int refused = posix_spawnp(process, argv[0], &streams, &manners, (char *const *)argv, environ);
    posix_spawnattr_destroy(&manners);
    posix_spawn_file_actions_destroy(&streams);
    return refused;
}

/* To the end, even of what is too much to keep, so that nobody waits for a reader. */
static void take_answer(int from, struct vp_text *said)
{
    char bytes[16384];
    size_t total = 0;
    ssize_t got;
    while ((got = read(from, bytes, sizeof bytes)) > 0 || (got < 0 && errno == EINTR)) {
        if (got > 0 && total < MOST_SAID)
            vp_text_put_bytes(said, bytes, (size_t)got);
        total += got > 0 ? (size_t)got : 0;
    }
}

int vp_ask(const char *const *argv, bool loud, struct vp_text *said)
{
    int ends[2];
    int status = 0;
    pid_t process = 0;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return NOT_STARTED;
    int refused = start(argv, loud, ends[1], &process);
    close(ends[1]);
    if (refused == 0)
        take_answer(ends[0], said);
    close(ends[0]);
    if (refused != 0) {
        errno = refused;
        return NOT_STARTED;
    }
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}
