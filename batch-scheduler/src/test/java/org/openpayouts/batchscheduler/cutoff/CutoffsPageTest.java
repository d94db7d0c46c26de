package org.openpayouts.batchscheduler.cutoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;

/** The settings and figures of docs/concepts/cutoffs.md are true. */
class CutoffsPageTest {
  private static final Path PAGE = Path.of("../docs/concepts/cutoffs.md");
  private static final Pattern SETTINGS = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern FIGURE =
      Pattern.compile("(?m)^\\| (\\w+) \\| (2\\S+Z) \\| (2\\S+Z) \\|");

  private record Figure(String schedule, Instant after, Instant next) {}

  @Test
  void saysWhichCutoffComesNext() throws IOException {
    String page = Files.readString(PAGE);
    Timetable timetable = timetable(page);
    List<Figure> figures =
        FIGURE
            .matcher(page)
            .results()
            .map((MatchResult row) ->
                new Figure(row.group(1), Instant.parse(row.group(2)), Instant.parse(row.group(3))))
            .toList();

    assertThat(figures)
        .hasSize(6)
        .allSatisfy(figure ->
            assertThat(
                    timetable
                        .find(figure.schedule())
                        .orElseThrow()
                        .nextCutoff(figure.after())
                        .map(Slot::instant))
                .contains(figure.next()));
  }

  private static Timetable timetable(String page) throws IOException {
    Matcher yaml = SETTINGS.matcher(page);
    assertThat(yaml.find()).isTrue();
    var sources = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("page", new ByteArrayResource(yaml.group(1).getBytes(UTF_8)))
        .forEach(sources::addLast);
    CutoffSettings settings =
        new Binder(ConfigurationPropertySources.from(sources))
            .bindOrCreate("payouts.cutoffs", CutoffSettings.class);
    return new Timetable(
        settings, Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC));
  }
}
