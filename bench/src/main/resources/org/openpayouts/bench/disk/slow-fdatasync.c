/* Loaded before the C library, it makes every fdatasync take two milliseconds longer. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <time.h>

int fdatasync(int file) {
  static int (*real)(int);
  if (real == 0) {
    real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  }
  int result = real(file);
  int told = errno;
  struct timespec left = {0, 2000000};
  while (nanosleep(&left, &left) == -1 && errno == EINTR) {
  }
  errno = told;
  return result;
}
