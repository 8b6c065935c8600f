// The course, put into the program by the compiler: C23's #embed reads the files while it compiles, and
// the build system compiles this file again when one of them changes. A new lesson takes two lines; a test
// compares the course with the folder.

#include "CLessons.h"

#include <stddef.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char lesson_01[] = {
#embed "../../Lessons/01-sliding-windows.convo"
};
static const unsigned char lesson_02[] = {
#embed "../../Lessons/02-flip.convo"
};
static const unsigned char lesson_03[] = {
#embed "../../Lessons/03-padding.convo"
};
static const unsigned char lesson_04[] = {
#embed "../../Lessons/04-stride.convo"
};
static const unsigned char lesson_05[] = {
#embed "../../Lessons/05-dilation.convo"
};
static const unsigned char lesson_06[] = {
#embed "../../Lessons/06-size-formula.convo"
};
static const unsigned char lesson_07[] = {
#embed "../../Lessons/07-channels.convo"
};
static const unsigned char lesson_08[] = {
#embed "../../Lessons/08-toeplitz.convo"
};
static const unsigned char lesson_09[] = {
#embed "../../Lessons/09-transposed.convo"
};
static const unsigned char lesson_10[] = {
#embed "../../Lessons/10-pooling.convo"
};
static const unsigned char lesson_11[] = {
#embed "../../Lessons/11-im2col.convo"
};
static const unsigned char lesson_12[] = {
#embed "../../Lessons/12-gradients.convo"
};
static const unsigned char lesson_13[] = {
#embed "../../Lessons/13-checkerboards.convo"
};
static const unsigned char lesson_14[] = {
#embed "../../Lessons/14-relationships.convo"
};
static const unsigned char lesson_15[] = {
#embed "../../Lessons/15-frameworks.convo"
};
static const unsigned char lesson_16[] = {
#embed "../../Lessons/16-find-the-mistake.convo"
};
static const unsigned char lesson_17[] = {
#embed "../../Lessons/17-symbols-and-fractions.convo"
};
static const unsigned char lesson_18[] = {
#embed "../../Lessons/18-image-filters.convo"
};

static const struct course_lesson course[] = {
    {"01-sliding-windows", lesson_01, sizeof lesson_01},
    {"02-flip", lesson_02, sizeof lesson_02},
    {"03-padding", lesson_03, sizeof lesson_03},
    {"04-stride", lesson_04, sizeof lesson_04},
    {"05-dilation", lesson_05, sizeof lesson_05},
    {"06-size-formula", lesson_06, sizeof lesson_06},
    {"07-channels", lesson_07, sizeof lesson_07},
    {"08-toeplitz", lesson_08, sizeof lesson_08},
    {"09-transposed", lesson_09, sizeof lesson_09},
    {"10-pooling", lesson_10, sizeof lesson_10},
    {"11-im2col", lesson_11, sizeof lesson_11},
    {"12-gradients", lesson_12, sizeof lesson_12},
    {"13-checkerboards", lesson_13, sizeof lesson_13},
    {"14-relationships", lesson_14, sizeof lesson_14},
    {"15-frameworks", lesson_15, sizeof lesson_15},
    {"16-find-the-mistake", lesson_16, sizeof lesson_16},
    {"17-symbols-and-fractions", lesson_17, sizeof lesson_17},
    {"18-image-filters", lesson_18, sizeof lesson_18},
};

const struct course_lesson *course_lesson_at(long place) {
  long count = sizeof course / sizeof course[0];
  return place >= 0 && place < count ? &course[place] : NULL;
}
