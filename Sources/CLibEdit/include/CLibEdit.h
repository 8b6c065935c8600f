// What Swift cannot or must not do itself: libedit's variadic functions, C streams, signal handlers.
// This header includes none of libedit's, so that a machine without it gets one clear error instead of
// one for every Swift file.
#ifndef CLIBEDIT_H
#define CLIBEDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#pragma clang assume_nonnull begin

// ---- The editor (Editor.c). One per process, on standard input and output, used from one thread.

typedef struct editline EditLine;

/// Functions that the editor calls, always inside `el_wgets` and on its thread.
typedef struct {
  /// The prompt; each escape sequence is enclosed in two U+0001.
  wchar_t *_Nullable (*_Nonnull prompt)(EditLine *_Nullable);
  /// Stores the next character and returns 1; returns 0 at the end of input, -1 for an error.
  int (*_Nonnull read)(EditLine *_Nullable, wchar_t *_Nullable);
  /// Performs a bound key; returns one of the results below.
  unsigned char (*_Nonnull perform)(EditLine *_Nullable, wint_t);
} EditorCallbacks;

/// What libedit does after a bound key: nothing, redraw, move the cursor, or beep.
enum { EditorNothing = 0, EditorRefresh = 4, EditorCursor = 5, EditorBeep = 6 };

/// The line being edited; positions count characters.
typedef struct {
  const wchar_t *_Nullable text;
  size_t cursor, count;
} EditorLine;

/// NULL if an editor is already open or the terminal cannot move its cursor.
EditLine *_Nullable editor_open(const char *program, EditorCallbacks callbacks);
void editor_close(EditLine *editor);
void editor_set_context(EditLine *editor, void *_Nullable context);
void *_Nullable editor_context(EditLine *editor);
/// Binds a key to `perform`, in the ordinary key map or in vi's command map.
void editor_bind(EditLine *editor, wchar_t key, bool command_map);
/// Binds a key to one of libedit's functions.
void editor_bind_named(EditLine *editor, wchar_t key, const wchar_t *function, bool command_map);
/// Raw mode without echo (true), or the terminal's original mode (false).
void editor_prepare_terminal(EditLine *editor, bool raw);
/// Draws prompt and line at the cursor.
void editor_refresh(EditLine *editor);
EditorLine editor_line(EditLine *editor);
/// False if the user's `.editrc` says `edit off`.
bool editor_is_on(EditLine *editor);
bool editor_is_vi(EditLine *editor);
/// Selects vi or Emacs keys; resets all bindings to libedit's defaults.
void editor_use_vi(EditLine *editor, bool vi);
/// Makes libedit draw to the null device (true) or the terminal (false).
void editor_mute(EditLine *editor, bool mute);
/// Writes to the stream libedit draws on, which keeps the order, and flushes it.
void editor_put(EditLine *editor, const char *text);
/// Adds an entry to libedit's own history, which vi's searches use.
void editor_remember(const wchar_t *entry);
/// Empties that history.
void editor_forget(void);

// libedit's functions that Swift calls directly; Editor.c checks them against <histedit.h>.
const wchar_t *_Nullable el_wgets(EditLine *, int *);
int el_winsertstr(EditLine *, const wchar_t *);
int el_wreplacestr(EditLine *, const wchar_t *);
void el_deletestr(EditLine *, int);
int el_cursor(EditLine *, int);
void el_resize(EditLine *);
int el_source(EditLine *, const char *_Nullable);

// ---- Signals (Signals.c): handlers that only set flags and wake `poll`.

/// Points to a value that is not 0 after SIGINT, until cleared.
const int *interrupt_flag(void);
void interrupt_install(void);
void interrupt_clear(void);
/// Starts and stops watching for a new window size, Ctrl-Z, and the return from it.
void watch_begin(void);
void watch_end(void);
bool watch_take_resize(void);
bool watch_take_stop(void);
bool watch_take_continue(void);
/// A descriptor that is readable after a signal; negative if there is none.
int wake_descriptor(void);
void wake_drain(void);
/// Stops the whole job as Ctrl-Z does; returns after `fg`.
void stop_job(void);

// ---- The guard (Guard.c): restores the terminal even if the program crashes.

/// Saves the terminal's state and the text (at most 64 bytes) to write on exit.
bool guard_arm(int descriptor, const char *leave);
void guard_disarm(void);

// ---- Text (Text.c)

/// Sets the character locale; returns true if it is UTF-8 afterwards.
bool use_utf8(void);
/// The width of a character in columns; -1 if it is not printable.
int character_width(wchar_t character);

#pragma clang assume_nonnull end
#endif
