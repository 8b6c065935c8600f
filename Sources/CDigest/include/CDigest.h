// SHA-256 from libmd, which is installed with libedit.
#ifndef CDIGEST_H
#define CDIGEST_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Writes the SHA-256 digest of `count` bytes: 32 bytes.
void digest_sha256(const uint8_t *_Nullable bytes, size_t count, uint8_t *digest);

#pragma clang assume_nonnull end

#endif
