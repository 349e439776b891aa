/* malloc and its kin, in front of those of the C library or of the address sanitizer. Who calls is
 * told by the return address: the program's own code lies between two symbols of the linker. */
#include "ork_fail.h"

#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif

#ifdef HAS_ASAN
#define BASE(name) __interceptor_##name
#else
#define BASE(name) __libc_##name
#endif

void *BASE(malloc)(size_t n);
void *BASE(calloc)(size_t n, size_t size);
void *BASE(realloc)(void *p, size_t n);
void *BASE(memalign)(size_t align, size_t n);
void BASE(free)(void *p);

#ifdef HAS_ASAN
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libglpk.so\n"; /* ORK_FAIL_GLPK_LOSES */
}
#endif

extern const char __executable_start, etext;

/* Where the code of the spared libraries is; set before there are threads. */
static struct {
    const char *name;
    uintptr_t from, to;
} spared[4];
static int n_spared;

static _Thread_local struct {
    ork_fail_owner owner;
    long left; /* until the failure; 0 = none wanted */
    bool lasts, has_happened, is_watched;
    long n, blocks;
    void (*watch)(long n);
} state;

void ork_fail_allocation(long n, ork_fail_owner owner, bool lasts)
{
    state.owner = owner;
    state.left = n;
    state.lasts = lasts;
    state.has_happened = false;
    state.n = 0;
}

void ork_fail_watch(void (*f)(long n))
{
    state.watch = f;
}

bool ork_fail_happened(void)
{
    return state.has_happened;
}

long ork_fail_count(void)
{
    return state.n;
}

long ork_fail_blocks(void)
{
    return state.blocks;
}

static int find_code(struct dl_phdr_info *info, size_t size, void *user)
{
    (void)size;
    (void)user;
    if (strstr(info->dlpi_name, spared[n_spared].name) == NULL)
        return 0;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_LOAD || (info->dlpi_phdr[i].p_flags & PF_X) == 0)
            continue;
        spared[n_spared].from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        spared[n_spared].to = spared[n_spared].from + info->dlpi_phdr[i].p_memsz;
    }
    return 1;
}

void ork_fail_spare(const char *library)
{
    if (n_spared == (int)(sizeof spared / sizeof spared[0]))
        abort();
    spared[n_spared].name = library;
    if (dl_iterate_phdr(find_code, NULL) != 0)
        n_spared++;
}

static bool is_spared(uintptr_t caller)
{
    for (int i = 0; i < n_spared; i++)
        if (caller >= spared[i].from && caller < spared[i].to)
            return true;
    return false;
}

static bool must_fail(const void *caller)
{
    uintptr_t at = (uintptr_t)caller;
    bool is_own = at >= (uintptr_t)&__executable_start && at < (uintptr_t)&etext;
    unsigned mask = is_own ? ORK_FAIL_OWN : ORK_FAIL_SHARED;
    if (((unsigned)state.owner & mask) == 0 || is_spared(at) || state.is_watched)
        return false;
    state.n++;
    if (state.watch != NULL) {
        state.is_watched = true;
        state.watch(state.n);
        state.is_watched = false;
    }
    bool fails = state.left > 0 && (state.left == 1 || --state.left == 0);
    if (!fails)
        return false;
    state.left = state.lasts ? 1 : 0;
    state.has_happened = true;
    errno = ENOMEM;
    return true;
}

static void *counted(void *p)
{
    state.blocks += p != NULL;
    return p;
}

void *malloc(size_t n)
{
    return must_fail(__builtin_return_address(0)) ? NULL : counted(BASE(malloc)(n));
}

void *calloc(size_t n, size_t size)
{
    return must_fail(__builtin_return_address(0)) ? NULL : counted(BASE(calloc)(n, size));
}

void *realloc(void *p, size_t n)
{
    if (must_fail(__builtin_return_address(0)))
        return NULL;
    void *moved = BASE(realloc)(p, n);
    state.blocks += (moved != NULL) - (p != NULL && (moved != NULL || n == 0));
    return moved;
}

void *memalign(size_t align, size_t n)
{
    return must_fail(__builtin_return_address(0)) ? NULL : counted(BASE(memalign)(align, n));
}

void *aligned_alloc(size_t align, size_t n)
{
    return must_fail(__builtin_return_address(0)) ? NULL : counted(BASE(memalign)(align, n));
}

int posix_memalign(void **out, size_t align, size_t n)
{
    void *p = must_fail(__builtin_return_address(0)) ? NULL : counted(BASE(memalign)(align, n));
    if (p != NULL)
        *out = p;
    return p == NULL ? ENOMEM : 0;
}

void free(void *p)
{
    state.blocks -= p != NULL;
    BASE(free)(p);
}
