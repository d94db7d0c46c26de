package org.openpayouts.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.interaction.ApiOperationResolver;
import com.atlassian.oai.validator.model.ApiOperationMatch;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.Response;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with exchanges, by the document. */
final class Judge {
  private static final String ROOT = "/";

  private final OpenApiInteractionValidator validator;
  private final ApiOperationResolver operations;

  private Judge(OpenApiInteractionValidator validator, ApiOperationResolver operations) {
    this.validator = validator;
    this.operations = operations;
  }

  /**
   * What a schema leaves open stays open: ours say themselves where nothing else may be. Parameters
   * that nobody asks for are ignored, as the document says.
   */
  static Judge by(String document) {
    LevelResolver levels =
        LevelResolver.create()
            .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
            .withLevel(
                "validation.request.parameter.query.unexpected", ValidationReport.Level.IGNORE)
            .build();
    var validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(document)
            .withBasePathOverride(ROOT)
            .withStrictOperationPathMatching()
            .withLevelResolver(levels)
            .build();
    OpenAPI model = new OpenAPIV3Parser().readContents(document).getOpenAPI();
    return new Judge(validator, new ApiOperationResolver(model, ROOT, true));
  }

  /** The operation, if it is one, and all that is wrong. */
  ObjectNode judge(JsonNode exchange) {
    Optional<String> operation = operation(exchange);
    ObjectNode verdict =
        Main.texts(
            "violations",
            operation.isPresent() ? violations(exchange) : Outside.violations(exchange));
    verdict.put("operation", operation.orElse(""));
    return verdict;
  }

  private Optional<String> operation(JsonNode exchange) {
    String method = exchange.get("method").asText();
    if (Arrays.stream(Request.Method.values()).noneMatch(known -> known.name().equals(method))) {
      return Optional.empty();
    }
    ApiOperationMatch match =
        operations.findApiOperation(exchange.get("path").asText(), Request.Method.valueOf(method));
    return match.isPathFound() && match.isOperationAllowed()
        ? Optional.of(Operation.name(method, match.getApiOperation().getApiPath().original()))
        : Optional.empty();
  }

  /** Whoever was served has asked as the document says; what was refused may have been anything. */
  private List<String> violations(JsonNode exchange) {
    String path = exchange.get("path").asText();
    Request.Method method = Request.Method.valueOf(exchange.get("method").asText());
    List<String> violations =
        new ArrayList<>(
            errors("answer", validator.validateResponse(path, method, answer(exchange))));
    if (wasServed(exchange)) {
      violations.addAll(errors("request", validator.validateRequest(request(exchange))));
    }
    return violations;
  }

  /** A group of which some instructions failed was not, as a whole. */
  private static boolean wasServed(JsonNode exchange) {
    int status = exchange.get("status").asInt();
    return status >= 200 && status < 300 && !exchange.path("partly").asBoolean();
  }

  private static List<String> errors(String what, ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> what + ": " + place(message) + message.getMessage())
        .toList();
  }

  private static String place(ValidationReport.Message message) {
    return message
        .getContext()
        .flatMap(ValidationReport.MessageContext::getPointers)
        .map(pointers -> pointers.getInstance() + " ")
        .orElse("");
  }

  private static Response answer(JsonNode exchange) {
    SimpleResponse.Builder answer = SimpleResponse.Builder.status(exchange.get("status").asInt());
    for (var header : exchange.path("answerHeaders").properties()) {
      answer.withHeader(header.getKey(), header.getValue().asText());
    }
    return answer.withBody(exchange.path("answer").asText()).build();
  }

  private static Request request(JsonNode exchange) {
    var request =
        new SimpleRequest.Builder(
            exchange.get("method").asText(), exchange.get("path").asText(), true);
    for (var header : exchange.path("headers").properties()) {
      request.withHeader(header.getKey(), header.getValue().asText());
    }
    for (String pair : exchange.path("query").asText("").split("&")) {
      int equals = pair.indexOf('=');
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      // An empty one counts as absent, as the document says.
      if (!value.isBlank()) {
        request.withQueryParam(decoded(pair.substring(0, equals)), value);
      }
    }
    if (exchange.hasNonNull("body")) {
      request.withBody(exchange.get("body").asText());
    }
    return request.build();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
