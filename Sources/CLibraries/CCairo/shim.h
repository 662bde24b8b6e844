#pragma once
#include <cairo.h>
#include <cairo-pdf.h>
#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>

/* A C string macro that Swift does not import as one. */
static inline const char *ccairo_unique_id_mime_type(void) { return CAIRO_MIME_TYPE_UNIQUE_ID; }
