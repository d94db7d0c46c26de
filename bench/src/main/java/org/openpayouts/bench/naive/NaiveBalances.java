package org.openpayouts.bench.naive;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;

interface NaiveBalances extends JpaRepository<NaiveBalance, Long> {
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<NaiveBalance> findLockedById(long id);
}
