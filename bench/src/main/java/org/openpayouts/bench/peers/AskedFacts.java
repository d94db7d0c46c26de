package org.openpayouts.bench.peers;

import org.springframework.data.jpa.repository.JpaRepository;

interface AskedFacts extends JpaRepository<AskedFact, Long> {}
