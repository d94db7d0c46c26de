package org.openpayouts.fundingchecker.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.core.JsonPointer;

class RateSourceSettingsTest {
  @Test
  void readsWherePricesStand() {
    RateSourceSettings source =
        bind(
            Map.of(
                "url", "https://prices.example.com/{BASE}/{quote}",
                "prices.BTC.USD", "/data/amount",
                "prices.BTC.EUR", "/data/amount",
                "observed-at", "/time"));

    assertThat(source.questions())
        .containsExactly(
            question("https://prices.example.com/BTC/eur", new Pair("BTC", "EUR")),
            question("https://prices.example.com/BTC/usd", new Pair("BTC", "USD")));
    assertThat(source.pairs()).containsExactly(new Pair("BTC", "EUR"), new Pair("BTC", "USD"));
  }

  private static Question question(String url, Pair pair) {
    return new Question(
        URI.create(url),
        Map.of("Accept", "application/json"),
        Map.of(pair, new Place.At(JsonPointer.compile("/data/amount"))),
        JsonPointer.compile("/time"));
  }

  @Test
  void asksAnotherInstallationOncePerBase() {
    RateSourceSettings source =
        bind(
            Map.of(
                "url", "https://pay.example.com/",
                "bitpay.BTC", "USD,EUR",
                "bitpay.EUR", "USD"));

    assertThat(source.questions())
        .extracting(Question::uri)
        .containsExactly(
            URI.create("https://pay.example.com/rates/BTC"),
            URI.create("https://pay.example.com/rates/EUR"));
    assertThat(source.questions().getFirst().headers()).containsEntry("X-Accept-Version", "2.0.0");
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "url | http://prices.example.com/ | is asked without https: http://prices.example.com/",
        "url | http:///prices | is asked without https: http:///prices",
        "url | ftp://127.0.0.1/ | is asked without https: ftp://127.0.0.1/",
        "url | http://127.0.0.1.example.com/ | is asked without https: http://127.0.0.1.example.com/",
        "url | prices.example.com | is asked without https: prices.example.com",
        "url | https://user:word@prices.example.com/ | has a user in its url, where anybody can read it",
        "url | https://prices.example.com/{pair} | Illegal character in path at index 27: https://prices.example.com/{pair}",
        "prices.BTC.DEM | /price | BTC.DEM names an unsupported currency",
        "prices.BTC.BTC | /price | BTC.BTC prices a currency in itself",
        "bitpay.BTC | USD | has prices and bitpay, which is one too many",
      })
  void refusesWhatMeansNothing(String name, String value, String message) {
    assertThatThrownBy(() -> settings(Map.of(name, value)))
        .isInstanceOf(BindException.class)
        .hasRootCauseMessage("payouts.rates.sources.own " + message);
  }

  @Test
  void refusesAPointerThatIsNone() {
    assertThatThrownBy(() -> settings(Map.of("prices.BTC.USD", "price")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageStartingWith("payouts.rates.sources.own ")
        .hasMessageContaining("price");
  }

  @Test
  void refusesASourceThatIsAskedNothing() {
    assertThatThrownBy(() -> bind(Map.of("url", "https://prices.example.com/")).questions())
        .hasMessage("asks 0 questions, which is not 1 to 50");
    assertThatThrownBy(() -> bind(Map.of("prices.BTC.USD", "/price")).questions())
        .hasMessage("has no url");
  }

  @Test
  void asksAProcessBesideItInClear() {
    assertThat(bind(Map.of("url", "http://127.0.0.1:8080/", "prices.BTC.USD", "")).questions())
        .hasSize(1);
    assertThat(bind(Map.of("url", "http://localhost/", "prices.BTC.USD", "")).questions())
        .hasSize(1);
  }

  private static RateSourceSettings bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("", RateSourceSettings.class);
  }

  /** A source that means something, but for what is given. */
  private static RatesSettings settings(Map<String, String> given) {
    Map<String, String> properties = new HashMap<>();
    properties.put("payouts.rates.sources.own.url", "https://prices.example.com/");
    properties.put("payouts.rates.sources.own.prices.BTC.USD", "/price");
    given.forEach((name, value) -> properties.put("payouts.rates.sources.own." + name, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("payouts.rates", RatesSettings.class);
  }
}
