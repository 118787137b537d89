/* What the system itself takes: the work of contender.js without a runtime, a queue or JSON. A frame
   is so many bytes and a newline. An order comes on descriptor 3 as "OP COUNT SIZE" in quotes, the
   answer is a list of numbers. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHANNEL = 3, MOST = 1 << 16 };
extern char **environ;
static char buffer[MOST];
static char frame[MOST];

static double micros(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void fail(const char *what) {
    dprintf(CHANNEL, "{\"error\":\"C: %s: %s\"}\n", what, strerror(errno));
    exit(1);
}

static void write_all(int fd, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t n = send(fd, bytes, count, MSG_NOSIGNAL);
        if (n < 0) _exit(0);
        bytes += n;
        count -= n;
    }
}

/* Reads until so many frames have come; _exits when the other end is gone. */
static void read_frames(int fd, long count) {
    while (count > 0) {
        ssize_t n = recv(fd, buffer, sizeof buffer, 0);
        if (n <= 0) _exit(0);
        for (char *at = buffer; (at = memchr(at, '\n', buffer + n - at)); at++) count--;
    }
}

/* A program with its first descriptors piped to us: 3 of them, or standard input only. */
static pid_t start(char *name, int pipes, int ours[3]) {
    posix_spawn_file_actions_t actions;
    int theirs[3];
    pid_t pid;
    posix_spawn_file_actions_init(&actions);
    for (int i = 0; i < 3; i++) {
        int pair[2];
        if (i >= pipes) {
            posix_spawn_file_actions_addopen(&actions, i, "/dev/null", O_RDWR, 0);
            continue;
        }
        if (pipe2(pair, O_CLOEXEC)) fail("pipe2");
        ours[i] = pair[i == 0];
        theirs[i] = pair[i != 0];
        posix_spawn_file_actions_adddup2(&actions, theirs[i], i);
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    char *argv[] = {name, NULL};
    if ((errno = posix_spawnp(&pid, name, &actions, NULL, argv, environ))) fail("posix_spawnp");
    posix_spawn_file_actions_destroy(&actions);
    for (int i = 0; i < pipes; i++) close(theirs[i]);
    return pid;
}

static int ascending(const void *a, const void *b) {
    double d = *(const double *)a - *(const double *)b;
    return (d > 0) - (d < 0);
}

static void spawn_many(int count) {
    double *times = calloc(count, sizeof *times);
    for (int i = 0; i < count; i++) {
        int ours[3];
        double begin = micros();
        waitpid(start("true", 3, ours), NULL, 0);
        times[i] = micros() - begin;
        for (int j = 0; j < 3; j++) close(ours[j]);
    }
    qsort(times, count, sizeof *times, ascending);
    dprintf(CHANNEL, "[%f]\n", times[count / 2]);
    free(times);
}

static void talk(const char *op, long count, size_t size) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair)) fail("socketpair");
    memset(frame, 'x', size);
    frame[size - 1] = '\n';
    int echo = !strcmp(op, "trips"), drain = !strcmp(op, "drain");
    pid_t pid = fork();
    if (pid == 0) {
        close(pair[0]);
        if (drain) {
            read_frames(pair[1], 1);
            for (long i = 0; i < count; i++) write_all(pair[1], frame, size);
        }
        while (1) {
            read_frames(pair[1], echo ? 1 : count);
            write_all(pair[1], frame, size);
        }
    }
    close(pair[1]);
    double begin = micros();
    if (drain) {
        write_all(pair[0], frame, size);
        read_frames(pair[0], count);
    } else {
        for (long i = 0; i < count; i++) {
            write_all(pair[0], frame, size);
            if (echo) read_frames(pair[0], 1);
        }
        if (!echo) read_frames(pair[0], 1);
    }
    double took = micros() - begin;
    close(pair[0]);
    waitpid(pid, NULL, 0);
    dprintf(CHANNEL, "[%f]\n", echo ? took / count : count * 1e6 / took);
}

static double pss(void) {
    long kib = 0;
    FILE *rollup = fopen("/proc/self/smaps_rollup", "r");
    while (rollup && fgets(buffer, sizeof buffer, rollup) && sscanf(buffer, "Pss: %ld", &kib) < 1) {
    }
    if (rollup) fclose(rollup);
    return kib / 1024.0;
}

static void crowd(int count) {
    pid_t *pids = calloc(count, sizeof *pids);
    int(*inputs)[3] = calloc(count, sizeof *inputs);
    double begin = micros();
    for (int i = 0; i < count; i++) pids[i] = start("cat", 1, inputs[i]);
    double started = micros() - begin, memory = pss(), ending = micros();
    for (int i = 0; i < count; i++) kill(pids[i], SIGKILL);
    for (int i = 0; i < count; i++) waitpid(pids[i], NULL, 0);
    double killed = micros() - ending;
    for (int i = 0; i < count; i++) close(inputs[i][0]);
    free(pids);
    free(inputs);
    dprintf(CHANNEL, "[%f,%f,%f]\n", started / 1e3, memory, killed / 1e3);
}

int main(void) {
    char op[16], *line = NULL;
    size_t room = 0;
    fcntl(CHANNEL, F_SETFD, FD_CLOEXEC);
    FILE *orders = fdopen(CHANNEL, "r");
    while (getline(&line, &room, orders) > 0) {
        long count = 0, size = 0;
        if (sscanf(line, "\"%15s %ld %ld", op, &count, &size) < 3 || size > MOST) continue;
        if (!strcmp(op, "spawn")) spawn_many(count);
        else if (!strcmp(op, "crowd")) crowd(count);
        else talk(op, count, size);
    }
    return 0;
}
