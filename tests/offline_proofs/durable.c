/* What a disk would hold after a power cut: loaded with LD_PRELOAD into every process of a program.
 *
 * Under the folder DURABLE_FROM nothing counts as written until the program has waited for it. At each
 * fsync or fdatasync the file is copied to the same place under DURABLE_TO, before the call returns. A
 * rename or removal is noted and counts from the next wait on, as in a journalling file system.
 * One lock for all processes (DURABLE_TO.lock) makes the copy a picture of one moment: whoever wants to
 * look at it takes the lock too.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static const char *from, *to;

__attribute__((constructor)) static void begin(void) {
    /* Copies: Chromium's renderers write their title over their environment. */
    const char *here = getenv("DURABLE_FROM"), *there = getenv("DURABLE_TO");
    from = here ? strdup(here) : NULL;
    to = there ? strdup(there) : NULL;
}

static int beside(const char *ending, int flags) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s.%s", to, ending);
    return open(path, flags | O_CREAT | O_CLOEXEC, 0600);
}

static int lock(void) {
    int opened = beside("lock", O_RDWR);
    while (opened >= 0 && flock(opened, LOCK_EX) != 0 && errno == EINTR) {}
    return opened;
}

/* The place in the copy of a path in the folder; 0 when it lies elsewhere. */
static int place(const char *path, char *out) {
    size_t length = from && to ? strlen(from) : 0;
    if (!length || strncmp(path, from, length) != 0 || (path[length] && path[length] != '/')) return 0;
    return snprintf(out, PATH_MAX, "%s%s", to, path + length) < PATH_MAX;
}

static void make_parents(char *path) {
    for (char *at = path + strlen(to) + 1; (at = strchr(at, '/')); *at++ = '/') {
        *at = 0;
        mkdir(path, 0700);
    }
}

static void copy(const char *path, char *target) {
    char draft[PATH_MAX + 8], block[65536];
    struct stat seen;
    ssize_t got;
    make_parents(target);
    int in = open(path, O_RDONLY | O_CLOEXEC);
    if (in < 0) return;
    if (fstat(in, &seen) == 0 && S_ISREG(seen.st_mode)) {
        snprintf(draft, sizeof draft, "%s.draft", target);
        int out = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        while (out >= 0 && (got = read(in, block, sizeof block)) > 0)
            if (write(out, block, (size_t)got) != got) abort();
        if (out >= 0) close(out);
        REAL(rename)(draft, target);
    } else if (S_ISDIR(seen.st_mode)) {
        mkdir(target, 0700);
    }
    close(in);
}

/* Renames and removals that were not waited for yet: lines of "old TAB new", new empty for removed. */
static void carry_out_noted(void) {
    char line[2 * PATH_MAX + 2];
    int opened = beside("noted", O_RDWR);
    FILE *noted = opened < 0 ? NULL : fdopen(opened, "r+");
    if (!noted) return;
    while (fgets(line, sizeof line, noted)) {
        line[strcspn(line, "\n")] = 0;
        char *target = strchr(line, '\t');
        if (!target) continue;
        *target++ = 0;
        if (!*target) {
            if (REAL(unlink)(line) != 0) REAL(rmdir)(line);
        } else {
            make_parents(target);
            /* A file that was never waited for has a name and no content. */
            int empty = access(line, F_OK) == 0 ? -1 : open(line, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
            if (empty >= 0) close(empty);
            REAL(rename)(line, target);
        }
    }
    rewind(noted);
    if (ftruncate(opened, 0) != 0) abort();
    fclose(noted);
}

static void note(const char *old, const char *new) {
    int held = lock(), opened = beside("noted", O_WRONLY | O_APPEND);
    if (opened >= 0) {
        dprintf(opened, "%s\t%s\n", old, new);
        close(opened);
    }
    if (held >= 0) close(held);
}

static void waited_for(int file) {
    char link[64], path[PATH_MAX], target[PATH_MAX];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length > 0) {
        path[length] = 0;
        if (place(path, target)) {
            int held = lock();
            carry_out_noted();
            copy(path, target);
            if (held >= 0) close(held);
        }
    }
    errno = before;
}

int fsync(int file) {
    int done = REAL(fsync)(file);
    if (done == 0) waited_for(file);
    return done;
}

int fdatasync(int file) {
    int done = REAL(fdatasync)(file);
    if (done == 0) waited_for(file);
    return done;
}

int rename(const char *old, const char *new) {
    char a[PATH_MAX], b[PATH_MAX];
    int done = REAL(rename)(old, new);
    if (done == 0 && place(old, a) && place(new, b)) note(a, b);
    return done;
}

int unlink(const char *path) {
    char a[PATH_MAX];
    int done = REAL(unlink)(path);
    if (done == 0 && place(path, a)) note(a, "");
    return done;
}

int rmdir(const char *path) {
    char a[PATH_MAX];
    int done = REAL(rmdir)(path);
    if (done == 0 && place(path, a)) note(a, "");
    return done;
}
