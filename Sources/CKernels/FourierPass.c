#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

#define inlined static inline __attribute__((always_inline))

// The two numbers a·w and −i·(a − b) and their like, in real parts.
#define TIMES(re, im, wr, wi, outRe, outIm) \
  do { double a_ = (re), b_ = (im); (outRe) = a_ * (wr) - b_ * (wi); (outIm) = a_ * (wi) + b_ * (wr); } while (0)

inlined void pass4(
    ptrdiff_t m, ptrdiff_t s, ptrdiff_t step, const double *restrict c, const double *restrict d,
    const double *restrict xr, const double *restrict xi, double *restrict yr, double *restrict yi) {
  for (ptrdiff_t p = 0; p < m; p++) {
    double c1 = c[p * step], d1 = d[p * step], c2 = c[2 * p * step], d2 = d[2 * p * step];
    double c3 = c[3 * p * step], d3 = d[3 * p * step];
    const double *ar = xr + s * p, *ai = xi + s * p;
    double *or = yr + s * 4 * p, *oi = yi + s * 4 * p;
    ptrdiff_t k = s * m;
    for (ptrdiff_t q = 0; q < s; q++) {
      double sr = ar[q] + ar[q + 2 * k], si = ai[q] + ai[q + 2 * k];
      double tr = ar[q] - ar[q + 2 * k], ti = ai[q] - ai[q + 2 * k];
      double ur = ar[q + k] + ar[q + 3 * k], ui = ai[q + k] + ai[q + 3 * k];
      double vr = ai[q + k] - ai[q + 3 * k], vi = ar[q + 3 * k] - ar[q + k];
      or[q] = sr + ur;
      oi[q] = si + ui;
      TIMES(tr + vr, ti + vi, c1, d1, or[q + s], oi[q + s]);
      TIMES(sr - ur, si - ui, c2, d2, or[q + 2 * s], oi[q + 2 * s]);
      TIMES(tr - vr, ti - vi, c3, d3, or[q + 3 * s], oi[q + 3 * s]);
    }
  }
}

inlined void pass3(
    ptrdiff_t m, ptrdiff_t s, ptrdiff_t step, const double *restrict c, const double *restrict d,
    const double *restrict xr, const double *restrict xi, double *restrict yr, double *restrict yi) {
  const double half = 0.5, root = 0.86602540378443864676;
  for (ptrdiff_t p = 0; p < m; p++) {
    double c1 = c[p * step], d1 = d[p * step], c2 = c[2 * p * step], d2 = d[2 * p * step];
    const double *ar = xr + s * p, *ai = xi + s * p;
    double *or = yr + s * 3 * p, *oi = yi + s * 3 * p;
    ptrdiff_t k = s * m;
    for (ptrdiff_t q = 0; q < s; q++) {
      double tr = ar[q + k] + ar[q + 2 * k], ti = ai[q + k] + ai[q + 2 * k];
      double ur = ar[q] - half * tr, ui = ai[q] - half * ti;
      double vr = root * (ar[q + k] - ar[q + 2 * k]), vi = root * (ai[q + k] - ai[q + 2 * k]);
      or[q] = ar[q] + tr;
      oi[q] = ai[q] + ti;
      TIMES(ur + vi, ui - vr, c1, d1, or[q + s], oi[q + s]);
      TIMES(ur - vi, ui + vr, c2, d2, or[q + 2 * s], oi[q + 2 * s]);
    }
  }
}

inlined void pass2(
    ptrdiff_t m, ptrdiff_t s, ptrdiff_t step, const double *restrict c, const double *restrict d,
    const double *restrict xr, const double *restrict xi, double *restrict yr, double *restrict yi) {
  for (ptrdiff_t p = 0; p < m; p++) {
    double c1 = c[p * step], d1 = d[p * step];
    const double *ar = xr + s * p, *ai = xi + s * p;
    double *or = yr + s * 2 * p, *oi = yi + s * 2 * p;
    ptrdiff_t k = s * m;
    for (ptrdiff_t q = 0; q < s; q++) {
      or[q] = ar[q] + ar[q + k];
      oi[q] = ai[q] + ai[q + k];
      TIMES(ar[q] - ar[q + k], ai[q] - ai[q + k], c1, d1, or[q + s], oi[q + s]);
    }
  }
}

inlined void pass(
    int radix, ptrdiff_t m, ptrdiff_t s, ptrdiff_t step, const double *c, const double *d,
    const double *xr, const double *xi, double *yr, double *yi) {
  if (radix == 4) pass4(m, s, step, c, d, xr, xi, yr, yi);
  else if (radix == 3) pass3(m, s, step, c, d, xr, xi, yr, yi);
  else pass2(m, s, step, c, d, xr, xi, yr, yi);
}

#define VARIANT(name, target) \
  target static void name( \
      int radix, ptrdiff_t m, ptrdiff_t s, ptrdiff_t step, const double *c, const double *d, \
      const double *xr, const double *xi, double *yr, double *yi) { \
    pass(radix, m, s, step, c, d, xr, xi, yr, yi); \
  }

VARIANT(baseline, )

#if defined(__x86_64__)
VARIANT(avx2, __attribute__((target("avx2"))))
VARIANT(avx512, __attribute__((target("avx512f,avx512dq,avx512vl,prefer-256-bit"))))
#endif

void kernel_fourier_pass(
    int level, int radix, ptrdiff_t m, ptrdiff_t s, ptrdiff_t step, const double *c, const double *d,
    const double *xr, const double *xi, double *yr, double *yi) {
#if defined(__x86_64__)
  if (level >= KernelLevelAVX512) return avx512(radix, m, s, step, c, d, xr, xi, yr, yi);
  if (level == KernelLevelAVX2) return avx2(radix, m, s, step, c, d, xr, xi, yr, yi);
#endif
  baseline(radix, m, s, step, c, d, xr, xi, yr, yi);
}
