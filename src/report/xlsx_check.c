/* The parts of a workbook, read through the list at the end of the ZIP file (APPNOTE 6.3, sections
 * 4.3.7, 4.3.12 and 4.3.16), unpacked by zlib and read by expat. Nothing is kept. */
#define ZLIB_CONST /* what is unpacked is not changed */
#include "report/xlsx_check.h"

#include <errno.h>
#include <expat.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

enum { END_BYTES = 22, ENTRY_BYTES = 46, HEAD_BYTES = 30, PIECE_BYTES = 32768 };

typedef struct zipped {
    const unsigned char *bytes;
    size_t n;
} zipped;

/* A little-endian number of `width` bytes; 0 beyond the end. */
static size_t number_at(const zipped *z, size_t at, int width)
{
    size_t value = 0;
    for (int i = width - 1; i >= 0; i--)
        value = value << 8 | (at + (size_t)i < z->n ? z->bytes[at + (size_t)i] : 0);
    return value;
}

static ork_status cut_off(void)
{
    errno = ENOSPC;
    return ORK_ERR_IO;
}

static ork_status read_xml(XML_Parser parser, const unsigned char *text, size_t n, bool is_last)
{
    if (XML_Parse(parser, (const char *)text, (int)n, is_last) != XML_STATUS_ERROR)
        return ORK_OK;
    return XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY ? ORK_ERR_MEMORY : cut_off();
}

static ork_status unpack(z_stream *stream, XML_Parser parser)
{
    unsigned char piece[PIECE_BYTES];
    for (;;) {
        stream->next_out = piece;
        stream->avail_out = sizeof piece;
        int code = inflate(stream, Z_NO_FLUSH);
        if (code == Z_MEM_ERROR)
            return ORK_ERR_MEMORY;
        if (code != Z_OK && code != Z_STREAM_END)
            return cut_off();
        ork_status st =
            read_xml(parser, piece, sizeof piece - stream->avail_out, code == Z_STREAM_END);
        if (st != ORK_OK || code == Z_STREAM_END)
            return st;
    }
}

/* One part, which stands in [n] packed bytes. */
static ork_status check_part(const unsigned char *packed, size_t n)
{
    enum { RAW = -15 }; /* no header of zlib's own */
    z_stream stream = {.next_in = packed, .avail_in = (uInt)n};
    if (inflateInit2(&stream, RAW) != Z_OK)
        return ORK_ERR_MEMORY;
    XML_Parser parser = XML_ParserCreate("UTF-8");
    ork_status st = parser == NULL ? ORK_ERR_MEMORY : unpack(&stream, parser);
    int saved = errno;
    XML_ParserFree(parser);
    inflateEnd(&stream);
    errno = saved;
    return st;
}

ork_status orki_workbook_check(const char *bytes, size_t n)
{
    zipped z = {(const unsigned char *)bytes, n};
    if (n < END_BYTES || n > UINT32_MAX || number_at(&z, n - END_BYTES, 4) != 0x06054b50)
        return cut_off();
    size_t n_parts = number_at(&z, n - END_BYTES + 10, 2);
    size_t at = number_at(&z, n - END_BYTES + 16, 4);
    ork_status st = n_parts > 0 ? ORK_OK : cut_off();
    for (size_t i = 0; i < n_parts && st == ORK_OK; i++) {
        size_t size = number_at(&z, at + 20, 4), head = number_at(&z, at + 42, 4);
        size_t from = head + HEAD_BYTES + number_at(&z, head + 26, 2) + number_at(&z, head + 28, 2);
        bool is_inside = number_at(&z, at, 4) == 0x02014b50 && from <= n && size <= n - from;
        st = is_inside ? check_part(z.bytes + from, size) : cut_off();
        at += ENTRY_BYTES + number_at(&z, at + 28, 2) + number_at(&z, at + 30, 2) +
              number_at(&z, at + 32, 2);
    }
    return st;
}
