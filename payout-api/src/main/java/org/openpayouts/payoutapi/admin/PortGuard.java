package org.openpayouts.payoutapi.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.openpayouts.outbox.OperatorCredential;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the two ports apart, and asks for the credential before anything else is looked at. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortGuard extends OncePerRequestFilter {
  private static final String ROOT = "/admin";

  private final AdminPort adminPort;
  private final OperatorCredential credential;

  PortGuard(AdminPort adminPort, AdminSettings settings) {
    this.adminPort = adminPort;
    this.credential = OperatorCredential.read(settings.credentialFile());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean viaAdminPort = request.getLocalPort() == adminPort.number();
    boolean toAdmin = isAdmin(request.getServletPath()) || isAdmin(request.getRequestURI());
    if (viaAdminPort && !credential.opens(request.getHeader("Authorization"))) {
      answer(response, 401, "Authorization: Bearer with the admin credential is required");
    } else if (viaAdminPort && !toAdmin) {
      answer(response, 404, "only /admin is served here");
    } else if (!viaAdminPort && toAdmin) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isAdmin(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/") || path.startsWith(ROOT + ";");
  }

  private static void answer(HttpServletResponse response, int status, String text)
      throws IOException {
    byte[] body = AdminAnswer.errorBytes(text);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
