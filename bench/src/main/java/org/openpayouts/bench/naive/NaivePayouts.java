package org.openpayouts.bench.naive;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface NaivePayouts extends JpaRepository<NaivePayout, Long> {
  List<NaivePayout> findByStatusOrderById(String status);
}
