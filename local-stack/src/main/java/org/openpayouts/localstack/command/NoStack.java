package org.openpayouts.localstack.command;

import java.nio.file.Path;

/** The command needs a running stack, and there is none. */
final class NoStack extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoStack(Path folder) {
    super("no stack runs in " + folder + "; ./payouts up --detach starts one");
  }
}
