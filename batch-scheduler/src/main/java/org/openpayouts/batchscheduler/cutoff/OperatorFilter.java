package org.openpayouts.batchscheduler.cutoff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.openpayouts.outbox.OperatorCredential;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who shows the operators' credential; compared in constant time, never logged. */
@Component
class OperatorFilter extends OncePerRequestFilter {
  private final OperatorCredential credential;

  OperatorFilter(AdminSettings settings) {
    credential = OperatorCredential.read(settings.credentialFile());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (credential.opens(request.getHeader("Authorization"))) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader("WWW-Authenticate", "Bearer");
    response.setContentType("application/json");
    response
        .getWriter()
        .write("{\"code\":\"NOT_AUTHENTICATED\",\"message\":\"show the operators' credential\"}");
  }
}
