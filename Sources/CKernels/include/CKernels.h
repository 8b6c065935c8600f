// Inner loops over 64-bit floats that Swift cannot compile for several processors at once.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>

#pragma clang assume_nonnull begin

/// The instruction sets that there is code for; each has all that the ones before it have.
enum { KernelLevelBaseline = 0, KernelLevelAVX2 = 1, KernelLevelAVX512 = 2 };

/// The best level of this machine's processor.
int kernel_level(void);

/// y[o] = start + Σ_j x[offsets[j] + o·step] · weights[j] for every o below `count`.
///
/// Each sum is a chain of fused multiplications and additions in the order of j: the bytes of the result
/// are the same at every level, and those of a plain loop.
///
/// Nothing is checked: every sample named lies inside x, and the level is one the processor has.
void kernel_tap_sums(
    int level, const double *x, ptrdiff_t step, const ptrdiff_t *offsets, const double *weights,
    ptrdiff_t taps, double start, double *y, ptrdiff_t count);

/// y[f·rowStep + o] += Σ_j x[offsets[j] + o] · weights[j·filters + f] for every f below `filters` and o
/// below `count`, each a chain of fused multiplications and additions in the order of j.
///
/// Whole vectors are read and written: x and the rows of y go on for 7 doubles beyond what is named, and
/// what is written there has no meaning.
void kernel_tile_sums(
    int level, const double *x, const ptrdiff_t *offsets, const double *weights, ptrdiff_t taps,
    ptrdiff_t filters, double *y, ptrdiff_t rowStep, ptrdiff_t count);

/// One pass of radix 2, 3 or 4 of Stockham's Fourier transform of m·radix points, s of them side by side:
/// y[q + s(radix·p + j)] = w^{jp} Σ_k x[q + s(p + mk)] · e^{−2πi jk/radix}, with w^j = c[j·step] + i d[j·step].
///
/// No sum is reordered, so the bytes of the result are the same at every level. x and y do not overlap.
void kernel_fourier_pass(
    int level, int radix, ptrdiff_t m, ptrdiff_t s, ptrdiff_t step, const double *c, const double *d,
    const double *xr, const double *xi, double *yr, double *yi);

#pragma clang assume_nonnull end

#endif
