// Loaded into the program by a test (LD_PRELOAD): what a machine does to it at the worst moment, on purpose.
//
//   FAULT_TEXT      dies of drawing this text; with FAULT_STOP it is stopped there instead
//   FAULT_CLOSE     dies when all pages of a batch are drawn
//   FAULT_FINISH    dies when it is about to write a batch's pages in their final form
//   FAULT_TIMES     only so many times, all processes together (counted in the file FAULT_COUNTER)
//   FAULT_CHANGE    what becomes of which change of the disk, all processes together (counted there too), such as EIO:12:
//                   KILL    the process group is killed in its place
//                   EIO     it fails, as on a broken disk; likewise ENOSPC
//                   SHORT   half of what is written gets there, and no error is told
//   FAULT_RENAME    kills the process group before a file or folder gets a name that ends so; with FAULT_AFTER after that
//   FAULT_CLOCK     moves the wall clock by so many seconds
//   FAULT_NOW       stops it at this second
//   FAULT_NOLOCKS   has a file system without locks
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
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

// In the file FAULT_COUNTER, shared by all processes: how many there were, and of which kind each was.
struct counter {
    uint64_t count;
    char kinds[1 << 16];
};
static struct counter *counter = NULL;

// Before anything else: the program's threads would be at it at once.
__attribute__((constructor)) static void open_counter(void) {
    const char *path = getenv("FAULT_COUNTER");
    if (path == NULL) return;
    int file = NEXT(open)(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || NEXT(ftruncate)(file, sizeof *counter) != 0) abort();
    counter = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (counter == MAP_FAILED) abort();
    NEXT(close)(file);
}

static uint64_t count(void) {
    if (counter == NULL) abort();
    return __atomic_add_fetch(&counter->count, 1, __ATOMIC_SEQ_CST);
}

enum kind {
    WRITE = 'w', SYNC = 's', RENAME = 'r', CLOSE = 'c', TRUNCATE = 't', FOLDER = 'm', OPEN = 'o', REMOVE = 'u'
};
enum fate { GOES_ON, FAILS, IS_SHORT };

// What becomes of a change; sets the error where it fails.
static enum fate fate(enum kind kind) {
    const char *fault = getenv("FAULT_CHANGE");
    if (fault == NULL || !is_ours()) return GOES_ON;
    const char *at = strchr(fault, ':');
    if (at == NULL) abort();
    uint64_t number = count();
    if (number <= sizeof counter->kinds) counter->kinds[number - 1] = (char)kind;
    if (number != strtoull(at + 1, NULL, 10)) return GOES_ON;
    if (strncmp(fault, "KILL", 4) == 0) kill(0, SIGKILL);
    if (strncmp(fault, "SHORT", 5) == 0) return kind == WRITE ? IS_SHORT : GOES_ON;
    errno = strncmp(fault, "ENOSPC", 6) == 0 ? ENOSPC : EIO;
    return FAILS;
}

// Pipes and terminals are no disk.
static int is_file(int file) {
    struct stat status;
    return fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}
static int is_written(int file) {
    int flags = fcntl(file, F_GETFL);
    return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && is_file(file);
}
static int is_device(const char *path) { return strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0; }

int rename(const char *from, const char *to) {
    const char *name = getenv("FAULT_RENAME");
    int is_it = name != NULL && is_ours() && strlen(to) >= strlen(name)
        && strcmp(to + strlen(to) - strlen(name), name) == 0;
    if (is_it && getenv("FAULT_AFTER") == NULL) kill(0, SIGKILL);
    if (fate(RENAME) == FAILS) return -1;
    int result = NEXT(rename)(from, to);
    if (is_it) kill(0, SIGKILL);
    return result;
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    return fate(RENAME) == FAILS ? -1 : NEXT(renameat)(from_folder, from, to_folder, to);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    return fate(RENAME) == FAILS ? -1 : NEXT(renameat2)(from_folder, from, to_folder, to, flags);
}
int fsync(int file) { return fate(SYNC) == FAILS ? -1 : NEXT(fsync)(file); }
int fdatasync(int file) { return fate(SYNC) == FAILS ? -1 : NEXT(fdatasync)(file); }
int unlink(const char *path) { return fate(REMOVE) == FAILS ? -1 : NEXT(unlink)(path); }
int unlinkat(int folder, const char *path, int flags) {
    return fate(REMOVE) == FAILS ? -1 : NEXT(unlinkat)(folder, path, flags);
}
int rmdir(const char *path) { return fate(REMOVE) == FAILS ? -1 : NEXT(rmdir)(path); }
int mkdir(const char *path, mode_t mode) { return fate(FOLDER) == FAILS ? -1 : NEXT(mkdir)(path, mode); }
int symlink(const char *target, const char *path) { return fate(FOLDER) == FAILS ? -1 : NEXT(symlink)(target, path); }
char *mkdtemp(char *path) { return fate(FOLDER) == FAILS ? NULL : NEXT(mkdtemp)(path); }
int ftruncate(int file, off_t length) { return fate(TRUNCATE) == FAILS ? -1 : NEXT(ftruncate)(file, length); }
int ftruncate64(int file, off64_t length) { return fate(TRUNCATE) == FAILS ? -1 : NEXT(ftruncate64)(file, length); }

