package org.openpayouts.payoutapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.openpayouts.payoutapi.running.Answer;
import org.openpayouts.payoutapi.running.MerchantClient;
import tools.jackson.databind.JsonNode;

/** Invites people, and reads what is answered of them. */
record RecipientCalls(MerchantClient client) {
  @SafeVarargs
  final Answer invite(Map<String, String>... people) {
    return invite(Map.of(), List.of(people));
  }

  Answer invite(Map<String, String> others, List<Map<String, String>> people) {
    Map<String, Object> fields = new HashMap<>(others);
    fields.put("recipients", people);
    return client.post("/recipients", fields);
  }

  static List<String> ids(Answer answer) {
    return texts(answer.json().get("data"), "id");
  }

  static List<String> emails(Answer answer) {
    return texts(answer.json().get("data"), "email");
  }

  static List<String> params(Answer answer) {
    return texts(answer.json().get("errors"), "param");
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(one -> one.get(field).asString())
        .toList();
  }
}
