package org.openpayouts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpayouts.outbox.Failpoint.Step;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class FailpointsTest {
  @TempDir Path folder;

  private final List<String> deaths = new ArrayList<>();

  private ApplicationContextRunner service(String profile, String... settings) {
    return new ApplicationContextRunner()
        .withUserConfiguration(FailpointConfiguration.class)
        .withBean(Death.class, () -> deaths::add)
        .withBean(CrashPoints.class, () -> CrashPoints.of(Own.values()))
        .withPropertyValues("spring.profiles.active=" + profile)
        .withPropertyValues(settings);
  }

  private static void reach(ApplicationContext service, Enum<?>... points) {
    for (Enum<?> point : points) {
      service.getBean(Failpoints.class).reach(point);
    }
  }

  private enum Own {
    K8
  }

  @Test
  void diesNowhereUnlessItIsArmed() {
    service("production")
        .run(context -> {
          assertThat(context).hasNotFailed();

          reach(context, Step.values());
          reach(context, Own.K8);

          assertThat(deaths).isEmpty();
        });
  }

  @Test
  void diesWhereItIsArmed() {
    service("local", "payouts.failpoints.armed=SENT,K8")
        .run(context -> {
          reach(context, Step.HEAD_READ, Step.SENT, Own.K8);

          assertThat(deaths).containsExactly("SENT", "K8");
        });
  }

  @Test
  void theWaysOutAndInDieThere() {
    service("local", "payouts.failpoints.armed=SENT")
        .run(context -> {
          context.getBean(Failpoint.class).reached(Step.SENT);

          assertThat(deaths).containsExactly("SENT");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "default", "production", "kubernetes", "localhost"})
  void doesNotStartArmedOutsideTheLocalStack(String profile) {
    service(profile, "payouts.failpoints.armed=SENT")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage("payouts.failpoints.armed needs the profile local"));
  }

  @Test
  void doesNotStartWithANameThatNoPointHas() {
    service("local", "payouts.failpoints.armed=SEND")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith("payouts.failpoints.armed: SEND is none of ACKNOWLEDGED,")
                .hasMessageContaining("K8"));
  }

  @Test
  void diesOnceOverRestartsWhereItLeavesAFile() {
    String[] settings = {
      "payouts.failpoints.armed=SENT", "payouts.failpoints.spent-folder=" + folder
    };

    service("local", settings).run(context -> reach(context, Step.SENT));
    service("local", settings).run(context -> reach(context, Step.SENT));

    assertThat(deaths).containsExactly("SENT");
    assertThat(folder.resolve("SENT")).exists();
  }
}
