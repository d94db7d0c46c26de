package org.openpayouts.fundingchecker.forecast;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openpayouts.outbox.OperatorCredential;
import org.springframework.web.filter.OncePerRequestFilter;

/** Merchants' reserves are no metric: who looks at a forecast shows the operators' credential. */
final class ForecastGuard extends OncePerRequestFilter {
  private final @Nullable OperatorCredential credential;

  ForecastGuard(@Nullable Path credentialFile) {
    this.credential = credentialFile == null ? null : OperatorCredential.read(credentialFile);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (credential == null) {
      String words = "there is no forecast until " + OperatorCredential.SETTING + " is set";
      refuse(response, HttpServletResponse.SC_FORBIDDEN, words);
    } else if (credential.opens(request.getHeader("Authorization"))) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("WWW-Authenticate", "Bearer");
      String words = "Authorization: Bearer with the operators' credential is required";
      refuse(response, HttpServletResponse.SC_UNAUTHORIZED, words);
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
