/* The floor: the page of a letter in plain C on Cairo and Pango, each paragraph of each letter laid out anew, as a
 * careful programmer would write it in an afternoon. No checks, no digests, no plan.
 *
 *   floor PAGE.tsv LETTERS.tsv OUT.pdf   draws the letters (and a blank back to each)
 *   floor --shared PAGE.tsv LETTERS.tsv OUT.pdf   the same, with all that readers share drawn once and placed on each
 *                                        page, as Postvangnet does: what is left is what each reader costs
 *   floor --codes LETTERS.tsv            prints the QR code and each letter's Data Matrix, for the programs that
 *                                        would otherwise spend their time on encoding
 *
 * LETTERS.tsv: name, street, town, salutation, reference, kix, mark; one letter a line. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zint.h>

#define MM (72.0 / 25.4)
enum { NAME, STREET, TOWN, SALUTATION, REFERENCE, KIX, MARK, FIELDS };

typedef struct { char kind; char *text; } Block;

static cairo_t *cr;
static PangoContext *context;
static PangoLayout *layout;

static char *read_line(FILE *file) {
    static char *line;
    static size_t size;
    ssize_t count = getline(&line, &size, file);
    if (count <= 0) return NULL;
    if (line[count - 1] == '\n') line[count - 1] = 0;
    return line;
}

/* Sets a paragraph at x, y (mm) and gives its height in mm. */
static double set_text(const char *markup, double x, double y, double width, double size, int bold, double line) {
    char font[40];
    snprintf(font, sizeof font, "Open Sans %s%g", bold ? "Bold " : "", size);
    PangoFontDescription *description = pango_font_description_from_string(font);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_width(layout, (int)(width * MM * PANGO_SCALE));
    pango_layout_set_markup(layout, markup, -1);
    int lines = 0;
    PangoLayoutIter *iterator = pango_layout_get_iter(layout);
    do {
        PangoLayoutLine *one = pango_layout_iter_get_line_readonly(iterator);
        cairo_move_to(cr, x * MM, (y + line * (lines + 0.75)) * MM);
        pango_cairo_show_layout_line(cr, one);
        lines++;
    } while (pango_layout_iter_next_line(iterator));
    pango_layout_iter_free(iterator);
    return lines * line;
}

static char *escaped(const char *text) { return g_markup_escape_text(text, -1); }

static void set_plain(const char *text, double x, double y, double width, double size, int bold, double line) {
    char *markup = escaped(text);
    set_text(markup, x, y, width, size, bold, line);
    g_free(markup);
}

static void draw_symbol(int symbology, const char *content, double x, double y, double width) {
    struct zint_symbol *symbol = ZBarcode_Create();
    symbol->symbology = symbology;
    if (symbology == BARCODE_DATAMATRIX) symbol->option_3 = DM_SQUARE;
    symbol->show_hrt = 0;
    if (ZBarcode_Encode_and_Buffer_Vector(symbol, (unsigned char *)content, 0, 0) >= ZINT_ERROR) abort();
    double scale = width * MM / symbol->vector->width;
    for (struct zint_vector_rect *rect = symbol->vector->rectangles; rect; rect = rect->next)
        cairo_rectangle(
            cr, x * MM + rect->x * scale, y * MM + rect->y * scale, rect->width * scale, rect->height * scale);
    cairo_fill(cr);
    ZBarcode_Delete(symbol);
}

static void draw_qr(const QRcode *code, double x, double y, double module) {
    for (int row = 0; row < code->width; row++)
        for (int column = 0; column < code->width; column++)
            if (code->data[row * code->width + column] & 1)
                cairo_rectangle(cr, (x + column * module) * MM, (y + row * module) * MM, module * MM, module * MM);
    cairo_fill(cr);
}

