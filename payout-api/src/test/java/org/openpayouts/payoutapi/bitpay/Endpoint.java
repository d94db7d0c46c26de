package org.openpayouts.payoutapi.bitpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openpayouts.payoutapi.running.RunningApi;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One endpoint of the public port, as it is mapped. */
record Endpoint(String method, String pattern, HandlerMethod handler) {
  private static final String ADMIN = "org.openpayouts.payoutapi.admin.";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** All that Spring serves there, but for the page of errors. */
  static List<Endpoint> all(RunningApi api) {
    return all(api.mappings(RequestMappingHandlerMapping.class));
  }

  static List<Endpoint> all(RequestMappingHandlerMapping mapping) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> isPublic(entry.getValue()))
        .flatMap(entry -> endpoints(entry.getKey(), entry.getValue()))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  /** Whoever reaches the admin port shows a credential first; the rest is in front of everybody. */
  private static boolean isPublic(HandlerMethod handler) {
    return !handler.getBeanType().getName().startsWith(ADMIN)
        && handler.getBeanType() != ErrorPages.class;
  }

  private static Stream<Endpoint> endpoints(RequestMappingInfo info, HandlerMethod handler) {
    assertThat(info.getMethodsCondition().getMethods()).as(info.toString()).isNotEmpty();
    return info.getPatternValues().stream()
        .flatMap(pattern ->
            info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .map(method -> new Endpoint(method, pattern, handler)));
  }

  boolean isUnsigned() {
    return handler.hasMethodAnnotation(Unsigned.class);
  }

  boolean namesAToken() {
    return !isUnsigned() && !handler.hasMethodAnnotation(WithoutToken.class);
  }

  boolean hasBody() {
    return method.equals("POST") || method.equals("PUT");
  }

  boolean hasTokenInPath() {
    return pattern.contains("{token}");
  }

  /** The path with something in place of each variable. */
  String path(Map<String, String> values, String otherwise) {
    String area = pattern.split("/", 3)[1];
    Matcher variables = VARIABLE.matcher(pattern);
    return variables.replaceAll(found -> {
      String name = found.group(1);
      return values.getOrDefault(name, values.getOrDefault(area, otherwise));
    });
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
