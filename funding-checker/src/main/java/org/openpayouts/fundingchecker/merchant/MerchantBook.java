package org.openpayouts.fundingchecker.merchant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openpayouts.fundingchecker.watermark.Watermark;
import org.openpayouts.fundingchecker.watermark.Watermarks;
import org.openpayouts.outbox.BatchHandler;
import org.openpayouts.outbox.Received;
import org.springframework.stereotype.Component;

/** Keeps the merchants current. */
@Component
class MerchantBook implements BatchHandler<MerchantNews> {
  private static final Comparator<Merchant> BY_ID_AND_VERSION =
      Comparator.comparing(Merchant::id).thenComparingLong(Merchant::version);

  private final Merchants merchants;
  private final Watermarks watermarks;

  MerchantBook(Merchants merchants, Watermarks watermarks) {
    this.merchants = merchants;
    this.watermarks = watermarks;
  }

  @Override
  public void handle(List<Received<MerchantNews>> batch) {
    List<Merchant> changed = new ArrayList<>();
    List<Watermark> reached = new ArrayList<>();
    for (Received<MerchantNews> received : batch) {
      switch (received.value()) {
        case MerchantNews.Changed(var merchant) -> changed.add(merchant);
        case MerchantNews.Reached(var watermark) -> reached.add(watermark);
      }
    }
    changed.stream().sorted(BY_ID_AND_VERSION).forEach(merchants::know);
    watermarks.handled(reached);
  }
}
