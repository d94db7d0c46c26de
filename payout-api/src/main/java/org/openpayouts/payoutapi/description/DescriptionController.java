package org.openpayouts.payoutapi.description;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.openpayouts.payoutapi.bitpay.Unsigned;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.webjars.WebJarVersionLocator;

/**
 * Shows the description to programs and to people, whoever they are. The page loads nothing from
 * elsewhere and sends nothing: what it could send would have to be signed.
 */
@RestController
class DescriptionController {
  private static final MediaType HTML = type("text", "html");
  private static final MediaType SCRIPT = type("text", "javascript");
  private static final MediaType STYLE = type("text", "css");
  private static final Duration KEPT = Duration.ofHours(1);

  /** The viewer sets styles of single elements, and its icons stand in its style sheet. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  private static final Map<String, Part> PARTS =
      Map.of(
          "page.js", new Part(new ClassPathResource("docs/page.js"), SCRIPT),
          "swagger-ui-bundle.js", new Part(viewer("swagger-ui-bundle.js"), SCRIPT),
          "swagger-ui.css", new Part(viewer("swagger-ui.css"), STYLE));

  private final Description description;

  DescriptionController(Description description) {
    this.description = description;
  }

  private record Part(Resource content, MediaType type) {}

  @Unsigned
  @GetMapping("/openapi.json")
  ResponseEntity<byte[]> document() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description.json());
  }

  @Unsigned
  @GetMapping("/docs")
  ResponseEntity<Resource> page() {
    return ResponseEntity.ok()
        .contentType(HTML)
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .body(new ClassPathResource("docs/page.html"));
  }

  @Unsigned
  @GetMapping("/docs/{file}")
  ResponseEntity<Resource> part(@PathVariable String file) {
    Part part = PARTS.get(file);
    if (part == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return ResponseEntity.ok()
        .contentType(part.type())
        .cacheControl(CacheControl.maxAge(KEPT))
        .header("X-Content-Type-Options", "nosniff")
        .body(part.content());
  }

  private static Resource viewer(String file) {
    String path = new WebJarVersionLocator().fullPath("swagger-ui", file);
    return new ClassPathResource(Objects.requireNonNull(path, file));
  }

  private static MediaType type(String type, String subtype) {
    return new MediaType(type, subtype, StandardCharsets.UTF_8);
  }
}
