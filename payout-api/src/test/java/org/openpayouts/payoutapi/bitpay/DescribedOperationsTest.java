package org.openpayouts.payoutapi.bitpay;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpayouts.payoutapi.merchant.Facade;
import org.openpayouts.payoutapi.payout.Status;
import org.openpayouts.payoutapi.recipient.RecipientStatus;
import org.openpayouts.schemas.currency.Asset;
import org.openpayouts.schemas.currency.Assets;
import org.openpayouts.schemas.currency.Currencies;
import tools.jackson.databind.JsonNode;

/** The document describes what the code serves: all of it, and nothing else. */
class DescribedOperationsTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final List<String> METHODS = List.of("POST", "GET", "PUT", "DELETE");

  static List<DescribedOperation> operations() {
    return DescribedOperation.all();
  }

  @Test
  void areTheEndpointsOfTheCode() {
    assertThat(operations())
        .extracting(DescribedOperation::toString)
        .hasSizeGreaterThan(20)
        .containsExactlyInAnyOrderElementsOf(
            MappedEndpoints.all().stream().map(Endpoint::toString).toList());
  }

  @Test
  void areSignedWhereTheCodeWantsIt() {
    assertThat(unsigned(operations().stream(), DescribedOperation::isUnsigned))
        .isEqualTo(unsigned(MappedEndpoints.all().stream(), Endpoint::isUnsigned))
        .contains("GET /rates")
        .doesNotContain("GET /payouts");
  }

  private static <T> Set<String> unsigned(Stream<T> all, Predicate<T> isUnsigned) {
    return all.filter(isUnsigned).map(Object::toString).collect(toSet());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void nameEachVariableOfTheirPath(DescribedOperation operation) {
    assertThat(operation.parametersIn("path"))
        .containsExactlyElementsOf(
            VARIABLE
                .matcher(operation.path())
                .results()
                .map((MatchResult variable) -> variable.group(1))
                .toList());
  }

  @Test
  void mayBeRefusedWithEveryCodeOfTheCatalogueAndNoOther() {
    assertThat(operations().stream().flatMap(one -> one.codes().stream()).collect(toSet()))
        .isEqualTo(
            METHODS.stream()
                .flatMap(
                    method -> Arrays.stream(ErrorCode.values()).map(code -> code.forMethod(method)))
                .collect(toSet()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void areRefusedWithCodesOfTheirMethod(DescribedOperation operation) {
    assertThat(Arrays.stream(ErrorCode.values()).map(code -> code.forMethod(operation.method())))
        .containsAll(operation.codes());
    assertThat(operation.statuses()).contains("200", "429", "500", "502", "503", "504");
    assertThat(operation.statuses().contains("401")).isNotEqualTo(operation.isUnsigned());
  }

  @Test
  void nameTheWordsOfTheCode() {
    assertThat(words("PayoutStatus")).isEqualTo(words(Status.values(), Status::word));
    assertThat(words("RecipientStatus"))
        .isEqualTo(words(RecipientStatus.values(), RecipientStatus::word));
    assertThat(words("Facade")).isEqualTo(words(Facade.values(), Facade::word));
    assertThat(words("Currency")).isEqualTo(Currencies.codes());
    assertThat(words("Asset")).isEqualTo(Assets.all().stream().map(Asset::code).toList());
  }

  private static <T> List<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).toList();
  }

  private static List<String> words(String schema) {
    JsonNode words = DescribedOperation.DOCUMENT.at("/components/schemas/" + schema + "/enum");
    return DescribedOperation.stream(words).map(JsonNode::asString).toList();
  }
}
