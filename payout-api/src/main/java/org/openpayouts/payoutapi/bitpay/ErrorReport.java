package org.openpayouts.payoutapi.bitpay;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Tomcat answers where a request is so malformed that no application sees it: the same error
 * body as everywhere, in place of a page of HTML.
 */
public final class ErrorReport extends ErrorReportValve {
  private static final Logger log = LoggerFactory.getLogger(ErrorReport.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    String method = request.getMethod();
    try {
      BodyJson.refuse(response, HttpErrors.refusal(status), method == null ? "" : method);
      response.finishResponse();
    } catch (IOException | IllegalStateException clientWentAway) {
      log.atDebug().addKeyValue("status", status).log("error body not delivered");
    }
  }
}
