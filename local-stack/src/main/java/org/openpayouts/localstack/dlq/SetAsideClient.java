package org.openpayouts.localstack.dlq;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpayouts.localstack.client.Answer;
import org.openpayouts.localstack.stack.Component;
import org.openpayouts.localstack.stack.RunningStack;
import tools.jackson.databind.JsonNode;

/** The services' own word about what they set aside: nothing is read behind their back. */
public final class SetAsideClient {
  private static final int NOT_FOUND = 404;

  private final RunningStack stack;

  public SetAsideClient(RunningStack stack) {
    this.stack = stack;
  }

  /** By rising number, at most so many. */
  public List<SetAsideRecord> list(Component service, Kind kind, Instant since, int most) {
    List<SetAsideRecord> found = new ArrayList<>();
    long after = 0;
    while (found.size() < most) {
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
        found.add(SetAsideRecord.of(new RecordId(service, kind, after), entry));
      }
    }
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
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

  /** What was done in a service since then, oldest first, at most a page. */
  public JsonNode mended(Component service, Instant since) {
    return stack.management(service).get("/mended?since=" + encoded(since)).path("mended");
  }

  private static String path(RecordId id) {
    return "/deadletters/%s/%d".formatted(id.kind().word(), id.number());
  }

  private static String encoded(Instant since) {
    return URLEncoder.encode(since.toString(), StandardCharsets.UTF_8);
  }
}
