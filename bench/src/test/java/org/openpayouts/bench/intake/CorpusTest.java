package org.openpayouts.bench.intake;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpayouts.bench.load.Prepared;
import org.openpayouts.bench.load.Requests;
import org.openpayouts.bench.merchants.BenchMerchant;
import org.openpayouts.bench.merchants.Signer;
import org.openpayouts.payoutapi.signature.Signatures;
import org.openpayouts.payoutapi.signature.SignedRequest;
import org.openpayouts.payoutapi.signature.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CorpusTest {
  private static final String BASE = "https://pay.example";
  private static final BenchMerchant MERCHANT =
      new BenchMerchant("merchant", new Signer("22".repeat(32)), "token", "recipient");

  @Test
  void holdsOneBadSignatureAndOneRepeatInAHundred() {
    List<Prepared> requests = all(Corpus.of(List.of(MERCHANT), BASE, 2_000));

    assertThat(requests.stream().collect(groupingBy(Prepared::kind, counting())))
        .containsEntry(Prepared.Kind.MAKES, 1_960L)
        .containsEntry(Prepared.Kind.REPEATS, 20L)
        .containsEntry(Prepared.Kind.SIGNED_BADLY, 20L);
  }

  @Test
  void repeatsOnlyWhatMadeAPayoutBefore() {
    List<Prepared> requests = all(Corpus.of(List.of(MERCHANT), BASE, 2_000));

    for (int number = 0; number < requests.size(); number++) {
      Prepared request = requests.get(number);
      if (request.kind() == Prepared.Kind.REPEATS) {
        assertThat(requests.subList(0, number))
            .anyMatch(earlier ->
                earlier.kind() == Prepared.Kind.MAKES
                    && earlier.body().equals(request.body())
                    && earlier.headers().equals(request.headers()));
      }
    }
  }

  @Test
  void signsAllButTheBadOnes() {
    Signatures signatures = Signatures.under(List.of(BASE));

    for (Prepared request : all(Corpus.of(List.of(MERCHANT), BASE, 200))) {
      Verdict verdict =
          signatures.verify(
              new SignedRequest(
                  request.target(),
                  request.body().bytes(),
                  request.headers().get("X-Identity"),
                  request.headers().get("X-Signature")));

      assertThat(verdict instanceof Verdict.Signed)
          .isEqualTo(request.kind() != Prepared.Kind.SIGNED_BADLY);
    }
  }

  @Test
  void asksInAGroupForAThousandPayouts() {
    List<Prepared> groups = all(GroupCorpus.of(MERCHANT, BASE, 2));

    JsonNode first = json(groups.getFirst());
    assertThat(first.path("instructions").size()).isEqualTo(1_000);
    assertThat(first.path("token").asString()).isEqualTo("token");
    assertThat(first).isNotEqualTo(json(groups.getLast()));
  }

  @Test
  void readsHowManyRowsWereCopied() {
    assertThat(CopiedRows.rows("COPY 100000\n")).isEqualTo(100_000);
  }

  private static JsonNode json(Prepared request) {
    return JsonMapper.shared().readTree(new String(request.body().bytes(), StandardCharsets.UTF_8));
  }

  private static List<Prepared> all(Requests requests) {
    List<Prepared> all = new ArrayList<>();
    for (Prepared next = requests.next(); next != null; next = requests.next()) {
      all.add(next);
    }
    return all;
  }
}
