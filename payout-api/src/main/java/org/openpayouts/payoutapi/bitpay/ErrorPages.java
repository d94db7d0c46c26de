package org.openpayouts.payoutapi.bitpay;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is answered where a request never reached a handler, or broke on its way out of one. */
@Controller
class ErrorPages implements ErrorController {

  @RequestMapping("${spring.web.error.path:${error.path:/error}}")
  void error(HttpServletRequest http, HttpServletResponse response) throws IOException {
    Object status = http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer known ? known : 404;
    BodyJson.refuse(response, HttpErrors.refusal(code), http.getMethod());
  }
}
