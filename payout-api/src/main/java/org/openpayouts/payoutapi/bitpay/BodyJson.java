package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.openpayouts.schemas.number.EcmaScriptNumbers;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes bodies: compact, numbers in the form of ECMAScript, nothing escaped without need. */
final class BodyJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(new DecimalSerializer()))
          .build();

  private BodyJson() {}

  private static final class DecimalSerializer extends StdSerializer<BigDecimal> {
    DecimalSerializer() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal number, JsonGenerator out, SerializationContext context) {
      out.writeNumber(EcmaScriptNumbers.of(number));
    }
  }

  static byte[] bytes(Object body) {
    return MAPPER.writeValueAsBytes(body);
  }

  static void write(HttpServletResponse response, int status, Object body) throws IOException {
    byte[] bytes = bytes(body);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  static void refuse(HttpServletResponse response, Refusal refusal, String method)
      throws IOException {
    refusal
        .retryAfter()
        .ifPresent(after -> response.setHeader("Retry-After", Long.toString(after.toSeconds())));
    write(response, refusal.status(), ErrorBody.of(refusal, method));
  }
}
