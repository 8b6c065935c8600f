#define _XOPEN_SOURCE 700
#include "CLibEdit.h"
#include <langinfo.h>
#include <locale.h>
#include <string.h>

static bool is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (!is_utf8()) setlocale(LC_CTYPE, "C.UTF-8");
  return is_utf8();
}

int character_width(wchar_t character) { return wcwidth(character); }
