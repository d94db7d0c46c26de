package org.openpayouts.fundingchecker.recipient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openpayouts.fundingchecker.watermark.Watermark;
import org.openpayouts.fundingchecker.watermark.Watermarks;
import org.openpayouts.outbox.BatchHandler;
import org.openpayouts.outbox.Received;
import org.springframework.stereotype.Component;

/** Keeps the recipients current. */
@Component
class RecipientBook implements BatchHandler<RecipientNews> {
  private static final Comparator<Recipient> BY_ID_AND_VERSION =
      Comparator.comparing(Recipient::id).thenComparingLong(Recipient::version);

  private final Recipients recipients;
  private final Watermarks watermarks;

  RecipientBook(Recipients recipients, Watermarks watermarks) {
    this.recipients = recipients;
    this.watermarks = watermarks;
  }

  @Override
  public void handle(List<Received<RecipientNews>> batch) {
    List<Recipient> changed = new ArrayList<>();
    List<Watermark> reached = new ArrayList<>();
    for (Received<RecipientNews> received : batch) {
      switch (received.value()) {
        case RecipientNews.Changed(var recipient) -> changed.add(recipient);
        case RecipientNews.Reached(var watermark) -> reached.add(watermark);
      }
    }
    changed.stream().sorted(BY_ID_AND_VERSION).forEach(recipients::know);
    watermarks.handled(reached);
  }
}
