package org.openpayouts.fundingchecker.recipient;

import org.openpayouts.fundingchecker.watermark.Watermark;

/** What recipients.v1 can say. */
sealed interface RecipientNews {
  record Changed(Recipient recipient) implements RecipientNews {}

  record Reached(Watermark watermark) implements RecipientNews {}
}
