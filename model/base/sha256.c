/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 through libmd. */
#include "model/base/sha256.h"

#include <sha256.h>
#include <stdio.h>

void vp_sha256(const char *bytes, size_t length, char hex[VP_SHA256_TEXT])
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const unsigned char *)bytes, length);
    SHA256Final(digest, &context);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}
