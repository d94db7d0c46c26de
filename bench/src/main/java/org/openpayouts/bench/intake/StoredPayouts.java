package org.openpayouts.bench.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.openpayouts.localstack.process.Deadline;

/**
 * What payout-api has stored: behind each load every fact must be published, so that no load pays
 * for the one before, and there must be a row for each payout that was answered.
 */
final class StoredPayouts implements SinglePosts.Settling {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final String adminUrl;

  StoredPayouts(String adminUrl) {
    this.adminUrl = adminUrl;
  }

  @Override
  public After before() {
    awaitPublished();
    long before = count();
    return made -> {
      awaitPublished();
      return Math.abs(count() - before - made);
    };
  }

  private void awaitPublished() {
    Deadline.in(PATIENCE)
        .until("every fact is published", () -> number("select count(*) from outbox_segment") == 0);
  }

  long count() {
    return number("select count(*) from payout");
  }

  private long number(String sql) {
    try (Connection connection = DriverManager.getConnection(adminUrl);
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot look into the database of payout-api", e);
    }
  }
}
