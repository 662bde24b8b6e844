#pragma once
#include <zlib.h>

/* inflateInit2 is a macro, which Swift does not import. 15 bits of window, and 16 for gzip in place of zlib. */
static inline int czlib_inflate_init_gzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}

/* The same for zlib alone. */
static inline int czlib_inflate_init(z_stream *stream) {
    return inflateInit2(stream, 15);
}
