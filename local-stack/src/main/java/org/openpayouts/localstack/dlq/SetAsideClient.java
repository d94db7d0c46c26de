package org.openpayouts.localstack.dlq;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/** The services' own word about what they set aside: nothing is read behind their back. */
public final class SetAsideClient {
  private static final int NOT_FOUND = 404;

  private final RunningStack stack;

  /**
   * What a look is for.
   *
   * @param key empty for any
   */
  public record Wanted(Optional<String> key, int most) {
    boolean isOf(@Nullable String of) {
      return key.isEmpty() || key.get().equals(of);
    }
  }

  public SetAsideClient(RunningStack stack) {
    this.stack = stack;
  }

  /** Those that are wanted, by rising number, at most so many. */
  public List<SetAsideRecord> list(Component service, Kind kind, Instant since, Wanted wanted) {
    List<SetAsideRecord> found = new ArrayList<>();
    long after = 0;
    while (found.size() < wanted.most()) {
      JsonNode page =
          stack
              .management(service)
              .get(
                  "/deadletters/%s?since=%s&after=%d".formatted(kind.word(), encoded(since), after))
              .path("entries");
      if (page.isEmpty()) {
        break;
      }
      for (JsonNode entry : page) {
        after = entry.path("id").asLong();
        SetAsideRecord record = SetAsideRecord.of(new RecordId(service, kind, after), entry);
        if (wanted.isOf(record.key())) {
          found.add(record);
        }
      }
    }
    return List.copyOf(found.subList(0, Math.min(wanted.most(), found.size())));
  }

  /** What may be shown of one: its view, and its item's state; empty where it is gone. */
  public Optional<JsonNode> show(RecordId id) {
    return read(id, "");
  }

  /** The same, and how many records this plan has mended of it. */
  Optional<JsonNode> show(RecordId id, String plan) {
    return read(id, "?plan=" + plan);
  }

  private Optional<JsonNode> read(RecordId id, String query) {
    String path = path(id) + query;
    Answer answer = stack.management(id.service()).ask("GET", path, null);
    return answer.status() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(answer.orThrow("GET " + path).json());
  }

  /** Orders an item's mending; a refusal of the service is an answer too. */
  JsonNode apply(RecordId id, Map<String, String> order) {
    Answer answer = stack.management(id.service()).ask("POST", path(id), order);
    return answer.json().hasNonNull("outcome")
        ? answer.json()
        : answer.orThrow("POST " + path(id)).json();
  }

  /** What was done in a service since then, oldest first; the newest where they are too many. */
  public List<JsonNode> mended(Component service, Instant since, Wanted wanted) {
    List<JsonNode> found = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonNode page =
          stack
              .management(service)
              .get("/mended?since=%s&after=%d".formatted(encoded(since), after))
              .path("mended");
      if (page.isEmpty()) {
        return List.copyOf(found.subList(Math.max(0, found.size() - wanted.most()), found.size()));
      }
      for (JsonNode one : page) {
        after = one.path("id").asLong();
        if (wanted.isOf(one.path("key").asString(null))) {
          found.add(one);
        }
      }
    }
  }

  private static String path(RecordId id) {
    return "/deadletters/%s/%d".formatted(id.kind().word(), id.number());
  }

  private static String encoded(Instant since) {
    return URLEncoder.encode(since.toString(), StandardCharsets.UTF_8);
  }
}
