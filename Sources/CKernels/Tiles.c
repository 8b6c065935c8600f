#include "CKernels.h"

// Sums that read the same samples lie side by side in registers, a few filters by a few vectors: each
// sample and each weight is loaded once for many products.

#define LEVEL(name) baseline_##name
#define TARGET
#define WIDTH 2
#define FILTERS 4
#define VECTORS 2
#include "TileLevel.inc"

#if defined(__x86_64__)

#define LEVEL(name) avx2_##name
#define TARGET __attribute__((target("avx2,fma")))
#define WIDTH 4
#define FILTERS 4
#define VECTORS 3
#include "TileLevel.inc"

#define LEVEL(name) avx512_##name
#define TARGET __attribute__((target("avx512f,avx512vl,avx512dq,fma")))
#define WIDTH 8
#define FILTERS 8
#define VECTORS 3
#include "TileLevel.inc"

#endif

void kernel_tile_sums(
    int level, const double *x, const ptrdiff_t *offsets, const double *weights, ptrdiff_t taps,
    ptrdiff_t filters, double *y, ptrdiff_t rowStep, ptrdiff_t count) {
  switch (level) {
#if defined(__x86_64__)
  case KernelLevelAVX512:
    avx512_tiles(x, offsets, weights, taps, filters, y, rowStep, count);
    break;
  case KernelLevelAVX2:
    avx2_tiles(x, offsets, weights, taps, filters, y, rowStep, count);
    break;
#endif
  default: baseline_tiles(x, offsets, weights, taps, filters, y, rowStep, count);
  }
}
