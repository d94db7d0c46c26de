package org.openpayouts.payoutapi.bitpay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class QuietObservationsTest {
  private static final String TOKEN = "9pVLfvdjt59q1JiY2JEsf2hr5FsjimfY4qRLFi85tMiX";

  @Test
  void tellsNoTokenOfAPathOrQuery() {
    var request = new MockHttpServletRequest("GET", "/tokens/" + TOKEN + "/sins");
    request.setQueryString("token=" + TOKEN);
    var context = new ServerRequestObservationContext(request, new MockHttpServletResponse());

    assertThat(said(context)).doesNotContain(TOKEN).contains("unmapped");
    context.setPathPattern("/tokens/{token}/sins");
    assertThat(said(context)).doesNotContain(TOKEN).contains("/tokens/{token}/sins");
  }

  private static String said(ServerRequestObservationContext context) {
    var convention = new QuietObservations();
    return convention.getContextualName(context)
        + convention.getLowCardinalityKeyValues(context)
        + convention.getHighCardinalityKeyValues(context);
  }
}
