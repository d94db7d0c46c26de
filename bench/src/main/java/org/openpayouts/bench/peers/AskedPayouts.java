package org.openpayouts.bench.peers;

import org.springframework.data.jpa.repository.JpaRepository;

interface AskedPayouts extends JpaRepository<AskedPayout, Long> {}
