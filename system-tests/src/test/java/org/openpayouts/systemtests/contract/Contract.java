package org.openpayouts.systemtests.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.process.JavaChild;
import org.openpayouts.systemtests.program.Driver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description that is served, with a process that judges by it. */
public final class Contract {
  private static final Path MODULE = Path.of("contract").toAbsolutePath();
  private static final Path LOG = Path.of("target/contract/judge.log").toAbsolutePath();
  private static final int HEAP_MEBIBYTES = 256;
  private static final int AT_ONCE = 100;
  private static @Nullable Contract shared;

  private final Driver judge;
  private final List<String> promises;

  private Contract(Driver judge, List<String> promises) {
    this.judge = judge;
    this.promises = promises;
  }

  /** One for all tests. */
  public static synchronized Contract shared() {
    if (shared == null) {
      shared = start(JsonMapper.shared().readTree(Recorder.shared().description()));
    }
    return shared;
  }

  private static Contract start(JsonNode description) {
    Path jars = MODULE.resolve("target/jars");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException("build system-tests/contract first: there is no " + jars);
    }
    List<String> line =
        JavaChild.withHeap(HEAP_MEBIBYTES)
            .main(
                MODULE.resolve("target/classes") + ":" + jars + "/*",
                "org.openpayouts.contract.Main");
    Driver judge = Driver.start(line, MODULE, LOG);
    return new Contract(judge, texts(judge.ask(description).path("promises")));
  }

  /** What the judge says of an exchange. */
  public record Verdict(Exchange exchange, String operation, List<String> violations) {
    public Verdict {
      violations = List.copyOf(violations);
    }

    /** Which promise was kept by it, as {@code GET /payouts 400 020002}. */
    public String promise() {
      return "%s %d %s".formatted(operation, exchange.reply().status(), exchange.code()).strip();
    }

    @Override
    public String toString() {
      return exchange + ": " + String.join("; ", violations);
    }
  }

  public List<Verdict> judge(List<Exchange> exchanges) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int from = 0; from < exchanges.size(); from += AT_ONCE) {
      List<Exchange> some = exchanges.subList(from, Math.min(from + AT_ONCE, exchanges.size()));
      JsonNode answer =
          judge
              .ask(Map.of("exchanges", some.stream().map(Exchange::json).toList()))
              .path("verdicts");
      for (int i = 0; i < some.size(); i++) {
        JsonNode one = answer.get(i);
        verdicts.add(
            new Verdict(
                some.get(i), one.path("operation").asString(), texts(one.path("violations"))));
      }
    }
    return verdicts;
  }

  /** Each operation with each status and code that it may have. */
  public List<String> promises() {
    return promises;
  }

  /** Requests of a seed, every operation in its turn. */
  public List<JsonNode> requests(long seed, int count, Map<String, List<?>> values) {
    return requests(Map.of("seed", seed, "count", count, "values", values));
  }

  /** One request for each operation that can be bent so. */
  public List<JsonNode> each(String bend, Map<String, List<?>> values) {
    return requests(Map.of("seed", 0, "bend", bend, "values", values));
  }

  private List<JsonNode> requests(Map<String, ?> question) {
    return stream(judge.ask(question).path("requests"));
  }

  private static List<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static List<String> texts(JsonNode array) {
    return stream(array).stream().map(JsonNode::asString).toList();
  }
}
