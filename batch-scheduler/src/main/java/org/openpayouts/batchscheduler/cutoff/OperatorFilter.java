package org.openpayouts.batchscheduler.cutoff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who shows the operators' credential; compared in constant time, never logged. */
@Component
class OperatorFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private static final int MIN_LENGTH = 16;

  private final byte[] credential;

  OperatorFilter(AdminSettings settings) {
    try {
      credential =
          Files.readString(settings.credentialFile()).strip().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "payouts.admin.credential-file cannot be read: " + settings.credentialFile(), e);
    }
    if (credential.length < MIN_LENGTH) {
      throw new IllegalStateException(
          "payouts.admin.credential-file holds fewer than " + MIN_LENGTH + " characters");
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (header != null && header.startsWith(SCHEME) && isCredential(header)) {
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

  private boolean isCredential(String header) {
    byte[] shown = header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(credential, shown);
  }
}
