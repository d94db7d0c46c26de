package org.openpayouts.bench.cutoff;

/**
 * Texts of ids that tell their number: 22 digits of base58, ascending with it.
 *
 * @param run tells them from those of other runs; of seconds
 */
record NumberedIds(long run) {
  private static final String DIGITS = "123456789A";
  private static final int LENGTH = 22;
  private static final int OF_RUN = 10;

  static final long RECIPIENTS = 800_000_000_000L;
  static final long MERCHANTS = 900_000_000_000L;

  String id(long number) {
    char[] text = new char[LENGTH];
    write(number, text, OF_RUN, LENGTH);
    write(run, text, 0, OF_RUN);
    return new String(text);
  }

  String merchant(int number) {
    return id(MERCHANTS + number);
  }

  String recipient(int number) {
    return id(RECIPIENTS + number);
  }

  /** The number of an id; -1 of one that is of no or another run. */
  long number(String id) {
    if (id.length() != LENGTH || read(id, 0, OF_RUN) != run) {
      return -1;
    }
    return read(id, OF_RUN, LENGTH);
  }

  private static void write(long number, char[] text, int from, int to) {
    long rest = number;
    for (int place = to - 1; place >= from; place--) {
      text[place] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
  }

  private static long read(String id, int from, int to) {
    long number = 0;
    for (int place = from; place < to; place++) {
      int digit = DIGITS.indexOf(id.charAt(place));
      if (digit < 0) {
        return -1;
      }
      number = number * DIGITS.length() + digit;
    }
    return number;
  }
}
