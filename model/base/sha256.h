/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (FIPS 180-4) of texts, by which inputs and rosters are told from each other. */
#ifndef VP_MODEL_BASE_SHA256_H
#define VP_MODEL_BASE_SHA256_H

#include <stddef.h>

enum { VP_SHA256_TEXT = 65 };

/* The hash of `length` bytes in lower-case hexadecimal. */
void vp_sha256(const char *bytes, size_t length, char hex[VP_SHA256_TEXT]);

#endif
