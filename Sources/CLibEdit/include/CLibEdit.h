// What Swift cannot call or must not do: libedit's variadic functions, C streams, signal handlers.
// No header of libedit is included here, so a machine without it gets one clear error and not one
// for every Swift file.
#ifndef CLIBEDIT_H
#define CLIBEDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#pragma clang assume_nonnull begin

// ---- The editor (Editor.c). One for the process, on standard input and output, on one thread.

typedef struct editline EditLine;

/// What an editor asks of its owner, always inside `el_wgets` and on its thread.
typedef struct {
  /// The prompt; escape sequences stand between two U+0001.
  wchar_t *_Nullable (*_Nonnull prompt)(EditLine *_Nullable);
  /// The next character: 1 and the character, 0 at the end of the input, -1 for an error.
  int (*_Nonnull read)(EditLine *_Nullable, wchar_t *_Nullable);
  /// Does what a bound key asks for; gives one of the outcomes below.
  unsigned char (*_Nonnull perform)(EditLine *_Nullable, wint_t);
} EditorCallbacks;

/// What libedit does after a bound key: nothing, draw again, move the cursor, or beep.
enum { EditorNothing = 0, EditorRefresh = 4, EditorCursor = 5, EditorBeep = 6 };

/// The line being edited; positions count characters.
typedef struct {
  const wchar_t *_Nullable text;
  size_t cursor, count;
} EditorLine;

/// NULL when an editor is open already or the terminal cannot move its cursor.
EditLine *_Nullable editor_open(const char *program, EditorCallbacks callbacks);
void editor_close(EditLine *editor);
void editor_set_context(EditLine *editor, void *_Nullable context);
void *_Nullable editor_context(EditLine *editor);
/// Binds a key to `perform`, in the ordinary key map or in vi's command map.
void editor_bind(EditLine *editor, wchar_t key, bool command_map);
/// Binds a key to a function of libedit's own.
void editor_bind_named(EditLine *editor, wchar_t key, const wchar_t *function, bool command_map);
/// Characters at once and unechoed (true), or lines as the terminal was found (false).
void editor_prepare_terminal(EditLine *editor, bool raw);
/// Draws prompt and line from where the cursor is.
void editor_refresh(EditLine *editor);
EditorLine editor_line(EditLine *editor);
/// False when the user's `.editrc` says `edit off`.
bool editor_is_on(EditLine *editor);
bool editor_is_vi(EditLine *editor);
/// Takes vi's keys or Emacs's; all bindings are libedit's own again.
void editor_use_vi(EditLine *editor, bool vi);
/// Lets libedit draw into nothing, or on the terminal again.
void editor_mute(EditLine *editor, bool mute);
/// Writes through the stream libedit draws on, so that the order is kept, and flushes it.
void editor_put(EditLine *editor, const char *text);
/// Tells libedit's own history (vi's searches use it) about an entry.
void editor_remember(const wchar_t *entry);
/// Empties that history.
void editor_forget(void);

// Functions of libedit that Swift calls as they are; Editor.c compares them with <histedit.h>.
const wchar_t *_Nullable el_wgets(EditLine *, int *);
int el_winsertstr(EditLine *, const wchar_t *);
int el_wreplacestr(EditLine *, const wchar_t *);
void el_deletestr(EditLine *, int);
int el_cursor(EditLine *, int);
void el_resize(EditLine *);
int el_source(EditLine *, const char *_Nullable);

// ---- Signals (Signals.c): handlers that only raise flags and wake a poll.

/// Not 0 after SIGINT, until cleared.
const int *interrupt_flag(void);
void interrupt_install(void);
void interrupt_clear(void);
/// Begins and ends watching for a new window size, Ctrl-Z and the return from it.
void watch_begin(void);
void watch_end(void);
bool watch_take_resize(void);
bool watch_take_stop(void);
bool watch_take_continue(void);
/// A descriptor to poll: readable when a signal has come. Negative when there is none.
int wake_descriptor(void);
void wake_drain(void);
/// Stops the whole job as Ctrl-Z would; returns after `fg`.
void stop_job(void);

// ---- The guard (Guard.c): the terminal is put back even when the program crashes.

/// Remembers the terminal's state and what to write (at most 64 bytes) on the way out.
bool guard_arm(int descriptor, const char *leave);
void guard_disarm(void);

// ---- Text (Text.c)

/// Sets the locale of characters; true when it is UTF-8 afterwards.
bool use_utf8(void);
/// The columns of a character, -1 when it is not printable.
int character_width(wchar_t character);

#pragma clang assume_nonnull end
#endif
