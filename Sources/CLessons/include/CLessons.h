#ifndef CONVO_LESSONS_H
#define CONVO_LESSONS_H

/// A lesson of the course, as its file in `Lessons` stood when the program was built.
struct course_lesson {
  /// The file's name without its ending: `03-padding`.
  const char *name;
  /// UTF-8, not terminated.
  const unsigned char *text;
  /// The bytes of the text.
  long length;
};

/// The lesson at a place in the course, counted from 0; NULL behind the last.
const struct course_lesson *course_lesson_at(long place);

#endif
