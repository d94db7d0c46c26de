package org.openpayouts.fundingchecker.rates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;

/** The settings and figures of docs/concepts/rates.md are true. */
class RatesPageTest {
  private static final Path PAGE = Path.of("../docs/concepts/rates.md");
  private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
  private static final Pattern SETTINGS = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern FIGURE =
      Pattern.compile("(?m)^\\| ([0-9]+(?:, [0-9]+)*) \\| (none|[0-9]+) \\|");

  private record Figure(List<Observation> told, Optional<BigDecimal> price) {
    static Figure of(MatchResult row) {
      List<Observation> told = new ArrayList<>();
      for (String price : row.group(1).split(", ")) {
        told.add(
            new Observation(
                "source" + told.size(), new Pair("BTC", "USD"), new BigDecimal(price), NOW));
      }
      return new Figure(
          told,
          Optional.of(row.group(2)).filter(price -> !price.equals("none")).map(BigDecimal::new));
    }
  }

  @Test
  void saysWhatSourcesAgreeOn() throws IOException {
    Agreement agreement = new Agreement(new BigDecimal("2"), 1, Duration.ofMinutes(5));
    List<Figure> figures =
        FIGURE.matcher(Files.readString(PAGE)).results().map(Figure::of).toList();

    assertThat(figures)
        .hasSize(5)
        .allSatisfy(figure ->
            assertThat(agreement.judge(figure.told(), NOW).price()).isEqualTo(figure.price()));
  }

  @Test
  void showsSettingsThatMeanSomething() throws IOException {
    List<RatesSettings> shown =
        SETTINGS
            .matcher(Files.readString(PAGE))
            .results()
            .map(block -> bind(block.group(1)))
            .toList();

    assertThat(shown).hasSize(2);
    assertThat(shown.getFirst().table().price("EUR", "USD")).contains(new BigDecimal("1.08"));
    assertThat(shown.getLast().sources()).containsOnlyKeys("one", "other", "sister");
    assertThat(shown.getLast().askedPairs())
        .containsExactly(new Pair("BTC", "EUR"), new Pair("BTC", "USD"), new Pair("EUR", "USD"));
  }

  private static RatesSettings bind(String yaml) {
    var sources = new MutablePropertySources();
    try {
      new YamlPropertySourceLoader()
          .load("page", new ByteArrayResource(yaml.getBytes(UTF_8)))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Binder(ConfigurationPropertySources.from(sources))
        .bindOrCreate("payouts.rates", RatesSettings.class);
  }
}
