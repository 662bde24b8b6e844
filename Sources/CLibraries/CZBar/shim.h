#pragma once
#include <zbar.h>

/* zbar_fourcc is a macro with casts that Swift cannot import: a picture of one byte of grey a pixel. */
static inline unsigned long czbar_grey(void) { return zbar_fourcc('Y', '8', '0', '0'); }
