#define _GNU_SOURCE
#if defined(__has_include) && !__has_include(<histedit.h>)
#error "libedit's headers are not installed: run `sudo apt-get install libedit-dev` (Debian, Ubuntu), then build again"
#else
#include "CLibEdit.h"
#include <histedit.h>
#include <stdio.h>

_Static_assert(EditorNothing == CC_NORM && EditorRefresh == CC_REFRESH
                   && EditorCursor == CC_CURSOR && EditorBeep == CC_ERROR,
               "the outcomes are libedit's");

// There is one editor per process, as there is one set of signal flags and one guard.
static EditLine *open_editor;
static HistoryW *entries;

static bool has_capability(EditLine *editor, const char *name) {
  char *value = NULL;
  return el_wget(editor, EL_GETTC, name, &value) == 0 && value && *value;
}

/// Nearly every terminal understands xterm's codes, so an unknown TERM is treated as xterm.
static bool has_usable_terminal(EditLine *editor) {
  if (has_capability(editor, "ce") && has_capability(editor, "up")) return true;
  // libedit keeps the pointer, so the name must live as long as the process.
  return el_wset(editor, EL_TERMINAL, "xterm") != -1 && has_capability(editor, "ce");
}

static void set_up(EditLine *editor, EditorCallbacks callbacks) {
  HistEventW event;
  // Ctrl-S and Ctrl-Q are keys while a line is edited.
  el_wset(editor, EL_SETTY, L"-d", L"-ixon", NULL);
  // libedit's own handlers allocate memory and send the signal to the whole process group again.
  el_wset(editor, EL_SIGNAL, 0);
  el_wset(editor, EL_EDITOR, L"emacs");
  if ((entries = history_winit())) {
    history_w(entries, &event, H_SETSIZE, 1000);
    history_w(entries, &event, H_SETUNIQUE, 1);
    el_wset(editor, EL_HIST, history_w, entries);
  }
  el_wset(editor, EL_PROMPT_ESC, callbacks.prompt, L'\1');
  el_wset(editor, EL_GETCFN, callbacks.read);
  el_wset(editor, EL_ADDFN, L"convo-key", L"A key of the program's own", callbacks.perform);
}

EditLine *editor_open(const char *program, EditorCallbacks callbacks) {
  if (open_editor) return NULL;
  // el_init reports an unknown TERM on its error stream: give it the null device.
  FILE *silence = fopen("/dev/null", "w");
  EditLine *editor = el_init_fd(program, stdin, stdout, silence ? silence : stderr, 0, 1, 2);
  bool usable = editor && has_usable_terminal(editor);
  if (editor) el_wset(editor, EL_SETFP, 2, stderr);
  if (silence) fclose(silence);
  if (!usable) {
    if (editor) el_end(editor);
    return NULL;
  }
  set_up(editor, callbacks);
  return open_editor = editor;
}

void editor_close(EditLine *editor) {
  // Without this el_end would discard text typed ahead.
  el_wset(editor, EL_EDITMODE, 0);
  el_end(editor);
  if (entries) history_wend(entries);
  entries = NULL;
  open_editor = NULL;
}

void editor_set_context(EditLine *editor, void *context) {
  el_wset(editor, EL_CLIENTDATA, context);
}

void *editor_context(EditLine *editor) {
  void *context = NULL;
  el_wget(editor, EL_CLIENTDATA, &context);
  return context;
}

void editor_bind_named(EditLine *editor, wchar_t key, const wchar_t *function, bool command_map) {
  const wchar_t keys[] = { key, 0 };
  if (command_map) el_wset(editor, EL_BIND, L"-a", keys, function, NULL);
  else el_wset(editor, EL_BIND, keys, function, NULL);
}

void editor_bind(EditLine *editor, wchar_t key, bool command_map) {
  editor_bind_named(editor, key, L"convo-key", command_map);
}

void editor_prepare_terminal(EditLine *editor, bool raw) {
  el_wset(editor, EL_PREP_TERM, raw ? 1 : 0);
}

void editor_refresh(EditLine *editor) { el_wset(editor, EL_REFRESH); }

EditorLine editor_line(EditLine *editor) {
  const LineInfoW *line = el_wline(editor);
  return (EditorLine){ line->buffer, (size_t)(line->cursor - line->buffer),
                       (size_t)(line->lastchar - line->buffer) };
}

bool editor_is_on(EditLine *editor) {
  int on = 1;
  el_wget(editor, EL_EDITMODE, &on);
  return on != 0;
}

bool editor_is_vi(EditLine *editor) {
  const wchar_t *name = NULL;
  el_wget(editor, EL_EDITOR, &name);
  return name && wcscmp(name, L"vi") == 0;
}

void editor_use_vi(EditLine *editor, bool vi) {
  el_wset(editor, EL_EDITOR, vi ? L"vi" : L"emacs");
}

void editor_mute(EditLine *editor, bool mute) {
  static FILE *nowhere;
  if (mute && !nowhere) nowhere = fopen("/dev/null", "we");
  el_wset(editor, EL_SETFP, 1, mute && nowhere ? nowhere : stdout);
}

void editor_put(EditLine *editor, const char *text) {
  (void)editor;
  fputs(text, stdout);
  fflush(stdout);
}

void editor_remember(const wchar_t *entry) {
  HistEventW event;
  if (entries) history_w(entries, &event, H_ENTER, entry);
}

void editor_forget(void) {
  HistEventW event;
  if (entries) history_w(entries, &event, H_CLEAR);
}
#endif