/* Draws what readers share, what is one reader's own, or both. */
static void draw_letter(const Block *blocks, int count, char **letter, const QRcode *qr, int shared, int personal) {
    double y = 55.4;
    if (personal) {
        set_plain(letter[REFERENCE], 35, 51.2, 80, 7, 0, 3.2);
        for (int field = NAME; field <= TOWN; field++, y += 4.5)
            if (*letter[field]) set_plain(letter[field], 35, y, 80, 10, 0, 4.5);
        if (*letter[KIX]) draw_symbol(BARCODE_KIX, letter[KIX], 35, y + 2, strlen(letter[KIX]) * 4.4);
        set_plain(letter[REFERENCE], 122, 68, 60, 10, 0, 5);
        char *salutation = g_markup_printf_escaped("%s,", letter[SALUTATION]);
        set_text(salutation, 35, 100.8, 132, 11, 0, 5.36);
        g_free(salutation);
        draw_symbol(BARCODE_DATAMATRIX, letter[MARK], 8, 270, 8);
    }
    if (!shared) return;
    set_plain("MijnOverheid", 35, 16, 90, 20, 1, 10);
    set_plain("Retouradres Postbus 00000, 0000 ZZ Voorbeeldstad", 35, 48, 80, 7, 0, 3.2);
    set_plain("Datum van deze brief", 122, 53, 60, 10, 1, 5);
    set_plain("6 november 2026", 122, 58, 60, 10, 0, 5);
    set_plain("Kenmerk", 122, 63, 60, 10, 1, 5);
    int item = 0;
    char number[2] = "0";
    double qr_y = 0;
    y = 91;
    for (const Block *block = blocks; block < blocks + count; block++) switch (block->kind) {
        case 'h':
            y += 2.6;
            if (!qr_y) qr_y = y;
            y += set_text(block->text, 35, y, 132, 12, 1, 5.5);
            break;
        case 'i':
            number[0] = '1' + item++;
            set_text(number, 35, y, 8, 14, 1, 5.4);
            y += set_text(block->text, 43, y, 124, 11, 0, 5.36) + 1.2;
            break;
        case 's': y += 5.36 + 2.6; break;
        case 't': y += set_text(block->text, 35, y, 132, 11, 0, 5.36) + 2.6; break;
        default: y += set_text(block->text, 35, y, 132, 15.5, 1, 7) + 2.8;
        }
    draw_qr(qr, 175, qr_y, 0.6);
    set_plain("mijn.overheid.nl", 175, qr_y + 18, 30, 8.5, 0, 4);
    cairo_rectangle(cr, 5 * MM, 148.5 * MM, 3 * MM, 0.1 * MM);
    cairo_fill(cr);
}

static void print_codes(FILE *letters, const QRcode *qr) {
    for (int at = 0; at < qr->width * qr->width; at++) putchar(qr->data[at] & 1 ? '1' : '0');
    putchar('\n');
    for (char *line; (line = read_line(letters));) {
        struct zint_symbol *symbol = ZBarcode_Create();
        symbol->symbology = BARCODE_DATAMATRIX;
        symbol->option_3 = DM_SQUARE;
        if (ZBarcode_Encode(symbol, (unsigned char *)strrchr(line, '\t') + 1, 0) >= ZINT_ERROR) abort();
        for (int row = 0; row < symbol->rows; row++)
            for (int column = 0; column < symbol->width; column++)
                putchar(symbol->encoded_data[row][column / 8] >> (column % 8) & 1 ? '1' : '0');
        putchar('\n');
        ZBarcode_Delete(symbol);
    }
}

static void begin_drawing(cairo_surface_t *surface) {
    cr = cairo_create(surface);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    context = pango_cairo_create_context(cr);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    layout = pango_layout_new(context);
}

int main(int count, char **arguments) {
    QRcode *qr = QRcode_encodeString("https://mijn.overheid.nl/", 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (count == 3 && !strcmp(arguments[1], "--codes")) return print_codes(fopen(arguments[2], "r"), qr), 0;
    int shares = count == 5 && !strcmp(arguments[1], "--shared");
    if (count != 4 + shares) return 64;
    arguments += shares;
    FILE *page = fopen(arguments[1], "r"), *letters = fopen(arguments[2], "r");
    if (!page || !letters) return 66;
    Block blocks[40];
    int length = 0;
    for (char *line; length < 40 && (line = read_line(page)); length++) {
        char *text = strchr(line, '\t') + 1;
        blocks[length].kind = *text == '{' ? 's' : !strncmp(line, "title", 5) ? 'l' : line[0];
        blocks[length].text = strdup(text);
    }

    cairo_surface_t *surface = cairo_pdf_surface_create(arguments[3], 210 * MM, 297 * MM);
    begin_drawing(surface);
    cairo_surface_t *common = NULL;
    if (shares) {
        cairo_t *pages = cr;
        cairo_rectangle_t sheet = {0, 0, 210 * MM, 297 * MM};
        common = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &sheet);
        cr = cairo_create(common);
        draw_letter(blocks, length, NULL, qr, 1, 0);
        cairo_destroy(cr);
        cr = pages;
    }
    for (char *line; (line = read_line(letters));) {
        char *letter[FIELDS];
        for (int field = 0; field < FIELDS; field++) letter[field] = strsep(&line, "\t");
        draw_letter(blocks, length, letter, qr, !shares, 1);
        if (shares) {
            cairo_set_source_surface(cr, common, 0, 0);
            cairo_paint(cr);
            cairo_set_source_rgb(cr, 0, 0, 0);
        }
        cairo_show_page(cr);
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    int status = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS ? 0 : 74;
    cairo_surface_destroy(surface);
    return status;
}
