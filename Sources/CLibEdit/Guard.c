#define _GNU_SOURCE
#include "CLibEdit.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t armed;
static int guarded;
static struct termios saved;
static char farewell[64];
static size_t farewell_length;

enum { stack_size = 65536 };
/// Every signal that ends a program unless it is caught, but for SIGINT, which has a meaning here.
static const int fatal[] = { SIGSEGV, SIGBUS,  SIGILL,  SIGTRAP,   SIGFPE,  SIGABRT, SIGQUIT,
                             SIGTERM, SIGHUP,  SIGALRM, SIGUSR1,   SIGUSR2, SIGXCPU, SIGXFSZ,
                             SIGPIPE, SIGPROF, SIGSYS,  SIGVTALRM };
enum { fatal_count = sizeof fatal / sizeof *fatal };
static struct sigaction before[fatal_count];

/// Calls only async-signal-safe functions.
static void restore_terminal(void) {
  if (!armed) return;
  armed = 0;
  // Ended while it is stopped or in the background, a program has no terminal to restore, and trying
  // would stop it again.
  if (tcgetpgrp(guarded) != getpgrp()) return;
  tcsetattr(guarded, TCSANOW, &saved);
  (void)!write(guarded, farewell, farewell_length);
}

/// The signal is blocked while its handler runs: raised again, it is delivered to the previous handler
/// when this function returns, so the exit status does not change.
static void on_fatal(int number) {
  restore_terminal();
  for (int i = 0; i < fatal_count; i++)
    if (fatal[i] == number) sigaction(number, &before[i], NULL);
  raise(number);
}

/// After a stack overflow there is no stack left for a handler, so handlers get their own.
static void prepare_once(void) {
  static bool prepared;
  if (prepared) return;
  prepared = true;
  atexit(restore_terminal);
  stack_t stack;
  if (sigaltstack(NULL, &stack) != 0 || !(stack.ss_flags & SS_DISABLE)) return;
  stack.ss_sp = malloc(stack_size);
  stack.ss_size = stack_size;
  stack.ss_flags = 0;
  if (stack.ss_sp) sigaltstack(&stack, NULL);
}

bool guard_arm(int descriptor, const char *leave) {
  if (armed || tcgetattr(descriptor, &saved) != 0) return false;
  prepare_once();
  guarded = descriptor;
  farewell_length = strnlen(leave, sizeof farewell);
  memcpy(farewell, leave, farewell_length);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_fatal;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++) {
    sigaction(fatal[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN) sigaction(fatal[i], &action, NULL);
  }
  armed = 1;
  return true;
}

void guard_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &before[i], NULL);
}
