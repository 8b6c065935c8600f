#include "CKernels.h"

// Sums run side by side: a block of them lies in registers while the taps go by. What does not fit
// one register of the processor the compiler spreads over several.
typedef double Lane __attribute__((vector_size(64), aligned(8)));
enum { laneWidth = sizeof(Lane) / sizeof(double) };

#define inlined static inline __attribute__((always_inline))

typedef struct {
  const double *x;
  ptrdiff_t step;
  const ptrdiff_t *offsets;
  const double *weights;
  ptrdiff_t taps;
  double start;
} TapSums;

inlined void block(TapSums s, double *y, ptrdiff_t o, int lanes) {
  Lane sums[lanes];
  for (int l = 0; l < lanes; l++) sums[l] = s.start - (Lane){0};
  for (ptrdiff_t j = 0; j < s.taps; j++) {
    const Lane *samples = (const Lane *)(s.x + s.offsets[j] + o);
    Lane weight = s.weights[j] - (Lane){0};
    for (int l = 0; l < lanes; l++) sums[l] = __builtin_elementwise_fma(samples[l], weight, sums[l]);
  }
  for (int l = 0; l < lanes; l++) ((Lane *)(y + o))[l] = sums[l];
}

inlined void single(TapSums s, double *y, ptrdiff_t o) {
  double sum = s.start;
  for (ptrdiff_t j = 0; j < s.taps; j++)
    sum = __builtin_fma(s.x[s.offsets[j] + o * s.step], s.weights[j], sum);
  y[o] = sum;
}

/// Blocks of neighbouring windows; the last block lies over the one before where the row does not
/// divide, which writes the same sums again.
inlined void row(TapSums s, double *y, ptrdiff_t count, int lanes) {
  ptrdiff_t width = lanes * laneWidth, o = 0;
  if (s.step == 1 && count >= width) {
    for (; o + width <= count; o += width) block(s, y, o, lanes);
    if (o < count) block(s, y, count - width, lanes);
    return;
  }
  for (; o < count; o++) single(s, y, o);
}

/// Narrower blocks for rows that are shorter than one.
inlined void rows(TapSums s, double *y, ptrdiff_t count, int lanes) {
  if (count >= lanes * laneWidth) row(s, y, count, lanes);
  else if (count >= 2 * laneWidth) row(s, y, count, 2);
  else row(s, y, count, 1);
}

// As many lanes as keep the adders busy and the sums in registers: 8 of 16 registers, 6 of 16, 8 of 32.
static void baseline(TapSums s, double *y, ptrdiff_t count) { rows(s, y, count, 2); }

#if defined(__x86_64__)

__attribute__((target("avx2,fma"))) static void avx2(TapSums s, double *y, ptrdiff_t count) {
  rows(s, y, count, 3);
}

__attribute__((target("avx512f,fma"))) static void avx512(TapSums s, double *y, ptrdiff_t count) {
  rows(s, y, count, 8);
}

int kernel_level(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("x86-64-v4")) return KernelLevelAVX512;
  return __builtin_cpu_supports("x86-64-v3") ? KernelLevelAVX2 : KernelLevelBaseline;
}

#else

int kernel_level(void) { return KernelLevelBaseline; }

#endif

void kernel_tap_sums(
    int level, const double *x, ptrdiff_t step, const ptrdiff_t *offsets, const double *weights,
    ptrdiff_t taps, double start, double *y, ptrdiff_t count) {
  TapSums s = {x, step, offsets, weights, taps, start};
  switch (level) {
#if defined(__x86_64__)
  case KernelLevelAVX512: avx512(s, y, count); break;
  case KernelLevelAVX2: avx2(s, y, count); break;
#endif
  default: baseline(s, y, count);
  }
}
