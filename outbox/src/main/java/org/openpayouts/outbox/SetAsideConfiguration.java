package org.openpayouts.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What operators need to see and mend what was set aside. */
@Configuration(proxyBeanMethods = false)
class SetAsideConfiguration {

  @Bean
  UndecodableRecords inboundUndecodableRecords(JdbcClient jdbc) {
    return new UndecodableRecords(jdbc);
  }

  @Bean
  SetAside inboundSetAside(JdbcClient jdbc, Inbound inbound) {
    return new InboundSetAside(
        new SetAsideRows(jdbc, ParkedRecords.TABLE),
        new SetAsideRows(jdbc, UndecodableRecords.TABLE),
        inbound);
  }

  @Bean
  MendedRecords mendedRecords(JdbcClient jdbc) {
    return new MendedRecords(jdbc);
  }

  @Bean
  DeadLettersEndpoint deadLettersEndpoint(
      ObjectProvider<SetAside> sources,
      MendedRecords mended,
      JdbcClient jdbc,
      OutboxSettings settings,
      PlatformTransactionManager transactions,
      Failpoint failpoint) {
    var mending =
        new Mending(
            new TransactionTemplate(transactions),
            new TransactionBounds(jdbc, settings.transaction()),
            mended,
            failpoint);
    return new DeadLettersEndpoint(sources.stream().toList(), mending);
  }

  @Bean
  MendedEndpoint mendedEndpoint(MendedRecords mended) {
    return new MendedEndpoint(mended);
  }
}
