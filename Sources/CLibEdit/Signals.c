#define _GNU_SOURCE
#include "CLibEdit.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

// A handler only sets a flag and writes a byte to a pipe. `poll` waits on the pipe too, so a signal
// between checking the flags and waiting is not lost.
static volatile int interrupted;
static volatile sig_atomic_t resized, stopped, continued;
static int wake[2] = { -1, -1 };

static void on_signal(int number) {
  int saved = errno;
  switch (number) {
  case SIGINT: interrupted = 1; break;
  case SIGWINCH: resized = 1; break;
  case SIGTSTP: stopped = 1; break;
  case SIGCONT: continued = 1; break;
  }
  if (wake[1] >= 0) (void)!write(wake[1], "", 1);
  errno = saved;
}

static void handle(int number, struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

static void open_wake(void) {
  if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) wake[0] = wake[1] = -1;
}

int wake_descriptor(void) { return wake[0]; }

void wake_drain(void) {
  char bytes[64];
  while (wake[0] >= 0 && read(wake[0], bytes, sizeof bytes) > 0) continue;
}

const int *interrupt_flag(void) { return (const int *)&interrupted; }

void interrupt_install(void) {
  struct sigaction present;
  open_wake();
  // If SIGINT was ignored at the start (nohup, a background job), keep it so.
  if (sigaction(SIGINT, NULL, &present) == 0 && present.sa_handler == SIG_IGN) return;
  handle(SIGINT, NULL);
}

void interrupt_clear(void) { interrupted = 0; }

static struct sigaction before_resize, before_stop, before_continue;
static bool watching;

void watch_begin(void) {
  if (watching) return;
  watching = true;
  open_wake();
  wake_drain();
  resized = stopped = continued = 0;
  handle(SIGWINCH, &before_resize);
  handle(SIGTSTP, &before_stop);
  handle(SIGCONT, &before_continue);
}

void watch_end(void) {
  if (!watching) return;
  watching = false;
  sigaction(SIGCONT, &before_continue, NULL);
  sigaction(SIGTSTP, &before_stop, NULL);
  sigaction(SIGWINCH, &before_resize, NULL);
}

static bool take(volatile sig_atomic_t *flag) {
  if (!*flag) return false;
  *flag = 0;
  return true;
}

bool watch_take_resize(void) { return take(&resized); }
bool watch_take_stop(void) { return take(&stopped); }
bool watch_take_continue(void) { return take(&continued); }

void stop_job(void) {
  struct sigaction plain, before;
  sigset_t stop;
  memset(&plain, 0, sizeof plain);
  plain.sa_handler = SIG_DFL;
  sigemptyset(&plain.sa_mask);
  sigaction(SIGTSTP, &plain, &before);
  kill(0, SIGTSTP);  // the whole job, as the terminal driver does
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigprocmask(SIG_UNBLOCK, &stop, NULL);
  sigaction(SIGTSTP, &before, NULL);
  continued = 0;
}
