/* The inner loops of drawing, for planes of 8-bit samples.
 *
 * Each does what the numpy code in ../blending.py does, bit for bit: whole numbers of 16 bits, no
 * fractions. A plane is a pointer to its first sample; its strides say how many bytes lie between two rows, and
 * between the same samples of two planes. Opacities are whole numbers from 0 to 256.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define API __attribute__((visibility("default")))

typedef ptrdiff_t size;
typedef uint8_t byte;
typedef uint16_t word;

/* Has to be what ../native/__init__.py asks for. */
API int kernels_version(void) { return 1; }

static void blend_row(byte *restrict target, const word *restrict keep, const word *restrict add, size columns)
{
    for (size i = 0; i < columns; i++)
        target[i] = (byte)((word)(target[i] * keep[i] + add[i]) >> 8);
}

/* The same with the opacity of the layer multiplied by level / 256, level < 256. */
static void blend_faded_row(
    byte *restrict target, const word *restrict keep, const word *restrict add, size columns, word level)
{
    for (size i = 0; i < columns; i++) {
        word through = (word)(256 - ((word)((word)(256 - keep[i]) * level) >> 8));
        word value = (word)((add[i] >> 8) * level + ((word)((add[i] & 255) * level) >> 8));
        word most = (word)(65535 - 255 * through);
        value = value < most ? value : most;
        target[i] = (byte)((word)(target[i] * through + value) >> 8);
    }
}

/* target = (target * keep + add) / 256 for every sample, with the layer faded to level / 256.
 * All planes share the rows and columns of keep. */
API void blend(
    byte *target, size target_row, size target_plane,
    const byte *keep, size keep_row,
    const byte *add, size add_row, size add_plane,
    size planes, size rows, size columns, int level)
{
    for (size plane = 0; plane < planes; plane++)
        for (size row = 0; row < rows; row++) {
            byte *to = target + plane * target_plane + row * target_row;
            const word *through = (const word *)(keep + row * keep_row);
            const word *value = (const word *)(add + plane * add_plane + row * add_row);
            if (level < 256)
                blend_faded_row(to, through, value, columns, (word)level);
            else
                blend_row(to, through, value, columns);
        }
}

/* target becomes the mean of both planes, other with the weight level / 256, rounded to the nearest. */
API void mix(
    byte *target, size target_row, const byte *other, size other_row, size rows, size columns, int level)
{
    word theirs = (word)level, mine = (word)(256 - level);
    for (size row = 0; row < rows; row++) {
        byte *restrict to = target + row * target_row;
        const byte *restrict from = other + row * other_row;
        for (size i = 0; i < columns; i++)
            to[i] = (byte)((word)(to[i] * mine + from[i] * theirs + 128) >> 8);
    }
}

/* target = (source * (256 - level) + color) / 256 with one level and one color (times the level) per row. */
API void tint_rows(
    byte *target, size target_row, const byte *source, size source_row, size rows, size columns,
    const word *level, const word *color)
{
    for (size row = 0; row < rows; row++) {
        byte *restrict to = target + row * target_row;
        const byte *restrict from = source + row * source_row;
        word through = (word)(256 - level[row]), value = color[row];
        for (size i = 0; i < columns; i++)
            to[i] = (byte)((word)(from[i] * through + value) >> 8);
    }
}

/* Some columns of a strip that is as long as its period: keep and add are blended onto mixed rows from top on,
 * then follow solid rows of plain samples. Places are in samples, strides in bytes. */
typedef struct {
    size left, end, top, mixed, solid;
    const byte *keep;
    size keep_row;
    const byte *add;
    size add_row, add_plane;
    const byte *body;
    size body_row, body_plane;
} tile;

/* Draws the strip with its column offset at the left edge of the target, which has the given width. */
API void paste_tiles(
    byte *target, size target_row, size target_plane, size planes, size width,
    const tile *tiles, size count, size offset, size period)
{
    for (const tile *one = tiles; one < tiles + count; one++)
        /* Where the tile stands, and where it stands once more when the strip begins anew. */
        for (int turn = 0; turn < 2; turn++) {
            size start = one->left - offset + turn * period, end = start + one->end - one->left;
            size first = start > 0 ? start : 0, from = first - start;
            if (end > width)
                end = width;
            if (first >= end)
                continue;
            byte *to = target + one->top * target_row + first;
            blend(to, target_row, target_plane, one->keep + 2 * from, one->keep_row,
                  one->add + 2 * from, one->add_row, one->add_plane, planes, one->mixed, end - first, 256);
            for (size plane = 0; plane < planes; plane++)
                for (size row = 0; row < one->solid; row++)
                    memcpy(to + plane * target_plane + (one->mixed + row) * target_row,
                           one->body + plane * one->body_plane + row * one->body_row + from, (size_t)(end - first));
        }
}
