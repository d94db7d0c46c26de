package org.openpayouts.bench.cutoff;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.openpayouts.schemas.event.PayoutRequested;
import org.openpayouts.schemas.event.PayoutSnapshot;
import org.openpayouts.schemas.topic.Topics;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Payouts copied into funding-checker's tables as if it had taken each from Kafka. */
final class FilledRows {
  private static final int CHUNK = 20_000;
  private static final HexFormat HEX = HexFormat.of();

  private static final String ARRIVALS =
      """
      copy arrival (payout_id, merchant_id, currency, topic, record, request_mac, traceparent)
        from stdin (format csv)
      """;

  private static final String OPEN =
      """
      copy open_payout (payout_id, merchant_id, currency, requested_at, recipient_id, amount,
                        amount_currency, effective_at, sequence)
        from stdin (format csv)
      """;

  private static final String REACHED =
      """
      insert into reached_cutoff (merchant_id, currency, instant)
      select distinct merchant_id, currency, timestamptz 'epoch' from open_payout
      """;

  private final Sql sql;
  private final Function<PayoutRequested, byte[]> encode;

  /**
   * Rows that are to be written.
   *
   * @param encode to the bytes of the topic of requests
   */
  FilledRows(Sql sql, Function<PayoutRequested, byte[]> encode) {
    this.sql = sql;
    this.encode = encode;
  }

  /** Writes a queue into empty tables; the requests are those that the other service would send. */
  void fill(Queue queue, IntFunction<PayoutRequested> requests) {
    StringBuilder arrivals = new StringBuilder();
    StringBuilder open = new StringBuilder();
    for (int number = 0; number < queue.payouts(); number++) {
      PayoutRequested requested = requests.apply(number);
      arrival(requested, arrivals);
      open(requested, open);
      if ((number + 1) % CHUNK == 0) {
        copy(ARRIVALS, arrivals);
        copy(OPEN, open);
      }
    }
    copy(ARRIVALS, arrivals);
    copy(OPEN, open);
    sql.execute(REACHED);
  }

  private void arrival(PayoutRequested requested, StringBuilder to) {
    PayoutSnapshot payout = requested.getPayout();
    to.append(payout.getPayoutId()).append(',').append(payout.getMerchantId());
    to.append(',').append(payout.getLedgerCurrency()).append(',').append(Topics.REQUESTS.name());
    bytes(encode.apply(requested), to);
    bytes(all(payout.getRequestMac()), to);
    to.append(',').append(Wire.TRACE).append('\n');
  }

  private static void open(PayoutRequested requested, StringBuilder to) {
    PayoutSnapshot payout = requested.getPayout();
    to.append(payout.getPayoutId()).append(',').append(payout.getMerchantId());
    to.append(',').append(payout.getLedgerCurrency()).append(',').append(payout.getRequestedAt());
    to.append(',').append(payout.getRecipientId()).append(',').append(payout.getAmount());
    to.append(',').append(payout.getCurrency()).append(',');
    to.append(payout.getEffectiveDate().atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC));
    to.append(',').append(requested.getSequence()).append('\n');
  }

  private static void bytes(byte[] value, StringBuilder to) {
    to.append(",\\x");
    HEX.formatHex(to, value);
  }

  private static byte[] all(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private void copy(String into, StringBuilder rows) {
    try {
      CopyManager copies = sql.connection().unwrap(PGConnection.class).getCopyAPI();
      copies.copyIn(into, new StringReader(rows.toString()));
      rows.setLength(0);
    } catch (SQLException e) {
      throw Sql.refused(into, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
