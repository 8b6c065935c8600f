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

enum { fatal_count = 9, stack_size = 65536 };
static const int fatal[fatal_count] = { SIGSEGV, SIGBUS, SIGILL,  SIGTRAP, SIGFPE,
                                        SIGABRT, SIGQUIT, SIGTERM, SIGHUP };
static struct sigaction before[fatal_count];

/// Calls only async-signal-safe functions.
static void restore_terminal(void) {
  if (!armed) return;
  armed = 0;
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
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &before[i]);
  armed = 1;
  return true;
}

void guard_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &before[i], NULL);
}
