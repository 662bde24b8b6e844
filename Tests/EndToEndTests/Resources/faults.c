// Loaded into the program by a test (LD_PRELOAD): what a machine does to it at the worst moment, on purpose.
//
//   FAULT_TEXT      dies of drawing this text; with FAULT_STOP it is stopped there instead
//   FAULT_CLOSE     dies when all pages of a batch are drawn
//   FAULT_FINISH    dies when it is about to write a batch's pages in their final form
//   FAULT_TIMES     only so many times, all processes together (counted in the file FAULT_COUNTER)
//   FAULT_STEP      kills the process group at this change of the disk, all processes together (counted there too)
//   FAULT_RENAME    kills the process group before a file or folder gets a name that ends so; with FAULT_AFTER after that
//   FAULT_CLOCK     moves the wall clock by so many seconds
//   FAULT_NOLOCKS   has a file system without locks
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

int qpdf_init_write_memory(void *document);
void cairo_surface_finish(void *surface);

#define NEXT(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

// Programs that ours starts are left alone.
static int is_ours(void) {
    static int known = -1;
    if (known < 0) {
        char path[4096] = "";
        known = readlink("/proc/self/exe", path, sizeof path - 1) > 0 && strstr(path, "/postvangnet") != NULL;
    }
    return known;
}

static uint64_t count(void) {
    static uint64_t *counter = NULL;
    if (counter == NULL) {
        int file = NEXT(open)(getenv("FAULT_COUNTER"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0 || NEXT(ftruncate)(file, sizeof *counter) != 0) abort();
        counter = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (counter == MAP_FAILED) abort();
        close(file);
    }
    return __atomic_add_fetch(counter, 1, __ATOMIC_SEQ_CST);
}

static void step(void) {
    const char *at = getenv("FAULT_STEP");
    if (at == NULL || !is_ours()) return;
    if (count() == strtoull(at, NULL, 10)) kill(0, SIGKILL);
}

int rename(const char *from, const char *to) {
    const char *name = getenv("FAULT_RENAME");
    int is_it = name != NULL && is_ours() && strlen(to) >= strlen(name)
        && strcmp(to + strlen(to) - strlen(name), name) == 0;
    if (is_it && getenv("FAULT_AFTER") == NULL) kill(0, SIGKILL);
    step();
    int result = NEXT(rename)(from, to);
    if (is_it) kill(0, SIGKILL);
    return result;
}
int fsync(int file) { step(); return NEXT(fsync)(file); }
int fdatasync(int file) { step(); return NEXT(fdatasync)(file); }
int unlink(const char *path) { step(); return NEXT(unlink)(path); }
int unlinkat(int folder, const char *path, int flags) { step(); return NEXT(unlinkat)(folder, path, flags); }
int mkdir(const char *path, mode_t mode) { step(); return NEXT(mkdir)(path, mode); }
int ftruncate(int file, off_t length) { step(); return NEXT(ftruncate)(file, length); }
ssize_t write(int file, const void *bytes, size_t length) {
    // Pipes and terminals are no disk.
    struct stat status;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) step();
    return NEXT(write)(file, bytes, length);
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
    step();
    return NEXT(pwrite)(file, bytes, length, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
    step();
    return NEXT(pwrite64)(file, bytes, length, offset);
}

int flock(int file, int operation) {
    if (getenv("FAULT_NOLOCKS") == NULL || !is_ours()) return NEXT(flock)(file, operation);
    errno = ENOLCK;
    return -1;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = NEXT(clock_gettime)(clock, time);
    const char *move = getenv("FAULT_CLOCK");
    if (result == 0 && clock == CLOCK_REALTIME && move != NULL && is_ours()) time->tv_sec += atoll(move);
    return result;
}

// Whether there is a fault left of those that FAULT_TIMES allows.
static int is_time(void) {
    const char *times = getenv("FAULT_TIMES");
    return times == NULL || count() <= strtoull(times, NULL, 10);
}

int qpdf_init_write_memory(void *document) {
    if (getenv("FAULT_FINISH") != NULL && is_ours() && is_time()) raise(SIGKILL);
    return NEXT(qpdf_init_write_memory)(document);
}

void cairo_surface_finish(void *surface) {
    if (getenv("FAULT_CLOSE") != NULL && is_ours() && is_time()) raise(SIGKILL);
    NEXT(cairo_surface_finish)(surface);
}

// cairo_show_text_glyphs: what a line of a letter is drawn with.
void cairo_show_text_glyphs(
    void *context, const char *text, int length, const void *glyphs, int glyph_count, const void *clusters,
    int cluster_count, int flags) {
    const char *poison = getenv("FAULT_TEXT");
    if (poison != NULL && is_ours() && memmem(text, (size_t)length, poison, strlen(poison)) != NULL) {
        if (is_time()) raise(getenv("FAULT_STOP") == NULL ? SIGKILL : SIGSTOP);
    }
    void (*next)(void *, const char *, int, const void *, int, const void *, int, int) =
        dlsym(RTLD_NEXT, "cairo_show_text_glyphs");
    next(context, text, length, glyphs, glyph_count, clusters, cluster_count, flags);
}
