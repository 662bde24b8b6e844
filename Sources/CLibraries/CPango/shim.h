#pragma once
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>

/* Cast macros of GObject, which Swift cannot import. */
static inline PangoFcFontMap *cpango_fc_font_map(PangoFontMap *map) { return PANGO_FC_FONT_MAP(map); }
static inline PangoFcFont *cpango_fc_font(PangoFont *font) { return PANGO_FC_FONT(font); }
static inline PangoCairoFontMap *cpango_cairo_font_map(PangoFontMap *map) { return PANGO_CAIRO_FONT_MAP(map); }
