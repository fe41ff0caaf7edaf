/*
** Code points, blanks, names and quotes.
**
** A text is bytes with a length: it may hold NUL bytes and broken UTF-8, and no
** function here reads past its end.  Nothing depends on the locale, so
** <ctype.h> is not used.
*/
#include "graph/scan.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu

/* The payload of a continuation byte, or -1. */
static int continuation(const char *text, size_t length, size_t at) {
  unsigned char c;
  if (at >= length) return -1;
  c = (unsigned char)text[at];
  return (c & 0xC0) == 0x80 ? c & 0x3F : -1;
}

/* A sequence of `size` bytes whose smallest legal value is `least`. */
static uint32_t sequence(const char *text, size_t length, uint32_t head,
                         size_t size, uint32_t least, size_t *bytes) {
  uint32_t code = head;
  size_t i;
  *bytes = 1;
  for (i = 1; i < size; i++) {
    int next = continuation(text, length, i);
    if (next < 0) return REPLACEMENT;
    code = code << 6 | (uint32_t)next;
  }
  if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
    return REPLACEMENT;
  *bytes = size;
  return code;
}

uint32_t pg__code_point(const char *text, size_t length, size_t *bytes) {
  unsigned char c;
  *bytes = 0;
  if (length == 0) return 0;
  c = (unsigned char)text[0];
  *bytes = 1;
  if (c < 0x80) return c;
  if ((c & 0xE0) == 0xC0)
    return sequence(text, length, c & 0x1Fu, 2, 0x80, bytes);
  if ((c & 0xF0) == 0xE0)
    return sequence(text, length, c & 0x0Fu, 3, 0x800, bytes);
  if ((c & 0xF8) == 0xF0)
    return sequence(text, length, c & 0x07u, 4, 0x10000, bytes);
  return REPLACEMENT;
}

static bool is_blank(uint32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 ||
         code == 0x2009 || code == 0x202F;
}

size_t pg__blanks(const char *text, size_t length) {
  size_t at = 0, bytes;
  while (is_blank(pg__code_point(text + at, length - at, &bytes))) at += bytes;
  return at;
}

bool pg__is_digit(char c) { return c >= '0' && c <= '9'; }

char pg__lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool pg__is_currency_sign(uint32_t code) {
  return code == '$' || (code >= 0xA2 && code <= 0xA5) ||
         (code >= 0x20A0 && code <= 0x20CF) || code == 0xFFE5;
}

/* Beyond ASCII: what Unicode has from Latin-1's letters on, without its blocks
** of punctuation, signs, arrows and private or broken things. */
bool pg__is_letter(uint32_t code) {
  if (code < 0x80)
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           code == '_';
  if (code == 0xB5) return true; /* micro */
  return code >= 0xC0 && code != 0xD7 && code != 0xF7 &&
         !(code >= 0x2000 && code <= 0x2BFF) &&
         !(code >= 0x3000 && code <= 0x303F) && code < 0xD800;
}

static size_t letters_and_digits(const char *text, size_t length) {
  size_t at = 0, bytes;
  uint32_t code = pg__code_point(text, length, &bytes);
  while (pg__is_letter(code) || (at > 0 && code >= '0' && code <= '9')) {
    at += bytes;
    code = pg__code_point(text + at, length - at, &bytes);
  }
  return at;
}

size_t pg__name_length(const char *text, size_t length) {
  size_t at, bytes;
  if (length > 0 && text[0] == '%') return 1;
  at = letters_and_digits(text, length);
  if (pg__is_currency_sign(pg__code_point(text + at, length - at, &bytes)))
    at += bytes;
  return at;
}

/* Controls, and marks that turn a line's direction or hide in it. */
static bool prints(uint32_t code) {
  return code >= 0x20 && code != REPLACEMENT && code != 0xFEFF &&
         !(code >= 0x7F && code <= 0x9F) &&
         !(code >= 0x200B && code <= 0x200F) &&
         !(code >= 0x2028 && code <= 0x202E) &&
         !(code >= 0x2060 && code <= 0x206F);
}

const char *pg__clip(const char *text, size_t length, char *buffer,
                     size_t size) {
  size_t at = 0, used = 0, bytes;
  while (at < length) {
    uint32_t code = pg__code_point(text + at, length - at, &bytes);
    size_t shown = prints(code) ? bytes : 1;
    if (used + shown > size - 4) break; /* room for "..." and the NUL */
    if (prints(code)) memcpy(buffer + used, text + at, bytes);
    else buffer[used] = '?';
    used += shown;
    at += bytes;
  }
  memcpy(buffer + used, at < length ? "..." : "", at < length ? 4 : 1);
  return buffer;
}

const char *pg__quote(const char *text, size_t length, char *buffer) {
  return pg__clip(text, length, buffer, PG__QUOTE_SIZE);
}

bool pg__same_text(const char *a, size_t a_length, const char *b,
                   size_t b_length) {
  return a_length == b_length && memcmp(a, b, a_length) == 0;
}

bool pg__same_letters(const char *a, size_t a_length, const char *b,
                      size_t b_length) {
  size_t i;
  if (a_length != b_length) return false;
  for (i = 0; i < a_length; i++)
    if (pg__lower(a[i]) != pg__lower(b[i])) return false;
  return true;
}