// Writes as much as it may.
#define WRITING(length, call) \
    enum fate what = fate(WRITE); \
    if (what == FAILS) return -1; \
    if (what == IS_SHORT) length = (length + 1) / 2; \
    return call;

ssize_t write(int file, const void *bytes, size_t length) {
    if (!is_file(file)) return NEXT(write)(file, bytes, length);
    WRITING(length, NEXT(write)(file, bytes, length))
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
    WRITING(length, NEXT(pwrite)(file, bytes, length, offset))
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) {
    WRITING(length, NEXT(pwrite64)(file, bytes, length, offset))
}
ssize_t sendfile(int to, int from, off_t *offset, size_t length) { WRITING(length, NEXT(sendfile)(to, from, offset, length)) }
ssize_t copy_file_range(int from, off64_t *start, int to, off64_t *place, size_t length, unsigned flags) {
    WRITING(length, NEXT(copy_file_range)(from, start, to, place, length, flags))
}

int close(int file) {
    int fails = is_written(file) && fate(CLOSE) == FAILS;
    int error = errno;
    int result = NEXT(close)(file);
    if (!fails) return result;
    errno = error;
    return -1;
}

// The mode is there only where a file may be made.
#define OPENING(path, flags, next, ...) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    } \
    if (((flags) & O_ACCMODE) != O_RDONLY && !is_device(path) && fate(OPEN) == FAILS) return -1; \
    return NEXT(next)(__VA_ARGS__, mode);

int open(const char *path, int flags, ...) { OPENING(path, flags, open, path, flags) }
int open64(const char *path, int flags, ...) { OPENING(path, flags, open64, path, flags) }
int openat(int folder, const char *path, int flags, ...) { OPENING(path, flags, openat, folder, path, flags) }
int openat64(int folder, const char *path, int flags, ...) { OPENING(path, flags, openat64, folder, path, flags) }
int mkstemp(char *path) { return fate(OPEN) == FAILS ? -1 : NEXT(mkstemp)(path); }
int mkostemp(char *path, int flags) { return fate(OPEN) == FAILS ? -1 : NEXT(mkostemp)(path, flags); }

// Cairo's way to the disk, which the C library goes by itself from here.
FILE *fopen(const char *path, const char *mode) {
    return mode[0] != 'r' && !is_device(path) && fate(OPEN) == FAILS ? NULL : NEXT(fopen)(path, mode);
}
FILE *fopen64(const char *path, const char *mode) {
    return mode[0] != 'r' && !is_device(path) && fate(OPEN) == FAILS ? NULL : NEXT(fopen64)(path, mode);
}
size_t fwrite(const void *bytes, size_t size, size_t times, FILE *stream) {
    // What fits into the buffer goes to the disk later.
    int is_change = __fbufsize(stream) > 0 && __fpending(stream) + size * times > __fbufsize(stream);
    if (is_change && is_file(fileno(stream)) && fate(WRITE) == FAILS) {
        stream->_flags |= 0x20;  // what ferror(3) tells
        return 0;
    }
    return NEXT(fwrite)(bytes, size, times, stream);
}
int fclose(FILE *stream) {
    int fails = is_written(fileno(stream)) && fate(CLOSE) == FAILS;
    int error = errno;
    if (fails) __fpurge(stream);
    int result = NEXT(fclose)(stream);
    if (!fails) return result;
    errno = error;
    return EOF;
}

int flock(int file, int operation) {
    if (getenv("FAULT_NOLOCKS") == NULL || !is_ours()) return NEXT(flock)(file, operation);
    errno = ENOLCK;
    return -1;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    int result = NEXT(clock_gettime)(clock, time);
    const char *move = getenv("FAULT_CLOCK");
    const char *now = getenv("FAULT_NOW");
    if (result != 0 || clock != CLOCK_REALTIME || !is_ours()) return result;
    if (move != NULL) time->tv_sec += atoll(move);
    if (now != NULL) *time = (struct timespec){.tv_sec = atoll(now)};
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
