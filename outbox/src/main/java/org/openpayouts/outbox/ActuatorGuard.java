package org.openpayouts.outbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Management endpoints show without a credential, and change nothing without it. */
final class ActuatorGuard extends OncePerRequestFilter {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final @Nullable OperatorCredential credential;

  ActuatorGuard(@Nullable Path credentialFile) {
    this.credential = credentialFile == null ? null : OperatorCredential.read(credentialFile);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (READS.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else if (credential == null) {
      refuse(
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "nothing can be changed here until " + OperatorCredential.SETTING + " is set");
    } else if (credential.opens(request.getHeader("Authorization"))) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("WWW-Authenticate", "Bearer");
      refuse(
          response,
          HttpServletResponse.SC_UNAUTHORIZED,
          "Authorization: Bearer with the operators' credential is required");
    }
  }

  private static void refuse(HttpServletResponse response, int status, String message)
      throws IOException {
    byte[] body = "{\"message\":\"%s\"}".formatted(message).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
