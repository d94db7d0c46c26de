package org.openpayouts.fundingchecker.merchant;

import org.openpayouts.fundingchecker.watermark.Watermark;

/** What merchants.v1 can say. */
sealed interface MerchantNews {
  record Changed(Merchant merchant) implements MerchantNews {}

  record Reached(Watermark watermark) implements MerchantNews {}
}
