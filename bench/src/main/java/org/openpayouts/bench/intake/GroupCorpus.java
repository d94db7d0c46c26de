package org.openpayouts.bench.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpayouts.bench.load.Prepared;
import org.openpayouts.bench.load.Requests;
import org.openpayouts.bench.merchants.BenchMerchant;

/**
 * Signed requests of one merchant for a thousand payouts each; only their beginnings differ, the
 * rest stands in memory once.
 */
final class GroupCorpus implements Requests {
  static final int INSTRUCTIONS = 1_000;

  private final List<Prepared> requests;
  private int next;

  private GroupCorpus(List<Prepared> requests) {
    this.requests = requests;
  }

  static GroupCorpus of(BenchMerchant merchant, String publicBaseUrl, int size) {
    BenchMerchant.Address address = new BenchMerchant.Address(publicBaseUrl, "/payouts/group");
    String run = UUID.randomUUID().toString();
    byte[] tail = BenchMerchant.bytes(tail(merchant));
    List<Prepared> made = new ArrayList<>(size);
    for (int number = 0; number < size; number++) {
      byte[] head =
          BenchMerchant.bytes(
              "{\"token\":\"%s\",\"instructions\":[%s"
                  .formatted(merchant.token(), instruction(merchant, run + "-" + number)));
      made.add(merchant.post(address, new Prepared.Body(head, tail), number % 2 == 0));
    }
    return new GroupCorpus(made);
  }

  /** The instructions behind the first. */
  private static String tail(BenchMerchant merchant) {
    return IntStream.range(1, INSTRUCTIONS)
        .mapToObj(number -> instruction(merchant, "item-" + number))
        .collect(Collectors.joining(",", ",", "]}"));
  }

  private static String instruction(BenchMerchant merchant, String reference) {
    return """
    {"amount":12.34,"currency":"USD","ledgerCurrency":"USD","recipientId":"%s",\
    "reference":"%s"}\
    """
        .formatted(merchant.recipientId(), reference);
  }

  /** For one client alone. */
  @Override
  public @Nullable Prepared next() {
    return next < requests.size() ? requests.get(next++) : null;
  }
}
